"""Every panel and plot: what it is called and for, where it stands at first, how it is made and connected.

A panel is made when it is first shown, and its module is imported then: what nobody looks at costs nothing.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QUndoView, QWidget

from graphgui.app.panel_row import PanelRow, Purpose, Side, Surroundings
from graphgui.document.document import Document
from graphgui.words import mark_for_translation

if TYPE_CHECKING:
    from graphgui.plots.base.plot import Plot


def _palette(of: Surroundings) -> QWidget:
    from graphgui.panels.palette.palette import Palette

    panel = Palette(of.theme)
    panel.op_chosen.connect(of.canvas.editor.add_at_centre)
    panel.mine.part_chosen.connect(of.canvas.editor.add_part)
    panel.mine.problem.connect(of.complain)
    return panel


def _lesson(of: Surroundings) -> QWidget:
    from graphgui.panels.lesson.lesson_panel import LessonPanel

    return LessonPanel(of.teaching)


def _inspector(of: Surroundings) -> QWidget:
    from graphgui.panels.inspector.inspector import Inspector

    panel = Inspector(of.document, of.session, of.theme)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def _training(of: Surroundings) -> QWidget:
    from graphgui.panels.training.form import TrainingForm

    return TrainingForm(of.document, of.theme)


def _runs(of: Surroundings) -> QWidget:
    from graphgui.panels.runs_panel import RunsPanel

    panel = RunsPanel(of.runs, of.session, of.theme)
    panel.problem.connect(of.complain)
    return panel


def _operation(of: Surroundings) -> QWidget:
    from graphgui.panels.operation_panel import OperationPanel

    return OperationPanel(of.session, of.stepping, of.theme)


def _why(of: Surroundings) -> QWidget:
    from graphgui.panels.why_panel import WhyPanel

    panel = WhyPanel(of.document, of.session, of.theme)
    panel.port_chosen.connect(lambda port: of.canvas.editor.go_to(port.node))
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def _broken_gradient(of: Surroundings) -> QWidget:
    from graphgui.panels.exercises.broken_gradient_panel import BrokenGradientPanel

    panel = BrokenGradientPanel(of.exercises.broken_gradient, of.exercises.break_gradient)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def _data(of: Surroundings) -> QWidget:
    from graphgui.panels.data.generate_panel import DataPanel

    panel = DataPanel(of.document, of.theme)
    panel.import_asked.connect(of.import_data)
    panel.added.connect(of.canvas.editor.show_new)
    return panel


def _table(of: Surroundings) -> QWidget:
    from graphgui.panels.data.table_panel import TablePanel

    panel = TablePanel(of.document)
    panel.problem.connect(of.complain)
    panel.row_chosen.connect(of.choices.choose_row)
    of.choices.row_chosen.connect(panel.choose_row)
    if of.choices.row is not None:
        panel.choose_row(of.choices.row)
    return panel


def _forward_mode(of: Surroundings) -> QWidget:
    from graphgui.panels.forward_mode_panel import ForwardModePanel

    return ForwardModePanel(of.document, of.session, of.theme)


def _leave_forward_mode(panel: QWidget) -> None:
    """Gradients again where the panel with the switch is closed."""
    from graphgui.panels.forward_mode_panel import ForwardModePanel

    assert isinstance(panel, ForwardModePanel)
    panel.switch_off()


def _history(of: Surroundings) -> QWidget:
    view = QUndoView(of.document.undo_stack)
    view.setEmptyLabel(QCoreApplication.translate("panels", mark_for_translation("panels", "As it was opened")))
    return view


def _summary(of: Surroundings) -> QWidget:
    from graphgui.plots.summary import Summary

    return Summary(of.document, of.session, of.theme)


def _heard(of: Surroundings, plot: "Plot") -> "Plot":
    """The plot, whose problems are told."""
    plot.problem.connect(of.complain)
    return plot


def _loss(of: Surroundings) -> QWidget:
    from graphgui.plots.loss.loss_plot import LossPlot

    return _heard(of, LossPlot(of.document, of.session, of.theme, runs=of.runs))


def _fit(of: Surroundings) -> QWidget:
    from graphgui.plots.fit.fit_plot import FitPlot

    plot = FitPlot(of.document, of.session, of.theme)
    _heard(of, plot)
    plot.row_chosen.connect(of.choices.choose_row)
    of.choices.row_chosen.connect(plot.mark_row)
    of.choices.row_left_out.connect(plot.without_row.show_row)
    if of.choices.row is not None:
        plot.mark_row(of.choices.row)
    return plot


def _gradients(of: Surroundings) -> QWidget:
    from graphgui.plots.gradient_plot import GradientPlot

    plot = GradientPlot(of.document, of.session, of.theme)
    _heard(of, plot)
    plot.wire_chosen.connect(of.choices.choose_wire)
    of.choices.wires_changed.connect(plot.highlight)
    plot.highlight(of.choices.wires)
    return plot


def _landscape(of: Surroundings) -> QWidget:
    from graphgui.plots.landscape_plot import LandscapePlot

    return _heard(of, LandscapePlot(of.document, of.session, of.theme))


def _regions(of: Surroundings) -> QWidget:
    from graphgui.plots.regions_plot import RegionsPlot

    return _heard(of, RegionsPlot(of.document, of.session, of.theme))


def _has_regions(document: Document) -> bool:
    from graphgui.engine.model.plane_classifier import find_plane_classifier

    return find_plane_classifier(document.graph, document.feeds) is not None


def _residuals(of: Surroundings) -> QWidget:
    from graphgui.plots.fit.residual_plot import ResidualPlot

    return _heard(of, ResidualPlot(of.document, of.session, of.theme))


def _parameters(of: Surroundings) -> QWidget:
    from graphgui.plots.parameter_plot import ParameterPlot

    plot = ParameterPlot(of.document, of.session, of.theme)
    _heard(of, plot)
    plot.node_chosen.connect(lambda name: of.canvas.editor.select([name]))
    of.choices.nodes_changed.connect(plot.highlight)
    plot.highlight(of.choices.nodes)
    return plot


def _pulls(of: Surroundings) -> QWidget:
    from graphgui.plots.pulls.pulls_plot import PullsPlot

    plot = PullsPlot(of.document, of.session, of.theme)
    _heard(of, plot)
    plot.row_chosen.connect(of.choices.choose_row)
    plot.row_left_out.connect(of.choices.row_left_out)
    of.choices.row_chosen.connect(plot.mark_row)
    if of.choices.row is not None:
        plot.mark_row(of.choices.row)
    return plot


def _curvature(of: Surroundings) -> QWidget:
    from graphgui.plots.curvature_plot import CurvaturePlot

    return _heard(of, CurvaturePlot(of.document, of.session, of.theme))


PANELS: tuple[PanelRow, ...] = (
    PanelRow(
        "palette",
        mark_for_translation("panels", "Operations"),
        mark_for_translation("panels", "Every operation, to be dragged onto the canvas."),
        Purpose.BUILDING,
        Side.LEFT,
        _palette,
    ),
    PanelRow(
        "inspector",
        mark_for_translation("panels", "Inspector"),
        mark_for_translation("panels", "What is selected: its properties, values and gradients."),
        Purpose.BUILDING,
        Side.RIGHT,
        _inspector,
    ),
    PanelRow(
        "loss",
        mark_for_translation("panels", "Loss"),
        mark_for_translation("panels", "The loss at every step, of this run and of others."),
        Purpose.TRAINING,
        Side.BELOW,
        _loss,
    ),
    PanelRow(
        "fit",
        mark_for_translation("panels", "Fit"),
        mark_for_translation("panels", "What the model predicts beside what the data say."),
        Purpose.RESULTS,
        Side.BELOW,
        _fit,
    ),
    PanelRow(
        "gradients",
        mark_for_translation("panels", "Gradients"),
        mark_for_translation("panels", "How large the gradient along every wire is, step after step."),
        Purpose.GRADIENTS,
        Side.BELOW,
        _gradients,
    ),
    PanelRow(
        "training",
        mark_for_translation("panels", "Training"),
        mark_for_translation("panels", "Learning rate, optimiser, batches, schedule, and when to stop."),
        Purpose.TRAINING,
        Side.RIGHT,
        _training,
        beside="inspector",
    ),
    PanelRow(
        "runs",
        mark_for_translation("panels", "Runs"),
        mark_for_translation("panels", "The runs to compare, to be named and kept in the file."),
        Purpose.TRAINING,
        Side.RIGHT,
        _runs,
        beside="inspector",
    ),
    PanelRow(
        "operation",
        mark_for_translation("panels", "Operation"),
        mark_for_translation("panels", "The operation done last, with its formula and numbers."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _operation,
        beside="inspector",
    ),
    PanelRow(
        "why",
        mark_for_translation("panels", "Why this number?"),
        mark_for_translation("panels", "The gradient of what is selected, derived line by line with its numbers."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _why,
        beside="inspector",
    ),
    PanelRow(
        "broken_gradient",
        mark_for_translation("panels", "Broken gradient"),
        mark_for_translation("panels", "An exercise: one gradient of the graph is wrong, and is to be found."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _broken_gradient,
        beside="inspector",
    ),
    PanelRow(
        "data",
        mark_for_translation("panels", "Data"),
        mark_for_translation("panels", "Lines, curves and classes with noise, made by sliders."),
        Purpose.DATA,
        Side.RIGHT,
        _data,
        beside="inspector",
    ),
    PanelRow(
        "table",
        mark_for_translation("panels", "Table"),
        mark_for_translation("panels", "The numbers of the data, to be typed over, copied and pasted."),
        Purpose.DATA,
        Side.RIGHT,
        _table,
        beside="inspector",
    ),
    PanelRow(
        "forward_mode",
        mark_for_translation("panels", "Forward mode"),
        mark_for_translation("panels", "How every value moves when one number moves."),
        Purpose.GRADIENTS,
        Side.RIGHT,
        _forward_mode,
        beside="inspector",
        put_away=_leave_forward_mode,
    ),
    PanelRow(
        "history",
        mark_for_translation("panels", "History"),
        mark_for_translation("panels", "Every edit since the document was opened; a click goes back to it."),
        Purpose.BUILDING,
        Side.RIGHT,
        _history,
        beside="inspector",
    ),
    PanelRow(
        "summary",
        mark_for_translation("panels", "Summary"),
        mark_for_translation("panels", "The model's coefficients and scores, beside the best there are."),
        Purpose.RESULTS,
        Side.RIGHT,
        _summary,
        beside="inspector",
    ),
    PanelRow(
        "lesson",
        mark_for_translation("panels", "Lesson"),
        mark_for_translation("panels", "What there is to learn, step by step, on graphs of its own."),
        Purpose.LEARNING,
        Side.LEFT,
        _lesson,
        beside="palette",
        stays=True,
    ),
    PanelRow(
        "landscape",
        mark_for_translation("panels", "Landscape"),
        mark_for_translation("panels", "The loss over two of the parameters, and the way that training takes."),
        Purpose.GRADIENTS,
        Side.BELOW,
        _landscape,
        beside="gradients",
    ),
    PanelRow(
        "regions",
        mark_for_translation("panels", "Regions"),
        mark_for_translation("panels", "Which class the model gives to every place of the plane."),
        Purpose.RESULTS,
        Side.BELOW,
        _regions,
        beside="fit",
        stands_in=_has_regions,
    ),
    PanelRow(
        "residuals",
        mark_for_translation("panels", "Residuals"),
        mark_for_translation("panels", "How far the predictions are from the data."),
        Purpose.RESULTS,
        Side.BELOW,
        _residuals,
        beside="fit",
    ),
    PanelRow(
        "parameters",
        mark_for_translation("panels", "Parameters"),
        mark_for_translation("panels", "Every parameter at every step."),
        Purpose.TRAINING,
        Side.BELOW,
        _parameters,
        beside="gradients",
    ),
    PanelRow(
        "pulls",
        mark_for_translation("panels", "Pulls"),
        mark_for_translation(
            "panels",
            "How each example pulls at two parameters, and how much it decides.",
        ),
        Purpose.GRADIENTS,
        Side.BELOW,
        _pulls,
        beside="gradients",
    ),
    PanelRow(
        "curvature",
        mark_for_translation("panels", "Curvature"),
        mark_for_translation("panels", "The largest curvature of the loss, and what learning rate it allows."),
        Purpose.GRADIENTS,
        Side.BELOW,
        _curvature,
        beside="gradients",
    ),
)

"""How every panel and plot is made and connected.

A panel is made when it is first shown, and its module is imported then: what nobody looks at costs nothing.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui.app.panel_row import Surroundings
from graphgui.document.document import Document
from graphgui.engine.graph.graph import PortId
from graphgui.words import mark_for_translation

if TYPE_CHECKING:
    from graphgui.plots.base.plot import Plot


def palette(of: Surroundings) -> QWidget:
    from graphgui.panels.palette.palette import Palette

    panel = Palette(of.theme)
    panel.op_chosen.connect(of.canvas.editor.add_at_centre)
    panel.mine.part_chosen.connect(of.canvas.editor.add_part)
    panel.mine.problem.connect(of.complain)
    return panel


def lesson(of: Surroundings) -> QWidget:
    from graphgui.panels.lesson.lesson_panel import LessonPanel

    return LessonPanel(of.teaching)


def inspector(of: Surroundings) -> QWidget:
    from graphgui.panels.inspector.inspector import Inspector

    panel = Inspector(of.document, of.session, of.theme)
    panel.check_asked.connect(partial(_check, of))
    of.choices.changed.connect(panel.show_selection)
    panel.left_unread.connect(of.complain)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def _check(of: Surroundings, port: PortId) -> None:
    """Have the gradient at a port compared with differences."""
    of.canvas.editor.panel_asked.emit("differences")  # which makes it at first
    of.choices.port_chosen.emit(port)


def training(of: Surroundings) -> QWidget:
    from graphgui.panels.training.form import TrainingForm

    return TrainingForm(of.document, of.theme)


def runs(of: Surroundings) -> QWidget:
    from graphgui.panels.runs_panel import RunsPanel

    panel = RunsPanel(of.runs, of.session, of.theme)
    panel.problem.connect(of.complain)
    return panel


def operation(of: Surroundings) -> QWidget:
    from graphgui.panels.operation_panel import OperationPanel

    return OperationPanel(of.session, of.stepping, of.theme)


def why(of: Surroundings) -> QWidget:
    from graphgui.panels.why_panel import WhyPanel

    panel = WhyPanel(of.document, of.session, of.theme)
    panel.port_chosen.connect(lambda port: of.canvas.editor.go_to(port.node))
    panel.path_pointed.connect(of.canvas.editor.scene.light)
    panel.check_asked.connect(partial(_check, of))
    panel.answer_asked.connect(partial(of.canvas.editor.panel_asked.emit, "answer"))
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def answer(of: Surroundings) -> QWidget:
    from graphgui.panels.answer_panel import AnswerPanel

    panel = AnswerPanel(of.document, of.session, of.theme)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def jacobian(of: Surroundings) -> QWidget:
    from graphgui.panels.jacobian.jacobian_panel import JacobianPanel

    panel = JacobianPanel(of.document, of.session, of.theme)
    panel.ports_pointed.connect(of.canvas.editor.lit_ports.show)
    of.choices.changed.connect(panel.show_selection)
    panel.show_selection(of.choices.nodes, of.choices.wires)
    return panel


def data(of: Surroundings) -> QWidget:
    from graphgui.panels.data.generate_panel import DataPanel

    panel = DataPanel(of.document, of.theme)
    panel.import_asked.connect(of.import_data)
    panel.added.connect(of.canvas.editor.show_new)
    return panel


def table(of: Surroundings) -> QWidget:
    from graphgui.panels.data.table_panel import TablePanel

    panel = TablePanel(of.document)
    panel.problem.connect(of.complain)
    panel.row_chosen.connect(of.choices.choose_row)
    of.choices.row_chosen.connect(panel.choose_row)
    if of.choices.row is not None:
        panel.choose_row(of.choices.row)
    return panel


def forward_mode(of: Surroundings) -> QWidget:
    from graphgui.panels.forward_mode_panel import ForwardModePanel

    return ForwardModePanel(of.document, of.session, of.theme)


def leave_forward_mode(panel: QWidget) -> None:
    """Gradients again where the panel with the switch is closed."""
    from graphgui.panels.forward_mode_panel import ForwardModePanel

    assert isinstance(panel, ForwardModePanel)
    panel.switch_off()


def history(of: Surroundings) -> QWidget:
    from PySide6.QtWidgets import QUndoView

    view = QUndoView(of.document.undo_stack)
    view.setEmptyLabel(QCoreApplication.translate("panels", mark_for_translation("panels", "As it was opened")))
    return view


def summary(of: Surroundings) -> QWidget:
    from graphgui.plots.summary import Summary

    return Summary(of.document, of.session, of.theme)


def heard(of: Surroundings, plot: "Plot") -> "Plot":
    """The plot, whose problems are told."""
    plot.problem.connect(of.complain)
    return plot


def loss(of: Surroundings) -> QWidget:
    from graphgui.plots.loss.loss_plot import LossPlot

    return heard(of, LossPlot(of.document, of.session, of.theme, runs=of.runs))


def fit(of: Surroundings) -> QWidget:
    from graphgui.plots.fit.fit_plot import FitPlot

    plot = FitPlot(of.document, of.session, of.theme)
    heard(of, plot)
    plot.row_chosen.connect(of.choices.choose_row)
    of.choices.row_chosen.connect(plot.mark_row)
    of.choices.row_left_out.connect(plot.without_row.show_row)
    if of.choices.row is not None:
        plot.mark_row(of.choices.row)
    return plot


def gradients(of: Surroundings) -> QWidget:
    from graphgui.plots.gradient_plot import GradientPlot

    plot = GradientPlot(of.document, of.session, of.theme)
    heard(of, plot)
    plot.wire_chosen.connect(of.choices.choose_wire)
    of.choices.wires_changed.connect(plot.highlight)
    plot.highlight(of.choices.wires)
    return plot


def landscape(of: Surroundings) -> QWidget:
    from graphgui.plots.landscape_plot import LandscapePlot

    return heard(of, LandscapePlot(of.document, of.session, of.theme))


def regions(of: Surroundings) -> QWidget:
    from graphgui.plots.regions_plot import RegionsPlot

    return heard(of, RegionsPlot(of.document, of.session, of.theme))


def has_regions(document: Document) -> bool:
    from graphgui.engine.model.plane_classifier import find_plane_classifier

    return find_plane_classifier(document.graph, document.feeds) is not None


def residuals(of: Surroundings) -> QWidget:
    from graphgui.plots.fit.residual_plot import ResidualPlot

    return heard(of, ResidualPlot(of.document, of.session, of.theme))


def parameters(of: Surroundings) -> QWidget:
    from graphgui.plots.parameter_plot import ParameterPlot

    plot = ParameterPlot(of.document, of.session, of.theme)
    heard(of, plot)
    plot.node_chosen.connect(lambda name: of.canvas.editor.select([name]))
    of.choices.nodes_changed.connect(plot.highlight)
    plot.highlight(of.choices.nodes)
    return plot


def pulls(of: Surroundings) -> QWidget:
    from graphgui.plots.pulls.pulls_plot import PullsPlot

    plot = PullsPlot(of.document, of.session, of.theme)
    heard(of, plot)
    plot.row_chosen.connect(of.choices.choose_row)
    plot.row_left_out.connect(of.choices.row_left_out)
    of.choices.row_chosen.connect(plot.mark_row)
    if of.choices.row is not None:
        plot.mark_row(of.choices.row)
    return plot


def curvature(of: Surroundings) -> QWidget:
    from graphgui.plots.curvature_plot import CurvaturePlot

    return heard(of, CurvaturePlot(of.document, of.session, of.theme))


def differences(of: Surroundings) -> QWidget:
    from graphgui.plots.difference_plot import DifferencePlot

    plot = DifferencePlot(of.document, of.session, of.theme)
    heard(of, plot)
    of.choices.changed.connect(plot.show_selection)
    plot.show_selection(of.choices.nodes, of.choices.wires)
    of.choices.port_chosen.connect(plot.show_port)
    return plot

"""The paths of the parameters are those of the run, end where the closed form says, and lead to their nodes."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.model.parameter_names import parameter_names
from graphgui.engine.training.run import Run
from graphgui.plots.parameter_plot import MOST_CURVES, ParameterPlot
from graphgui.storage.project import Project
from tests.graphs import node, regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(ParameterPlot, document)
    plot.session.run_now(30)
    plot.draw_now()
    return plot


def two_layers(columns):
    """X -> first -> second -> mse <- Y, the first with `columns` times 2 weights."""
    graph, _ = regression(20, columns)
    nodes = [graph["X"], graph["Y"], graph["mse"], node("first", "linear", outputs=2), node("second", "linear")]
    wires = [
        Wire("X", "out", "first", "X"),
        Wire("first", "Yhat", "second", "X"),
        Wire("second", "Yhat", "mse", "Yhat"),
        Wire("Y", "out", "mse", "Y"),
    ]
    return Document(Project(Graph(nodes, wires), {}, Training(0.01, 50), {}))


def names(plot):
    return [plot.legend.item(row).text() for row in range(plot.legend.count())]


def on_curve(plot, number, index):
    xs, ys = plot.curves[number].getData()
    scene = plot.box.mapViewToScene(QPointF(float(xs[index]), float(ys[index])))
    return plot.view.mapFromScene(scene)


def test_the_curves_are_what_the_parameters_were_at_each_step(plot):
    run = plot.session.run
    assert names(plot) == ["linear.W[income]", "linear.b"]
    for number, curve in enumerate(plot.curves):
        xs, ys = curve.getData()
        np.testing.assert_array_equal(xs, range(31))
        np.testing.assert_array_equal(ys, [run.snapshot(step).theta[number] for step in range(31)])


def test_dotted_lines_stand_where_the_closed_form_says(plot):
    best = quadratic(plot.document.graph, plot.document.feeds).minimiser
    assert [line.value() for line in plot.ends] == list(best)
    assert all(line.isVisible() and line.pen.style() == Qt.PenStyle.DotLine for line in plot.ends)
    assert plot.readout.text() == "all 2 parameters; dotted: the closed form"


def test_where_many_ends_are_as_good_none_is_drawn(plot_of):
    graph, feeds = regression(3, 6)
    plot = plot_of(ParameterPlot, Document(Project(graph, {}, Training(0.01, 50), {})))
    plot.session.run_now(5)
    plot.draw_now()
    assert quadratic(graph, feeds).rank < 7
    assert not any(line.isVisible() for line in plot.ends)


def test_the_cursor_stands_at_the_step_shown_and_the_curves_stay(plot):
    plot.session.show_step(12)
    plot.draw_now()
    assert plot.now.value() == 12
    assert plot.curves[0].getData()[0][-1] == 30


def test_of_many_parameters_those_that_moved_most_are_drawn(plot_of):
    plot = plot_of(ParameterPlot, two_layers(20))
    plot.session.run_now(40)
    plot.draw_now()
    run, count = plot.session.run, 45
    path = np.array([run.snapshot(step).theta for step in range(41)])
    moved = np.ptp(path, axis=0)
    every = parameter_names(plot.document.graph, plot.session.moment.parameters)
    shown = [name in names(plot) for name in every]
    assert sum(shown) == MOST_CURVES and len(shown) == count
    assert moved[shown].min() >= moved[~np.array(shown)].max()
    assert plot.readout.text() == f"{MOST_CURVES} of {count} parameters: those that moved most"


def test_of_many_parameters_those_of_the_chosen_node_are_drawn(plot_of, qtbot):
    plot = plot_of(ParameterPlot, two_layers(20))
    plot.session.run_now(10)
    plot.highlight(["second"])
    qtbot.waitUntil(lambda: names(plot) == ["second.W[1]", "second.W[2]", "second.b"])
    plot.highlight(["X"])
    qtbot.waitUntil(lambda: len(names(plot)) == MOST_CURVES)


def test_a_click_on_a_curve_chooses_its_node_and_it_stands_out(plot, qtbot):
    with qtbot.waitSignal(plot.node_chosen) as chosen:
        QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=on_curve(plot, 1, 15))
    assert chosen.args == ["linear"]
    plot.highlight(["linear"])
    widths = [curve.opts["pen"].widthF() for curve in plot.curves]
    assert widths[1] > widths[0]
    assert [item.text() for item in plot.legend.selectedItems()] == ["linear.b"]


def test_a_click_on_a_name_chooses_its_node(plot, qtbot):
    centre = plot.legend.visualItemRect(plot.legend.item(0)).center()
    with qtbot.waitSignal(plot.node_chosen) as chosen:
        QTest.mouseClick(plot.legend.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert chosen.args == ["linear"]


def test_the_mouse_reads_a_curve_and_its_end(plot, qtbot):
    QTest.mouseMove(plot.view.viewport(), on_curve(plot, 0, 10))
    qtbot.waitUntil(lambda: plot.readout.text().startswith("linear.W[income]: "))
    assert " at step 10, " in plot.readout.text()


def test_the_path_of_a_run_that_diverges_ends_where_numbers_do(plot_of, document):
    edits.training.change(document, learning_rate=1e30)
    plot = plot_of(ParameterPlot, document)
    plot.session.run_now(20)
    plot.draw_now()
    bounds = plot.bounds()
    assert np.isfinite(bounds).all() and bounds.top < 1e101


def test_hidden_it_reads_nothing(plot, monkeypatch):
    plot.hide()
    monkeypatch.setattr(Run, "path", None)  # would raise
    plot.session.run_now(5)
    QTest.qWait(30)
    assert len(plot.curves[0].getData()[0]) == 31


def test_a_graph_without_a_loss_empties_it(plot, document, qtbot):
    edits.wires.disconnect(document, Wire("X", "out", "linear", "X"))
    qtbot.waitUntil(lambda: plot.empty.isVisible() and not plot.curves)


def test_the_numbers_can_be_saved(plot):
    columns = plot.columns()
    assert list(columns) == ["step", "linear.W[income]", "linear.b"]
    assert columns["linear.b"][-1] == plot.session.moment.theta[1]


def test_a_run_that_goes_away_is_marks_at_the_edge_and_not_the_axis(plot):
    edits.training.change(plot.document, learning_rate=3.0)
    plot.session.reset()
    plot.session.run_now(1000)
    plot.draw_now()
    theta, near = plot.session.moment.theta, plot.session.run.snapshot(1).theta
    bottom, top = plot.box.viewRange()[1]
    assert np.abs(theta).max() > 100 * np.abs(near).max() > 0
    assert -20 * np.abs(near).max() < bottom < top < 20 * np.abs(near).max()
    assert {mark.number for mark in plot.edge.marks} == {number for number in theta if not bottom <= number <= top}
    for mark, text in zip(plot.edge.marks, plot.edge.texts, strict=True):
        assert mark.is_below == (mark.number < 0)
        assert text[0] == ("▼" if mark.is_below else "▲")

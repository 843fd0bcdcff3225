"""A gradient beside difference quotients: whose it is, the slider's step, both values, and the two regimes."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document.document import Document
from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.look.numbers import short
from graphgui.plots.difference_plot import DifferencePlot
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

W, b = PortId("linear", "W"), PortId("linear", "b")


def curved():
    """linear -> tanh -> mse, of which C is no quadratic in W."""
    graph, _ = regression(6, 2)
    nodes = [*graph.nodes.values(), node("tanh", "tanh")]
    wires = [wire for wire in graph.wires if wire.source != "linear"]
    wires += [Wire("linear", "Yhat", "tanh", "A"), Wire("tanh", "out", "mse", "Yhat")]
    return Document(Project(Graph(nodes, wires), {}, Training(0.1, steps=50), {}))


def straight():
    graph, _ = regression(6, 2)
    return Document(Project(graph, {}, Training(0.1, steps=50), {}))


@pytest.fixture
def plot(qapp, plot_of, qtbot):
    return shown(plot_of, qtbot, curved())


def shown(plot_of, qtbot, document):
    plot = plot_of(DifferencePlot, document)
    plot.session.evaluate()
    found(plot, qtbot)
    return plot


def found(plot, qtbot):
    qtbot.waitUntil(lambda: plot.curve is not None)
    plot.draw_now()


def gradient(plot, port):
    return plot.session.moment.gradient(port)


def lines(plot):
    return plot.values.text().split("\n")


def test_the_first_parameter_is_checked_until_another_gradient_is_chosen(plot, qtbot):
    assert plot.port_box.currentText() == "linear.W"
    assert plot.curve.gradient == gradient(plot, W)[0, 0]
    plot.show_selection(["mse"], [])
    qtbot.waitUntil(lambda: plot.port_box.currentText() == "mse.C")
    qtbot.waitUntil(lambda: plot.curve is not None and plot.curve.gradient == 1)
    wire = Wire("tanh", "out", "mse", "Yhat")
    plot.show_selection([], [wire])
    qtbot.waitUntil(lambda: plot.curve is not None and plot.curve.gradient == gradient(plot, wire.end)[0, 0])
    assert plot.port_box.currentText() == "mse.Ŷ"


def test_another_number_of_it_is_chosen_by_its_row(plot, qtbot):
    plot.row_box.setFocus()
    QTest.keyClick(plot.row_box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: plot.curve is not None and plot.curve.gradient == gradient(plot, W)[1, 0])


def test_the_slider_goes_from_rounding_over_the_best_step_to_truncation(plot):
    plot.slider.setFocus()
    QTest.keyClick(plot.slider, Qt.Key.Key_Home)
    assert lines(plot)[0] == "h = 10⁻¹⁵" and "rounding" in plot.words()
    QTest.keyClick(plot.slider, Qt.Key.Key_End)
    assert lines(plot)[0] == "h = 0.100" and "truncation" in plot.words()
    for _ in range(plot.curve.best):
        QTest.keyClick(plot.slider, Qt.Key.Key_Left)
    assert "the best step" in plot.words()
    assert float(lines(plot)[2].replace("−", "-")) == pytest.approx(plot.curve.gradient, rel=1e-8)
    assert [text.toPlainText() for text in plot.regimes] == ["rounding", "truncation"]


def test_both_points_stand_on_their_curves_at_the_slider_s_step(plot):
    index = plot.curve.nearest(1e-5)
    xs, ys = plot.points.getData()
    np.testing.assert_allclose(xs, -5, atol=1e-9)
    expected = np.log10([plot.curve.central_error[index], plot.curve.one_sided_error[index]])
    np.testing.assert_allclose(ys, expected)


def test_the_pointer_is_told_the_step_under_it(plot):
    step = plot.curve.steps[20]
    place = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(np.log10(step), plot.bounds().bottom + 2)))
    QTest.mouseMove(plot.view.viewport(), QPoint(place))
    assert plot.readout.text().startswith(f"h = {short(float(step))}: central off by")


def test_of_a_quadratic_loss_it_says_that_nothing_is_truncated(qapp, plot_of, qtbot):
    plot = shown(plot_of, qtbot, straight())
    assert "quadratic" in plot.words()
    assert plot.regimes[1].toPlainText() == ""


def test_it_follows_a_step_of_training(plot, qtbot):
    before = plot.curve.gradient
    plot.session.step_once()
    qtbot.waitUntil(lambda: plot.curve is not None and plot.curve.gradient != before)
    assert plot.curve.gradient == gradient(plot, W)[0, 0]


def test_without_a_loss_it_says_what_is_lacking(qapp, plot_of, qtbot):
    document = Document(Project(Graph([constant("X", [[1]])]), {}, Training(), {}))
    plot = plot_of(DifferencePlot, document)
    plot.draw_now()
    assert "no loss yet" in plot.empty.text() and plot.curve is None

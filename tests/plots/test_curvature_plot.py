"""The curvature plot shows the spectrum, says what diverges, and offers a rate that does not."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session import spectrum
from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.look.colours import DARK, LIGHT
from graphgui.plots.curvature_plot import CurvaturePlot
from graphgui.storage.project import Project
from tests.graphs import node, regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

WIDE = np.array([1.0, 3.0])  # the second column's weight is by far the sharpest direction
TOO_FAST = 0.3


def project(learning_rate=0.05, *, tanh=False, **training):
    graph, feeds = regression(20, 2)
    graph.update(graph["X"].with_attributes(value=(feeds["X"] * WIDE).tolist()))
    nodes, wires = list(graph.nodes.values()), set(graph.wires)
    if tanh:
        nodes.append(node("tanh", "tanh"))
        wires -= {Wire("linear", "Yhat", "mse", "Yhat")}
        wires |= {Wire("linear", "Yhat", "tanh", "A"), Wire("tanh", "out", "mse", "Yhat")}
    return Project(Graph(nodes, sorted(wires)), {}, Training(learning_rate, 50, **training), {})


def hessian():
    X = regression(20, 2)[1]["X"] * WIDE
    X = np.concatenate([X, np.ones((20, 1))], axis=1)
    return 2 / 20 * X.T @ X


@pytest.fixture
def plot_for(plot_of, qtbot):
    def make(project, steps=5):
        plot = plot_of(CurvaturePlot, Document(project))
        plot.session.run_now(steps)
        qtbot.waitUntil(lambda: plot.finder.spectrum is not None)
        plot.draw_now()
        return plot

    return make


def heights(plot):
    return 10.0 ** np.asarray(plot.bars.opts["y1"])


def colours(plot):
    return [brush.color().name() for brush in plot.bars.opts["brushes"]]


def cells(plot):
    """The table by the names in its first column."""
    rows = range(plot.table.rowCount())
    return {plot.table.item(row, 0).text(): plot.table.item(row, 1).text() for row in rows}


def click_bar(plot, number):
    scene = plot.box.mapViewToScene(QPointF(number, plot.bounds().bottom + 0.05))
    QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=plot.view.mapFromScene(scene))


def test_the_bars_are_the_eigenvalues_and_the_line_is_two_over_the_rate(plot_for):
    plot = plot_for(project(0.05))
    np.testing.assert_allclose(heights(plot), np.linalg.eigvalsh(hessian())[::-1])
    assert 10 ** plot.threshold.value() == pytest.approx(2 / 0.05)
    assert colours(plot) == [LIGHT.accent] * 3
    assert plot.readout.text() == "no direction diverges at the rate 0.0500"
    assert float(cells(plot)["Condition number"]) == pytest.approx(np.linalg.cond(hessian()), rel=1e-2)
    assert float(cells(plot)["Largest stable rate"]) == pytest.approx(2 / heights(plot)[0], rel=1e-2)


def test_what_diverges_is_coloured_and_named_with_its_growth(plot_for):
    plot = plot_for(project(TOO_FAST))
    assert colours(plot) == [LIGHT.warning, LIGHT.accent, LIGHT.accent]
    growth = TOO_FAST * np.linalg.eigvalsh(hessian())[-1] - 1
    assert plot.readout.text() == f"1 of 3 diverging: error × {growth:.2f} each step"
    names = [plot.table.item(row, 0).text() for row in range(3)]
    assert names[0].startswith("Direction 1: λ ") and names[1:] == ["Error, each step", "linear.W[2]"]
    assert float(cells(plot)["linear.W[2]"]) > 0.9


def test_the_button_sets_the_best_rate_and_undo_takes_it_back(plot_for, qtbot):
    plot = plot_for(project(TOO_FAST))
    best = 2 / np.linalg.eigvalsh(hessian())[[0, -1]].sum()
    assert float(plot.button.text().removeprefix("Set the rate to ")) == pytest.approx(best, rel=1e-2)
    QTest.mouseClick(plot.button, Qt.MouseButton.LeftButton)
    assert plot.document.training.learning_rate == pytest.approx(best, rel=1e-2)
    qtbot.waitUntil(lambda: colours(plot) == [LIGHT.accent] * 3)
    assert not plot.button.isEnabled()
    plot.document.undo_stack.undo()
    assert plot.document.training.learning_rate == TOO_FAST
    qtbot.waitUntil(lambda: colours(plot)[0] == LIGHT.warning)


def test_training_at_the_rate_of_the_button_converges(plot_for):
    plot = plot_for(project(TOO_FAST))
    QTest.mouseClick(plot.button, Qt.MouseButton.LeftButton)
    plot.session.reset()
    plot.session.run_now(400)
    assert np.linalg.norm(plot.session.moment.gradient(PortId("linear", "W"))) < 1e-9


def test_a_click_on_a_bar_and_the_arrow_keys_choose_the_direction(plot_for, qtbot):
    plot = plot_for(project())
    click_bar(plot, 3)
    qtbot.waitUntil(lambda: any(name.startswith("Direction 3: ") for name in cells(plot)))
    direction = np.linalg.eigh(hessian())[1][:, 0]
    assert float(cells(plot)["linear.b"]) == pytest.approx(abs(direction[2]), rel=1e-2)
    QTest.keyClick(plot.view, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: any(name.startswith("Direction 2: ") for name in cells(plot)))


def test_the_mouse_reads_a_bar(plot_for, qtbot):
    plot = plot_for(project())
    scene = plot.box.mapViewToScene(QPointF(1, plot.bounds().bottom + 0.1))
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(scene))
    qtbot.waitUntil(lambda: "mostly linear.W[2]: error × " in plot.readout.text())


@pytest.mark.parametrize(
    ("optimiser", "threshold", "rule"),
    [("momentum", 2 * 1.9 / 0.05, "2(1+μ)/η"), ("nesterov", 2 * 1.9 / (2.8 * 0.05), "2(1+μ)/((1+2μ)η)")],
)
def test_momentum_has_a_threshold_of_its_own(plot_for, optimiser, threshold, rule):
    plot = plot_for(project(optimiser=optimiser))
    assert 10 ** plot.threshold.value() == pytest.approx(threshold)
    assert f"Threshold {rule}" in cells(plot)


def test_batches_bend_more_and_the_rate_is_at_most_that_of_all_examples(plot_for):
    whole, batches = plot_for(project(0.05)), plot_for(project(0.05, batch_size=4))
    at_most = cells(batches)["Largest stable rate"]
    assert at_most == "≤ " + cells(whole)["Largest stable rate"]
    assert (
        0 < float(batches.button.text().removeprefix("Set the rate to ")) < 0.5 * float(at_most.removeprefix("≤ "))
    )


def test_adam_has_none_and_says_so(plot_for):
    plot = plot_for(project(9.0, optimiser="adam"))
    assert not plot.threshold.isVisible() and not plot.button.isVisible()
    assert plot.readout.text() == "adam scales the step of each parameter: no threshold is known"
    assert colours(plot) == [LIGHT.accent] * 3 and cells(plot)["Largest stable rate"] == "not known"


def test_the_threshold_is_that_of_the_scheduled_rate(plot_for):
    plot = plot_for(project(0.2, schedule="step", schedule_period=5, schedule_factor=0.1), steps=5)
    assert 10 ** plot.threshold.value() == pytest.approx(2 / 0.02)


def test_of_a_quadratic_loss_it_is_computed_once_for_all_steps(plot_for):
    plot = plot_for(project())
    found = plot.finder.spectrum
    plot.session.step_once()
    plot.draw_now()
    QTest.qWait(20)
    assert plot.finder.spectrum is found and cells(plot)["Holds"] == "everywhere"


def test_of_another_loss_it_follows_the_step_shown(plot_for, qtbot):
    plot = plot_for(project(tanh=True))
    assert cells(plot)["Holds"] == "near step 5"
    before = heights(plot)
    plot.session.show_step(0)
    qtbot.waitUntil(lambda: cells(plot)["Holds"] == "near step 0")
    assert not np.allclose(heights(plot), before)


def test_hidden_it_computes_nothing(plot_of, monkeypatch):
    asked = []
    monkeypatch.setattr(spectrum, "spectrum_in_parts", lambda *given: asked.append(given) or iter(()))
    plot = plot_of(CurvaturePlot, Document(project(tanh=True)))
    plot.hide()
    plot.session.run_now(5)
    QTest.qWait(30)
    assert not asked


def test_another_graph_has_another_spectrum(plot_for, qtbot):
    plot = plot_for(project())
    edits.wires.disconnect(plot.document, Wire("linear", "Yhat", "mse", "Yhat"))
    qtbot.waitUntil(lambda: plot.empty.isVisible())
    plot.document.undo_stack.undo()
    qtbot.waitUntil(lambda: not plot.empty.isVisible() and plot.finder.spectrum is not None)


def test_a_loss_that_is_no_number_is_said(plot_for, qtbot):
    plot = plot_for(project(tanh=True))
    plot.session.set_parameters(np.full(3, np.nan))
    qtbot.waitUntil(lambda: "no finite number" in plot.empty.text())


def test_another_theme_recolours_it(plot_for):
    plot = plot_for(project(TOO_FAST))
    plot.set_theme(DARK)
    plot.draw_now()
    assert colours(plot) == [DARK.warning, DARK.accent, DARK.accent]


def test_the_numbers_can_be_saved(plot_for):
    columns = plot_for(project(TOO_FAST)).columns()
    np.testing.assert_allclose(columns["growth"], abs(1 - TOO_FAST * columns["eigenvalue"]))

"""Each operation of a step is seen worked: what it gave, out of what, and any one number written out."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.app.window import Window
from graphgui.engine.graph.graph import PortId
from graphgui.panels.worked_operation import written

WEIGHTS = PortId("linear", "W")


@pytest.fixture
def five_points(qtbot):
    window = Window()
    window.resize(1280, 800)
    window.show()
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: "loss" in window.panels.made)
    yield window
    window.document.undo_stack.setClean()
    window.close()


def press(window, times, key=Qt.Key.Key_F7):
    for _ in range(times):
        QTest.keyClick(window.canvas, key)


def panel_of(window):
    return window.panels["operation"]


def symbols(panel):
    return [block.matrix.accessibleName() for block in panel.operands]


def test_a_weight_gradient_shows_the_operands_of_its_formula_transposed_where_it_says_so(five_points, qtbot):
    window = five_points
    press(window, 1)
    while (
        window.session.moment.step_debugger.current.port != WEIGHTS
        or window.session.moment.gradient(WEIGHTS) is None
    ):
        press(window, 1)
    panel, moment = panel_of(window), window.session.moment
    assert symbols(panel) == ["Xᵀ", "G"]
    found = moment.gradient(WEIGHTS)
    X, G = moment.value(PortId("X", "out")), moment.gradient(PortId("mse", "Yhat"))
    np.testing.assert_allclose(found, X.T @ G)
    assert panel.entry.text().startswith("1·(−")
    assert panel.entry.text().count("·") == len(X)
    assert written(found.item()) == panel.entry.text().split(" = ")[1]
    qtbot.waitUntil(lambda: 0 < panel.result.geometry().bottom() < panel.entry.geometry().top())


def test_the_number_written_out_is_the_one_that_is_clicked(five_points):
    window = five_points
    press(window, 1)
    panel = panel_of(window)
    assert panel.title.text() == "Forward: the value of linear.Ŷ"
    X, W, b = (window.session.moment.value(PortId("linear", port)) for port in "XWb")
    place = panel.result.matrix.entry_rect(2, 0).center().toPoint()
    QTest.mouseClick(panel.result.matrix, Qt.MouseButton.LeftButton, pos=place)
    assert (panel.row_box.value(), panel.column_box.value()) == (3, 1)
    assert panel.entry.text().startswith(f"{X[2, 0]:.0f}·")
    assert symbols(panel) == ["X", "W", "b"]
    assert written((X @ W + b)[2, 0]) == panel.entry.text().split(" = ")[1]


def test_a_gradient_of_one_says_why(five_points):
    window = five_points
    press(window, 3)
    panel = panel_of(window)
    assert "mse.Ŷ" in panel.title.text()
    said = [label.text() for label in panel.findChildren(type(panel.place)) if label.isVisible()]
    assert any("∂C/∂C = 1" in text for text in said)
    assert symbols(panel) == ["G", "Ŷ", "Y"]


def test_the_last_operation_of_a_step_is_shown_with_the_parameter_and_its_rate(five_points):
    window = five_points
    before = window.session.run.snapshot(0).theta if window.session.run.segments else None
    press(window, 1)
    operations = len(window.session.moment.step_debugger.operations)
    press(window, operations - 1)
    panel = panel_of(window)
    assert window.session.step == 1 and before is None
    assert panel.title.text() == "Update: linear.b moves"
    assert f"operation {operations} of {operations} in step 1" == panel.place.text()
    assert f"− {written(window.document.training.learning_rate)}·" in panel.entry.text()
    b = window.session.moment.value(PortId("linear", "b"))
    assert written(b.item()) == panel.entry.text().split(" = ")[1]


def test_the_first_operation_of_a_step_leaves_the_loss_plot_as_it_is(five_points, qtbot):
    window = five_points
    press(window, 1, Qt.Key.Key_F10)
    plot = window.panels["loss"]
    qtbot.waitUntil(lambda: list(plot.now.getData()[0]) == [1])
    shown = [values.copy() for values in plot.now.getData()]
    press(window, 1)
    plot.draw_now()
    np.testing.assert_allclose(plot.now.getData(), shown)
    assert not plot.empty.isVisible()


def test_while_training_runs_it_says_so_and_of_which_step_its_numbers_are(five_points, qtbot):
    window = five_points
    press(window, 2)
    panel, session = panel_of(window), window.session
    session.rate = 60.0
    assert not panel.notice.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: session.step > 5, timeout=20_000)
    assert panel.notice.isVisible()
    assert panel.notice.text().startswith("Training runs.")
    assert "was computed in step 1 and does not follow" in panel.notice.text()
    assert panel.place.text().endswith("in step 1")
    press(window, 1)
    assert session.state == "idle" and not panel.notice.isVisible()
    assert (
        panel.place.text()
        == f"operation 1 of {len(session.moment.step_debugger.operations)} in step {session.step + 1}"
    )


def test_opened_while_training_runs_it_says_what_to_do(five_points, qtbot):
    window = five_points
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.session.step > 5, timeout=20_000)
    panel = window.panels.bring("operation")
    assert panel.notice.isVisible() and "Step Into pauses it" in panel.notice.text()
    assert panel.result is None
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert not panel.notice.isVisible()

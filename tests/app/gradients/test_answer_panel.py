"""Your turn: a formula is typed for the gradient of what is selected, shown as it is read, and answered."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.engine import PortId, Wire


@pytest.fixture(autouse=True)
def opened(example):
    example("diabetes")


@pytest.fixture
def your_turn(ask):
    return partial(ask, "answer")


def typed(panel, text):
    panel.field.selectAll()
    QTest.keyClicks(panel.field, text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


def test_a_formula_is_typed_at_once_and_answered(window, your_turn):
    panel = your_turn("linear")
    assert panel.field.hasFocus()
    assert panel.port == PortId("linear", "W")
    typed(panel, "-2/q * X.T @ (Y - Yhat)")
    assert panel.said.text().startswith("Right")
    assert panel.reading.latex == r"-\frac{2}{q}\, X^{\top}\, \left(Y - \hat{Y}\right)"


def test_it_is_shown_as_it_is_read_before_it_is_answered(window, qtbot, your_turn):
    panel = your_turn("linear")
    QTest.keyClicks(panel.field, "X' G")
    qtbot.waitUntil(lambda: panel.reading is not None)
    assert panel.reading.latex == r"X^{\top}\, G"
    assert not panel.said.isVisible()
    QTest.keyClicks(panel.field, " #")
    qtbot.waitUntil(panel.unreadable.isVisible)
    assert panel.unreadable.text() == "“#” has no place in a formula."


def test_shapes_that_do_not_fit_are_drawn(window, your_turn):
    panel = your_turn("linear")
    typed(panel, "-2/q (Y - Yhat) X.T")
    assert panel.boxes.isVisible() and not panel.matrix.isVisible()
    assert panel.boxes.accessibleName() == "Y − Ŷ, 442 × 1, does not fit Xᵀ, 10 × 442"


def test_numbers_that_are_wrong_are_counted_and_shown(window, your_turn):
    panel = your_turn(wire=Wire("linear", "Yhat", "mse", "Yhat"))
    typed(panel, "2/q (Yhat - mean(Y))")
    assert panel.said.text() == "The shape is right, and all of the numbers are wrong."
    assert panel.matrix.isVisible()


def test_a_first_step_that_is_wrong_is_carried_forward(window, your_turn):
    panel = your_turn(wire=Wire("linear", "Yhat", "mse", "Yhat"))
    typed(panel, "2/q (Y - Yhat)")
    assert panel.said.text().startswith("The sign is wrong")
    panel = your_turn("linear")
    typed(panel, "2/q X.T (Y - Yhat)")
    assert panel.said.text().startswith("This is consistent with your earlier answer for mse.Ŷ")


def test_hints_come_one_by_one_until_the_answer(window, your_turn):
    panel = your_turn("linear")
    clicks = 0
    while panel.hint_button.isEnabled():
        QTest.mouseClick(panel.hint_button, Qt.MouseButton.LeftButton)
        clicks += 1
    assert clicks >= 3
    panel.gradient_box.setCurrentIndex(1)
    assert panel.hint_button.isEnabled()


def test_the_panel_of_reasons_leads_to_it(window, qtbot):
    window.canvas.editor.select(["linear"])
    QTest.keyClick(window.canvas, Qt.Key.Key_F3)
    why = window.panels["why"]
    qtbot.waitUntil(why.isVisible)
    QTest.mouseClick(why.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(window.panels["answer"].isVisible)
    assert window.panels["answer"].port == PortId("linear", "W")


def test_without_a_loss_nothing_is_asked(window, qtbot, your_turn):
    panel = your_turn("linear")
    window.canvas.editor.select(["mse"])
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not panel.field.isEnabled())
    assert panel.names.text()

"""A card tells all about a wire: opened by a click on its numbers, or by resting on it; Esc closes it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from graphgui.document import edits
from graphgui.engine import Wire
from graphgui.look.numbers import NOT_COMPUTED, norm, short

X_LINEAR, TO_MSE = Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat")


@pytest.fixture
def computed(user):
    edits.nodes.set_attributes(user.document, "X", value=[[1.0], [-2.0], [3.0], [4.0], [5.0]])
    user.session.evaluate()
    user.view.viewport().grab()
    return user


def numbers(user, wire) -> QPointF:
    return user.view.scene().wire_item(wire).pill.center()


def rest(user, place) -> None:
    at = user.at(place)
    event = QHelpEvent(QEvent.Type.ToolTip, at, user.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(user.view.viewport(), event)


def test_a_click_on_its_numbers_opens_it_with_all_there_is_to_know(computed):
    computed.click(numbers(computed, TO_MSE))
    card, moment = computed.view.card, computed.session.moment
    assert card.isVisible()
    value, gradient = moment.value(TO_MSE.start), moment.gradient(TO_MSE.end)
    for number in (*value.flat, *gradient.flat, norm(value), gradient.min(), gradient.max(), norm(gradient)):
        assert short(float(number)) in card.words
    assert str(TO_MSE).split(" ")[0].split(".")[0] in card.words
    assert "5 × 1" in card.words
    assert "Ŷ = X W + b" in card.words
    assert computed.view.rect().contains(card.geometry())


@pytest.mark.parametrize(("text", "panel"), [("Why this number?", "why"), ("Check by Differences", "differences")])
def test_its_buttons_ask_for_what_says_more_of_the_gradient_of_its_wire(computed, text, panel):
    computed.click(numbers(computed, TO_MSE))
    card, asked = computed.view.card, []
    editor = computed.view.editor
    editor.panel_asked.connect(lambda name: asked.append((name, editor.selected_wires())))
    button = next(each for each in card.findChildren(QPushButton) if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [(panel, [TO_MSE])]
    assert not card.isVisible()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("wire", [X_LINEAR, TO_MSE])
def test_it_covers_neither_the_numbers_of_its_wire_nor_the_nodes_at_its_ends(computed, wire, share):
    scene, view = computed.view.scene(), computed.view
    for zoom in (0.7, 1.0, 1.3):
        view.navigation.zoom_by(zoom / view.navigation.zoom)
        view.centerOn(scene.wire_item(wire).curve.at(0.5))
        view.viewport().grab()
        at = computed.at(scene.wire_item(wire).curve.at(share))
        view.card.show_wire(wire, at, is_kept=False)
        card = view.card.geometry()
        assert view.rect().contains(card)
        assert not card.contains(at)
        shown = [scene.wire_item(wire).pill, scene.rect(wire.source), scene.rect(wire.target)]
        assert not any(card.intersects(view.viewportTransform().mapRect(area).toRect()) for area in shown)


def test_it_leaves_the_keys_to_the_canvas_and_esc_closes_it(computed):
    computed.click(numbers(computed, TO_MSE))
    assert computed.view.hasFocus()
    computed.key(Qt.Key.Key_Escape)
    assert not computed.view.card.isVisible()
    computed.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert computed.view.editor.selected_nodes()


def test_resting_on_a_wire_opens_it_until_the_pointer_leaves(computed):
    curve = computed.view.scene().wire_item(X_LINEAR).curve
    rest(computed, curve.at(0.1))
    card = computed.view.card
    assert card.isVisible() and card.wire == X_LINEAR
    computed.move(curve.at(0.1), buttons=Qt.MouseButton.NoButton)
    assert card.isVisible()
    computed.move(QPoint(600, 20), buttons=Qt.MouseButton.NoButton)
    assert not card.isVisible()


def test_numbers_that_have_no_room_are_told_by_it(computed):
    edits.nodes.move(computed.document, {"X": computed.document.graph["linear"].position})
    x, y = computed.document.graph["linear"].position
    edits.nodes.move(computed.document, {"X": (x - 190.0, y)})
    computed.session.evaluate()
    computed.view.viewport().grab()
    item = computed.view.scene().wire_item(X_LINEAR)
    computed.view.card.show_wire(X_LINEAR, computed.at(item.curve.at(0.5)), is_kept=False)
    assert short(norm(computed.session.moment.value(X_LINEAR.start))) in computed.view.card.words


def test_it_follows_the_moment_and_goes_with_its_wire(computed):
    computed.click(numbers(computed, TO_MSE))
    card = computed.view.card
    before = card.words
    computed.session.step_once()
    assert card.words != before
    edits.wires.disconnect(computed.document, TO_MSE)
    assert not card.isVisible()


def test_what_was_not_computed_is_not_there(user):
    rest(user, user.wire(X_LINEAR))
    assert user.view.card.isVisible()
    assert NOT_COMPUTED in user.view.card.words
    assert "not computed" in user.view.card.words


def test_a_click_elsewhere_closes_it(computed):
    computed.click(numbers(computed, TO_MSE))
    computed.click(QPoint(600, 20))
    assert not computed.view.card.isVisible()

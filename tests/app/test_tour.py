"""The tour in five steps, taken with a mouse and keys on the real canvas, and left at any time."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from graphgui.app.start.link import LinkButton
from graphgui.document import edits
from graphgui.engine import Wire

LEFT = Qt.MouseButton.LeftButton
WIRE = Wire("linear", "Yhat", "mse", "Yhat")


@pytest.fixture
def led(window):
    """A window in which the tour has begun, from the menu."""
    window.action_table.qt_actions["tour"].trigger()
    QApplication.processEvents()
    return window


def at_stop(window, qtbot, number):
    qtbot.waitUntil(lambda: window.tour.stop == number)
    assert window.tour.callout.number.text() == f"Step {number} of 5"
    assert window.tour.callout.isVisible()


def play_button(window):
    return window.transport.findChild(QToolButton, "play_button")


def click_wire(window, hands):
    window.session.pause()
    middle = window.canvas.scene().wire_item(WIRE).line_box.center()
    for dy in range(-12, 13):
        hands.click(hands.at(middle + QPointF(0, dy)))
        if WIRE in window.canvas.editor.selected_wires():
            return


def test_the_person_s_own_acts_lead_through_it(led, hands, qtbot):
    at_stop(led, qtbot, 1)
    assert WIRE not in led.document.graph.wires
    hands.click(hands.header("linear"))
    at_stop(led, qtbot, 2)
    hands.drag(hands.port("linear", "Yhat"), hands.port("mse", "Yhat"))
    at_stop(led, qtbot, 3)
    QTest.mouseClick(play_button(led), LEFT)
    at_stop(led, qtbot, 4)
    click_wire(led, hands)
    at_stop(led, qtbot, 5)
    QTest.keyClick(led.canvas, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: led.tour.stop is None)
    assert not led.tour.callout.isVisible()


def test_next_does_it_for_the_person(led, qtbot):
    for number in range(1, 6):
        at_stop(led, qtbot, number)
        QTest.mouseClick(led.tour.callout.on, LEFT)
        if number == 3:
            qtbot.waitUntil(lambda: led.session.step > 0)
            led.session.pause()
    assert led.tour.stop is None
    assert WIRE in led.document.graph.wires
    assert led.session.moment.step_debugger is not None


@pytest.mark.parametrize("number", [1, 2, 3])
def test_escape_leaves_it_at_any_stop(led, qtbot, number):
    for _ in range(number - 1):
        QTest.mouseClick(led.tour.callout.on, LEFT)
    at_stop(led, qtbot, number)
    QTest.keyClick(led.canvas, Qt.Key.Key_Escape)
    assert led.tour.stop is None and not led.tour.callout.isVisible()
    assert led.canvas.hasFocus()
    led.session.pause()


def test_another_document_ends_it(led):
    led.document.undo_stack.setClean()
    led.action_table.qt_actions["new"].trigger()
    assert led.tour.stop is None


def test_it_asks_before_what_is_open_is_lost(window, monkeypatch):
    edits.nodes.add(window.document, "square", (0, 0))
    with monkeypatch.context() as answered:
        answered.setattr(window.files, "may_leave", lambda: False)
        window.action_table.qt_actions["tour"].trigger()
    assert "square" in window.document.graph
    assert window.tour.stop is None


def things(window, number) -> list[QRect]:
    """What a stop is about, in the window: whole nodes, the wire, or the button."""
    canvas, scene = window.canvas, window.canvas.scene()

    def on_canvas(rect):
        area = canvas.mapFromScene(rect).boundingRect()
        return QRect(canvas.viewport().mapTo(window, area.topLeft()), area.size())

    if number == 3:
        button = play_button(window)
        return [QRect(button.mapTo(window, QPoint()), button.size())]
    if number == 4:
        return [on_canvas(scene.wire_item(WIRE).line_box)]
    names = {1: ["linear"], 2: ["linear", "mse"], 5: ["mse"]}[number]
    return [on_canvas(scene.rect(name)) for name in names]


def is_beside(callout, window, number) -> bool:
    inside = window.rect().contains(callout.geometry())
    return inside and not any(map(callout.geometry().intersects, things(window, number)))


@pytest.mark.parametrize("size", [(1280, 800), (800, 600)])
def test_each_callout_is_whole_in_the_window_and_beside_its_thing(led, hands, qtbot, size):
    led.resize(*size)
    QApplication.processEvents()
    led.canvas.navigation.fit()
    callout = led.tour.callout
    for number in range(1, 6):
        at_stop(led, qtbot, number)
        qtbot.waitUntil(partial(is_beside, callout, led, number))
        assert callout.text.height() >= callout.text.heightForWidth(callout.text.width())
        QTest.mouseClick(callout.on, LEFT)
    led.session.pause()


def offer(window):
    found = [link for link in window.start.page.findChildren(LinkButton) if link.isVisible()]
    return {link.text(): link for link in found}


def test_it_is_offered_once_at_the_first_start(window, qtbot):
    window.start.show()
    assert "Take the tour in five steps" in offer(window)
    QTest.mouseClick(offer(window)["Take the tour in five steps"], LEFT)
    at_stop(window, qtbot, 1)
    assert window.canvas.isVisible()
    window.tour.leave()
    other = type(window)()
    other.show()
    other.start.show()
    assert offer(other) == {}
    other.close()


def test_who_refuses_it_is_not_asked_again(window):
    window.start.show()
    QTest.mouseClick(offer(window)["No, thanks"], LEFT)
    assert offer(window) == {}
    assert window.start.page.cards[0].hasFocus()


def test_the_buttons_say_their_keys(led):
    texts = [button.text() for button in led.tour.callout.findChildren(QPushButton)]
    assert sorted(texts) == ["&Next", "Leave"]

"""Where something is wrong with training stays marked for eyes, pointer and screen reader until it is over."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from graphgui.canvas.navigation.minimap import Minimap
from graphgui.document import edits
from tests.app.playing import LEFT, close, play, put, wait_for
from tests.troubles import hidden


@pytest.fixture
def marked(window, qtbot):
    """A window that says that all units are dead."""
    put(window, hidden(-50.0)[0])
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "“relu”: 4 of 4 units give 0")
    window.session.pause()
    return window


def test_a_mark_stays_whatever_is_selected_and_goes_when_the_sentence_is_closed(marked, hands):
    hands.click(hands.header("last"))
    assert marked.canvas.editor.selected_nodes() == ["last"]
    assert ring_colour(marked, "relu") == marked.canvas.scene().look.colours["warning"].rgb()
    close(marked)
    assert not marked.session.marks
    assert ring_colour(marked, "relu") != marked.canvas.scene().look.colours["warning"].rgb()


def test_who_pauses_can_go_on_reading(window, qtbot):
    put(window, hidden(-50.0)[0])
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "“relu”: 4 of 4 units give 0")
    (button,) = [b for b in window.transport.findChildren(QToolButton) if b.text() == "Pause"]
    QTest.mouseClick(button, LEFT)
    assert window.session.state == "idle"
    assert "4 of 4 units" in window.banner.text
    assert list(window.session.marks) == ["relu"]


def ring_colour(window, name):
    """What stands below a node, half-way along, where its ring would."""
    canvas = window.canvas
    QApplication.processEvents()  # a sentence above the canvas that came or went has moved it
    canvas.navigation.zoom_reset()
    rect = canvas.scene().item(name).rect
    canvas.centerOn(rect.center())
    at = canvas.mapFromScene(rect.center().x(), rect.bottom() + 4)
    return canvas.viewport().grab().toImage().pixelColor(at).rgb()


def test_a_mark_says_what_is_wrong_to_a_pointer_and_to_a_screen_reader(marked, qtbot):
    canvas = marked.canvas
    rect = canvas.scene().item("relu").rect
    at = canvas.mapFromScene(rect.center())
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), event)
    assert "4 of 4 units" in QToolTip.text()
    QToolTip.hideText()
    access = QAccessible.queryAccessibleInterface(canvas)
    children = [access.child(index) for index in range(access.childCount())]
    (relu,) = [each for each in children if each.text(QAccessible.Text.Name) == "relu"]
    assert "4 of 4 units" in relu.text(QAccessible.Text.Description)


def test_a_mark_in_a_closed_group_is_seen_on_its_card(marked):
    edits.groups.make(marked.document, ["linear", "relu"])
    (card,) = marked.document.graph.groups
    marked.session.marks.set({"relu": "dead"})
    assert marked.canvas.scene().marked == {card}
    assert marked.session.marks.words(card) == "dead"


def test_a_mark_out_of_sight_is_seen_on_the_map(marked, qtbot):
    marked.canvas.navigation.zoom_reset()
    marked.canvas.centerOn(marked.canvas.scene().item("X").rect.center())
    shown = marked.canvas.findChild(Minimap)
    qtbot.waitUntil(shown.isVisible, timeout=5000)

    def colours(name):
        at = shown.place_of(name)
        image = shown.grab(QRect(at - QPoint(2, 1), at + QPoint(2, 1))).toImage()
        return image.pixelColor(image.rect().center())

    def is_red(name):
        return colours(name).red() > colours(name).blue() + 60

    qtbot.waitUntil(lambda: is_red("relu"), timeout=5000)
    assert not is_red("linear")
    close(marked)
    qtbot.waitUntil(lambda: not is_red("relu"), timeout=5000)


def test_a_mark_follows_a_rename_and_goes_with_its_node(marked):
    close(marked)
    marked.session.marks.set({"relu": "dead"})
    edits.nodes.rename(marked.document, "relu", "ramp")
    assert list(marked.session.marks) == ["ramp"]
    edits.rewire.delete(marked.document, ["ramp"])
    assert not marked.session.marks


def test_what_was_closed_is_not_said_again_in_the_same_run(marked, qtbot):
    close(marked)
    play(marked)
    at = marked.session.step
    qtbot.wait(1600)
    assert marked.session.step > at
    assert marked.banner.isHidden()
    marked.session.reset()
    play(marked)
    wait_for(marked, qtbot, "“relu”: 4 of 4 units give 0")


def test_an_edit_takes_back_what_was_said(marked):
    edits.nodes.set_attributes(marked.document, "last", weights="he")
    assert marked.banner.isHidden()
    assert not marked.session.marks

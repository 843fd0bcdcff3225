"""Every key does what it promises in the real window, where it promises it, and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from graphgui.document import edits
from tests.app.actions.keys import IN_WINDOW, ON_CANVAS, Key

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def is_plain(keys: str) -> bool:
    """Whether a text or a list would take the key for itself: no F5, and nothing held but Shift."""
    stroke = QKeySequence(keys)[0]
    is_function = Qt.Key.Key_F1 <= stroke.key() <= Qt.Key.Key_F35
    return not is_function and not stroke.keyboardModifiers() & HELD


PLAIN = [key for key in ON_CANVAS if is_plain(key.keys)]


@pytest.mark.parametrize("key", [*ON_CANVAS, *IN_WINDOW], ids=str)
def test_a_key_does_its_action(world, key: Key):
    world.get_ready(key.prepare)
    assert not key.done(world)
    world.press(key.keys)
    assert key.done(world)


@pytest.mark.parametrize("key", IN_WINDOW, ids=str)
def test_a_key_of_the_window_works_wherever_the_focus_is(world, key: Key):
    world.get_ready(key.prepare)
    world.window.panels["palette"].list.setFocus()
    world.press(key.keys)
    assert key.done(world)


@pytest.mark.parametrize("key", PLAIN, ids=str)
@pytest.mark.parametrize("where", ["list", "field"])
def test_a_plain_key_does_nothing_on_the_canvas_while_the_focus_is_elsewhere(world, key: Key, where):
    world.get_ready(key.prepare)
    elsewhere = world.window.panels["palette"].list if where == "list" else world.window.transport.learning_rate
    elsewhere.setFocus()
    world.press(key.keys)
    assert not key.done(world)


@pytest.mark.parametrize("key", PLAIN, ids=str)
def test_a_plain_key_belongs_to_the_menu_that_is_open(world, key: Key):
    world.get_ready(key.prepare)
    world.press("Alt+H")
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    world.press(key.keys)
    assert not key.done(world)


def test_a_letter_chooses_a_line_of_the_open_menu(world, qtbot):
    edits.nodes.add(world.document, "square", (0, 400))
    world.press("Alt+F")
    world.press("N")
    assert world.asked == ["Unsaved changes"]  # New
    assert not world.document.annotations


def test_a_key_that_is_held_is_no_plain_key():
    assert is_plain("N")
    assert is_plain("Shift+F")
    assert is_plain("Del")
    assert not is_plain("F5")
    assert not is_plain("Ctrl+C")


def test_the_promise_is_of_every_key_in_the_table(world):
    promised = {(key.action, key.keys) for key in [*ON_CANVAS, *IN_WINDOW]}
    actions = world.window.action_table.actions()
    assert promised == {(action.id, keys) for action in actions for keys in action.keys}
    on_canvas = {action.id for action in actions if action.keys and action.scope == "canvas"}
    assert on_canvas == {key.action for key in ON_CANVAS}


def test_no_key_stands_for_two_actions(world):
    keys = [
        QKeySequence(keys).toString() for action in world.window.action_table.actions() for keys in action.keys
    ]
    assert sorted(keys) == sorted(set(keys))


def test_no_plain_key_works_in_the_whole_window(world):
    for action in world.window.action_table.actions():
        if action.scope == "window":
            assert not [keys for keys in action.keys if is_plain(keys)], action.id


def test_a_sign_needs_no_key_of_its_own(world):
    """Where a full stop is typed with Shift, it is the same key."""
    world.select("mse")
    QTest.keyClick(world.window.windowHandle(), Qt.Key.Key_Period, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert world.canvas.scene().item("mse").rect.contains(world.middle)

"""A frozen parameter has a lock at it, is frozen and let go in its node's menu, and says so to a screen reader."""

from PySide6.QtGui import QColor

from graphgui.canvas.items.descriptions import node_words
from graphgui.document import edits
from graphgui.engine import Wire


def locks(user, name="linear"):
    return user.view.scene().item(name).layout.locks


def ink_at(user, name, lock):
    """The darkest pixel of the canvas near a place in a node."""
    at = user.at(user.view.scene().item(name).position + lock)
    image = user.view.viewport().grab().toImage()
    pixels = [QColor(image.pixel(at.x() + dx, at.y() + dy)) for dx in range(-3, 4) for dy in range(5)]
    return min(pixel.lightness() for pixel in pixels)


def test_the_menu_freezes_and_lets_go_as_one_step(user):
    user.right_click(user.header("linear"))
    assert not user.menu["Frozen"].isChecked()
    user.choose("Frozen")
    linear = user.document.graph["linear"]
    assert linear.attribute("freeze_W")
    assert linear.attribute("freeze_b")
    user.right_click(user.header("linear"))
    assert user.menu["Frozen"].isChecked()
    user.document.undo_stack.undo()
    assert not user.document.graph["linear"].attribute("freeze_W")


def test_a_node_without_parameters_cannot_be_frozen(user):
    user.right_click(user.header("mse"))
    assert not user.menu["Frozen"].isEnabled()


def test_each_frozen_parameter_has_a_lock_at_it(user):
    assert locks(user) == ()
    edits.nodes.set_attributes(user.document, "linear", freeze_b=True)
    (lock,) = locks(user)
    before = user.view.scene().item("linear").layout.inputs
    assert lock.y() == before["b"].y()
    assert ink_at(user, "linear", lock) < 120
    edits.nodes.set_frozen(user.document, ["linear"], True)
    assert len(locks(user)) == 2


def test_a_parameter_that_a_wire_brings_is_frozen_where_it_is_learnt(user):
    edits.nodes.add(user.document, "parameter", (0, 400), name="w")
    edits.wires.connect(user.document, Wire("w", "out", "linear", "W"))
    edits.nodes.set_frozen(user.document, ["linear", "w"], True)
    assert len(locks(user)) == 1
    assert len(locks(user, "w")) == 1


def test_a_screen_reader_is_told(user):
    edits.nodes.set_attributes(user.document, "linear", freeze_b=True)
    assert "b is frozen" in node_words(user.document, user.session, "linear")
    assert "W is frozen" not in node_words(user.document, user.session, "linear")

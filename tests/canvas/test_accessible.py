"""What a screen reader finds on the canvas: nodes and ports, their places and words, and where the keys are."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from graphgui.document import edits
from graphgui.engine import Wire

Key, Text = Qt.Key, QAccessible.Text
CONTROL = Qt.KeyboardModifier.ControlModifier


def canvas(user):
    return QAccessible.queryAccessibleInterface(user.view)


def parts(of):
    return [of.child(index) for index in range(of.childCount())]


def names(of) -> list[str]:
    return [part.text(Text.Name) for part in parts(of)]


def part(user, *way: str):
    found = canvas(user)
    for name in way:
        found = next(child for child in parts(found) if child.text(Text.Name) == name)
    return found


def test_nodes_are_in_the_order_in_which_tab_walks_and_ports_inside_them(user):
    user.click(user.header(names(canvas(user))[0]))
    walked = user.view.editor.selected_nodes()
    for _ in range(3):
        user.key(Key.Key_Tab)
        walked += user.view.editor.selected_nodes()
    assert names(canvas(user)) == walked
    assert names(part(user, "linear")) == ["input X", "input W", "input b", "output Ŷ"]
    assert canvas(user).text(Text.Name) == "Canvas"


def test_each_says_what_it_is_and_what_it_is_wired_to(user):
    assert "input X wired from X" in part(user, "linear").text(Text.Description)
    assert "is a parameter of its own" in part(user, "linear", "input W").text(Text.Description)
    assert "wired to mse.Ŷ" in part(user, "linear", "output Ŷ").text(Text.Description)
    assert "5 × 1" in part(user, "linear", "output Ŷ").text(Text.Description)
    edits.wires.disconnect(user.document, Wire("linear", "Yhat", "mse", "Yhat"))
    assert "needs a wire" in part(user, "mse", "input Ŷ").text(Text.Description)


def test_values_are_there_once_they_are_computed(user):
    assert part(user, "mse").text(Text.Value) == ""
    user.session.evaluate()
    assert float(part(user, "mse").text(Text.Value)) > 0
    assert part(user, "linear", "input W").text(Text.Value)


def test_places_are_those_on_the_screen(user):
    view = user.view
    for name in user.nodes:
        box, item = part(user, name).rect(), view.scene().item(name)
        at = view.viewport().mapToGlobal(view.mapFromScene(item.rect.center()))
        assert (box.center() - at).manhattanLength() <= 3
        assert abs(box.width() - item.rect.width() * view.transform().m11()) <= 2
    at = view.viewport().mapToGlobal(user.at("linear.X"))
    found = part(user, "linear", "input X")
    assert found.rect().contains(at)
    assert part(user, "linear").childAt(at.x(), at.y()) is found
    inside = part(user, "mse").rect().center()
    assert canvas(user).childAt(inside.x(), inside.y()) is part(user, "mse")


def test_the_tree_knows_its_way_back(user):
    top = canvas(user)
    for index, node in enumerate(parts(top)):
        assert node.parent() is top
        assert top.indexOfChild(node) == index
        for row, port in enumerate(parts(node)):
            assert port.parent() is node
            assert node.indexOfChild(port) == row
    assert top.child(99) is None
    assert top.child(-1) is None


def test_focus_and_selection_go_with_the_keyboard(user):
    user.click(user.header("X"))
    user.key(Key.Key_Right, CONTROL)
    assert canvas(user).focusChild() is part(user, "linear")
    assert part(user, "linear").state().focused
    assert part(user, "linear").state().selected
    assert not part(user, "X").state().focused
    user.key(Key.Key_Down, CONTROL)
    assert canvas(user).focusChild() is part(user, "linear", "input X")
    assert not part(user, "linear").state().focused
    user.key(Key.Key_Escape)
    assert canvas(user).focusChild() is canvas(user)


def test_what_is_scrolled_away_is_off_the_screen(user):
    assert not part(user, "X").state().offscreen
    user.view.horizontalScrollBar().setValue(user.view.horizontalScrollBar().value() + 5000)
    assert part(user, "X").state().offscreen


def test_it_follows_edits_and_undo(user):
    top = canvas(user)
    linear = part(user, "linear")
    user.key(Key.Key_Space)
    user.type("relu")
    user.key_there(Key.Key_Return)
    assert set(names(top)) == {"X", "Y", "linear", "mse", "relu", "Legend of the wires"}
    edits.nodes.rename(user.document, "linear", "layer")
    assert part(user, "layer") is linear
    user.view.editor.select(["mse"])
    user.key(Key.Key_Delete)
    assert set(names(top)) == {"X", "Y", "layer", "relu", "Legend of the wires"}
    for _ in range(3):
        user.undo()
    assert set(names(top)) == {"X", "Y", "linear", "mse", "Legend of the wires"}
    user.document.new()
    assert names(top) == []


def test_a_group_is_one_and_its_inside_another_sheet(user):
    user.view.editor.select(["linear", "mse"])
    user.view.editor.selected.group()
    (group,) = user.document.graph.groups
    assert set(names(canvas(user))) == {"X", "Y", group, "Legend of the wires"}
    assert "group of 2 nodes" in part(user, group).text(Text.Description)
    assert "wired from X" in parts(part(user, group))[0].text(Text.Description)
    user.view.editor.open_group(group)
    assert {"linear", "mse"} <= set(names(canvas(user)))


def test_a_reader_that_still_holds_what_is_gone_finds_nothing_there(user):
    ids = {name: QAccessible.uniqueId(part(user, name)) for name in user.nodes}
    edits.rewire.delete(user.document, ["mse"], [])
    gc.collect()
    assert QAccessible.accessibleInterface(ids["mse"]) is None
    assert QAccessible.accessibleInterface(ids["X"]).text(Text.Name) == "X"

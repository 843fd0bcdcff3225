"""What a screen reader finds on the canvas: nodes and ports, their places and words, and where the keys are."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from graphgui.document import edits
from graphgui.engine import Wire

Key, Text = Qt.Key, QAccessible.Text
CONTROL = Qt.KeyboardModifier.ControlModifier


def canvas(hand):
    return QAccessible.queryAccessibleInterface(hand.view)


def parts(of):
    return [of.child(index) for index in range(of.childCount())]


def names(of) -> list[str]:
    return [part.text(Text.Name) for part in parts(of)]


def part(hand, *way: str):
    found = canvas(hand)
    for name in way:
        found = next(child for child in parts(found) if child.text(Text.Name) == name)
    return found


def test_nodes_are_in_the_order_in_which_tab_walks_and_ports_inside_them(hand):
    hand.click(hand.header(names(canvas(hand))[0]))
    walked = hand.view.editor.selected_nodes()
    for _ in range(3):
        hand.key(Key.Key_Tab)
        walked += hand.view.editor.selected_nodes()
    assert names(canvas(hand)) == walked
    assert names(part(hand, "linear")) == ["input X", "input W", "input b", "output Ŷ"]
    assert canvas(hand).text(Text.Name) == "Canvas"


def test_each_says_what_it_is_and_what_it_is_wired_to(hand):
    assert "input X wired from X" in part(hand, "linear").text(Text.Description)
    assert "is a parameter of its own" in part(hand, "linear", "input W").text(Text.Description)
    assert "wired to mse.Yhat" in part(hand, "linear", "output Ŷ").text(Text.Description)
    assert "5 × 1" in part(hand, "linear", "output Ŷ").text(Text.Description)
    edits.wires.disconnect(hand.document, Wire("linear", "Yhat", "mse", "Yhat"))
    assert "needs a wire" in part(hand, "mse", "input Ŷ").text(Text.Description)


def test_values_are_there_once_they_are_computed(hand):
    assert part(hand, "mse").text(Text.Value) == ""
    hand.session.evaluate()
    assert float(part(hand, "mse").text(Text.Value)) > 0
    assert part(hand, "linear", "input W").text(Text.Value)


def test_places_are_those_on_the_screen(hand):
    view = hand.view
    for name in hand.nodes:
        box, item = part(hand, name).rect(), view.scene().item(name)
        at = view.viewport().mapToGlobal(view.mapFromScene(item.rect.center()))
        assert (box.center() - at).manhattanLength() <= 3
        assert abs(box.width() - item.rect.width() * view.transform().m11()) <= 2
    at = view.viewport().mapToGlobal(hand.at("linear.X"))
    found = part(hand, "linear", "input X")
    assert found.rect().contains(at)
    assert part(hand, "linear").childAt(at.x(), at.y()) is found
    inside = part(hand, "mse").rect().center()
    assert canvas(hand).childAt(inside.x(), inside.y()) is part(hand, "mse")


def test_the_tree_knows_its_way_back(hand):
    top = canvas(hand)
    for index, node in enumerate(parts(top)):
        assert node.parent() is top
        assert top.indexOfChild(node) == index
        for row, port in enumerate(parts(node)):
            assert port.parent() is node
            assert node.indexOfChild(port) == row
    assert top.child(99) is None
    assert top.child(-1) is None


def test_focus_and_selection_go_with_the_keyboard(hand):
    hand.click(hand.header("X"))
    hand.key(Key.Key_Right, CONTROL)
    assert canvas(hand).focusChild() is part(hand, "linear")
    assert part(hand, "linear").state().focused
    assert part(hand, "linear").state().selected
    assert not part(hand, "X").state().focused
    hand.key(Key.Key_Down, CONTROL)
    assert canvas(hand).focusChild() is part(hand, "linear", "input X")
    assert not part(hand, "linear").state().focused
    hand.key(Key.Key_Escape)
    assert canvas(hand).focusChild() is canvas(hand)


def test_what_is_scrolled_away_is_off_the_screen(hand):
    assert not part(hand, "X").state().offscreen
    hand.view.horizontalScrollBar().setValue(hand.view.horizontalScrollBar().value() + 5000)
    assert part(hand, "X").state().offscreen


def test_it_follows_edits_and_undo(hand):
    top = canvas(hand)
    linear = part(hand, "linear")
    hand.key(Key.Key_Space)
    hand.type("relu")
    hand.key_there(Key.Key_Return)
    assert sorted(names(top)) == ["X", "Y", "linear", "mse", "relu"]
    edits.nodes.rename(hand.document, "linear", "layer")
    assert part(hand, "layer") is linear
    hand.view.editor.select(["mse"])
    hand.key(Key.Key_Delete)
    assert sorted(names(top)) == ["X", "Y", "layer", "relu"]
    for _ in range(3):
        hand.undo()
    assert sorted(names(top)) == ["X", "Y", "linear", "mse"]
    hand.document.new()
    assert names(top) == []


def test_a_group_is_one_and_its_inside_another_sheet(hand):
    hand.view.editor.select(["linear", "mse"])
    hand.view.editor.selected.group()
    (group,) = hand.document.graph.groups
    assert sorted(names(canvas(hand))) == sorted(["X", "Y", group])
    assert "group of 2 nodes" in part(hand, group).text(Text.Description)
    assert "wired from X" in parts(part(hand, group))[0].text(Text.Description)
    hand.view.editor.open_group(group)
    assert {"linear", "mse"} <= set(names(canvas(hand)))


def test_a_reader_that_still_holds_what_is_gone_finds_nothing_there(hand):
    ids = {name: QAccessible.uniqueId(part(hand, name)) for name in hand.nodes}
    edits.rewire.delete(hand.document, ["mse"], [])
    gc.collect()
    assert QAccessible.accessibleInterface(ids["mse"]) is None
    assert QAccessible.accessibleInterface(ids["X"]).text(Text.Name) == "X"

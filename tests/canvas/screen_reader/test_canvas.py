"""What a screen reader finds on the canvas: nodes, ports, wires, their places and words, where the keys are."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from graphgui.document import edits
from graphgui.engine import Wire

Key, Text, Role = Qt.Key, QAccessible.Text, QAccessible.Role
FOCUS, PRESS = QAccessibleActionInterface.setFocusAction(), QAccessibleActionInterface.pressAction()
CONTROL = Qt.KeyboardModifier.ControlModifier


def canvas(user):
    return QAccessible.queryAccessibleInterface(user.view)


def parts(of):
    return [of.child(index) for index in range(of.childCount())]


def names(of) -> list[str]:
    return [part.text(Text.Name) for part in parts(of)]


def nodes(of) -> list[str]:
    """Without wires, and without what lies on the canvas."""
    return [name for name in names(of) if not name.startswith(("from ", "Legend"))]


def part(user, *way: str):
    found = canvas(user)
    for name in way:
        found = next(child for child in parts(found) if child.text(Text.Name).startswith(name))
    return found


def actions(part) -> dict[str, str]:
    """What it offers: the words of each by its name."""
    does = part.actionInterface()
    return {name: does.localizedActionName(name) for name in does.actionNames()}


def test_nodes_are_in_the_order_in_which_tab_walks_and_ports_inside_them(user):
    user.click(user.header(names(canvas(user))[0]))
    walked = user.view.editor.selected_nodes()
    for _ in range(3):
        user.key(Key.Key_Tab)
        walked += user.view.editor.selected_nodes()
    assert nodes(canvas(user)) == walked
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
    assert set(nodes(top)) == {"X", "Y", "linear", "mse", "relu"}
    edits.nodes.rename(user.document, "linear", "layer")
    assert part(user, "layer") is linear
    user.view.editor.select(["mse"])
    user.key(Key.Key_Delete)
    assert set(nodes(top)) == {"X", "Y", "layer", "relu"}
    for _ in range(3):
        user.undo()
    assert set(nodes(top)) == {"X", "Y", "linear", "mse"}
    user.document.new()
    assert names(top) == []


def test_a_group_is_one_and_its_inside_another_sheet(user):
    user.view.editor.select(["linear", "mse"])
    user.view.editor.selected.group()
    (group,) = user.document.graph.groups
    assert set(nodes(canvas(user))) == {"X", "Y", group}
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


def test_roles_are_those_whose_names_are_spoken(user):
    assert canvas(user).role() == Role.List
    assert part(user, "linear").role() == Role.ListItem  # a tree's item is a table's cell for AT-SPI, and skipped
    assert part(user, "linear", "input X").role() == Role.Button
    assert part(user, "from X to linear").role() == Role.ListItem


def test_a_wire_says_its_ends_and_how_large_its_numbers_are(user):
    wire = part(user, "from linear to mse")
    assert wire.text(Text.Name) == "from linear to mse"
    user.session.evaluate()
    text, *numbers = wire.text(Text.Name).split(", ")
    assert text == "from linear to mse"
    assert [number.rpartition(" ")[0] for number in numbers] == ["value norm", "gradient norm"]
    assert all(float(number.rpartition(" ")[2]) > 0 for number in numbers)
    assert wire.text(Text.Description) == "into mse.Ŷ, 5 × 1"
    x = part(user, "from X to linear")
    assert canvas(user).indexOfChild(x) == len(user.nodes)
    assert x.parent() is canvas(user)
    at = user.view.viewport().mapToGlobal(user.at(user.wire(Wire("X", "out", "linear", "X"))))
    assert x.rect().contains(at)


def test_wires_come_and_go_with_edits_and_hosts_are_groups(user):
    held = part(user, "from Y to mse")
    edits.wires.disconnect(user.document, Wire("Y", "out", "mse", "Y"))
    assert not any(name.startswith("from Y") for name in names(canvas(user)))
    user.undo()
    assert part(user, "from Y to mse") is not held
    user.view.editor.select(["linear"])
    user.view.editor.selected.group()
    (group,) = user.document.graph.groups
    assert part(user, f"from X to {group}").text(Text.Description).startswith("into linear.X")


@pytest.mark.parametrize("way", [(), ("linear",), ("linear", "input X"), ("from X to linear",)])
def test_a_reader_that_asks_for_what_there_is_not_gets_no_for_an_answer(user, way):
    asked = part(user, *way)
    assert asked.textInterface() is None
    assert asked.attributesInterface() is None


@pytest.mark.parametrize("way", [("linear",), ("linear", "input X"), ("from X to linear",)])
def test_a_reader_can_take_the_keys_to_each_part(user, way):
    user.view.clearFocus()
    assert canvas(user).focusChild() is not part(user, *way)
    part(user, *way).actionInterface().doAction(FOCUS)
    assert user.view.hasFocus()
    assert canvas(user).focusChild() is part(user, *way)
    assert part(user, *way).state().focused


def test_each_part_offers_what_can_be_done_with_it(user, qtbot):
    assert actions(part(user, "linear"))["wire"] == "Begin a wire"
    with qtbot.waitSignal(user.view.editor.fields_asked):
        part(user, "linear").actionInterface().doAction(PRESS)
    assert user.view.editor.selected_nodes() == ["linear"]
    edits.wires.disconnect(user.document, Wire("linear", "Yhat", "mse", "Yhat"))
    part(user, "linear", "output").actionInterface().doAction(PRESS)
    user.key(Key.Key_Return)
    assert "linear.Yhat → mse.Yhat" in user.wires
    part(user, "from X to linear").actionInterface().doAction("delete")
    assert "X.out → linear.X" not in user.wires
    user.view.editor.select(["linear"])
    user.view.editor.selected.group()
    (group,) = user.document.graph.groups
    part(user, group).actionInterface().doAction(PRESS)
    assert user.view.scene().open_group.name == group


def test_a_reader_sees_and_changes_what_is_selected(user):
    chosen = canvas(user).selectionInterface()
    assert chosen.selectedItemCount() == 0
    assert chosen.select(part(user, "linear"))
    assert chosen.select(part(user, "from X to linear"))
    assert user.view.editor.selected_nodes() == ["linear"]
    assert len(user.view.editor.selected_wires()) == 1
    assert chosen.selectedItems() == [part(user, "linear"), part(user, "from X to linear")]
    assert chosen.isSelected(part(user, "linear"))
    assert part(user, "from X to linear").state().selected
    assert chosen.unselect(part(user, "linear"))
    assert not chosen.isSelected(part(user, "linear"))
    assert not chosen.select(canvas(user))
    assert chosen.selectAll()
    assert set(user.view.editor.selected_nodes()) == user.nodes
    assert chosen.clear()
    assert chosen.selectedItem(0) is None

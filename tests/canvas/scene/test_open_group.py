"""Groups: a selection becomes one card, which opens to a sheet of its own."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QToolButton

from graphgui.document import edits
from graphgui.engine import PortId, Wire
from graphgui.look.numbers import NOT_COMPUTED, short

_Mod = Qt.KeyboardModifier
CTRL, SHIFT, ALT = _Mod.ControlModifier, _Mod.ShiftModifier, _Mod.AltModifier
Key = Qt.Key
INTO_LINEAR, INTO_MSE = Wire("X", "out", "linear", "X"), Wire("Y", "out", "mse", "Y")
BETWEEN = Wire("linear", "Yhat", "mse", "Yhat")
VOID = QPointF(250, 420)


@pytest.fixture
def grouped(user):
    """The regression with `linear` and `mse` as one card."""
    user.view.editor.select(["linear", "mse"])
    user.key(Key.Key_G, CTRL)
    return user


def shown(user):
    return set(user.view.scene().items_by_name)


def wires_shown(user):
    user.view.viewport().grab()
    return set(user.view.scene().wire_items)


def crumbs(user):
    bar = user.view.findChild(QFrame, "breadcrumb")
    return [b.text() for b in bar.findChildren(QToolButton) if not b.isHidden()] if bar.isVisible() else []


def open_group(user, name="group"):
    user.double_click(user.body(name))


def test_the_menu_groups_opens_and_leaves(user):
    user.view.editor.select(["linear", "mse"])
    user.right_click(user.header("linear"))
    user.choose("Group")
    assert shown(user) == {"X", "Y", "group"}
    user.right_click(user.header("group"))
    user.choose("Open the Group")
    assert shown(user) == {"linear", "mse"}
    user.right_click(VOID)
    user.choose("Go Out of the Group")
    assert shown(user) == {"X", "Y", "group"}
    user.right_click(user.header("group"))
    user.choose("Ungroup")
    assert shown(user) == {"X", "Y", "linear", "mse"}


def test_what_is_selected_becomes_one_card(grouped):
    assert shown(grouped) == {"X", "Y", "group"}
    assert wires_shown(grouped) == {INTO_LINEAR, INTO_MSE}
    assert grouped.view.editor.selected.groups == ["group"]
    assert grouped.view.editor.selected_nodes() == []
    ports = [str(port) for port, _, _ in grouped.view.scene().item("group").ports()]
    assert set(ports) == {"linear.X", "mse.Y", f"mse.{grouped.document.graph['mse'].op.output}"}


def test_a_card_shows_the_value_of_an_output_that_feeds_nothing(user):
    user.session.evaluate()
    (loss,) = user.node_numbers("mse")
    assert loss == short(user.session.moment.loss)
    user.view.editor.select(["linear", "mse"])
    user.key(Key.Key_G, CTRL)
    assert user.node_numbers("group") == [loss]


def test_undo_shows_the_nodes_again(grouped):
    grouped.undo()
    assert shown(grouped) == {"X", "Y", "linear", "mse"}
    assert wires_shown(grouped) == {INTO_LINEAR, INTO_MSE, BETWEEN}
    grouped.document.undo_stack.redo()
    assert shown(grouped) == {"X", "Y", "group"}


def test_ungrouping_puts_the_nodes_back_and_selects_them(grouped):
    grouped.key(Key.Key_G, CTRL | SHIFT)
    assert shown(grouped) == {"X", "Y", "linear", "mse"}
    assert grouped.view.editor.selected_nodes() == ["linear", "mse"]


def test_grouping_nothing_and_ungrouping_nothing_say_why(user):
    user.key(Key.Key_G, CTRL)
    user.key(Key.Key_G, CTRL | SHIFT)
    assert len(user.said) == 2
    assert user.steps == 0


def test_a_double_click_opens_a_group_and_the_breadcrumb_leads_out(grouped):
    open_group(grouped)
    assert shown(grouped) == {"linear", "mse"}
    assert crumbs(grouped) == ["Graph", "group"]
    bar = grouped.view.findChild(QFrame, "breadcrumb")
    out = next(b for b in bar.findChildren(QToolButton) if b.text() == "Graph" and not b.isHidden())
    QTest.mouseClick(out, Qt.MouseButton.LeftButton)
    assert shown(grouped) == {"X", "Y", "group"}
    assert crumbs(grouped) == []
    assert grouped.view.editor.selected.groups == ["group"]


def test_enter_opens_and_alt_up_leaves(grouped):
    grouped.key(Key.Key_Return)
    assert shown(grouped) == {"linear", "mse"}
    grouped.key(Key.Key_Up, ALT)
    assert shown(grouped) == {"X", "Y", "group"}


def test_wires_that_cross_the_edge_show_the_same_numbers_outside_and_inside(user):
    user.session.evaluate()
    assert NOT_COMPUTED not in user.wire_numbers(INTO_MSE)

    def reading():
        """By its norm, for how many numbers there is room for differs."""
        user.view.viewport().grab()
        return user.view.scene().wire_item(INTO_MSE).reading.norm

    flat = reading()
    user.view.editor.select(["linear", "mse"])
    user.key(Key.Key_G, CTRL)
    assert reading() == flat > 0
    open_group(user)
    assert reading() == flat > 0
    assert wires_shown(user) == {INTO_LINEAR, INTO_MSE, BETWEEN}


def test_outer_ends_of_wires_stand_at_the_edge_of_the_sheet(grouped):
    open_group(grouped)
    scene = grouped.view.scene()
    start = scene.wire_item(INTO_LINEAR).line.p1()
    assert start.x() < min(scene.item(name).rect.left() for name in ("linear", "mse"))
    assert scene.itemsBoundingRect().contains(start)
    assert scene.port_place(PortId("X", "out")) == start


def test_the_group_vanishing_while_it_is_open_goes_out(grouped):
    open_group(grouped)
    grouped.undo()
    assert shown(grouped) == {"X", "Y", "linear", "mse"}
    assert crumbs(grouped) == []


def test_a_group_within_a_group_vanishing_goes_to_the_outer_one(grouped):
    open_group(grouped)
    grouped.view.editor.select(["linear"])
    grouped.key(Key.Key_G, CTRL)
    open_group(grouped, "group2")
    assert crumbs(grouped) == ["Graph", "group", "group2"]
    grouped.undo()
    assert crumbs(grouped) == ["Graph", "group"]
    assert shown(grouped) == {"linear", "mse"}


def test_a_wire_to_a_port_of_a_card_is_a_wire_to_the_node_inside(grouped):
    grouped.view.editor.select([])
    edits.wires.disconnect(grouped.document, INTO_MSE)
    grouped.drag("Y.out", "mse.Y")
    assert str(INTO_MSE) in grouped.wires


def test_a_wire_let_go_on_a_card_takes_the_only_free_input(grouped):
    edits.wires.disconnect(grouped.document, INTO_MSE)
    grouped.drag("Y.out", grouped.header("group"))
    assert str(INTO_MSE) in grouped.wires


def test_a_card_is_dragged_and_undone(grouped):
    before = grouped.document.position("group")
    wire_before = grouped.view.scene().wire_item(INTO_LINEAR).line.p2()
    grouped.drag(grouped.header("group"), grouped.header("group") + QPointF(100, 160))
    assert grouped.document.position("group") != before
    assert grouped.view.scene().wire_item(INTO_LINEAR).line.p2() != wire_before
    assert set(grouped.view.scene().wire_items) == {INTO_LINEAR, INTO_MSE}
    grouped.undo()
    assert grouped.document.position("group") == before
    assert grouped.view.scene().wire_item(INTO_LINEAR).line.p2() == wire_before


def test_a_card_is_renamed_in_place(grouped):
    grouped.key(Key.Key_F2)
    grouped.type("model")
    grouped.key_there(Key.Key_Return)
    assert shown(grouped) == {"X", "Y", "model"}
    open_group(grouped, "model")
    assert crumbs(grouped) == ["Graph", "model"]
    grouped.undo()
    assert crumbs(grouped) == ["Graph", "group"]
    assert shown(grouped) == {"linear", "mse"}


def test_a_card_is_deleted_with_all_inside(grouped):
    grouped.key(Key.Key_Delete)
    assert grouped.nodes == {"X", "Y"}
    grouped.undo()
    assert shown(grouped) == {"X", "Y", "group"}
    assert wires_shown(grouped) == {INTO_LINEAR, INTO_MSE}


def test_a_card_is_copied_with_all_inside(grouped):
    grouped.key(Key.Key_D, CTRL)
    assert shown(grouped) == {"X", "Y", "group", "group2"}
    assert len(grouped.nodes) == 6


def test_new_things_land_on_the_sheet_shown(grouped):
    grouped.view.editor.select(["X"])
    grouped.key(Key.Key_C, CTRL)
    open_group(grouped)
    assert grouped.drop("tanh", VOID)
    grouped.view.editor.paste(VOID)
    grouped.key(Key.Key_N)
    grouped.type("inside")
    grouped.key_there(Key.Key_Escape)
    assert {name for name in grouped.nodes if grouped.document.group_of(name) == "group"} == {
        "linear",
        "mse",
        "tanh",
        "X2",
    }
    assert [note.group for note in grouped.document.annotations.values()] == ["group"]
    assert grouped.view.scene().annotations.names() == list(grouped.document.annotations)
    grouped.key(Key.Key_Up, ALT)
    assert grouped.view.scene().annotations.names() == []


def test_the_rubber_band_and_select_all_take_cards(grouped):
    grouped.key(Key.Key_Escape)
    grouped.key(Key.Key_A, CTRL)
    assert grouped.view.editor.selected.names == ["X", "Y", "group"]
    assert set(grouped.view.editor.selected_wires()) == {INTO_LINEAR, INTO_MSE}
    rect = grouped.view.scene().item("group").rect
    grouped.drag(rect.bottomRight() + QPointF(30, 60), rect.topLeft() - QPointF(-40, 12))
    assert grouped.view.editor.selected.names == ["group"]


def test_align_and_arrange_take_cards(grouped):
    grouped.view.editor.select([])
    grouped.key(Key.Key_A, CTRL)
    grouped.view.editor.selected.align("top")
    assert len({grouped.document.position(name)[1] for name in ("X", "Y", "group")}) == 1
    grouped.view.editor.auto_layout.arrange()
    assert grouped.document.position("X")[0] < grouped.document.position("group")[0]


def test_keys_walk_over_cards(grouped):
    grouped.view.editor.select(["X"])
    grouped.key(Key.Key_Right, CTRL)
    assert grouped.view.editor.selected.groups == ["group"]
    grouped.key(Key.Key_Down, CTRL)
    assert grouped.view.editor.keyboard_place == PortId("linear", "X")
    grouped.key(Key.Key_Escape)
    grouped.view.editor.select(["group"])
    grouped.key(Key.Key_L, SHIFT)
    assert grouped.view.editor.selected.names == ["X", "Y", "group"]


def test_selecting_a_hidden_node_opens_its_sheet(grouped):
    grouped.view.editor.select(["linear"])
    assert crumbs(grouped) == ["Graph", "group"]
    assert grouped.view.editor.selected_nodes() == ["linear"]


def test_a_change_inside_shows_on_the_card(grouped):
    edits.wires.disconnect(grouped.document, INTO_MSE)
    assert [port.state for port in grouped.view.scene().item("group").content.inputs] == ["wired", "needed"]
    assert grouped.view.scene().item("group").content.problem


def test_another_project_begins_on_the_outermost_sheet(grouped):
    open_group(grouped)
    grouped.document.apply_project(grouped.document.project)
    assert crumbs(grouped) == []
    assert shown(grouped) == {"X", "Y", "group"}

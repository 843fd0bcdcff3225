"""Menu bar, context menus, toolbar, command palette and help offer the actions of one table, and no others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QTreeWidget

from graphgui.actions.action import actions_of
from graphgui.actions.qt_action import line_of, plain
from graphgui.app.actions.command_palette import CommandPalette
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.canvas.menu import menus_in
from graphgui.document import edits

CONTEXT_MENUS = {
    "nodes": lambda world: world.select("linear"),
    "notes": lambda world: world.editor.select([edits.annotations.add_frame(world.document, (0, 0, 100, 100))]),
    "wires": lambda world: world.select_wire(),
    "canvas": lambda world: world.select(),
}

OFFERED = {
    "nodes": "rename edit_fields collapse why answer show_jacobian check_gradient breakpoint breakpoint_condition"
    " freeze mark_loss accuse hide_gradient cut copy duplicate"
    " delete delete_healing group ungroup open_group standardise pull_out unplug select_upstream select_downstream"
    " select_connected add_frame align_left align_centre-x align_right align_top align_centre-y align_bottom"
    " distribute_x distribute_y arrange",
    "notes": "rename colour_0 colour_1 colour_2 colour_3 colour_4 cut copy duplicate delete",
    "wires": "delete bend why answer check_gradient hide_gradient",
    "canvas": "paste paste_with_wires add add_note add_frame select_all leave_group arrange fit snapping",
}
"""What a right-click promises, written down a second time: no line is lost unseen."""


def ids_in(menu: QMenu) -> list[str]:
    """The actions of a menu and of the menus in it; each line must stand for one."""
    found = []
    within = {each.menuAction(): each for each in menus_in(menu)}
    for line in menu.actions():
        if line in within:
            within[line].aboutToShow.emit()
            found += ids_in(within[line])
        elif not line.isSeparator():
            assert line_of(line), line.text()
            found.append(line.objectName())
    return found


def in_menu_bar(window) -> list[str]:
    return [name for menu in menus_in(window.menuBar()) for name in ids_in(menu)]


def declared_in(world, menu: str) -> set[str]:
    """The actions that the table puts into a menu or the menus within it."""
    entries = world.window.action_table.entries
    names = {menu}
    while (
        more := {e.id for e in entries if hasattr(e, "is_choice") and {p.menu for p in e.places} & names} - names
    ):
        names |= more
    return {action.id for action in actions_of(entries) if {place.menu for place in action.places} & names}


def test_the_menu_bar_has_every_action_but_those_that_only_keys_do(world):
    table = world.window.action_table
    expected = {action.id for action in table.actions() if action.places}
    assert set(in_menu_bar(world.window)) == expected
    assert all(action.keys for action in table.actions() if not action.places)


def test_a_menu_has_no_line_twice(world):
    for menu in menus_in(world.window.menuBar()):
        ids = [name for name in ids_in(menu) if not name.startswith("panel_")]
        assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("menu", CONTEXT_MENUS)
def test_a_context_menu_has_the_actions_that_are_declared_for_it(world, menu):
    CONTEXT_MENUS[menu](world)
    world.press("Shift+F10")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    shown = ids_in(popup)
    assert shown == OFFERED[menu].split()
    assert set(shown) == declared_in(world, menu)


@pytest.mark.parametrize("menu", CONTEXT_MENUS)
def test_all_that_a_context_menu_offers_stands_in_the_menu_bar_too(world, menu):
    assert declared_in(world, menu) <= set(in_menu_bar(world.window))


def test_the_toolbar_has_the_actions_that_are_declared_for_it(world):
    buttons = world.window.transport.findChildren(QToolButton)
    shown = {button.defaultAction().objectName() for button in buttons if button.defaultAction()}
    assert shown == declared_in(world, "toolbar")


def test_the_command_palette_has_every_action_of_the_menus_that_applies(world):
    world.select("linear")
    world.press("Ctrl+Shift+P")
    rows = world.window.findChild(CommandPalette).findChild(QTreeWidget)
    listed = [
        rows.topLevelItem(row).data(0, Qt.ItemDataRole.UserRole).do for row in range(rows.topLevelItemCount())
    ]
    expected = [action for action in world.window.action_table.actions() if action.places and action.enabled()]
    assert len(listed) == len(expected)
    assert all(action.do in listed for action in expected)


def test_the_command_palette_has_panels_themes_languages_and_what_is_within_other_menus(world):
    world.select("linear", "mse")
    world.press("Ctrl+Shift+P")
    rows = world.window.findChild(CommandPalette).findChild(QTreeWidget)
    listed = {rows.topLevelItem(row).text(0) for row in range(rows.topLevelItemCount())}
    assert {
        "Panels › Loss",
        "Theme › Dark",
        "Language › Français",
        "Align › Left Edges",
        "Group",
        "Pull Out of the Wires",
        "Unplug All Wires",
        "Training Settings",
        "Examples › Five points, one line",
    } <= listed


def test_what_does_not_apply_is_grey_in_menus_and_not_in_the_palette(world):
    menu = world.window.findChild(QMenu, "graph")
    lines = {plain(line.text()): line for line in menu.actions()}
    world.select("linear")
    menu.aboutToShow.emit()
    assert lines["Group"].isEnabled()
    assert not lines["Ungroup"].isEnabled()
    assert not lines["Align"].isEnabled()
    world.select("linear", "mse")
    menu.aboutToShow.emit()
    assert lines["Align"].isEnabled()
    assert not lines["Rename…"].isEnabled()
    menu.aboutToHide.emit()
    assert lines["Rename…"].isEnabled()  # the key says itself what is lacking


def test_the_help_lists_every_key(world):
    world.press("F1")
    page = world.window.findChild(ShortcutsPage)
    assert {action.id for action in page.shown()} == {
        action.id for action in world.window.action_table.actions() if action.keys
    }


@pytest.mark.parametrize(("typed", "found"), [("group", "ungroup"), ("ctrl+k", "keep"), ("evaluate", "evaluate")])
def test_the_help_is_searched(world, typed, found):
    world.press("F1")
    page = world.window.findChild(ShortcutsPage)
    QTest.keyClicks(page.focusWidget(), typed)
    shown = {action.id for action in page.shown()}
    assert found in shown
    assert "play" not in shown


def test_a_switch_shows_that_it_is_on_wherever_it_stands(world):
    world.editor.set_snapping(False)
    world.press("Shift+F10")
    lines = {line.objectName(): line for line in QApplication.activePopupWidget().actions()}
    assert not lines["snapping"].isChecked()
    lines["snapping"].trigger()
    assert world.editor.snapping
    menu = world.window.findChild(QMenu, "view")
    menu.aboutToShow.emit()
    assert world.window.action_table.qt_actions["snapping"].isChecked()

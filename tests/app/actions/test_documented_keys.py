"""The keys that README and docs/interactions.md name are those of the table of actions."""

import re

import pytest

from tools.translations import ROOT

KEY = re.compile(
    r"(?<![\w+])(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d{1,2}|[A-Z0.]|(?<=\+),|\+|−|Del|Tab|Enter|Space|Esc|Up|Down|Left|Right)(?![\w+-])"
)
ROWS = {
    "Search at the cursor": {"add"},
    "Select upstream, downstream": {"select_upstream", "select_downstream", "select_connected"},
    "Frames": {"add_frame"},
    "Notes": {"add_note"},
    "Reroute points": {"bend"},
    "Collapse a node": {"collapse"},
    "Rename in place": {"rename"},
    "Selection becomes a node": {"group"},
    "Dissolve": {"ungroup"},
    "Reuse": {"keep"},
    "Keep incoming wires": {"paste_with_wires"},
    "Duplicate": {"duplicate"},
    "Fit all, selection, actual size": {"fit", "fit_selection", "zoom_reset"},
    "Find a node": {"find_node"},
    "Projector": {"present"},
    "Every action by name": {"find_action"},
    "Every key": {"shortcuts"},
    "Context menu": {"context_menu"},
    "Several documents": {"new_window"},
}
README = {
    "F, Shift+F, N, H": {"fit", "add_frame", "add_note", "collapse"},
    "F5, F10, F9, F4": {"play", "step", "evaluate", "reset"},
    "F7, Shift+F7, F8": {"step_into", "step_back", "step_over"},
    "Ctrl+Tab, Ctrl+Shift+Tab": {"next_part", "previous_part"},
    "E, Esc": {"edit_fields", "escape"},
    "Ctrl+.": {"to_message"},
    "F6": {"breakpoint"},
    "Shift+S": {"standardise"},
    "Ctrl+G, Ctrl+Shift+G": {"group", "ungroup"},
    "Ctrl+Shift+L, Ctrl+Shift+R": {"arrange", "record"},
    "Ctrl+T": {"panel_table"},
    "Ctrl+E": {"export_history"},
    "Ctrl+K": {"keep"},
    "Ctrl+Shift+P, Ctrl+F, F11": {"find_action", "find_node", "present"},
    "Ctrl+,": {"preferences"},
    "F1": {"shortcuts"},
}


def rows_of(text: str) -> list[list[str]]:
    """The cells of every row of its tables."""
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]


def text_of(*path: str) -> str:
    return ROOT.joinpath(*path).read_text(encoding="utf-8")


@pytest.fixture
def keys(window):
    """The first key of every action that has one."""
    return {action.id: action.keys[0] for action in window.action_table.actions() if action.keys}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_comparison_names_the_keys_of_the_table(keys, row):
    (cells,) = [cells for cells in rows_of(text_of("docs", "interactions.md")) if cells[0] == row]
    assert set(KEY.findall(cells[-1])) == {keys[action] for action in ROWS[row]}


@pytest.mark.parametrize("row", README)
def test_a_row_of_the_readme_names_the_keys_of_the_table(keys, row):
    assert row in {cells[0] for cells in rows_of(text_of("README.md"))}
    assert set(row.split(", ")) == {keys[action] for action in README[row]}


def test_every_key_that_the_readme_names_is_in_the_table(window):
    known = {keys for action in window.action_table.actions() for keys in action.keys} | {"Enter"}
    section = text_of("README.md").partition("## Hands and keys")[2].partition("##")[0]
    named = {found for cells in rows_of(section) for found in KEY.findall(cells[0])}
    assert len(named) > 25
    assert named <= known

"""The promise of the keys: what each does. Pressed, it makes so what was not so before."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QFrame

from graphgui.app.actions.command_palette import CommandPalette
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from graphgui.app.preferences.preferences import Preferences
from graphgui.document import edits
from tests.app.actions.pressing import World


def nothing(world: World) -> None:
    """All is ready."""


@dataclass(frozen=True)
class Key:
    """Keys of an action; what is prepared, and what is so when it was done."""

    action: str
    keys: str
    done: Callable[[World], bool]
    prepare: Callable[[World], object] = nothing

    def __str__(self) -> str:
        return f"{self.action}-{self.keys}"


def asks(title: str) -> Callable[[World], bool]:
    return lambda world: world.asked == [title]


def says(text: str) -> Callable[[World], bool]:
    return lambda world: text in world.window.banner.text


def shows(panel: str) -> Callable[[World], bool]:
    return lambda world: not world.window.docks[panel].isHidden()


def select(*names: str) -> Callable[[World], object]:
    return lambda world: world.select(*names)


def at_port(port: str) -> Callable[[World], object]:
    return lambda world: world.go_to_port(port)


def in_group(world: World) -> None:
    world.group()
    world.editor.open_group()


def edit(world: World) -> None:
    edits.nodes.add(world.document, "square", (0, 400))


def undo(world: World) -> None:
    edit(world)
    world.document.undo_stack.undo()


def walk(world: World) -> None:
    world.window.stepping.into()
    world.window.stepping.into()


def zoom_in(world: World) -> None:
    for _ in range(5):
        world.canvas.navigation.zoom_in()


def from_afar(world: World) -> None:
    for _ in range(5):
        world.canvas.navigation.zoom_out()
    world.select("mse")


def clipboard() -> str:
    return QApplication.clipboard().text()


def say_something(world: World) -> None:
    world.window.banner.say("So it is.")


ON_CANVAS = [
    # clipboard and deletion
    *(
        Key("cut", keys, lambda w: "linear" not in w.nodes and "linear" in clipboard(), select("linear"))
        for keys in ("Ctrl+X", "Shift+Del")
    ),
    *(
        Key("copy", keys, lambda w: "linear" in w.nodes and '"linear"' in clipboard(), select("linear"))
        for keys in ("Ctrl+C", "Ctrl+Ins")
    ),
    *(
        Key("paste", keys, lambda w: "linear2" in w.nodes, lambda w: w.copy("linear"))
        for keys in ("Ctrl+V", "Shift+Ins")
    ),
    Key("paste_with_wires", "Ctrl+Shift+V", lambda w: "X.out → linear2.X" in w.wires, lambda w: w.copy("linear")),
    Key("duplicate", "Ctrl+D", lambda w: "linear2" in w.nodes, select("linear")),
    *(
        Key("delete", keys, lambda w: "linear" not in w.nodes, select("linear"))
        for keys in ("Del", "Backspace", "Shift+Backspace")
    ),
    *(
        Key(
            "delete_healing",
            keys,
            lambda w: "relu" not in w.nodes and "linear.Yhat → mse.Yhat" in w.wires,
            lambda w: w.add_relu(),
        )
        for keys in ("Ctrl+Del", "Ctrl+Backspace")
    ),
    # selecting
    Key("select_all", "Ctrl+A", lambda w: w.selected == {"X", "Y", "linear", "mse"}),
    Key("select_upstream", "Shift+L", lambda w: w.selected == {"X", "linear"}, select("linear")),
    Key("select_downstream", "L", lambda w: w.selected == {"linear", "mse"}, select("linear")),
    Key("select_connected", "Ctrl+L", lambda w: w.selected == {"X", "Y", "linear", "mse"}, select("linear")),
    # the graph
    Key("add", "Space", lambda w: w.is_open(QFrame, "searchbox")),
    Key("add_note", "N", lambda w: w.field == ""),
    Key("add_frame", "Shift+F", lambda w: bool(w.document.annotations), select("linear")),
    Key("edit_fields", "E", lambda w: w.has_keys("inspector"), select("linear")),
    Key("rename", "F2", lambda w: w.field == "linear", select("linear")),
    Key("start_wire", "C", lambda w: w.editor.gestures.busy, select("X")),
    Key("bend", "R", lambda w: "reroute" in w.nodes, lambda w: w.select_wire()),
    Key("standardise", "Shift+S", lambda w: "standardise" in w.nodes, select("X")),
    Key("collapse", "H", lambda w: w.document.graph["linear"].collapsed, select("linear")),
    Key("group", "Ctrl+G", lambda w: bool(w.document.graph.groups), select("linear", "mse")),
    Key("ungroup", "Ctrl+Shift+G", lambda w: not w.document.graph.groups, lambda w: w.group()),
    *(
        Key("open_group", keys, lambda w: w.canvas.scene().open_group.name is not None, lambda w: w.group())
        for keys in ("Return", "Enter")
    ),
    Key("leave_group", "Alt+Up", lambda w: w.canvas.scene().open_group.name is None, in_group),
    Key("freeze", "Z", lambda w: w.document.graph["linear"].attribute("freeze_b"), select("linear")),
    Key("breakpoint", "F6", lambda w: w.session.breakpoints.includes(["linear"]), select("linear")),
    # what is seen
    Key("fit", "F", lambda w: w.all_in_sight, zoom_in),
    Key(
        "fit_selection",
        ".",
        lambda w: w.canvas.scene().item("mse").rect.contains(w.middle) and w.zoomed > 1,
        from_afar,
    ),
    # by keys alone
    Key("context_menu", "Shift+F10", lambda w: {"Rename…", "Delete"} <= w.menu, select("linear")),
    Key("escape", "Esc", lambda w: not w.selected, select("linear")),
    Key("next_node", "Tab", lambda w: w.selected == {"linear"}, select("X")),
    Key("previous_node", "Shift+Tab", lambda w: w.selected == {"X"}, select("linear")),
    Key("port_below", "Ctrl+Down", lambda w: w.place == "linear.X", select("linear")),
    Key("port_above", "Ctrl+Up", lambda w: w.place == "linear.X", at_port("linear.W")),
    Key("along_wire", "Ctrl+Right", lambda w: w.place == "linear", select("X")),
    Key("along_wire_back", "Ctrl+Left", lambda w: w.place == "X", select("linear")),
    Key("move_left", "Left", lambda w: w.moved("linear") == (-20, 0), select("linear")),
    Key("move_right", "Right", lambda w: w.moved("linear") == (20, 0), select("linear")),
    Key("move_up", "Up", lambda w: w.moved("linear") == (0, -20), select("linear")),
    Key("move_down", "Down", lambda w: w.moved("linear") == (0, 20), select("linear")),
    Key("move_far_left", "Shift+Left", lambda w: w.moved("linear") == (-100, 0), select("linear")),
    Key("move_far_right", "Shift+Right", lambda w: w.moved("linear") == (100, 0), select("linear")),
    Key("move_far_up", "Shift+Up", lambda w: w.moved("linear") == (0, -100), select("linear")),
    Key("move_far_down", "Shift+Down", lambda w: w.moved("linear") == (0, 100), select("linear")),
]

IN_WINDOW = [
    # files
    Key("new", "Ctrl+N", asks("Unsaved changes"), edit),
    Key("new_window", "Ctrl+Shift+N", lambda w: len(w.window.others) == 1),
    Key("open", "Ctrl+O", asks("Open a graph")),
    Key("import_data", "Ctrl+I", asks("Import data")),
    Key("save", "Ctrl+S", asks("Save the graph")),
    Key("save_as", "Ctrl+Shift+S", asks("Save the graph")),
    Key("record", "Ctrl+Shift+R", says("no run to record")),
    Key("export_history", "Ctrl+E", says("no run to export")),
    Key("close", "Ctrl+W", asks("Unsaved changes"), edit),
    Key("quit", "Ctrl+Q", asks("Unsaved changes"), edit),
    # edits
    Key("undo", "Ctrl+Z", lambda w: "square" not in w.nodes, edit),
    *(Key("redo", keys, lambda w: "square" in w.nodes, undo) for keys in ("Ctrl+Shift+Z", "Ctrl+Y")),
    Key("find_node", "Ctrl+F", lambda w: w.is_open(CommandPalette)),
    Key("preferences", "Ctrl+,", lambda w: w.is_open(Preferences)),
    Key("keep", "Ctrl+K", asks("Keep for later"), select("linear")),
    Key(
        "arrange",
        "Ctrl+Shift+L",
        lambda w: w.moved("X") != (0, 0),
        lambda w: edits.nodes.move(w.document, {"X": (900, 300)}),
    ),
    # what is seen
    Key("zoom_in", "Ctrl++", lambda w: w.zoomed > 1),
    Key("zoom_out", "Ctrl+-", lambda w: w.zoomed < 1),
    Key("zoom_reset", "Ctrl+0", lambda w: w.canvas.navigation.zoom == 1, zoom_in),
    Key("present", "F11", lambda w: w.window.isFullScreen()),
    Key("next_part", "Ctrl+Tab", lambda w: w.keys_moved),
    Key("previous_part", "Ctrl+Shift+Tab", lambda w: w.keys_moved),
    Key("to_message", "Ctrl+.", lambda w: w.window.banner.first_button.hasFocus(), say_something),
    Key("panel_table", "Ctrl+T", shows("table")),
    Key("panel_forward_mode", "Ctrl+F7", shows("forward_mode")),
    # training
    Key("play", "F5", lambda w: w.session.state == "playing"),
    Key("step", "F10", lambda w: w.session.step == 1),
    Key("steps", "Ctrl+F10", asks("Make some steps")),
    Key("converge", "Shift+F5", lambda w: w.session.state == "playing" and w.document.training.patience == 100),
    Key("evaluate", "F9", lambda w: bool(w.document.project.parameters)),
    Key("reset", "F4", lambda w: w.session.step == 0, lambda w: w.session.run_now(3)),
    Key("step_into", "F7", lambda w: w.position == 1),
    Key("step_back", "Shift+F7", lambda w: w.position == 1, walk),
    Key("step_over", "F8", lambda w: w.position > 1),
    Key("why", "F3", shows("why"), select("linear")),
    Key("answer", "Shift+F3", shows("answer"), select("linear")),
    # help
    Key("find_action", "Ctrl+Shift+P", lambda w: w.is_open(CommandPalette)),
    Key("shortcuts", "F1", lambda w: w.is_open(ShortcutsPage)),
]

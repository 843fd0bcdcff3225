"""One table of actions, from which menus, toolbar, shortcuts and help are made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from graphgui.app.icons import icon
from graphgui.look.colours import Theme
from graphgui.words import mark_for_translation

Menu = Literal["file", "edit", "view", "run", "help"]


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing that the program does on command.

    `shortcut` is a portable key text or one of Qt's standard keys; `icon` the name of a file in assets/icons.
    A `separator` line stands before the action in its menu. The shortcut of an action `on_canvas` works while the
    canvas has the focus, so that Delete in a list deletes no node. A `switch` is on or off, at first as said here,
    and kept from run to run.
    """

    id: str
    menu: Menu
    text: str
    tip: str = ""
    shortcut: str | QKeySequence.StandardKey | None = None
    icon: str | None = None
    separator: bool = False
    on_canvas: bool = False
    switch: bool | None = None


SPECS: tuple[Spec, ...] = (
    Spec("new", "file", mark_for_translation("actions", "&New"), shortcut=QKeySequence.StandardKey.New),
    Spec(
        "new_window",
        "file",
        mark_for_translation("actions", "New &Window"),
        mark_for_translation("actions", "Another document beside this one"),
        shortcut="Ctrl+Shift+N",
    ),
    Spec("open", "file", mark_for_translation("actions", "&Open…"), shortcut=QKeySequence.StandardKey.Open),
    Spec(
        "import_data",
        "file",
        mark_for_translation("actions", "&Import Data…"),
        mark_for_translation(
            "actions", "Read a CSV, Parquet or spreadsheet file: choose its columns and what to make of them"
        ),
        shortcut="Ctrl+I",
    ),
    Spec(
        "save",
        "file",
        mark_for_translation("actions", "&Save"),
        shortcut=QKeySequence.StandardKey.Save,
        separator=True,
    ),
    Spec("save_as", "file", mark_for_translation("actions", "Save &As…"), shortcut="Ctrl+Shift+S"),
    Spec("save_picture", "file", mark_for_translation("actions", "Save a &Picture of the Graph…"), separator=True),
    Spec(
        "record",
        "file",
        mark_for_translation("actions", "Recor&d the Run…"),
        mark_for_translation("actions", "A film of the canvas and the plots, step after step, as GIF or MP4"),
        shortcut="Ctrl+Shift+R",
    ),
    Spec(
        "export_history",
        "file",
        mark_for_translation("actions", "Export &History…"),
        mark_for_translation(
            "actions", "Loss, learning rate, gradient norm and parameters of each step, as CSV or Parquet"
        ),
        shortcut="Ctrl+E",
    ),
    Spec("close", "file", mark_for_translation("actions", "&Close"), shortcut="Ctrl+W", separator=True),
    Spec("quit", "file", mark_for_translation("actions", "&Quit"), shortcut="Ctrl+Q"),
    Spec(
        "cut", "edit", mark_for_translation("actions", "Cu&t"), shortcut="Ctrl+X", separator=True, on_canvas=True
    ),
    Spec("copy", "edit", mark_for_translation("actions", "&Copy"), shortcut="Ctrl+C", on_canvas=True),
    Spec("paste", "edit", mark_for_translation("actions", "&Paste"), shortcut="Ctrl+V", on_canvas=True),
    Spec(
        "paste_with_wires",
        "edit",
        mark_for_translation("actions", "Paste with Incoming Wires"),
        shortcut="Ctrl+Shift+V",
        on_canvas=True,
    ),
    Spec("duplicate", "edit", mark_for_translation("actions", "Dup&licate"), shortcut="Ctrl+D", on_canvas=True),
    Spec(
        "delete",
        "edit",
        mark_for_translation("actions", "&Delete"),
        mark_for_translation("actions", "Delete the selected nodes and wires"),
        shortcut="Del",
        on_canvas=True,
    ),
    Spec(
        "delete_healing",
        "edit",
        mark_for_translation("actions", "Delete and Heal the Wires"),
        shortcut="Ctrl+Del",
        on_canvas=True,
    ),
    Spec(
        "rename",
        "edit",
        mark_for_translation("actions", "Re&name…"),
        shortcut="F2",
        separator=True,
        on_canvas=True,
    ),
    Spec("collapse", "edit", mark_for_translation("actions", "C&ollapse or Unfold"), shortcut="H", on_canvas=True),
    Spec(
        "select_all",
        "edit",
        mark_for_translation("actions", "Select &All"),
        shortcut="Ctrl+A",
        separator=True,
        on_canvas=True,
    ),
    Spec(
        "select_downstream",
        "edit",
        mark_for_translation("actions", "Select Downstream"),
        shortcut="L",
        on_canvas=True,
    ),
    Spec(
        "select_upstream",
        "edit",
        mark_for_translation("actions", "Select Upstream"),
        shortcut="Shift+L",
        on_canvas=True,
    ),
    Spec(
        "select_connected",
        "edit",
        mark_for_translation("actions", "Select Connected"),
        shortcut="Ctrl+L",
        on_canvas=True,
    ),
    Spec(
        "add",
        "edit",
        mark_for_translation("actions", "Add a Nod&e…"),
        mark_for_translation("actions", "Search an operation and add it where the pointer is (Space)"),
        separator=True,
    ),
    Spec(
        "standardise",
        "edit",
        mark_for_translation("actions", "Standardise the Input"),
        mark_for_translation(
            "actions", "Put a node behind the selected input that gives every column mean 0 and deviation 1"
        ),
        shortcut="Shift+S",
        on_canvas=True,
    ),
    Spec("add_frame", "edit", mark_for_translation("actions", "Add a Frame"), shortcut="Shift+F", on_canvas=True),
    Spec("add_note", "edit", mark_for_translation("actions", "Add a Note"), shortcut="N", on_canvas=True),
    Spec(
        "bend",
        "edit",
        mark_for_translation("actions", "&Bend the Wire"),
        mark_for_translation("actions", "Put a reroute into the selected wires"),
        shortcut="R",
        on_canvas=True,
    ),
    Spec(
        "arrange",
        "edit",
        mark_for_translation("actions", "Arrange from Left to Right"),
        mark_for_translation("actions", "Lay out the selected nodes, or all of them"),
        shortcut="Ctrl+Shift+L",
    ),
    Spec(
        "keep",
        "edit",
        mark_for_translation("actions", "&Keep for Later…"),
        mark_for_translation(
            "actions", "Put the selection under “Mine” in the palette, for this and other graphs"
        ),
        shortcut="Ctrl+K",
    ),
    Spec(
        "data",
        "edit",
        mark_for_translation("actions", "Ma&ke Data…"),
        mark_for_translation(
            "actions", "Lines, curves and classes with noise, changed by sliders while it trains"
        ),
        separator=True,
    ),
    Spec(
        "table",
        "edit",
        mark_for_translation("actions", "Table of the Data"),
        mark_for_translation(
            "actions", "The numbers themselves, to be typed over, added, removed, copied and pasted"
        ),
        shortcut="Ctrl+T",
    ),
    Spec(
        "find_node",
        "edit",
        mark_for_translation("actions", "&Go to a Node…"),
        mark_for_translation("actions", "Find a node by its name"),
        shortcut=QKeySequence.StandardKey.Find,
        separator=True,
    ),
    Spec(
        "fit",
        "view",
        mark_for_translation("actions", "&Fit the Graph"),
        mark_for_translation("actions", "Show the whole graph (F)"),
        shortcut="F",
    ),
    Spec(
        "fit_selection", "view", mark_for_translation("actions", "Fit the Selection"), shortcut=".", on_canvas=True
    ),
    Spec("zoom_in", "view", mark_for_translation("actions", "Zoom &In"), shortcut="Ctrl++"),
    Spec("zoom_out", "view", mark_for_translation("actions", "Zoom &Out"), shortcut="Ctrl+-"),
    Spec("zoom_reset", "view", mark_for_translation("actions", "&Actual Size"), shortcut="Ctrl+0"),
    Spec("minimap", "view", mark_for_translation("actions", "Map of the Graph"), separator=True, switch=True),
    Spec("snapping", "view", mark_for_translation("actions", "Snap to the Grid"), switch=True),
    Spec(
        "wheel_scrolls",
        "view",
        mark_for_translation("actions", "Wheel Scrolls"),
        mark_for_translation("actions", "The wheel scrolls, and zooms with Ctrl; else it zooms"),
        switch=False,
    ),
    Spec(
        "present",
        "view",
        mark_for_translation("actions", "&Presentation"),
        mark_for_translation("actions", "Only canvas and plots, in larger type, on the whole screen (F11)"),
        shortcut="F11",
        separator=True,
    ),
    Spec("reset_layout", "view", mark_for_translation("actions", "&Reset the Panels"), separator=True),
    Spec(
        "play",
        "run",
        mark_for_translation("actions", "&Play"),
        mark_for_translation("actions", "Train: step after step, until the steps are done (F5)"),
        shortcut="F5",
        icon="play",
    ),
    Spec(
        "step",
        "run",
        mark_for_translation("actions", "&Step"),
        mark_for_translation("actions", "Make one step of training (F10)"),
        shortcut="F10",
        icon="forward-step",
    ),
    Spec(
        "steps",
        "run",
        mark_for_translation("actions", "&Make Some Steps…"),
        mark_for_translation("actions", "Train a number of steps that you are asked for (Shift+F10)"),
        shortcut="Shift+F10",
    ),
    Spec(
        "converge",
        "run",
        mark_for_translation("actions", "Train to &Convergence"),
        mark_for_translation("actions", "Train until the loss stops improving, or comes to its target (Shift+F5)"),
        shortcut="Shift+F5",
    ),
    Spec(
        "evaluate",
        "run",
        mark_for_translation("actions", "&Evaluate"),
        mark_for_translation("actions", "Compute every value and gradient, without changing a parameter (F9)"),
        shortcut="F9",
        icon="calculator",
    ),
    Spec(
        "step_into",
        "run",
        mark_for_translation("actions", "Step &Into"),
        mark_for_translation("actions", "Do the next operation alone: forward, backward, update (F7)"),
        shortcut="F7",
        separator=True,
    ),
    Spec(
        "step_back",
        "run",
        mark_for_translation("actions", "Step &Back"),
        mark_for_translation("actions", "Undo the last operation (Shift+F7)"),
        shortcut="Shift+F7",
    ),
    Spec(
        "step_over",
        "run",
        mark_for_translation("actions", "Step &Over"),
        mark_for_translation("actions", "Do the rest of forward, of backward, or of the updates (F8)"),
        shortcut="F8",
    ),
    Spec(
        "breakpoint",
        "run",
        mark_for_translation("actions", "Brea&kpoint"),
        mark_for_translation("actions", "Pause before the selected nodes, or no more (F6)"),
        shortcut="F6",
        on_canvas=True,
    ),
    Spec(
        "forward_mode",
        "run",
        mark_for_translation("actions", "&Forward Mode"),
        mark_for_translation(
            "actions", "Tangents with respect to one number, beside the gradients of reverse mode (Ctrl+F7)"
        ),
        shortcut="Ctrl+F7",
    ),
    Spec(
        "reset",
        "run",
        mark_for_translation("actions", "&Reset"),
        mark_for_translation("actions", "Go back to the initial parameters, before the first step (F4)"),
        shortcut="F4",
        icon="backward-fast",
        separator=True,
    ),
    Spec(
        "redraw",
        "run",
        mark_for_translation("actions", "&New Start"),
        mark_for_translation("actions", "Draw other initial parameters"),
        icon="dice",
    ),
    Spec(
        "training",
        "run",
        mark_for_translation("actions", "Training Se&ttings"),
        mark_for_translation("actions", "Learning rate, optimiser, batches, schedule, and when to stop"),
        icon="sliders",
        separator=True,
    ),
    Spec(
        "runs",
        "run",
        mark_for_translation("actions", "R&uns"),
        mark_for_translation("actions", "Compare runs, name them, keep them in the file"),
    ),
    Spec(
        "find_action",
        "help",
        mark_for_translation("actions", "&Find an Action…"),
        mark_for_translation("actions", "Every action by its name"),
        shortcut="Ctrl+Shift+P",
    ),
    Spec("about", "help", mark_for_translation("actions", "&About graphgui")),
)


def build(parent: QWidget, canvas: QWidget, slots: Mapping[str, Callable[..., object]]) -> dict[str, QAction]:
    """A QAction for each row of the table; `slots` has what each does, by id."""
    actions = {}
    for spec in SPECS:
        action = QAction(QCoreApplication.translate("actions", spec.text), parent)
        action.setObjectName(spec.id)
        if spec.tip:
            action.setToolTip(QCoreApplication.translate("actions", spec.tip))
            action.setStatusTip(action.toolTip())
        if spec.shortcut is not None:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            canvas.addAction(action)
        else:
            parent.addAction(action)  # it works while the menu bar is hidden, too
        slot = slots[spec.id]
        if spec.switch is None:
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        else:
            _keep(action, spec, slot)
        actions[spec.id] = action
    return actions


def _keep(action: QAction, spec: Spec, slot: Callable[..., object]) -> None:
    """Make a switch that stands as it was left, and tells its slot so."""
    action.setCheckable(True)
    action.setChecked(QSettings().value(spec.id, spec.switch, type=bool) is True)
    slot(action.isChecked())
    action.toggled.connect(slot)
    action.toggled.connect(lambda on: QSettings().setValue(spec.id, on))


def in_menu(menu: Menu) -> Iterable[Spec]:
    """The rows of one menu, in order."""
    return (spec for spec in SPECS if spec.menu == menu)


def paint_icons(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Draw the icons in the theme's colours."""
    for spec in SPECS:
        if spec.icon:
            actions[spec.id].setIcon(icon(spec.icon, theme))

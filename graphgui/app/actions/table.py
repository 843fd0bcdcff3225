"""One table of actions, from which menus, toolbar, shortcuts and help are made."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import qtawesome
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QWidget

from graphgui.look.colours import Theme
from graphgui.words import say

Menu = Literal["file", "edit", "view", "run", "help"]


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing that the program does on command.

    `shortcut` is a portable key text or one of Qt's standard keys; `icon` a Font Awesome or Material name.
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
    Spec("new", "file", say("actions", "&New"), shortcut=QKeySequence.StandardKey.New),
    Spec(
        "new_window",
        "file",
        say("actions", "New &Window"),
        say("actions", "Another document beside this one"),
        shortcut="Ctrl+Shift+N",
    ),
    Spec("open", "file", say("actions", "&Open…"), shortcut=QKeySequence.StandardKey.Open),
    Spec(
        "import_data",
        "file",
        say("actions", "&Import Data…"),
        say("actions", "Read a CSV, Parquet or spreadsheet file: choose its columns and what to make of them"),
        shortcut="Ctrl+I",
    ),
    Spec("save", "file", say("actions", "&Save"), shortcut=QKeySequence.StandardKey.Save, separator=True),
    Spec("save_as", "file", say("actions", "Save &As…"), shortcut="Ctrl+Shift+S"),
    Spec("save_picture", "file", say("actions", "Save a &Picture of the Graph…"), separator=True),
    Spec(
        "record",
        "file",
        say("actions", "Recor&d the Run…"),
        say("actions", "A film of the canvas and the plots, step after step, as GIF or MP4"),
        shortcut="Ctrl+Shift+R",
    ),
    Spec(
        "export_history",
        "file",
        say("actions", "Export &History…"),
        say("actions", "Loss, learning rate, gradient norm and parameters of each step, as CSV or Parquet"),
        shortcut="Ctrl+E",
    ),
    Spec("close", "file", say("actions", "&Close"), shortcut="Ctrl+W", separator=True),
    Spec("quit", "file", say("actions", "&Quit"), shortcut="Ctrl+Q"),
    Spec("cut", "edit", say("actions", "Cu&t"), shortcut="Ctrl+X", separator=True, on_canvas=True),
    Spec("copy", "edit", say("actions", "&Copy"), shortcut="Ctrl+C", on_canvas=True),
    Spec("paste", "edit", say("actions", "&Paste"), shortcut="Ctrl+V", on_canvas=True),
    Spec(
        "paste_with_wires",
        "edit",
        say("actions", "Paste with Incoming Wires"),
        shortcut="Ctrl+Shift+V",
        on_canvas=True,
    ),
    Spec("duplicate", "edit", say("actions", "Dup&licate"), shortcut="Ctrl+D", on_canvas=True),
    Spec(
        "delete",
        "edit",
        say("actions", "&Delete"),
        say("actions", "Delete the selected nodes and wires"),
        shortcut="Del",
        on_canvas=True,
    ),
    Spec(
        "delete_healing",
        "edit",
        say("actions", "Delete and Heal the Wires"),
        shortcut="Ctrl+Del",
        on_canvas=True,
    ),
    Spec("rename", "edit", say("actions", "Re&name…"), shortcut="F2", separator=True, on_canvas=True),
    Spec("collapse", "edit", say("actions", "C&ollapse or Unfold"), shortcut="H", on_canvas=True),
    Spec(
        "select_all",
        "edit",
        say("actions", "Select &All"),
        shortcut="Ctrl+A",
        separator=True,
        on_canvas=True,
    ),
    Spec("select_downstream", "edit", say("actions", "Select Downstream"), shortcut="L", on_canvas=True),
    Spec("select_upstream", "edit", say("actions", "Select Upstream"), shortcut="Shift+L", on_canvas=True),
    Spec("select_connected", "edit", say("actions", "Select Connected"), shortcut="Ctrl+L", on_canvas=True),
    Spec(
        "add",
        "edit",
        say("actions", "Add a Nod&e…"),
        say("actions", "Search an operation and add it where the pointer is (Space)"),
        separator=True,
    ),
    Spec(
        "standardise",
        "edit",
        say("actions", "Standardise the Input"),
        say("actions", "Put a node behind the selected input that gives every column mean 0 and deviation 1"),
        shortcut="Shift+S",
        on_canvas=True,
    ),
    Spec("add_frame", "edit", say("actions", "Add a Frame"), shortcut="Shift+F", on_canvas=True),
    Spec("add_note", "edit", say("actions", "Add a Note"), shortcut="N", on_canvas=True),
    Spec(
        "bend",
        "edit",
        say("actions", "&Bend the Wire"),
        say("actions", "Put a reroute into the selected wires"),
        shortcut="R",
        on_canvas=True,
    ),
    Spec(
        "arrange",
        "edit",
        say("actions", "Arrange from Left to Right"),
        say("actions", "Lay out the selected nodes, or all of them"),
        shortcut="Ctrl+Shift+L",
    ),
    Spec(
        "keep",
        "edit",
        say("actions", "&Keep for Later…"),
        say("actions", "Put the selection under “Mine” in the palette, for this and other graphs"),
        shortcut="Ctrl+K",
    ),
    Spec(
        "data",
        "edit",
        say("actions", "Ma&ke Data…"),
        say("actions", "Lines, curves and classes with noise, changed by sliders while it trains"),
        separator=True,
    ),
    Spec(
        "table",
        "edit",
        say("actions", "Table of the Data"),
        say("actions", "The numbers themselves, to be typed over, added, removed, copied and pasted"),
        shortcut="Ctrl+T",
    ),
    Spec(
        "find_node",
        "edit",
        say("actions", "&Go to a Node…"),
        say("actions", "Find a node by its name"),
        shortcut=QKeySequence.StandardKey.Find,
        separator=True,
    ),
    Spec(
        "fit", "view", say("actions", "&Fit the Graph"), say("actions", "Show the whole graph (F)"), shortcut="F"
    ),
    Spec("fit_selection", "view", say("actions", "Fit the Selection"), shortcut=".", on_canvas=True),
    Spec("zoom_in", "view", say("actions", "Zoom &In"), shortcut="Ctrl++"),
    Spec("zoom_out", "view", say("actions", "Zoom &Out"), shortcut="Ctrl+-"),
    Spec("zoom_reset", "view", say("actions", "&Actual Size"), shortcut="Ctrl+0"),
    Spec("minimap", "view", say("actions", "Map of the Graph"), separator=True, switch=True),
    Spec("snapping", "view", say("actions", "Snap to the Grid"), switch=True),
    Spec(
        "wheel_scrolls",
        "view",
        say("actions", "Wheel Scrolls"),
        say("actions", "The wheel scrolls, and zooms with Ctrl; else it zooms"),
        switch=False,
    ),
    Spec(
        "present",
        "view",
        say("actions", "&Presentation"),
        say("actions", "Only canvas and plots, in larger type, on the whole screen (F11)"),
        shortcut="F11",
        separator=True,
    ),
    Spec("reset_layout", "view", say("actions", "&Reset the Panels"), separator=True),
    Spec(
        "play",
        "run",
        say("actions", "&Play"),
        say("actions", "Train: step after step, until the steps are done (F5)"),
        shortcut="F5",
        icon="fa6s.play",
    ),
    Spec(
        "step",
        "run",
        say("actions", "&Step"),
        say("actions", "Make one step of training (F10)"),
        shortcut="F10",
        icon="fa6s.forward-step",
    ),
    Spec(
        "steps",
        "run",
        say("actions", "&Make Some Steps…"),
        say("actions", "Train a number of steps that you are asked for (Shift+F10)"),
        shortcut="Shift+F10",
    ),
    Spec(
        "converge",
        "run",
        say("actions", "Train to &Convergence"),
        say("actions", "Train until the loss stops improving, or comes to its target (Shift+F5)"),
        shortcut="Shift+F5",
    ),
    Spec(
        "evaluate",
        "run",
        say("actions", "&Evaluate"),
        say("actions", "Compute every value and gradient, without changing a parameter (F9)"),
        shortcut="F9",
        icon="fa6s.calculator",
    ),
    Spec(
        "step_into",
        "run",
        say("actions", "Step &Into"),
        say("actions", "Do the next operation alone: forward, backward, update (F7)"),
        shortcut="F7",
        separator=True,
    ),
    Spec(
        "step_back",
        "run",
        say("actions", "Step &Back"),
        say("actions", "Undo the last operation (Shift+F7)"),
        shortcut="Shift+F7",
    ),
    Spec(
        "step_over",
        "run",
        say("actions", "Step &Over"),
        say("actions", "Do the rest of forward, of backward, or of the updates (F8)"),
        shortcut="F8",
    ),
    Spec(
        "breakpoint",
        "run",
        say("actions", "Brea&kpoint"),
        say("actions", "Pause before the selected nodes, or no more (F6)"),
        shortcut="F6",
        on_canvas=True,
    ),
    Spec(
        "forward_mode",
        "run",
        say("actions", "&Forward Mode"),
        say("actions", "Tangents with respect to one number, beside the gradients of reverse mode (Ctrl+F7)"),
        shortcut="Ctrl+F7",
    ),
    Spec(
        "reset",
        "run",
        say("actions", "&Reset"),
        say("actions", "Go back to the initial parameters, before the first step (F4)"),
        shortcut="F4",
        icon="fa6s.backward-fast",
        separator=True,
    ),
    Spec(
        "redraw",
        "run",
        say("actions", "&New Start"),
        say("actions", "Draw other initial parameters"),
        icon="fa6s.dice",
    ),
    Spec(
        "training",
        "run",
        say("actions", "Training Se&ttings"),
        say("actions", "Learning rate, optimiser, batches, schedule, and when to stop"),
        icon="fa6s.sliders",
        separator=True,
    ),
    Spec(
        "runs",
        "run",
        say("actions", "R&uns"),
        say("actions", "Compare runs, name them, keep them in the file"),
    ),
    Spec(
        "find_action",
        "help",
        say("actions", "&Find an Action…"),
        say("actions", "Every action by its name"),
        shortcut="Ctrl+Shift+P",
    ),
    Spec("about", "help", say("actions", "&About graphgui")),
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


def icon(name: str, theme: Theme, *, on_accent: bool = False) -> QIcon:
    """One icon in the theme's colours, for a plain surface or for the accent's."""
    colour = theme.on_accent if on_accent else theme.text
    drawn: QIcon = qtawesome.icon(name, color=colour, color_disabled=theme.wire)
    return drawn

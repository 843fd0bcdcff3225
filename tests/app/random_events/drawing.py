"""What a person without any plan does next: events drawn at random, more of those that build graphs.

An event is a list that JSON can hold, so that a run can be kept, made again and shortened. Places are those of the
screen, so that both a pointer of QTest and a real one can go there:

    ["press" | "release" | "double", x, y, button, modifiers]    ["move", x, y]
    ["wheel", x, y, angle, modifiers]    ["key", key, modifiers]    ["text", text]
    ["resize", width, height]    ["drop", file, x, y]    ["wait", ms]
"""

from collections import deque
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from graphgui.actions.action import Action
from graphgui.app.window import Window
from graphgui.engine import PortId
from graphgui.ops.table import OPS

LEFT, RIGHT, MIDDLE = 1, 2, 4
NONE, SHIFT, CONTROL, ALT = 0, 0x02000000, 0x04000000, 0x08000000
MODIFIERS = [NONE] * 6 + [SHIFT, CONTROL, ALT, SHIFT | CONTROL]
LEAVING = {"quit", "close"}  # no seed ends before its time
LONGEST = 12  # clicks and texts in a dialogue, before it is left with Esc
OFTEN = ["play", "step", "step_into", "step_back", "step_over", "evaluate", "reset", "undo", "redo", "present"]
PLAIN_KEYS = [
    *(Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Menu),
    *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(12)),
    *(Qt.Key(Qt.Key.Key_0 + digit) for digit in range(10)),
    *(Qt.Key(Qt.Key.Key_A + letter) for letter in range(26)),
]
NUMBERS = ["0.1", "1", "2", "-3.5", "1e-3", "0", "1; 2; 3", "1 2; 3 4", "1\t2\n3\t4", "1,5", "20 000", "4"]
TEXTS = [
    *NUMBERS,
    *("nan", "inf", "1e308", "-1e-320", "abc", "é∂ŷ", "<b>x</b>", "9" * 40, "  ", "a b", "linear.W", "out"),
    *(
        "-2/q * X.T @ (Y - Yhat)",
        "−(2/q) Xᵀ (Y − Ŷ)",
        "Xᵀ G",
        "G",
        "2(",
        "$\\frac{a}{b}$",
        "# title\n* one\n* two",
    ),
]


class Drawer:
    """Draws one event after another for whatever is on the screen.

    Args:
        files: what may be dropped on the window.
        has_drops: whether files can be dropped; a real pointer has no other program to bring them from.
    """

    def __init__(self, chance: Random, files: list[Path], *, has_drops: bool = True) -> None:
        self._chance, self._files, self._has_drops = chance, files, has_drops
        self._coming: deque[list[object]] = deque()
        self._in_dialogs = 0  # events since one opened
        self._weights = [
            (24, self._add_operation),
            (24, self._draw_wire),
            (6, self._on_node),
            (4, self._drag_node),
            (3, self._context_menu),
            (3, self._sweep),
            (8, self._shortcut),
            (8, self._often),
            (6, self._plain_key),
            (5, self._menu),
            (12, self._in_widget),
            (3, self._tab),
            (8, self._anywhere),
            (2, self._wheel),
            (1, self._resize),
            (1, self._drop if has_drops else self._anywhere),
            (3, self._write),
            (2, self._wait),
        ]

    def next(self, window: Window) -> list[object]:
        """The next event."""
        self._window = window
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None and (not self._coming or self._chance.random() < 0.1):
            self._in_popup(popup)
        elif modal is not None and not self._coming:
            self._in_dialogs += 1
            self._in_dialog(modal)
        elif modal is None:
            self._in_dialogs = 0
        while not self._coming:
            weights, kinds = zip(*self._weights, strict=True)
            self._chance.choices(kinds, weights)[0]()
        return self._coming.popleft()

    # what events are made of

    def key(self, key: Qt.Key, modifiers: int = NONE) -> None:
        self._coming.append(["key", int(key), modifiers])

    def _write_text(self, text: str) -> None:
        self._coming.append(["text", text])

    def _press(self, at: tuple[int, int], button: int = LEFT, modifiers: int = NONE) -> None:
        self._coming += [["move", *at], ["press", *at, button, modifiers]]

    def _click(self, at: tuple[int, int], button: int = LEFT, modifiers: int = NONE) -> None:
        self._press(at, button, modifiers)
        self._coming.append(["release", *at, button, modifiers])

    def _drag(
        self, start: tuple[int, int], end: tuple[int, int], button: int = LEFT, modifiers: int = NONE
    ) -> None:
        self._press(start, button, modifiers)
        for share in (0.2, 0.6, 1.0):
            at = (round(a + share * (b - a)) for a, b in zip(start, end, strict=True))
            self._coming.append(["move", *at])
        self._coming.append(["release", *end, button, modifiers])

    def _point(self, widget: QWidget, rect: QRect | None = None) -> tuple[int, int]:
        """Any place in a widget."""
        rect = rect or widget.rect()
        x, y = self._chance.randrange(max(1, rect.width())), self._chance.randrange(max(1, rect.height()))
        return widget.mapToGlobal(rect.topLeft() + QPoint(x, y)).toTuple()

    def _on_canvas(self, at: QPointF) -> tuple[int, int] | None:
        """A place of the scene, if it is in sight."""
        canvas = self._window.canvas
        seen = canvas.mapFromScene(at)
        inside = canvas.isVisible() and canvas.viewport().rect().contains(seen)
        return canvas.viewport().mapToGlobal(seen).toTuple() if inside else None

    # on the canvas

    def _add_operation(self) -> None:
        if len(self._window.document.graph) > 40:
            return
        self._click(self._point(self._window.canvas.viewport()))
        self.key(Qt.Key.Key_Escape)
        self.key(Qt.Key.Key_Space)
        likely = ["input", "input", "linear", "linear", "mse", "relu", "add", "parameter", "sum", "matmul"]
        self._write_text(self._chance.choice([*likely, *OPS]))
        self.key(Qt.Key.Key_Return)

    def _draw_wire(self) -> None:
        scene, graph = self._window.canvas.scene(), self._window.document.graph
        nodes = [graph[name] for name in sorted(scene.items_by_name) if name in graph]
        starts = [PortId(node.name, node.op.output) for node in nodes]
        ends = [PortId(node.name, port.name) for node in nodes for port in node.op.inputs]
        taken = {wire.end for wire in graph.wires}
        free = [port for port in ends if port not in taken]
        if not starts or not ends:
            return
        start = self._on_canvas(scene.port_place(self._chance.choice(starts)))
        end = self._on_canvas(scene.port_place(self._chance.choice(free or ends)))
        if start and end:
            self._drag(start, end)

    def _header(self) -> tuple[int, int] | None:
        scene = self._window.canvas.scene()
        if not scene.items_by_name:
            return None
        rect = scene.item(self._chance.choice(sorted(scene.items_by_name))).rect
        return self._on_canvas(rect.topLeft() + QPointF(rect.width() / 2, 12))

    def _on_node(self) -> None:
        if at := self._header():
            self._click(at, modifiers=self._chance.choice(MODIFIERS))
            if self._chance.random() < 0.2:
                self._coming += [["double", *at, LEFT, NONE], ["release", *at, LEFT, NONE]]

    def _drag_node(self) -> None:
        if at := self._header():
            self._drag(at, self._point(self._window.canvas.viewport()), modifiers=self._chance.choice(MODIFIERS))

    def _context_menu(self) -> None:
        at = self._header() if self._chance.random() < 0.7 else None
        self._click(at or self._point(self._window.canvas.viewport()), RIGHT)

    def _sweep(self) -> None:
        view = self._window.canvas.viewport()
        button = self._chance.choice([LEFT, LEFT, RIGHT, MIDDLE])
        self._drag(self._point(view), self._point(view), button, self._chance.choice(MODIFIERS))

    # keys

    def _shortcut(self) -> None:
        actions = [each for each in self._window.action_table.actions() if each.keys and each.id not in LEAVING]
        self._stroke(self._chance.choice(actions))

    def _often(self) -> None:
        wanted = self._chance.choice(OFTEN)
        self._stroke(next(each for each in self._window.action_table.actions() if each.id == wanted))

    def _stroke(self, action: Action) -> None:
        stroke = QKeySequence(self._chance.choice(action.keys))[0]
        self.key(stroke.key(), stroke.keyboardModifiers().value)

    def _plain_key(self) -> None:
        key = self._chance.choice(PLAIN_KEYS)
        modifiers = self._chance.choice([NONE, NONE, NONE, SHIFT])
        self.key(key, modifiers)

    def _write(self) -> None:
        self._write_text(self._chance.choice(TEXTS))
        self.key(self._chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape]))

    # menus, panels, the window

    def _menu(self) -> None:
        bar = self._window.menuBar()
        titles = [bar.actionGeometry(action).center() for action in bar.actions()]
        if bar.isVisible() and titles:
            self._click(bar.mapToGlobal(self._chance.choice(titles)).toTuple())

    def _in_widget(self) -> None:
        """At any widget that is seen, small ones as often as large ones; a field is written into."""
        kinds = QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
        kind = self._chance.choice(kinds)
        seen = [each for each in self._window.findChildren(kind) if each.isVisible() and not each.isWindow()]
        if not seen:
            return
        widget = self._chance.choice(seen)
        self._click(self._point(widget, widget.visibleRegion().boundingRect()))
        if isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractSpinBox) and self._chance.random() < 0.8:
            self.key(Qt.Key.Key_A, CONTROL)
            self._write_text(self._chance.choice(TEXTS if self._chance.random() < 0.5 else NUMBERS))
            self.key(Qt.Key.Key_Return, self._chance.choice([NONE, CONTROL]))

    def _tab(self) -> None:
        bars = [bar for bar in self._window.findChildren(QTabBar) if bar.isVisible() and bar.count()]
        if bars:
            bar = self._chance.choice(bars)
            self._click(bar.mapToGlobal(bar.tabRect(self._chance.randrange(bar.count())).center()).toTuple())

    def _anywhere(self) -> None:
        at = self._point(self._window)
        button, modifiers = self._chance.choice([LEFT, LEFT, LEFT, RIGHT, MIDDLE]), self._chance.choice(MODIFIERS)
        kind = self._chance.choice(["press", "release", "double", "move", "move"])
        self._coming.append(["move", *at] if kind == "move" else [kind, *at, button, modifiers])

    def _wheel(self) -> None:
        angle = self._chance.choice([-360, -120, 120, 360])
        self._coming.append(["wheel", *self._point(self._window), angle, self._chance.choice(MODIFIERS)])

    def _resize(self) -> None:
        self._coming.append(["resize", self._chance.randrange(300, 1600), self._chance.randrange(200, 1000)])

    def _drop(self) -> None:
        at = self._point(self._window.canvas)
        self._coming.append(["drop", str(self._chance.choice(self._files)), *at])

    def _wait(self) -> None:
        self._coming.append(["wait", self._chance.choice([5, 20, 50, 150])])

    # what lies over the window

    def _in_popup(self, popup: QWidget) -> None:
        self._coming.clear()
        what = self._chance.random()
        if isinstance(popup, QMenu) and what < 0.6:
            lines = [action for action in popup.actions() if action.isEnabled() and not action.isSeparator()]
            lines = [action for action in lines if action.objectName() not in LEAVING]
            if lines:
                at = popup.actionGeometry(self._chance.choice(lines)).center()
                return self._click(popup.mapToGlobal(at).toTuple())
        elif what < 0.4:
            return self._click(self._point(popup))
        elif what < 0.6:
            keys = [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Left]
            return self.key(self._chance.choice(keys))
        return self.key(Qt.Key.Key_Escape)

    def _in_dialog(self, modal: QWidget) -> None:
        what = self._chance.random() if self._in_dialogs < LONGEST else 1.0
        buttons = [each for each in modal.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        if what < 0.45 and buttons:
            return self._click(self._point(self._chance.choice(buttons)))
        if what < 0.6:
            fields = [each for each in modal.findChildren(QLineEdit) if each.isVisible()]
            if fields:
                self._click(self._point(self._chance.choice(fields)))
                self.key(Qt.Key.Key_A, CONTROL)
            return self._write_text(self._chance.choice(TEXTS))
        if what < 0.75:
            return self._click(self._point(modal), self._chance.choice([LEFT, LEFT, RIGHT]))
        if what < 0.85 and isinstance(modal, QDialog):
            return self.key(Qt.Key.Key_Return)
        return self.key(Qt.Key.Key_Escape)

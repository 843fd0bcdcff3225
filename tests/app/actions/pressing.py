"""Keys pressed in a real window, and what can be seen of it before and after."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from graphgui.app.window import Window
from graphgui.document import edits
from graphgui.engine import PortId, Wire

LOSS = Wire("linear", "Yhat", "mse", "Yhat")


class World:
    """A window with a graph, as a test sees it.

    Attributes:
        asked: the titles of the dialogues in which something was asked; each is answered with Cancel.
    """

    def __init__(self, window: Window) -> None:
        self.window, self.document, self.session = window, window.document, window.session
        self.canvas, self.editor = window.canvas, window.canvas.editor
        self.asked: list[str] = []
        self._keys_were_at: QWidget | None = None
        self.get_ready(lambda world: None)

    def get_ready(self, prepare: Callable[["World"], object]) -> None:
        """Prepare something; what is so then is what was before."""
        prepare(self)
        self._places = {name: self.document.position(name) for name in self.document.graph.nodes}
        self._zoom = self.canvas.navigation.zoom

    def press(self, keys: str) -> None:
        """As the window system does it: to the window, which gives the key to whatever has the focus."""
        self._keys_were_at = QApplication.focusWidget()
        stroke = QKeySequence(keys)[0]
        QTest.keyClick(self.window.windowHandle(), stroke.key(), stroke.keyboardModifiers())
        QApplication.processEvents()

    # what is prepared

    def select(self, *names: str) -> None:
        self.editor.select(names)

    def select_wire(self) -> None:
        self.canvas.scene().selection.set((), [LOSS])

    def copy(self, name: str) -> None:
        self.select(name)
        self.editor.copy()
        self.select()

    def add_relu(self) -> None:
        edits.nodes.add(self.document, "relu", (480, 0))
        edits.rewire.insert_on_wire(self.document, "relu", LOSS)
        self.select("relu")

    def group(self) -> None:
        self.select("linear", "mse")
        self.editor.selected.group()

    def go_to_port(self, text: str) -> None:
        port = PortId(*text.split("."))
        self.select(port.node)
        for _ in range(8):
            if self.editor.keyboard_place != port:
                self.editor.through_ports(1)
        assert self.editor.keyboard_place == port

    # what is seen

    @property
    def nodes(self) -> set[str]:
        return set(self.document.graph.nodes)

    @property
    def wires(self) -> set[str]:
        return {str(wire) for wire in self.document.graph.wires}

    @property
    def selected(self) -> set[str]:
        return set(self.editor.selected.names)

    @property
    def place(self) -> str:
        """The node or port where the keyboard is."""
        return str(self.editor.keyboard_place)

    @property
    def menu(self) -> set[str]:
        """The lines of the open menu."""
        found = QApplication.activePopupWidget()
        return {action.text() for action in found.actions()} if isinstance(found, QMenu) else set()

    @property
    def all_in_sight(self) -> bool:
        seen = self.canvas.mapToScene(self.canvas.viewport().rect()).boundingRect()
        return seen.contains(self.canvas.scene().itemsBoundingRect())

    @property
    def middle(self) -> QPointF:
        return self.canvas.mapToScene(self.canvas.viewport().rect().center())

    @property
    def zoomed(self) -> float:
        """How much larger everything is than before."""
        return self.canvas.navigation.zoom / self._zoom

    @property
    def field(self) -> str | None:
        """The text in the field for a name or a note on the canvas, None where none is open."""
        for kind, name in ((QLineEdit, "naming"), (QPlainTextEdit, "writing")):
            found = self.canvas.findChild(kind, name)
            if found is not None and found.isVisible():
                return found.text() if isinstance(found, QLineEdit) else found.toPlainText()
        return None

    @property
    def keys_moved(self) -> bool:
        """Whether the last key took the keys elsewhere."""
        return self._keys_were_at is not None and QApplication.focusWidget() is not self._keys_were_at

    def has_keys(self, panel: str) -> bool:
        """Whether what is typed goes to a panel."""
        dock, focus = self.window.docks[panel], QApplication.focusWidget()
        return focus is not None and dock.isAncestorOf(focus)

    @property
    def position(self) -> int:
        """How many operations of the step that is taken apart are done."""
        debugger = self.session.moment.step_debugger
        return debugger.position if debugger else 0

    def moved(self, name: str) -> tuple[float, float]:
        (x, y), (to_x, to_y) = self._places[name], self.document.position(name)
        return to_x - x, to_y - y

    def is_open(self, kind: type[QWidget], name: str = "") -> bool:
        return any(found.isVisible() for found in self.window.findChildren(kind, name or None))

"""A canvas that is truly shown, and a user who works it with the events a mouse sends."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListWidget, QMenu, QWidget

from graphgui.canvas.view import CanvasView
from graphgui.document import drag_data
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training
from graphgui.look.colours import LIGHT
from graphgui.storage.project import Project
from tests.graphs import regression

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


@pytest.fixture
def document(qapp):
    graph, _ = regression(5, 1)
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=50), parameters={}))


@pytest.fixture
def empty(qapp):
    return Document()


@pytest.fixture
def show(qtbot):
    """Shows a document on a canvas and gives the user who works it."""
    anywhere = QWidget()

    def show(document: Document) -> "User":
        session = Session(document, document)
        view = CanvasView(document, session, LIGHT)
        qtbot.addWidget(view)
        view.resize(1200, 800)
        with qtbot.waitExposed(view):
            view.show()
        view.setFocus()
        return User(view, session)

    yield show
    for button in (LEFT, MIDDLE, RIGHT):
        if QApplication.mouseButtons() & button:  # else it would still be held in the next test
            QTest.mouseRelease(anywhere, button)
    # Closed by now; without an event loop they would go whenever Python collects them, in the midst of anything.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def user(show, document):
    return show(document)


class User:
    """Presses, moves and lets go; places are given as points of the scene, ports as `node.port`."""

    def __init__(self, view: CanvasView, session: Session) -> None:
        self.view, self.session, self.document = view, session, view.document
        self.said: list[str] = []
        view.editor.message.connect(self.said.append)

    # where things are

    def port(self, text: str) -> QPointF:
        return self.view.scene().port_place(PortId(*text.split(".")))

    def header(self, name: str) -> QPointF:
        return self.view.scene().item(name).position + QPointF(40, 12)

    def body(self, name: str) -> QPointF:
        return self.view.scene().item(name).rect.center()

    def wire(self, wire) -> QPointF:
        return self.view.scene().wire_item(wire).curve.at(0.5)

    def at(self, place: QPointF | QPoint | str) -> QPoint:
        if isinstance(place, QPoint):
            return place
        return self.view.mapFromScene(self.port(place) if isinstance(place, str) else place)

    # what a user does

    def press(self, place, button=LEFT, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mousePress(self.view.viewport(), button, keys, self.at(place))

    def move(self, place, keys=Qt.KeyboardModifier.NoModifier, buttons=LEFT) -> None:
        viewport, at = self.view.viewport(), QPointF(self.at(place))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), Qt.MouseButton.NoButton, buttons, keys
        )
        QApplication.sendEvent(viewport, moved)

    def release(self, place, button=LEFT, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseRelease(self.view.viewport(), button, keys, self.at(place))

    def drag(self, start, end, button=LEFT, keys=Qt.KeyboardModifier.NoModifier) -> None:
        start, end = self.at(start), self.at(end)
        self.press(start, button, keys)
        for share in (0.1, 0.5, 0.9, 1.0):
            self.move(start + (end - start) * share, keys, button)
        self.release(end, button, keys)

    def click(self, place, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, keys, self.at(place))

    def key(self, key, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, keys)

    def right_click(self, place) -> None:
        QTest.mouseClick(self.view.viewport(), RIGHT, Qt.KeyboardModifier.NoModifier, self.at(place))

    def double_click(self, place) -> None:
        QTest.mouseDClick(self.view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, self.at(place))

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        QTest.keyClicks(self.view.window().focusWidget(), text)

    def key_there(self, key, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(self.view.window().focusWidget(), key, keys)

    def drag_over(self, op: str, place, keys=Qt.KeyboardModifier.NoModifier) -> bool:
        """Carry an operation of the palette to a place; whether it would be taken."""
        where, copy = self.at(place), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(where, copy, self.carried(op), LEFT, keys)
        QApplication.sendEvent(self.view.viewport(), enter)
        return enter.isAccepted()

    def drop(self, op: str, place, keys=Qt.KeyboardModifier.NoModifier) -> bool:
        """Drop an operation from the palette; whether it was taken."""
        if not self.drag_over(op, place, keys):
            return False
        drop = QDropEvent(QPointF(self.at(place)), Qt.DropAction.CopyAction, self._carried, LEFT, keys)
        QApplication.sendEvent(self.view.viewport(), drop)
        return drop.isAccepted()

    def carried(self, op: str) -> QMimeData:
        self._carried = drag_data.carrying_op(op)  # kept, since events only point at it
        return self._carried

    # what a person sees

    @property
    def reason(self) -> str:
        """The sentence beside the pointer, if there is one."""
        bubble = self.view.findChild(QLabel, "reason")
        return bubble.text() if bubble.isVisible() else ""

    @property
    def offered(self) -> list[str] | None:
        """The operations in the search box, None while it is closed."""
        box = self.view.findChild(QFrame, "searchbox")
        if box is None or not box.isVisible():
            return None
        found = box.findChild(QListWidget)
        return [found.item(row).text() for row in range(found.count())]

    @property
    def menu(self) -> dict[str, QAction] | None:
        """The open menu's actions by their text, None where none is open."""
        open_ones = [menu for menu in self.view.findChildren(QMenu) if menu.isVisible()]
        if not open_ones:
            return None
        return {action.text(): action for action in open_ones[0].actions() if action.text()}

    def choose(self, text: str) -> None:
        """Click a line of the open menu."""
        action = self.menu[text]
        menu = action.parent()
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

    @property
    def held_wire(self) -> str:
        """The port that the loose end of a wire in the making is at."""
        loose = self.view.editor.gestures.gesture.loose_end
        (port, _), *_ = self.view.scene().hits.ports_near(loose, 1)
        return str(port)

    @property
    def nodes(self) -> set[str]:
        return set(self.document.graph.nodes)

    @property
    def wires(self) -> set[str]:
        return {str(wire) for wire in self.document.graph.wires}

    def node_numbers(self, name: str) -> list[str]:
        self.view.viewport().grab()
        return [reading.text for reading in self.view.scene().item(name).numbers]

    def wire_numbers(self, wire) -> tuple[str, str]:
        self.view.viewport().grab()
        reading = self.view.scene().wire_item(wire).reading
        return reading.value.text, reading.gradient.text

    def undo(self) -> None:
        self.document.undo_stack.undo()

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self.document.undo_stack.index()

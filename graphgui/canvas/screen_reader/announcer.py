"""Tells a screen reader where the keyboard is on the canvas."""

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editor import CanvasEditor
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.screen_reader.announce import announce

_PAUSE = 150  # milliseconds of rest after which what is said is brought up to date
_UNHURRIED = 1000  # milliseconds from the start, where nobody listens yet: the first frame comes before


class Announcer(QObject):
    """Keeps the view's accessible description, and announces it where the view has the focus."""

    def __init__(self, view: QGraphicsView, editor: CanvasEditor) -> None:
        super().__init__(view)
        self._view, self._editor = view, editor
        self._described: PortId | Wire | str | None = None  # what was described last
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.describe)
        editor.cursor_moved.connect(self.describe)
        editor.target_chosen.connect(self._announce_target)
        editor.selection_changed.connect(self._pause.start)
        editor.session.moment_shown.connect(self._pause.start)
        editor.document.structure_changed.connect(self._pause.start)
        install()
        if QAccessible.isActive():
            self._begin()
        else:
            QTimer.singleShot(_UNHURRIED, self, self._begin)

    def describe(self) -> None:
        """Say where the keyboard is, if that is another sentence than before."""
        place = self._editor.keyboard_place
        words = self._words(place)
        if words == self._view.accessibleDescription():
            return
        self._view.setAccessibleDescription(words)
        has_moved, self._described = place != self._described, place
        has_focus = self._view.hasFocus()
        if not (has_moved and has_focus and QAccessible.isActive() and _tell_focus(self._view)):
            self._announce(words)

    def _begin(self) -> None:
        """Announce nothing: what has the keys is spoken with its description."""
        self._described = self._editor.keyboard_place
        self._view.setAccessibleDescription(self._words(self._described))

    def _words(self, place: PortId | Wire | str | None) -> str:
        from graphgui.canvas.items import descriptions  # late: the first frame says nothing

        document, session = self._editor.document, self._editor.session
        if isinstance(place, Wire):
            start, end = self._editor.scene.open_group.hosts(place)
            words = descriptions.wire_words(session, place, start or place.source, end or place.target)
            return f"{words}, {descriptions.wire_end_words(document, place)}"
        if isinstance(place, PortId):
            return descriptions.port_words(document, session, place)
        return descriptions.node_words(document, session, place) if place else descriptions.canvas_words(document)

    def _announce_target(self, port: PortId) -> None:
        words = self.tr("wire to {0}").format(self._words(port))
        announce(self._view.viewport(), words)  # beside what is said of the place: neither takes the other's turn

    def _announce(self, words: str) -> None:
        if self._view.hasFocus():
            announce(self._view, words)


@cache
def install() -> None:
    """Let Qt ask here for what stands on a canvas."""
    QAccessible.installFactory(_canvas_access)


def _canvas_access(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind != "CanvasView":
        return None
    from graphgui.canvas.screen_reader.canvas import CanvasAccess  # late: only where a reader runs

    return CanvasAccess(cast("QGraphicsView", thing))


def _tell_focus(view: QGraphicsView) -> bool:
    from graphgui.canvas.screen_reader.canvas import tell_focus

    return tell_focus(view)

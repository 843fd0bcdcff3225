"""Tells a screen reader where the keyboard is on the canvas."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas import accessible
from graphgui.canvas.editor import CanvasEditor
from graphgui.canvas.items.descriptions import canvas_words, node_words, port_words
from graphgui.engine.graph.graph import PortId

_PAUSE = 150  # milliseconds of rest after which what is said is brought up to date


class Announcer(QObject):
    """Keeps the view's accessible description, and announces it where the view has the focus."""

    def __init__(self, view: QGraphicsView, editor: CanvasEditor) -> None:
        super().__init__(view)
        self._view, self._editor = view, editor
        self._described: PortId | str | None = None  # the port or node that was described last
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.describe)
        editor.cursor_moved.connect(self.describe)
        editor.target_chosen.connect(self._announce_target)
        editor.selection_changed.connect(self._pause.start)
        editor.session.moment_shown.connect(self._pause.start)
        editor.document.structure_changed.connect(self._pause.start)
        accessible.install()
        self.describe()

    def describe(self) -> None:
        """Say where the keyboard is, if that is another sentence than before."""
        editor, place = self._editor, self._editor.keyboard_place
        if isinstance(place, PortId):
            words = port_words(editor.document, editor.session, place)
        else:
            words = node_words(editor.document, editor.session, place) if place else canvas_words(editor.document)
        if words == self._view.accessibleDescription():
            return
        self._view.setAccessibleDescription(words)
        has_moved, self._described = place != self._described, place
        has_focus = self._view.hasFocus()
        if not (has_moved and has_focus and QAccessible.isActive() and accessible.tell_focus(self._view)):
            self._announce(words)

    def _announce_target(self, port: PortId) -> None:
        self._announce(
            self.tr("wire to {0}").format(port_words(self._editor.document, self._editor.session, port))
        )

    def _announce(self, words: str) -> None:
        if self._view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

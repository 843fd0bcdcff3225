"""Tells a screen reader where the keyboard is on the canvas."""

from functools import cache
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QGraphicsView

from graphgui.canvas.editor import CanvasEditor
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.screen_reader.announce import announce

_PAUSE = 150  # milliseconds of rest after which what is said is brought up to date
UNHURRIED = 1000  # milliseconds from the start, where nobody listens yet: the first frame comes before


class Announcer(QObject):
    """Announces where the keys are and what is there, once each, where the view has the focus."""

    def __init__(self, view: QGraphicsView, editor: CanvasEditor) -> None:
        super().__init__(view)
        self._view, self._editor = view, editor
        self._described: PortId | Wire | str | None = None  # what was described last
        self._said = ""  # of it
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.describe)
        editor.cursor_moved.connect(self.describe)
        editor.target_chosen.connect(self._announce_target)
        editor.selection_changed.connect(self._pause.start)
        editor.session.moment_shown.connect(self._pause.start)
        editor.session.state_changed.connect(self._pause.start)
        editor.session.breakpoints.changed.connect(self._pause.start)
        editor.document.structure_changed.connect(self._pause.start)
        editor.document.wire_added.connect(self._announce_wire)
        view.installEventFilter(self)
        install()
        if QAccessible.isActive():
            self._begin()
        else:
            QTimer.singleShot(UNHURRIED, self, self._begin)

    def describe(self) -> None:
        """Say where the keyboard is, if that is another sentence than before."""
        place = self._editor.keyboard_place
        if place == self._described and self._editor.session.state == "playing":
            return  # where frames are slow each would be spoken
        words = self._words(place)
        if words == self._said:
            return
        has_moved, before = place != self._described, self._said
        self._described, self._said = place, words
        if not self._view.hasFocus():
            return  # it is spoken when the keys come
        if has_moved and QAccessible.isActive():
            self._tell_focus()
        else:
            announce(self._view, words if has_moved else _news(place, before, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the keys come back to a part, it is that part that has them, as Qt does not tell."""
        if event.type() == QEvent.Type.FocusIn and QAccessible.isActive():
            self._begin()
            if self._described is not None:
                QTimer.singleShot(0, self, self._tell_focus)  # behind what Qt tells of the view
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        """Announce nothing: what has the keys is spoken with its description."""
        self._described = self._editor.keyboard_place
        self._said = self._words(self._described)

    def _tell_focus(self) -> None:
        from graphgui.canvas.screen_reader.canvas import tell_focus  # late: only where a reader runs

        tell_focus(self._view)

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

    def _announce_wire(self, wire: Wire) -> None:
        if not self._view.hasFocus():
            return
        from graphgui.canvas.items.descriptions import port_name_words  # late: the first frame says nothing

        words = self.tr("wire made from {source} to {target}, {port}")
        port = port_name_words(self._editor.document, wire.end)
        said = words.format(source=wire.source, target=wire.target, port=port)
        announce(self._view.viewport(), said)  # in place of where it would have ended


def _news(place: PortId | Wire | str | None, before: str, words: str) -> str:
    """Of a place that is spoken again, those sentences that were others before."""
    known = before.rstrip(".").split(". ")
    new = [sentence for sentence in words.rstrip(".").split(". ") if sentence not in known]
    if not new or words.startswith(new[0]):
        return words if not new else ". ".join(new) + "."
    from graphgui.explain.notation import port_text  # late: the first frame says nothing

    name = port_text(place) if isinstance(place, PortId) else place
    return f"{name}: {'. '.join(new)}."


@cache
def install() -> None:
    """Let Qt ask here for what stands on a canvas."""
    QAccessible.installFactory(_canvas_access)


def _canvas_access(kind: str, thing: QObject) -> QAccessibleInterface | None:
    if kind != "CanvasView":
        return None
    from graphgui.canvas.screen_reader.canvas import CanvasAccess  # late: only where a reader runs

    return CanvasAccess(cast("QGraphicsView", thing))

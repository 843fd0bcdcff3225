"""What an empty canvas says: how to begin, with links that do it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from graphgui.actions.own_keys import OwnKeys
from graphgui.app.start.link import LinkButton
from graphgui.canvas.view import CanvasView

_INTO = (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN, _WIDTH = 12, 360  # pixels


class EmptyCanvas(QWidget):
    """Lies in the middle of the canvas while there is nothing on it. Tab, Down or Enter go to its links, Esc back.

    Args:
        open_example: is given its file.
        show_start: shows the start page.

    Attributes:
        links: from the top.
    """

    def __init__(
        self, canvas: CanvasView, open_example: Callable[[], object], show_start: Callable[[], object]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._words = QLabel(
            "",
            self,
            wordWrap=True,
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        OwnKeys.of_the_program().changed.connect(self._say)
        self._say()
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.links = [
            LinkButton(self.tr("Add an operation"), canvas.editor.search, self),
            LinkButton(self.tr("Open an example"), open_example, self),
            LinkButton(self.tr("Start page"), show_start, self),
        ]
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        for link in self.links:
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignHCenter)
        document = canvas.document
        for happened in (
            document.replaced,
            document.structure_changed,
            document.annotation_added,
            document.annotation_removed,
        ):
            happened.connect(self._follow)
        canvas.installEventFilter(self)
        self._follow()

    def _say(self) -> None:
        text = self.tr("Press Space, or drag an operation here")
        self._words.setText(OwnKeys.of_the_program().in_words(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._centre()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._leads_in(event):
            self.links[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._canvas.setFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from link to link: before the first is the canvas, behind the last what comes after the canvas."""
        last = self.links[-1 if forward else 0]
        if not last.hasFocus():
            self._go(1 if forward else -1)
            return True
        self._canvas.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        if forward:
            self._canvas.focus_next()
        return True

    def _go(self, by: int) -> None:
        here = next((number for number, link in enumerate(self.links) if link.hasFocus()), -1)
        self.links[(here + by) % len(self.links)].setFocus(Qt.FocusReason.TabFocusReason)

    def _leads_in(self, event: QKeyEvent) -> bool:
        return self.isVisible() and self._canvas.hasFocus() and event.key() in _INTO and not event.modifiers()

    def _follow(self) -> None:
        document = self._canvas.document
        is_empty = not len(document.graph) and not document.annotations
        if not is_empty and self.isAncestorOf(self._canvas.window().focusWidget() or self._canvas):
            self._canvas.setFocus()
        self.setVisible(is_empty)
        self._centre()

    def _centre(self) -> None:
        room = self._canvas.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        width = min(room.width(), max(_WIDTH, self.sizeHint().width()))
        height = self._column.heightForWidth(width)
        left, top = (room.width() - width) // 2, (room.height() - height) // 2
        self.setGeometry(room.left() + left, room.top() + top, width, height)

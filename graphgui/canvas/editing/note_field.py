"""Writing a note: a field over it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from graphgui.look.colours import Theme

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """Takes Markdown. Esc, Ctrl+Enter or a click elsewhere keep what was written, which undo takes back.

    Signals:
        typed: `unfinished` may be another.
    """

    typed = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._before = ""
        self._keep: Callable[[str], object] = len
        self.setObjectName("writing")
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("Markdown, such as **bold**, _slanted_ or - a list"))
        self.textChanged.connect(self.typed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"#writing {{ background: {theme.raised}; color: {theme.text}; border: 2px solid {theme.accent};"
            " border-radius: 3px; padding: 4px; }"
        )

    def ask(self, area: QRect, font: QFont, text: str, keep: Callable[[str], object]) -> None:
        """Open over an area; `keep` is given what was written, if it is another text."""
        self._before, self._keep = text, keep
        self.setFont(font)
        self.setGeometry(area)
        self.setPlainText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def unfinished(self) -> str | None:
        """What was written and is not kept yet; None where there is no such text."""
        text = self.toPlainText()
        return text if not self.isHidden() and text != self._before else None  # a minimised window hides none

    def leave(self) -> None:
        """Close, and keep what was written."""
        if not self.isVisible():
            return
        text = self.toPlainText()
        self._close()
        if text != self._before:
            self._keep(text)

    def commit(self) -> None:
        """Keep what was written, and stay open."""
        text = self.unfinished()
        if text is not None:
            self._before = text
            self._keep(text)

    def discard(self) -> None:
        """Close, and leave the note as it was."""
        if self.isVisible():
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in _ENTERS and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_enter or event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.leave()

    def _close(self) -> None:
        had_focus = self.hasFocus()
        self.hide()
        self.typed.emit()
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

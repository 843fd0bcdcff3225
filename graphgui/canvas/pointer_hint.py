"""One sentence beside the pointer: why a wire cannot end here."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from graphgui.look.colours import Theme

_WIDEST = 320
_BESIDE = QPoint(18, 22)


class PointerHint(QLabel):
    """Appears with a text and goes without one; never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reason")
        self._parent = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"#reason {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.caution};"
            " border-radius: 6px; padding: 6px 9px; }"
        )

    def show_text(self, text: str, at: QPoint) -> None:
        """Show the text beside a point of the parent, inside it; nothing where the text is empty."""
        if text != self.text():
            self.setText(text)
            self.setWordWrap(False)
            if self.sizeHint().width() > _WIDEST:
                self.setWordWrap(True)
                self.setFixedWidth(_WIDEST)
            else:
                self.setMinimumWidth(0)
                self.setMaximumWidth(_WIDEST)
            self.adjustSize()
        room = self._parent.rect().adjusted(4, 4, -4, -4)
        corner = at + _BESIDE
        if corner.y() + self.height() > room.bottom():
            corner.setY(at.y() - self.height() - 10)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.setVisible(bool(text))

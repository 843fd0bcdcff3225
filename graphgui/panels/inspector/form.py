"""What the inspector's forms have in common."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.look.colours import Theme


class Form(QWidget):
    """Shows a node, a wire or the graph, with its numbers at the moment shown.

    Signals:
        check_asked: the port whose gradient is to be compared with differences.
    """

    check_asked = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.session = session
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(6)

    def reload(self) -> None:
        """The graph has changed: show what it is now."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the numbers of another moment; nothing else has changed."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme


def rule(parent: QWidget) -> QFrame:
    """A thin line between sections."""
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line

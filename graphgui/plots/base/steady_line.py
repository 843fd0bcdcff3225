"""A line of words that may change in every frame, and moves nothing around it.

A QLabel has its whole window laid out anew with each text, docks and all: that costs more than drawing a plot.
"""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from graphgui.document.tooltip_text import tooltip_text
from graphgui.look.letters import stretch_for
from graphgui.screen_reader.roles import give_role

_CALM = 50  # milliseconds between two paintings: digits that change faster cannot be read


class SteadyLine(QWidget):
    """One line, its letters narrower where there is little room; where that does not do, it is cut short, and
    all of it is said under the mouse.

    It asks for more room when a text needs it, and gives none back before `narrow`; one that is `elastic` takes
    what it is given.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        elastic: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.StaticText)
        self._text = ""
        self._needed = 0
        self._elastic = elastic
        self._calm = QTimer(self, interval=_CALM, singleShot=True)
        self._calm.timeout.connect(self.update)
        self._align = align | Qt.AlignmentFlag.AlignVCenter
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        wide = QSizePolicy.Policy.Ignored if elastic else QSizePolicy.Policy.Preferred
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says, whole."""
        return self._text

    def setText(self, text: str) -> None:
        """Say something else."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        if not self._elastic and (needed := self._width_of(text)) > self._needed:
            self._needed = needed
            self.updateGeometry()
        if not self._calm.isActive():
            self._calm.start()

    def narrow(self) -> None:
        """Ask for no more room than the text needs."""
        self._needed = self._width_of(self._text)
        self.updateGeometry()

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._needed, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0 if self._elastic else self._needed, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._width_of(self._text) > self.width() + 2:
            QToolTip.showText(event.globalPos(), tooltip_text(self._text), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.narrow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        font = QFont(self.font())
        if (stretch := stretch_for(self._width_of(self._text), self.width() + 2)) < 100:
            font.setStretch(stretch)
        text = QFontMetrics(font).elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self._align, text)
        painter.end()

"""One thing to choose on the start page: a picture, a title and a line of text, chosen by mouse or by keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from graphgui.look.colours import Theme

Picture = Callable[[QPainter, QRectF, Theme], None]
"""Paints itself into a rectangle."""

_PAD, _GAP = 10, 3  # pixels within the border, and between the lines
_ROUND = 8
_WIDTH = 220
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Card(QAbstractButton):
    """A button as large as what it says.

    Args:
        picture_height: pixels kept free for a picture, which comes later; 0 for a card without one.

    Attributes:
        picture: what is painted there; None as long as there is none.
    """

    def __init__(self, title: str, text: str, theme: Theme, parent: QWidget, *, picture_height: int = 0) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._said, self._theme, self._picture_height = text, theme, picture_height
        self.picture: Picture | None = None
        self._known_places: dict[tuple[int, str, str], tuple[QRect, QRect, QRect]] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: Picture) -> None:
        """Paint a picture above the title."""
        self.picture = picture
        self.update()

    def describe(self, text: str) -> None:
        """Say something else below the title."""
        self._said = text
        self.setAccessibleDescription(text)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._places(width)[-1].bottom() + 1 + _PAD

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.heightForWidth(_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()  # the page goes to the card on that side
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        self._known_places.clear()  # the font may be another
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.node_header if self.underMouse() else theme.surface))
        on_whole_pixels = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(on_whole_pixels, _ROUND, _ROUND)
        picture, title, said = self._places(self.width())
        if self._picture_height:
            painter.fillRect(picture, QColor(theme.canvas))
        if self.picture:
            self.picture(painter, QRectF(picture), theme)
        for place, font, colour, text in (
            (title, self._title_font(), theme.text, self.text()),
            (said, self.font(), theme.muted, self._said),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, _WRAPPED, text)
        painter.end()

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Where picture, title and text stand in a card so wide: layouts ask often, and wrapping takes long."""
        asked = width, self.text(), self._said
        if asked not in self._known_places:
            self._known_places[asked] = self._placed(width)
        return self._known_places[asked]

    def _placed(self, width: int) -> tuple[QRect, QRect, QRect]:
        free = max(40, width - 2 * _PAD)
        picture = QRect(_PAD, _PAD, free, self._picture_height)
        top = picture.bottom() + 1 + (_PAD if self._picture_height else 0)
        title = QRect(_PAD, top, free, _height(self._title_font(), free, self.text()))
        below = title.bottom() + 1
        if self._said:
            below += _GAP
        return picture, title, QRect(_PAD, below, free, _height(self.font(), free, self._said))


def _height(font: QFont, width: int, text: str) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height() if text else 0

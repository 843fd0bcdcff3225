"""The icons of assets/icons, each an SVG outline filled with one of the theme's colours."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from graphgui import assets
from graphgui.look.colours import Theme


class _Engine(QIconEngine):
    """Draws an outline at whatever size is asked for, in one colour, or in another while disabled."""

    def __init__(self, svg: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._enabled, self._disabled = (QSvgRenderer(_filled(svg, each)) for each in (colour, disabled))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        drawn = self._disabled if mode == QIcon.Mode.Disabled else self._enabled
        drawn.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap


def icon(name: str, theme: Theme, *, on_accent: bool = False) -> QIcon:
    """The icon of a file's name without its ending, for a plain surface or for the accent's."""
    svg = assets.path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_Engine(svg, QColor(theme.on_accent if on_accent else theme.text), QColor(theme.wire)))


def _filled(svg: str, colour: QColor) -> QByteArray:
    return QByteArray(svg.replace("<path ", f'<path fill="{colour.name()}" ').encode())

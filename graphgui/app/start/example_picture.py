"""The picture of an example on the start page, in the window's colours."""

import re

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from graphgui.examples import Example
from graphgui.look.colours import Theme
from graphgui.look.example_colours import style_sheet

_STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)


class ExamplePicture:
    """Paints what an example learns, as large as it fits. Raises `OSError` where its file is not there."""

    def __init__(self, example: Example) -> None:
        self._svg = example.picture.read_text(encoding="utf-8")
        self._drawn: dict[Theme, QSvgRenderer] = {}

    def __call__(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        if theme not in self._drawn:
            coloured = _STYLE.sub(style_sheet(theme), self._svg)
            self._drawn[theme] = QSvgRenderer(QByteArray(coloured.encode()))
        renderer = self._drawn[theme]
        size = renderer.viewBoxF().size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(place.topLeft(), size)
        area.moveCenter(place.center())
        renderer.render(painter, area)

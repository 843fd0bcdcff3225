"""A few numbers as bars that stand on one line: up where they are positive, down where they are negative."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from graphgui.ops import Array

MOST = 10
"""So many numbers can still be told apart."""
HEIGHT = 14.0
_WIDTH, _PITCH = 4.0, 5.0
_LEVELS = 6  # pixels of the longest bar, to either side


class Bars(NamedTuple):
    """The length of each bar in pixels, row by row, by the largest number; `is_signed` where sign is colour."""

    lengths: tuple[int, ...]
    is_signed: bool

    @property
    def width(self) -> float:
        """How wide they are together."""
        return _PITCH * len(self.lengths) - (_PITCH - _WIDTH)


def bars(matrix: Array, is_signed: bool) -> Bars:
    """The bars of a matrix of finite numbers; the smallest that is not 0 is still seen."""
    numbers = matrix.ravel().real
    largest = float(np.abs(numbers).max()) or 1.0
    lengths = np.sign(numbers) * np.ceil(np.abs(numbers) / largest * _LEVELS)
    return Bars(tuple(lengths.astype(int).tolist()), is_signed)


def draw_bars(painter: QPainter, shown: Bars, corner: QPointF, colours: Sequence[QColor], line: QColor) -> None:
    """Draw bars from their top left corner; `colours` of negative and of positive ones."""
    middle = corner.y() + HEIGHT / 2
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, sign in zip(colours, (-1, 1), strict=True):
        rects = [
            QRectF(corner.x() + place * _PITCH, middle - max(0, length), _WIDTH, abs(length))
            for place, length in enumerate(shown.lengths)
            if length * sign > 0
        ]
        if rects:
            painter.setBrush(colour)
            painter.drawRects(rects)
    painter.fillRect(QRectF(corner.x(), middle - 0.25, shown.width, 0.5), line)
    painter.setBrush(Qt.BrushStyle.NoBrush)

"""How much can be seen at which zoom."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from graphgui.canvas.items.displayed_numbers import DetailLevel

TITLES, FAR, NEAR, CLOSE = 0.2, 0.4, 0.6, 1.2
"""Zooms: below the first plain rectangles, below the second boxes with names; from the third pictures of matrices
and from the last their numbers."""


def detail_level(zoom: float) -> DetailLevel:
    """What of a matrix can be seen on a wire."""
    return "numbers" if zoom >= CLOSE else "picture" if zoom >= NEAR else "norm"


def zoom_of(painter: QPainter) -> float:
    """How many pixels are one of the scene."""
    return QStyleOptionGraphicsItem.levelOfDetailFromTransform(painter.worldTransform())

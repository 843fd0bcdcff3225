"""What is written by painters while a test looks, on widgets and pictures alike, and what had no room for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter

_TOLERANCE = 1.5  # pixels by which a letter may lean over its place


class Written(NamedTuple):
    """A text that was painted.

    Attributes:
        is_cut: it needs more room than it was given, or was shortened.
    """

    text: str
    is_cut: bool


@contextmanager
def writing() -> Iterator[list[Written]]:
    """Collects every text that the program paints itself; what Qt's widgets write is not seen."""
    written: list[Written] = []
    draw, draw_static = QPainter.drawText, QPainter.drawStaticText

    def drawn(painter: QPainter, *where):
        text = next(each for each in where if isinstance(each, str))
        written.append(Written(text, _is_cut(painter, *where)))
        return draw(painter, *where)

    def drawn_static(painter: QPainter, *where):
        written.append(Written(where[-1].text(), False))
        return draw_static(painter, *where)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QPainter, "drawText", drawn)
        patch.setattr(QPainter, "drawStaticText", drawn_static)
        for metrics in (QFontMetrics, QFontMetricsF):
            patch.setattr(metrics, "elidedText", _noting(metrics.elidedText, written))
        yield written


def _is_cut(painter: QPainter, *where) -> bool:
    if not isinstance(room := where[0], (QRect, QRectF)) or len(where) != 3 or not isinstance(where[2], str):
        return False  # written from a point on, whatever is there
    if int(where[1]) & Qt.TextFlag.TextDontClip.value:
        return False  # as the marks of an axis, which stand around their places
    needed = QRectF(painter.boundingRect(QRectF(room), int(where[1]), where[2]))
    return needed.width() > room.width() + _TOLERANCE or needed.height() > room.height() + _TOLERANCE


def _noting(elide, written: list[Written]):
    def elided(metrics, text, *how):
        short = elide(metrics, text, *how)
        if short != text:
            written.append(Written(text, True))
        return short

    return elided

"""Takes pictures of what the window shows: the canvas, with the plots that are seen below it."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from graphgui.app.training.timeline_bar import TimelineBar
from graphgui.canvas.view import CanvasView
from graphgui.document.session.session import Session
from graphgui.export.film import Picture
from graphgui.look.numbers import short

if TYPE_CHECKING:
    from graphgui.plots.base.plot import Plot

Content = Literal["plots", "canvas", "window"]
_MARGIN = 10
_GAP = 1  # a line between plots


@dataclass(frozen=True)
class Subject:
    """What pictures are taken of: a window, its canvas, and the plots that there are when one is taken."""

    window: QWidget
    canvas: CanvasView
    plots: "Callable[[], Iterable[Plot]]"
    session: Session
    timeline: TimelineBar


class Camera:
    """Takes pictures of one window, all of one size.

    Args:
        content: canvas and plots, the canvas only, or the whole window.
        largest: what the pictures are made smaller or larger to fit into; None for as on the screen.
    """

    def __init__(self, subject: Subject, content: Content = "plots", largest: QSize | None = None) -> None:
        self._subject, self._content = subject, content
        window = subject.window
        seen = [plot for plot in subject.plots() if not plot.visibleRegion().isEmpty()]
        self._plots = sorted(seen, key=lambda plot: plot.mapTo(window, plot.rect().topLeft()).x())
        if content != "plots":
            self._plots = []
        own = self._own_size()
        self.size = own.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio) if largest else own
        self._scale = max(1.0, self.size.width() / own.width(), window.devicePixelRatioF() if not largest else 1.0)

    def picture(self) -> Picture:
        """The moment shown, with plots of what had happened by then: rows x columns x 3 bytes."""
        window, canvas = self._subject.window, self._subject.canvas
        own = self._own_size()
        image = QImage(own * self._scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._scale)
        image.fill(canvas.backgroundBrush().color())
        for plot in self._all_plots():
            plot.horizon = self._subject.session.step
            plot.draw_now()
        canvas.flow.clear()
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self._content == "window":
            QApplication.sendPostedEvents()
            window.render(painter, QPoint())
        else:
            self._paint_canvas(painter, own.width())
            self._paint_plots(painter)
        painter.end()
        for plot in self._all_plots():
            plot.horizon = math.inf
            plot.schedule()
        if image.size() != self.size:
            kind = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(self.size, Qt.AspectRatioMode.IgnoreAspectRatio, kind)
        return _pixels(image)

    # inside

    def _all_plots(self) -> "list[Plot]":
        if self._content != "window":
            return self._plots
        return [plot for plot in self._subject.plots() if plot.isVisible()]

    def _own_size(self) -> QSize:
        if self._content == "window":
            return self._subject.window.size()
        view = self._subject.canvas.viewport().size()
        if not self._plots:
            return view
        width = sum(plot.width() + _GAP for plot in self._plots) - _GAP
        return QSize(max(width, view.width()), view.height() + _GAP + max(plot.height() for plot in self._plots))

    def _paint_canvas(self, painter: QPainter, width: int) -> None:
        """The canvas as wide as the picture: what lies beside the part seen is behind panels in the window."""
        canvas = self._subject.canvas
        source = canvas.viewport().rect()
        source = QRect(source.center().x() - width // 2, 0, width, source.height())
        target = QRectF(0, 0, width, source.height())
        painter.save()
        painter.setClipRect(target)
        canvas.render(painter, target, source, Qt.AspectRatioMode.IgnoreAspectRatio)
        painter.restore()
        painter.setPen(QColor(canvas.scene().look.theme.muted))
        painter.setFont(self._subject.window.font())
        height = painter.fontMetrics().ascent()
        painter.drawText(QPointF(_MARGIN, _MARGIN + height), self._caption())

    def _paint_plots(self, painter: QPainter) -> None:
        across, down = 0, self._subject.canvas.viewport().height() + _GAP
        for plot in self._plots:
            plot.render(painter, QRect(across, down, plot.width(), plot.height()).topLeft())
            across += plot.width() + _GAP

    def _caption(self) -> str:
        words, loss = self._subject.timeline.words(), self._subject.session.moment.loss
        if loss is None:
            return words
        text = QCoreApplication.translate("StatusLine", "loss {0}").format(short(loss))
        return f"{words}   {text}"


def _pixels(image: QImage) -> Picture:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows, columns, stride = image.height(), image.width(), image.bytesPerLine()
    flat = np.frombuffer(cast(memoryview, image.constBits()), np.uint8).reshape(rows, stride)
    return flat[:, : 3 * columns].reshape(rows, columns, 3).copy()

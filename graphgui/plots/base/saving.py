"""A plot as a file: a picture in pixels, a drawing, a page, or its numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QLabel, QWidget

from graphgui.export.characters import svg_of
from graphgui.ops import Array
from graphgui.storage import atomic
from graphgui.words import Problem, mark_for_translation

_PER_INCH = 96  # pixels, as browsers have it
_POINTS = 0.75  # of a page, to a pixel


@dataclass(frozen=True)
class Figure:
    """What of a plot is saved.

    Attributes:
        widget: the whole plot.
        view: its axes and curves.
        heading: what is there to be clicked and read on the screen, and is left out.
        redraw: draws the plot anew at the size that it has.
    """

    widget: QWidget
    view: QGraphicsView
    heading: Sequence[QWidget]
    redraw: Callable[[], None]


def save(figure: Figure, columns: Mapping[str, Array], path: Path, size: QSize) -> None:
    """Write what the ending asks for, a drawing `size` large in pixels. Raises `Problem` where it cannot."""
    ending = path.suffix.lower()
    if ending == ".csv":
        atomic.write(path, as_csv(columns))
        return
    if ending not in _DRAWN:
        raise Problem(
            mark_for_translation("problems", "{file}: a plot is saved as one of {endings}."),
            file=path.name,
            endings=", ".join(ENDINGS),
        )
    atomic.check(path)
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    with _laid_out(figure, size):
        is_drawn = _DRAWN[ending](figure, drawn)
    if not is_drawn:
        raise Problem(
            mark_for_translation("problems", "{file}: the plot is too large for a picture."), file=str(path)
        )
    written = bytes(drawn.data().data())
    atomic.write_bytes(path, svg_of(written) if ending == ".svg" else written)


def as_csv(columns: Mapping[str, Array]) -> str:
    """Columns under their names; shorter ones end in empty cells. Numbers read back as what they were.

    A row of one empty cell says so: readers pass over a line with nothing in it.
    """
    names = ['"{}"'.format(name.replace('"', '""')) if set(name) & set(',"\r\n') else name for name in columns]
    height = max((len(column) for column in columns.values()), default=0)
    lines = [",".join(names)]
    for row in range(height):
        cells = (column[row] if row < len(column) else np.nan for column in columns.values())
        lines.append(",".join("" if np.isnan(cell) else repr(float(cell)) for cell in cells) or "NaN")
    return "\n".join(lines) + "\n"


@contextmanager
def _laid_out(figure: Figure, size: QSize) -> Iterator[None]:
    """The plot as a figure of this size, without what is there to be clicked; then as it was before."""
    plot = figure.widget
    before, shown = plot.size(), [widget for widget in figure.heading if not widget.isHidden()]
    for widget in shown:
        widget.hide()
    try:
        plot.resize(size)
        _activate(plot)
        figure.redraw()
        _activate(plot)
        yield
    finally:
        for widget in shown:
            widget.show()
        plot.resize(before)
        _activate(plot)
        figure.redraw()


def _activate(plot: QWidget) -> None:
    layout = plot.layout()
    if layout is not None:
        layout.activate()


def _draw_png(figure: Figure, output: QIODevice) -> bool:
    return figure.widget.grab().save(output, "PNG")


def _draw_svg(figure: Figure, output: QIODevice) -> bool:
    plot = figure.widget
    generator = QSvgGenerator()
    generator.setOutputDevice(output)
    generator.setResolution(_PER_INCH)
    generator.setSize(plot.size())
    generator.setViewBox(QRectF(plot.rect()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    _draw(figure, painter)
    return painter.end()


def _draw_pdf(figure: Figure, output: QIODevice) -> bool:
    plot = figure.widget
    writer = QPdfWriter(output)
    writer.setPageSize(QPageSize(QSizeF(plot.size()) * _POINTS, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    painter = QPainter()
    if not painter.begin(writer):
        return False
    painter.scale(writer.width() / plot.width(), writer.height() / plot.height())
    _draw(figure, painter)
    return painter.end()


def _draw(figure: Figure, painter: QPainter) -> None:
    """Each part where it stands, the plot itself as lines and letters."""
    plot, view = figure.widget, figure.view
    painter.fillRect(plot.rect(), view.backgroundBrush())
    view.render(painter, QRectF(view.geometry()), view.viewport().rect())
    parts = plot.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    parts += view.findChildren(QLabel)  # which say that only a part is drawn
    for part in parts:
        if part is not view and part.isVisibleTo(plot):
            painter.save()
            part.render(painter, part.mapTo(plot, QPoint()), renderFlags=QWidget.RenderFlag.DrawChildren)
            painter.restore()


_DRAWN: Mapping[str, Callable[[Figure, QIODevice], bool]] = {
    ".png": _draw_png,
    ".svg": _draw_svg,
    ".pdf": _draw_pdf,
}
ENDINGS = (*_DRAWN, ".csv")

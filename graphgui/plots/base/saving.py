"""A plot as a file: a picture in pixels, a drawing, or its numbers."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

from graphgui.ops import Array
from graphgui.storage import atomic
from graphgui.words import Problem, mark_for_translation

ENDINGS = (".png", ".svg", ".csv")


def save(widget: QWidget, view: QGraphicsView, columns: Mapping[str, Array], path: Path) -> None:
    """Write what the ending asks for. Raises `Problem` where it cannot."""
    match path.suffix.lower():
        case ".png":
            saved = widget.grab().save(str(path))
        case ".svg":
            saved = _save_svg(view, path)
        case ".csv":
            atomic.write(path, as_csv(columns))
            saved = True
        case _:
            raise Problem(
                mark_for_translation("problems", "{file}: a plot is saved as one of {endings}."),
                file=path.name,
                endings=", ".join(ENDINGS),
            )
    if not saved:
        raise Problem(
            mark_for_translation("problems", "{file} cannot be written: choose another place."), file=str(path)
        )


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


def _save_svg(view: QGraphicsView, path: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    size: QSize = view.viewport().size()
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    painter.fillRect(view.viewport().rect(), view.backgroundBrush())
    view.render(painter, QRectF(view.viewport().rect()), view.viewport().rect())
    return painter.end()

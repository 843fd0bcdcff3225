"""Titles of the columns that the model reads and predicts, for the axes of plots."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from graphgui.document.document import Document
from graphgui.engine.graph.graph import Node
from graphgui.engine.model.prediction import PredictionPair
from graphgui.look.numbers import short
from graphgui.ops import Array


def single_source(document: Document, fit: PredictionPair) -> str | None:
    """The one input of one column that the model sees; None where it sees more, or predicts more than one."""
    if len(fit.sources) != 1:
        return None
    data = document.feeds.get(fit.sources[0])
    rows, columns = document.shapes.known.get(fit.target, (0, 0))
    fits = data is not None and data.shape == (rows, 1) and columns == 1
    return fit.sources[0] if fits else None


def title(node: Node, data: Array | None, column: int = 0) -> str:
    """The name of an input's column and what was done to it: `income ÷ 1000`, `income, standardised`."""
    columns = node.attribute("columns") or ()
    typed = node.attribute("value") is not None
    name = columns[column] if column < len(columns) and not typed else node.name
    shift, scale = (_entry(node.attribute(key), column) for key in ("shift", "scale"))
    if data is not None and _is_standardised(data[:, column]) and (shift or scale not in (None, 1.0)):
        return QCoreApplication.translate("FitPlot", "{column}, standardised").format(column=name)
    if shift:
        name = f"{name} {'−' if shift > 0 else '+'} {_plain(abs(shift))}"
        name = f"({name})" if scale not in (None, 1.0) else name
    return f"{name} ÷ {_plain(scale)}" if scale not in (None, 1.0) else name


def _entry(matrix: list[list[float]] | None, column: int) -> float | None:
    if matrix is None:
        return None
    flat = [float(x) for row in matrix for x in row]
    return flat[column] if column < len(flat) else flat[0]


def _plain(number: float | None) -> str:
    return "" if number is None else (str(int(number)) if number == int(number) else short(number))


def _is_standardised(values: Array) -> bool:
    return bool(len(values) > 1 and abs(values.mean()) < 1e-6 and abs(np.std(values) - 1) < 1e-6)

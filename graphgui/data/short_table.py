"""Short tables of plain numbers, read by Python alone: most examples are, and start sooner without polars."""

import csv
import io
import re
from pathlib import Path

import numpy as np

from graphgui.data.files import read_bytes
from graphgui.data.numbers import PLAIN, Decimal, Reading, decide_table, shapes
from graphgui.data.parsing.file_shape import SEPARATORS
from graphgui.data.tables import Array

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?", re.ASCII)
_NOT_KEPT = re.compile(r"[+-]?[0-9]{16,}|0[0-9]+", re.ASCII)  # digits that a number may lose
SHORT = 2**17  # bytes below which Python reads the numbers before polars would be loaded


def short_columns(path: Path, decimal: Decimal) -> dict[str, Array] | None:
    """The columns of a short file; None for a longer one, and where anything asks for a closer look."""
    raw = read_bytes(path)
    if len(raw) > SHORT or not raw.isascii():
        return None
    text = raw.decode().strip()
    separator = max(SEPARATORS[:-1], key=text.partition("\n")[0].count)
    try:
        names, *rows = csv.reader(io.StringIO(text, newline=None), delimiter=separator, strict=True)
    except csv.Error:
        return None
    names = [name.strip() for name in names]
    if not rows or any(len(row) != len(names) for row in rows) or any(map(_NUMBER.fullmatch, names)):
        return None
    columns = [[cell.strip() for cell in column] for column in zip(*rows, strict=True)]
    if "" in names or len(set(names)) < len(names):
        return None
    if not all(_NUMBER.fullmatch(cell) for column in columns for cell in column):
        return None
    if any(_NOT_KEPT.fullmatch(cell) for column in columns for cell in column):
        return None
    if separator != "," or (len(names) == 1 and decimal != "."):  # else no comma can be a decimal one
        readings = decide_table(list(map(shapes, columns)), separator if len(names) > 1 else None, decimal)
        if any(reading != Reading(PLAIN) for reading in readings):
            return None
    numbers = np.array(columns, dtype=np.float64)
    return dict(zip(names, numbers, strict=True)) if np.isfinite(numbers).all() else None

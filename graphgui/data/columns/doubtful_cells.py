"""Cells that are read as they stand and may mean something else: sums of other rows, and numbers for nothing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from graphgui.data.columns.column import Column
from graphgui.data.series import nameless
from graphgui.data.tables import Array
from graphgui.words import Remark, mark_for_translation, with_separators

if TYPE_CHECKING:
    import polars

_SUM = (
    r"(?i)^\W*(?:(?:(?:grand|sub|sous)[ -]?)?totals?|totaux|totale|sum|summe|gesamt(?:summe)?|insgesamt|somme|"
    r"mean|average|mittelwert|durchschnitt|moyenne)(?: g[eé]n[eé]rale?)?\W*$|"
    r"^\W*(?:grand total|(?:sub|sous)[ -]?total|zwischensumme)\b"
)
_NINES = frozenset(float(f"{'9' * whole}.{'9' * part}") for whole in range(2, 7) for part in range(3))
"""What measuring devices and surveys write where they have nothing, or less than nothing: 99, -999, 9999.9."""
_FAR = 5  # times the range of all other numbers


def doubtful_cells(
    cells: "polars.DataFrame", columns: Sequence[Column], lines: Sequence[int]
) -> tuple[Remark, ...]:
    """What a person should look at, in sentences.

    Args:
        cells, columns: as `read_columns` gives them.
        lines: of the file, by which rows are named.
    """
    return (*_sums(cells, columns, lines), *_numbers_for_nothing(cells, columns))


def _sums(cells: "polars.DataFrame", columns: Sequence[Column], lines: Sequence[int]) -> Iterator[Remark]:
    """Rows of numbers that a text calls a sum or a mean of others."""
    found: dict[int, str] = {}
    numbers = [column.name for column in columns if column.kind == "number"]
    for column in columns:
        texts = nameless(cells[column.name])
        rows = texts.str.contains(_SUM).arg_true() if column.kind == "text" else ()
        if 2 * len(rows) > cells.height:
            continue  # so many are no sums
        for row in rows:
            if any(cells[name][row] is not None for name in numbers):
                found.setdefault(row, texts[row])
    if not found:
        return
    first = min(found)
    template = mark_for_translation(
        "problems", "Row {row} says “{text}” and may be a sum or mean of others: it is read as any other."
    )
    if len(found) > 1:
        template = mark_for_translation(
            "problems",
            "{count} rows, the first is row {row}, say “{text}” or the like and may be sums or means of others: "
            "they are read as any other.",
        )
    yield Remark(template, row=lines[first], text=found[first], count=with_separators(len(found)))


def _numbers_for_nothing(cells: "polars.DataFrame", columns: Sequence[Column]) -> Iterator[Remark]:
    """Columns whose least or largest number is made of nines, and far from all others."""
    for column in columns:
        series = nameless(cells[column.name])
        for end in (series.min(), series.max()):
            if not isinstance(end, float) or abs(end) not in _NINES:
                continue
            numbers = series.drop_nulls().to_numpy()
            if _is_far(end, numbers[numbers != end]):
                yield _number_for_nothing(column.name, end, int(np.count_nonzero(numbers == end)))


def _is_far(end: float, others: Array) -> bool:
    if not len(others) or (least := others.min()) == (most := others.max()):
        return False
    return bool(min(abs(end - least), abs(end - most)) > _FAR * (most - least))


def _number_for_nothing(column: str, number: float, count: int) -> Remark:
    template = mark_for_translation(
        "problems",
        "“{column}”: {number} ({count} cells) is far from all others: where it means that there is nothing, "
        "add it to the marks of “missing”.",
    )
    if count == 1:
        template = mark_for_translation(
            "problems",
            "“{column}”: {number} is far from all others: where it means that there is nothing, "
            "add it to the marks of “missing”.",
        )
    return Remark(template, column=column, number=f"{number:.12g}", count=with_separators(count))

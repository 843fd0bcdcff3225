"""The cells of a file under the names of its columns, before anything is made of them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from graphgui.data.parsing.column_names import column_names, numbered_names
from graphgui.data.parsing.file_shape import CellKind, FileShape, cell_kind
from graphgui.data.parsing.rules import without_rules
from graphgui.data.series import nameless
from graphgui.words import Remark, mark_for_translation, with_separators

if TYPE_CHECKING:
    import polars


_MOST_GAPS = 1000  # empty rows below which another table is looked for


@dataclass(frozen=True, eq=False)
class Cells:
    """All cells of a file.

    Attributes:
        frame: texts or what the file's kind has, null where there is nothing; a row for each record, empty ones
            included.
        lines: the line of the file, from 1, that each row begins on.
        shape: how the file was cut; None where its kind leaves nothing to choose.
        remarks: what a person should know about how the cells were read.
        index: the column of row names, if there is one.
        sheet: of a workbook, the one that they stand on.
    """

    frame: "polars.DataFrame"
    lines: Sequence[int]
    shape: FileShape | None = None
    remarks: tuple[Remark, ...] = ()
    index: str | None = None
    sheet: str | None = None


def named_cells(
    frame: "polars.DataFrame",
    written: Sequence[str],
    lines: Sequence[int],
    shape: FileShape,
    remarks: tuple[Remark, ...] = (),
) -> Cells:
    """Columns under the names that the header has for them, in order.

    A column that has neither a name nor anything in it is left out, and that is said: mostly it comes of
    separators at the lines' ends. So is a row that is a line of dashes.
    """
    frame, lines, rules = without_rules(frame, lines)
    titles = [*written, *[""] * (frame.width - len(written))]
    is_empty = [not title and _holds_nothing(column) for title, column in zip(titles, frame, strict=True)]
    kept = [at for at in range(frame.width) if not is_empty[at]] or list(range(frame.width))
    is_index = shape.index or (shape.header and not titles[0])
    is_index = is_index and kept[0] == 0 and len(kept) > 1
    if shape.header:
        names, renamed = column_names([titles[at] for at in kept], index=is_index)
    else:
        names, renamed = numbered_names(len(kept)), ()
    said = [*remarks, *rules, *renamed]
    if any(is_empty[kept[0] : kept[-1]]):
        template = mark_for_translation(
            "problems", "Empty columns are left out: what stands beside them may be another table."
        )
        said.append(Remark(template))
    elif len(kept) < frame.width and not _has_borders(shape, kept, frame.width):
        said.append(_empty_columns(frame.width - len(kept)))
    frame = frame[:, kept]
    frame.columns = list(names)
    said.extend(_other_tables(frame, lines))
    return Cells(frame, lines, shape, tuple(said), names[0] if is_index else None)


def _has_borders(shape: FileShape, kept: Sequence[int], width: int) -> bool:
    """Whether bars stand around the table, as in Markdown, and not only between its columns."""
    return shape.separator == "|" and list(kept) == list(range(1, width - 1))


def _empty_columns(count: int) -> Remark:
    template = mark_for_translation("problems", "{count} empty columns without a name are left out.")
    if count == 1:
        template = mark_for_translation("problems", "An empty column without a name is left out.")
    return Remark(template, count=with_separators(count))


def _other_tables(frame: "polars.DataFrame", lines: Sequence[int]) -> list[Remark]:
    """Says where another table seems to begin: words alone, below an empty row and above one with numbers."""
    import polars

    if frame.width < 2 or not all(column.null_count() for column in frame):
        return []
    is_blank = frame.select(polars.all_horizontal(polars.all().is_null())).to_series()
    begins = (is_blank & ~is_blank.shift(-1, fill_value=True)).arg_true().head(_MOST_GAPS)
    for above in begins.to_list():
        if (
            above + 2 < frame.height
            and _kinds(frame, above + 1) == {"text"}
            and "number" in _kinds(frame, above + 2)
        ):
            template = mark_for_translation(
                "problems", "Another table seems to begin in row {row}: its rows are read as those of the first."
            )
            return [Remark(template, row=lines[above + 1])]
    return []


def _kinds(frame: "polars.DataFrame", row: int) -> set[CellKind]:
    return {cell_kind(str(cell)) for cell in frame.row(row) if cell is not None}


def times_as_seconds(cells: Cells) -> Cells:
    """Durations and times of day become seconds, and that is said."""
    import polars

    columns = {column.name: nameless(column) for column in cells.frame}
    times = {name: column.dt.time() for name, column in columns.items() if _are_times_of_day(column)}
    times |= {name: column for name, column in columns.items() if column.dtype in (polars.Duration, polars.Time)}
    if not times:
        return cells
    found = [name for name in cells.frame.columns if name in times]
    seconds = (polars.Series(name, _seconds(times[name]), nan_to_null=True) for name in found)
    template = mark_for_translation("problems", "“{column}” holds times: they are read as seconds.")
    said = tuple(Remark(template, column=name) for name in found)
    return replace(cells, frame=cells.frame.with_columns(seconds), remarks=(*cells.remarks, *said))


def _are_times_of_day(column: "polars.Series") -> bool:
    """Whether all moments are of the day before the first one of a workbook, where times without a date stand."""
    import polars

    if column.dtype != polars.Datetime:
        return False
    first, last = column.dt.date().min(), column.dt.date().max()
    return first == last and first in (datetime.date(1899, 12, 30), datetime.date(1899, 12, 31))


def _seconds(times: "polars.Series") -> "np.ndarray[Any, np.dtype[Any]]":
    """NaN where there is nothing. NumPy divides, since polars multiplies by the inexact reciprocal."""
    import polars

    parts = times.cast(polars.Duration("us")).dt.total_microseconds().cast(polars.Float64)
    seconds: np.ndarray[Any, np.dtype[Any]] = parts.to_numpy() / 1e6
    return seconds


def _holds_nothing(column: "polars.Series") -> bool:
    import polars

    if column.null_count() == len(column):
        return True
    return column.dtype == polars.String and not (column.str.strip_chars() != "").any()

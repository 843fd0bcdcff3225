"""From a data file to a table of numbers, as a person chose, with a count of all that was done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.data.choices import Choices
from graphgui.data.columns import check_certain
from graphgui.data.files import named
from graphgui.data.frames import TEXTS, RawTable, is_data, read_frame
from graphgui.data.plain_numbers import no_number, read_plain_numbers
from graphgui.data.tables import Array, Table
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import polars

MOST_VALUES = 50
"""Different texts up to which a column is one of categories: more are names or remarks."""


@dataclass(frozen=True)
class Outcome:
    """What choices do to a frame, counted in rows.

    Attributes:
        rows: of the file, without empty ones.
        kept: that become examples.
        dropped: by column, the rows dropped in which it is missing; a row counts in each such column.
        filled: by column, the cells that got the mean of the others.
        coded: by column of texts, the columns of 0 and 1 that stand for it.
    """

    rows: int
    kept: int
    dropped: Mapping[str, int]
    filled: Mapping[str, int]
    coded: Mapping[str, tuple[str, ...]]


def outcome(frame: RawTable, choices: Choices) -> Outcome:
    """What `encode` would do.

    Raises:
        Problem: nothing is chosen or something that is not there, a value is missing and none of the ways to
            deal with it is chosen, no row is left, or a text column has too many different texts.
    """
    if not choices.columns:
        raise Problem(mark_for_translation("problems", "No column is chosen: make one a feature."))
    taken = [frame.column(name) for name in choices.columns]
    gaps = [column for column in taken if column.missing]
    if gaps and choices.missing == "refuse":
        raise Problem(
            mark_for_translation(
                "problems", "{count} of {rows} rows have nothing in column “{column}”: choose what to do."
            ),
            count=gaps[0].missing,
            rows=frame.rows,
            column=gaps[0].name,
        )
    dropping = [column.name for column in gaps if _drops(column.name, frame, choices)]
    kept = frame.rows - (len(_any_null(frame, dropping).arg_true()) if dropping else 0)
    texts = [column.name for column in taken if column.kind == "text"]
    if not kept:
        raise Problem(
            mark_for_translation(
                "problems", "A value is missing in every row: ignore a column that is mostly empty."
            )
        )
    return Outcome(
        frame.rows,
        kept,
        {name: frame.column(name).missing for name in dropping},
        {column.name: column.missing for column in gaps if column.name not in dropping},
        {name: _names(name, _values(frame, name)) for name in texts},
    )


def encode(frame: RawTable, choices: Choices) -> Table:
    """The table that the choices make of a frame. Raises what `outcome` raises.

    A column of texts with two values becomes one of 0 and 1, 1 being the later in the alphabet; with more, each
    value gets a column of its own, which is 1 where it stands. Means are those of all rows in which there is a
    number, dropped ones included.
    """
    import polars

    found = outcome(frame, choices)
    cells = frame.cells
    if found.filled:
        cells = cells.with_columns(polars.col(name).fill_null(polars.col(name).mean()) for name in found.filled)
    if found.dropped:
        cells = cells.filter(~_any_null(frame, list(found.dropped)))
    columns: dict[str, Array] = {}
    for name in choices.columns:
        if name in found.coded:
            values = _values(frame, name)
            for value, column in zip(_coded(values), found.coded[name], strict=True):
                columns[column] = (cells[name] == value).to_numpy()
        else:
            columns[name] = cells[name].to_numpy()
    return Table(columns, frame.path, choices)


def encoded_columns(frame: RawTable, choices: Choices) -> tuple[list[str], list[str]]:
    """The names that features and targets have in the table, where texts are coded."""
    coded = outcome(frame, choices).coded
    features, targets = (
        [column for name in names for column in coded.get(name, (name,))]
        for names in (choices.features, choices.targets)
    )
    return features, targets


def read_table(path: Path, choices: Choices | None = None, progress: Progress = unseen) -> Table:
    """The numbers of a data file: as they are where there are no choices.

    Raises:
        Problem: a file that cannot be read, or that has texts or missing values for which nothing was chosen.
    """
    with named(path):
        if choices is not None:
            frame = read_frame(
                path,
                choices.sheet,
                choices.marks,
                progress,
                choices.shape,
                read=choices.read,
                marks_in_texts=choices.marks_in_texts,
            )
            return encode(frame, choices)
        if path.suffix.lower() in TEXTS or not is_data(path):
            return Table(read_plain_numbers(path), path.absolute())
        return _encode_all(read_frame(path))


def _encode_all(frame: RawTable) -> Table:
    check_certain(frame.columns)
    for column in frame.columns:
        if column.odd:
            row, text = column.odd[0]
            raise no_number(row, column.name, text)
        if column.kind == "text":
            raise Problem(
                mark_for_translation("problems", "The column “{column}” holds text, where numbers are needed."),
                column=column.name,
            )
    return replace(encode(frame, Choices(tuple(column.name for column in frame.columns))), choices=None)


def _drops(name: str, frame: RawTable, choices: Choices) -> bool:
    """Whether a row goes where this column is missing."""
    return choices.missing == "drop" or name in choices.targets or frame.column(name).kind == "text"


def _any_null(frame: RawTable, names: list[str]) -> "polars.Series":
    import polars

    return frame.cells.select(polars.any_horizontal(polars.col(names).is_null())).to_series()


def _values(frame: RawTable, name: str) -> list[str]:
    """The different texts of a column, in order."""
    values = frame.texts(name)
    if not 2 <= len(values) <= MOST_VALUES:
        raise Problem(
            mark_for_translation(
                "problems", "The column “{column}” has {count} different texts: only 2 to {most} become numbers."
            ),
            column=name,
            count=len(values),
            most=MOST_VALUES,
        )
    return sorted(values.to_list())


def _coded(values: list[str]) -> list[str]:
    """The texts that get a column."""
    return values[1:] if len(values) == 2 else values


def _names(column: str, values: list[str]) -> tuple[str, ...]:
    return tuple(f"{column}={value}" for value in _coded(values))

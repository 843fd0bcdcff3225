"""From a data file to a table of numbers, as a person chose, with a count of all that was done."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.data.choices import AS_DECIDED, Choices, ColumnChoice
from graphgui.data.columns.column import check_certain
from graphgui.data.columns.remarks import OPAQUE, column_remarks
from graphgui.data.frames import RawTable, read_frame
from graphgui.data.numbers import PLAIN, Decimal, Reading
from graphgui.data.plain_numbers import no_number, read_plain_numbers
from graphgui.data.series import nameless
from graphgui.data.suffixes import is_text
from graphgui.data.tables import Array, Table
from graphgui.progress import Progress
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import polars

MOST_VALUES = 50
"""Different texts up to which a column is one of categories: more are names or remarks."""


@dataclass(frozen=True)
class Coding:
    """What stands for a column of texts.

    Attributes:
        columns: the values that get a column of 0 and 1, which is 1 where they stand, and what it is called.
        left_out: the value that has none: all others are 0 there.
    """

    columns: Mapping[str, str]
    left_out: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What choices do to a frame, counted in rows.

    Attributes:
        rows: of the file, without empty ones.
        kept: that become examples.
        dropped: by column, the rows dropped in which it is missing; a row counts in each such column.
        filled: by column, the cells that got the mean of the others.
        coded: by column of texts, what stands for it.
    """

    rows: int
    kept: int
    dropped: Mapping[str, int]
    filled: Mapping[str, int]
    coded: Mapping[str, Coding]


def outcome(frame: RawTable, choices: Choices) -> Outcome:
    """What `encode` would do.

    Raises:
        Problem: nothing is chosen, or something that is not there or holds lists, a value is missing and none
            of the ways to deal with it is chosen, no row is left, a text column has too many different texts, or
            what was imported before holds a value that is new, or texts for numbers.
    """
    if not choices.columns:
        raise Problem(mark_for_translation("problems", "No column is chosen: make one a feature."))
    taken = [frame.column(name) for name in choices.columns]
    for column in taken:
        if column.is_opaque:
            raise Problem(OPAQUE, column=column.name)
    gaps = [column for column in taken if column.missing]
    if gaps and choices.missing == "refuse":
        template = mark_for_translation(
            "problems", "{count} of {rows} rows have nothing in column “{column}”: choose what to do."
        )
        if gaps[0].missing == 1:
            template = mark_for_translation(
                "problems", "1 of {rows} rows has nothing in column “{column}”: choose what to do."
            )
        raise Problem(
            template,
            count=gaps[0].missing,
            rows=frame.rows,
            column=gaps[0].name,
        )
    dropping = [column.name for column in gaps if _drops(column.name, frame, choices)]
    kept = frame.rows - (len(_any_null(frame, dropping).arg_true()) if dropping else 0)
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
        _codings(frame, choices),
    )


def encode(frame: RawTable, choices: Choices) -> Table:
    """The table that the choices make of a frame. Raises what `outcome` raises.

    A column of texts with two values becomes one of 0 and 1, 1 being the later in the alphabet; with more, each
    value gets a column of its own, a feature's first value only where `choices.dummies` says so. Means are those
    of all rows in which there is a number, dropped ones included. What the table keeps as its choices is
    complete: reading the file again gives the same columns.
    """
    found = outcome(frame, choices)
    cells = frame.cells
    if found.filled:
        values = {name: frame.values(name) for name in found.filled}
        cells = cells.with_columns(each.fill_null(each.mean()).rename(name) for name, each in values.items())
    if found.dropped:
        cells = cells.filter(~_any_null(frame, found.dropped))
    columns: dict[str, Array] = {}
    for name in choices.columns:
        if name in found.coded:
            for value, column in found.coded[name].columns.items():
                columns[column] = (nameless(cells[name]) == value).to_numpy()
        else:
            columns[name] = cells[name].to_numpy()
    remarks = (*frame.remarks, *column_remarks(map(frame.column, choices.columns)))
    return Table(columns, frame.path, completed(frame, choices), remarks)


def completed(frame: RawTable, choices: Choices) -> Choices:
    """The choices with all that was decided: the columns' readings and values, the file's sheet and shape."""
    read = {name: choice for name, choice in choices.read.items() if name in choices.columns}
    for column in map(frame.column, choices.columns):
        if column.reading and column.reading != Reading(PLAIN):
            odd = choices.read.get(column.name, AS_DECIDED).odd
            read[column.name] = ColumnChoice(column.reading.format.name, odd)
    values = {
        name: tuple(_values(frame, choices, name)) for name in choices.columns if frame.column(name).kind == "text"
    }
    return replace(choices, read=read, values=values, sheet=frame.sheet, shape=frame.shape)


def encoded_columns(frame: RawTable, choices: Choices) -> tuple[list[str], list[str]]:
    """The names that features and targets have in the table, where texts are coded."""
    coded = outcome(frame, choices).coded
    features, targets = (
        [column for name in names for column in (coded[name].columns.values() if name in coded else (name,))]
        for names in (choices.features, choices.targets)
    )
    return features, targets


def read_encoded(path: Path, choices: Choices | None, decimal: Decimal, progress: Progress) -> Table:
    """A file's columns, encoded as was chosen; as they are where nothing was. Raises as `read_table` does."""
    if choices is not None:
        frame = read_frame(
            path,
            choices.sheet,
            choices.marks,
            progress,
            choices.shape,
            read={**choices.read, **dict.fromkeys(choices.values or (), ColumnChoice(odd="text"))},
            marks_in_texts=choices.marks_in_texts,
        )
        return encode(frame, choices)
    if is_text(path):
        return read_plain_numbers(path, decimal)
    return _encode_all(read_frame(path, progress=progress, decimal=decimal))


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


def _any_null(frame: RawTable, names: Iterable[str]) -> "polars.Series":
    """In which rows one of some columns holds nothing."""
    return reduce(or_, (frame.values(name).is_null() for name in names))


def _codings(frame: RawTable, choices: Choices) -> dict[str, Coding]:
    """By column of texts what stands for it; no name is that of another column of the file or table."""
    taken = {column.name for column in frame.columns}
    codings = {}
    for name in dict.fromkeys(choices.columns):
        if frame.column(name).kind != "text":
            continue
        values = _values(frame, choices, name)
        few = len(values) == 2 or (choices.dummies == "all but one" and name not in choices.targets)
        columns = {}
        for value in values[few:]:
            columns[value] = _free(f"{name}={value}", taken)
            taken.add(columns[value])
        codings[name] = Coding(columns, values[0] if few else None)
    return codings


def _free(name: str, taken: Collection[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free


def _values(frame: RawTable, choices: Choices, name: str) -> list[str]:
    """The different texts of a column, in order."""
    values = frame.texts(name)
    known = None if choices.values is None else choices.values.get(name)
    if known is not None:
        _check_known(frame, name, known)
        return list(known)
    if choices.values is not None:
        raise Problem(
            mark_for_translation(
                "problems",
                "The column “{column}” held numbers when it was imported, and holds texts: import it again.",
            ),
            column=name,
        )
    if not 2 <= len(values) <= MOST_VALUES:
        template = mark_for_translation(
            "problems", "The column “{column}” has {count} different texts: only 2 to {most} become numbers."
        )
        if len(values) == 1:
            template = mark_for_translation(
                "problems", "The column “{column}” has the same text in all rows: only 2 to {most} become numbers."
            )
        raise Problem(
            template,
            column=name,
            count=len(values),
            most=MOST_VALUES,
        )
    return sorted(values.to_list())


def _check_known(frame: RawTable, name: str, known: Collection[str]) -> None:
    new = set(frame.texts(name).to_list()).difference(known)
    if not new:
        return
    cells = frame.values(name)
    row = cells.is_in(list(new)).arg_true()[0]
    raise Problem(
        mark_for_translation(
            "problems",
            "“{text}” in column “{column}”, row {row}, was not there when it was imported: import it again.",
        ),
        text=cells[row],
        column=name,
        row=frame.lines[row],
    )

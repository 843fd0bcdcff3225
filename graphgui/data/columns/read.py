"""From cells to columns of numbers or of texts."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphgui.data.choices import Odd
from graphgui.data.columns.column import Column, Habits
from graphgui.data.columns.looking import Looked, are_negative, inner_numbers, unit_of
from graphgui.data.columns.stripped import Stripped
from graphgui.data.numbers import FORMATS, PLAIN, NumberFormat, Reading, decide_table
from graphgui.data.series import finite, value_counts, where
from graphgui.progress import Progress, unseen

if TYPE_CHECKING:
    import polars

LARGEST_WHOLE = 2**53
"""Up to here every whole number is a float64."""

_STATA_MISSING = "."  # SAS's, too: among numbers it is none, among texts nothing else tells
_PADDED = "^0[0-9]+$"
_LONG = "^.{16}"  # as many signs as the first whole numbers that are no floats
_NAMED = 100  # odd cells that are kept with their rows


def read_columns(
    cells: Sequence[Stripped], habits: Habits, lines: Sequence[int], progress: Progress = unseen
) -> tuple["polars.DataFrame", tuple[Column, ...]]:
    """Float64 in columns of numbers, texts in the others, null where there is nothing that counts.

    Args:
        cells: the columns.
        lines: of the file, by which rows are named.
    """
    import polars

    looked = []
    for number, each in enumerate(cells, start=1):
        looked.append(Looked.at(each, habits))
        progress(0.6 * number / len(cells))
    texts = [each for each in looked if each is not None]
    readings = decide_table([each.cores for each in texts], habits.separator, habits.decimal)
    of_texts = {each.name: reading for each, reading in zip(texts, readings, strict=True)}
    found = []
    for number, (each, seen) in enumerate(zip(cells, looked, strict=True), start=1):
        if seen is None:
            found.append(_numeric(each, habits, lines))
        else:
            series, column = _read(seen, of_texts[seen.name], habits, lines)
            found.append((series, replace(column, is_opaque=True) if each.is_opaque else column))
        progress(0.6 + 0.4 * number / len(cells))
    return polars.DataFrame([series.rename(column.name) for series, column in found]), tuple(
        column for _, column in found
    )


# inside


def _read(
    seen: Looked, decided: Reading | None, habits: Habits, lines: Sequence[int]
) -> tuple["polars.Series", Column]:
    choice = habits.choice(seen.name)
    reading = Reading(FORMATS[choice.format]) if choice.format else decided
    unit = None if choice.odd == "text" or reading is None else unit_of(seen.shapes, reading.format)
    if unit is None and choice.odd in ("missing", "number"):
        unit = ""  # a person knows better than any rule
    if reading is None or unit is None:
        return _as_texts(seen, habits)
    if seen.plain is not None and reading == Reading(PLAIN):
        column = Column(seen.name, "number", seen.plain.null_count(), reading)
        if seen.may_show(_PADDED):
            column = replace(column, padded=_padded(seen.texts.filter(seen.plain == seen.plain.floor())))
        if seen.may_show(_LONG):
            column = _with_lossy(column, _lossy_texts(seen.texts, PLAIN))
        return seen.plain, column
    texts = seen.candidates
    numbers = _numbers(texts, reading.format)
    left = (texts.is_not_null() & numbers.is_null()).arg_true()
    rest = texts.gather(left)
    odd_as: Odd = choice.odd or "missing"
    cores = inner_numbers(rest, negative=odd_as == "number")
    inner = _numbers(where(cores, cores != rest), reading.format)
    written, read = (cores, inner) if unit else (texts, numbers)
    example = _example(written, read, reading)
    if len(left) and (unit or odd_as == "number"):
        numbers = numbers.scatter(left, inner)
    odd = left.filter(inner.is_null() | are_negative(rest)) if unit else left
    named = tuple((lines[row], texts[row]) for row in odd.head(_NAMED).to_list())
    column = Column(
        seen.name,
        "number",
        numbers.null_count(),
        reading,
        example,
        reading.other.read(example[0]) if example and reading.other else None,
        named,
        len(odd),
        odd_as,
        unit,
        padded=_padded(written),
    )
    return numbers, _with_lossy(column, _lossy_texts(written, reading.format))


def _as_texts(seen: Looked, habits: Habits) -> tuple["polars.Series", Column]:
    texts = seen.candidates if habits.marks_in_texts else seen.texts
    marks: dict[str, int] = {}
    if not habits.marks_in_texts and habits.marks:
        found = texts.filter(texts.str.to_lowercase().is_in([*habits.marks, _STATA_MISSING]))
        marks = dict(sorted(value_counts(found).rows(), key=lambda row: (-row[1], row[0])))
    return texts, Column(seen.name, "text", texts.null_count(), marks=marks)


def _numeric(cells: Stripped, habits: Habits, lines: Sequence[int]) -> tuple["polars.Series", Column]:
    import polars

    series = cells.cells
    numbers, lossy = series.cast(polars.Float64), polars.Series(dtype=polars.String)
    infinite = numbers.is_infinite().arg_true()
    odd = tuple((lines[row], str(numbers[row])) for row in infinite.head(_NAMED).to_list())
    numbers = finite(numbers)
    if series.dtype.is_integer():
        large = series.filter((numbers >= LARGEST_WHOLE) | (numbers <= -LARGEST_WHOLE))
        lossy = _lossy(large.cast(polars.String))
    if habits.numbers:
        numbers = where(numbers, ~numbers.is_in(habits.numbers))
    column = Column(cells.name, "number", numbers.null_count(), odd=odd, odd_count=len(infinite))
    return numbers, _with_lossy(column, lossy)


def _numbers(texts: "polars.Series", chosen: NumberFormat) -> "polars.Series":
    """The finite numbers of texts, null for all else."""
    import polars

    has_minus = bool(texts.str.contains("\u2212", literal=True).any())
    plain = texts.str.replace_all("\u2212", "-", literal=True) if has_minus else texts
    if chosen.thousands:
        plain = plain.str.replace_all(chosen.thousands_class, "")
    if chosen.decimal != ".":
        plain = plain.str.replace(chosen.decimal, ".", literal=True)
    numbers = finite(plain.cast(polars.Float64, strict=False))
    return numbers if chosen == PLAIN else where(numbers, texts.str.contains(chosen.pattern))


def _example(texts: "polars.Series", numbers: "polars.Series", reading: Reading) -> tuple[str, float] | None:
    """The first text, with its number, that programs would read otherwise, or that has two readings."""
    if reading == Reading(PLAIN):
        return None
    told = _differs(numbers, _numbers(texts, reading.other or PLAIN))
    rows = told.arg_true()
    return (texts[rows[0]], numbers[rows[0]]) if len(rows) else None


def _differs(numbers: "polars.Series", others: "polars.Series") -> "polars.Series":
    return numbers.is_not_null() & numbers.ne_missing(others)


def _padded(texts: "polars.Series") -> str | None:
    """The first whole number that begins with zeros."""
    texts = texts.filter(texts.str.starts_with("0"))  # a regular expression takes its time with a million
    texts = texts.filter(texts.str.contains(_PADDED))
    return texts[0] if len(texts) else None


def _lossy_texts(texts: "polars.Series", chosen: NumberFormat) -> "polars.Series":
    long = texts.filter(texts.str.len_bytes() >= len(str(LARGEST_WHOLE)))
    if chosen.thousands:
        long = long.str.replace_all(chosen.thousands_class, "")
    return _lossy(long.filter(long.str.contains("^[+-]?[0-9]{16,309}$")))


def _lossy(whole: "polars.Series") -> "polars.Series":
    """The whole numbers, as texts, that no float is."""
    import polars

    kept = [text for text in whole.to_list() if math.isfinite(float(text)) and int(text) != float(text)]
    return polars.Series(kept, dtype=polars.String)


def _with_lossy(column: Column, lossy: "polars.Series") -> Column:
    return replace(column, lossy=lossy[0], lossy_count=len(lossy)) if len(lossy) else column

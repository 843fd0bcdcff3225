"""What was read in a way that a person should know about, in sentences."""

from collections.abc import Iterable, Iterator

from graphgui.data.columns.column import Column
from graphgui.data.columns.looking import split_number
from graphgui.words import Remark, mark_for_translation, with_separators

OPAQUE = mark_for_translation(
    "problems", "“{column}” holds lists or the like, neither numbers nor texts, and cannot be taken."
)

_MOST = 5  # cells, or marks, that a sentence names
_LONGEST = 20  # characters of each


def column_remarks(columns: Iterable[Column]) -> list[Remark]:
    """About each column how its numbers were read, which cells are none, and what else was changed."""
    return [remark for column in columns for remark in _remarks(column)]


def doubts(columns: Iterable[Column]) -> list[Remark]:
    """About each column that may as well be read otherwise; `column_remarks` says it, too."""
    return [_reading(column, *column.example) for column in columns if column.example and column.other is not None]


def empty_rows(count: int) -> Remark:
    """That rows without anything in them are left out, one at least."""
    if count == 1:
        return Remark(mark_for_translation("problems", "An empty row is left out."))
    template = mark_for_translation("problems", "{count} empty rows are left out.")
    return Remark(template, count=with_separators(count))


def _remarks(column: Column) -> Iterator[Remark]:
    if column.is_opaque:
        yield Remark(OPAQUE, column=column.name)
    if column.example:
        yield _reading(column, *column.example)
    if column.unit:
        template = mark_for_translation(
            "problems", "“{column}”: “{unit}” stands beside every number and is left out."
        )
        yield Remark(template, column=column.name, unit=column.unit)
    if column.odd_count:
        yield _odd(column)
    if column.padded:
        template = mark_for_translation(
            "problems", "“{column}”: zeros before numbers are not kept: {text} becomes {number}. Codes are texts."
        )
        yield Remark(template, column=column.name, text=column.padded, number=column.padded.lstrip("0") or "0")
    if column.lossy:
        template = mark_for_translation(
            "problems", "“{column}”: {count} whole numbers above 2⁵³ lose digits: {text} becomes {number}."
        )
        if column.lossy_count == 1:
            template = mark_for_translation(
                "problems", "“{column}”: a whole number above 2⁵³ loses digits: {text} becomes {number}."
            )
        yield Remark(
            template,
            column=column.name,
            count=with_separators(column.lossy_count),
            text=column.lossy,
            number=str(int(float(column.lossy))),
        )
    if column.marks:
        named = ", ".join(
            f"“{mark}” ({with_separators(count)})" for mark, count in list(column.marks.items())[:_MOST]
        )
        template = mark_for_translation("problems", "“{column}”: {marks} are kept as values of their own.")
        if len(column.marks) == 1:
            template = mark_for_translation("problems", "“{column}”: {marks} is kept as a value of its own.")
        yield Remark(template, column=column.name, marks=named)


def _reading(column: Column, text: str, number: float) -> Remark:
    assert column.reading is not None
    values = {"column": column.name, "text": text, "number": f"{number:.12g}"}
    by_thousands = any(mark in text for mark in _kinds(column.reading.format.thousands))
    if column.other is not None:
        template = mark_for_translation(
            "problems", "“{column}”: {text} read as {number}: decimal mark. It may as well be {other}: choose."
        )
        if by_thousands:
            template = mark_for_translation(
                "problems", "“{column}”: {text} read as {number}: thousands. It may as well be {other}: choose."
            )
        return Remark(template, **values, other=f"{column.other:.12g}")
    template = mark_for_translation("problems", "“{column}”: {text} read as {number}: decimal comma.")
    if by_thousands:
        template = mark_for_translation("problems", "“{column}”: {text} read as {number}: thousands.")
    return Remark(template, **values)


def _kinds(thousands: str) -> str:
    return {" ": " \u00a0\u2007\u2009\u202f", "'": "'’"}.get(thousands, thousands)


def _odd(column: Column) -> Remark:
    (row, text), *others = column.odd
    taken = [_taken(column, each) for _, each in column.odd[:_MOST]]
    if others and any(taken):
        template = mark_for_translation(
            "problems",
            "“{column}”, row {cells}: {count} cells are more than a number; the number in them is taken.",
        )
        if column.odd_count > len(taken) or not all(taken):
            template = mark_for_translation(
                "problems",
                "“{column}”, row {cells}: {count} cells are no numbers; the number in them is taken, and where "
                "there is none they count as missing.",
            )
    elif taken[0]:
        template = mark_for_translation(
            "problems", "“{column}”, row {row}: “{text}” is more than a number; {number} is taken."
        )
    elif others:
        template = mark_for_translation(
            "problems", "“{column}”, row {cells}: {count} cells are no numbers and count as missing."
        )
    else:
        template = mark_for_translation(
            "problems", "“{column}”, row {row}: “{text}” is no number and counts as missing."
        )
    named = [f"{row}: “{_short(text)}”" for row, text in column.odd[:_MOST]]
    cells = ", ".join(f"{cell} → {number}" if number else cell for cell, number in zip(named, taken, strict=True))
    more = ", …" if column.odd_count > _MOST else ""
    return Remark(
        template,
        column=column.name,
        row=row,
        text=_short(text),
        number=taken[0],
        cells=cells + more,
        count=with_separators(column.odd_count),
    )


def _taken(column: Column, text: str) -> str:
    """The number that is taken of an odd cell; empty where none is."""
    found = split_number(text)
    if column.odd_as != "number" or not found or column.reading is None:
        return ""
    number = column.reading.format.read(found[1])
    return "" if number is None else f"{number:.12g}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

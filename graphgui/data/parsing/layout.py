"""Where the table begins in rows of cells: which of the first rows are titles, names, units, numbers."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphgui.data.parsing.file_shape import cell_kind
from graphgui.data.parsing.records import Record

_YEARS = range(1500, 2200)
_INTEGER = re.compile(r"[0-9]{1,4}")
_OF_RULES = re.compile(r"[-=+|: \t]*")
_UNIT = re.compile(r"[(\[].*[)\]]|-|")
_LONGEST_UNIT = 14  # characters


@dataclass(frozen=True)
class Layout:
    """What `propose_layout` finds; the fields are those of `FileShape`, and `width` the cells of most rows."""

    skip: int = 0
    header: bool = True
    units: bool = False
    index: bool = False
    width: int = 1


def propose_layout(
    rows: Sequence[Record], *, quoted: bool = False, at_top: bool = False, header: bool | None = None
) -> Layout:
    """The layout that the first rows of a file, or of a sheet, are likely to have.

    The table begins where most cells are of the kind that their column has further down. A header is the last row
    above that which cannot be data; a first row that looks like all others is data.

    Args:
        quoted: whether the names stand in quotation marks, as R writes them.
        at_top: whether the table is known to begin with the first row.
        header: whether it is known to have one.
    """
    blank = {line for line, cells in rows if not any(map(str.strip, cells))}
    rows = [(line, [cell.strip() for cell in cells]) for line, cells in rows if line not in blank]
    rules = {at for at, (_, cells) in enumerate(rows) if is_rule(cells) or is_note_of_qualtrics(cells)}
    ruled = {rows[at - 1][0] for at in rules if at}
    rows = [row for at, row in enumerate(rows) if at not in rules]
    if not rows:
        return Layout()
    width = usual_width(rows)
    filled = Counter(sum(map(bool, cells)) for _, cells in rows if len(cells) >= width - 1)
    usual = max(filled, key=lambda count: (filled[count], count))
    full = [at for at, (_, cells) in enumerate(rows) if _is_full(cells, width, usual)]
    numeric = _numeric_columns([rows[at][1] for at in full], width)
    data = next((at for at in full if _is_data(rows[at][1], numeric)), None)
    head = _header(rows, full, data, numeric, width, blank)
    first = 0 if at_top else full[0] if head is None else head
    if header is False or (header is None and head is None):
        return Layout(rows[first][0] - 1, False, width=width)
    names = rows[first][1]
    below = rows[first + 1 :]
    has_units = bool(below) and _is_units(below[0][1], numeric, width)
    body = [cells for _, cells in below[has_units:]]
    index = _lacks_first_name(names, body, width, quoted)
    return Layout(rows[first][0] - 1, True, has_units or rows[first][0] in ruled, index, width)


def usual_width(rows: Sequence[Record]) -> int:
    """How many cells most rows have; of numbers that are equally frequent the larger."""
    counts = Counter(len(cells) for _, cells in rows if cells)
    return max(counts, key=lambda width: (counts[width], width), default=1)


def is_rule(cells: Sequence[str]) -> bool:
    """Whether a row is a line of dashes, as under the names of a printed table."""
    line = "|".join(cells)
    return ("---" in line or "===" in line) and bool(_OF_RULES.fullmatch(line))


def is_note_of_qualtrics(cells: Sequence[str]) -> bool:
    """Whether a row is the one that Qualtrics writes below the names for itself: `{"ImportId":"QID1"}`."""
    return bool(cells) and all(cell.strip().startswith('{"ImportId"') for cell in cells)


def _is_full(cells: Sequence[str], width: int, usual: int) -> bool:
    """Whether a row may be one of the table: titles above it have fewer cells, or fill fewer than is usual."""
    filled = sum(map(bool, cells))
    return len(cells) >= width - 1 and (filled * 2 > usual or usual <= 2)


def _numeric_columns(full: Sequence[Sequence[str]], width: int) -> frozenset[int]:
    """The columns of numbers or dates, by the later half of the rows: names and units stand in the other."""
    found = set()
    later = full[len(full) // 2 :]
    for column in range(width):
        kinds = [cell_kind(cells[column]) for cells in later if column < len(cells)]
        numbers = kinds.count("number") + kinds.count("date")
        if numbers and numbers >= kinds.count("text"):
            found.add(column)
    return frozenset(found)


def _is_data(cells: Sequence[str], numeric: frozenset[int]) -> bool:
    """Whether a row has more numbers than words; a text without a letter, such as `5;5`, is no word."""
    measured = [cells[column] for column in numeric if column < len(cells)]
    kinds = [cell_kind(cell) for cell in measured]
    numbers = kinds.count("number") + kinds.count("date")
    words = sum(kind == "text" and any(map(str.isalpha, cell)) for kind, cell in zip(kinds, measured, strict=True))
    return numbers > words or (numbers == words > 0 and len(cells) > len(numeric))


def _header(
    rows: Sequence[Record],
    full: Sequence[int],
    data: int | None,
    numeric: frozenset[int],
    width: int,
    blank: Collection[int],
) -> int | None:
    """The row that names the columns; None where there is none. A title stands apart from it, units do not."""
    if data is None:  # nothing but texts
        first = _first_whole(rows, full, width)
        return None if _recurs(rows[first][1], [rows[at][1] for at in full if at > first], numeric) else first
    above = [at for at in full if at < data]
    if not above:
        others = [rows[at][1] for at in full if at > data]
        are_names = _counts_up(rows[data][1], others, numeric) or _are_dates(rows[data][1], others)
        return data if are_names else None
    certain = [at for at in above if _is_no_data(rows[at][1], numeric)]
    if not certain:  # a number among the words speaks for a row of data with an odd cell
        words = [at for at in above if not _has_numbers(rows[at][1], numeric)]
        return _first_whole(rows, words or above, width)
    last = certain[-1]
    before = last - 1
    if before in certain and _is_units(rows[last][1], numeric, width) and rows[last][0] - 1 not in blank:
        return before
    return last


def _first_whole(rows: Sequence[Record], among: Sequence[int], width: int) -> int:
    """The first of some rows that has something in every column, or the first of them."""
    return next((at for at in among if sum(map(bool, rows[at][1])) == width), among[0])


def _is_no_data(cells: Sequence[str], numeric: frozenset[int]) -> bool:
    """Whether a row has words wherever its columns have numbers, and in more than one place."""
    words = sum(cell_kind(cells[column]) == "text" for column in numeric if column < len(cells))
    return words > 1 and not _has_numbers(cells, numeric)


def _has_numbers(cells: Sequence[str], numeric: frozenset[int]) -> bool:
    """Whether a row has a number or a date in a column of these."""
    return any(cell_kind(cells[column]) in ("number", "date") for column in numeric if column < len(cells))


def _is_units(cells: Sequence[str], numeric: frozenset[int], width: int) -> bool:
    """Whether a row under the names has short words for all columns of numbers, and nothing for the others."""
    if not numeric or len(cells) < width - 1:
        return False
    measured = [cells[column] for column in numeric if column < len(cells)]
    if not all(_may_be_unit(cell) for cell in measured) or not any(measured):
        return False
    others = [cell for column, cell in enumerate(cells) if column not in numeric]
    if not all(_UNIT.fullmatch(cell) for cell in others):
        return False
    return bool(others) or sum(map(bool, measured)) > 1 or all(_UNIT.fullmatch(cell) for cell in measured)


def _may_be_unit(cell: str) -> bool:
    return not cell or cell == "-" or (len(cell) <= _LONGEST_UNIT and cell_kind(cell) == "text")


def _counts_up(cells: Sequence[str], below: Sequence[Sequence[str]], numeric: frozenset[int]) -> bool:
    """Whether a row of numbers names columns: years in a row, or 0, 1, 2, … beside an empty first cell."""
    numbers = [(at, int(cell)) for at, cell in enumerate(cells) if _INTEGER.fullmatch(cell)]
    words = [cell for cell in cells if not _INTEGER.fullmatch(cell)]
    if not numbers or not below or any(cell_kind(cell) in ("number", "date") for cell in words):
        return False
    if _recurs(cells, below, numeric):
        return False
    steps = {b - a for (_, a), (_, b) in pairwise(numbers)}
    if all(number in _YEARS for _, number in numbers):
        in_row = len(steps) == 1 and steps != {0}
        return (in_row or (len(numbers) == 1 and bool(words))) and not any(
            _INTEGER.fullmatch(cells[at]) and int(cells[at]) in _YEARS
            for cells in below
            for at, _ in numbers
            if at < len(cells)
        )
    return cells[0] == "" and numbers[0][1] in (0, 1) and steps <= {1}


def _are_dates(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether words and dates name columns: below the dates stand numbers, and no dates."""
    dates = [at for at, cell in enumerate(cells) if cell_kind(cell) == "date"]
    kinds = [cell_kind(other[at]) for other in below for at in dates if at < len(other)]
    are_alone = all(cell_kind(cell) in ("date", "text", "nothing") for cell in cells)
    return len(dates) > 1 and are_alone and "number" in kinds and "date" not in kinds


def _recurs(cells: Sequence[str], below: Sequence[Sequence[str]], numeric: frozenset[int]) -> bool:
    """Whether a word of a row stands further down in its column, or begins with a digit as most do there."""
    for column, cell in enumerate(cells):
        others = [other[column] for other in below if column < len(other)]
        if not cell or column in numeric or not others:
            continue
        begin_alike = cell[0].isdigit() and 2 * sum(other[:1].isdigit() for other in others) > len(others)
        if cell in others or begin_alike:
            return True
    return False


def _lacks_first_name(names: Sequence[str], body: Sequence[Sequence[str]], width: int, quoted: bool) -> bool:
    """Whether the header has a name less than there are columns, and the first column tells rows apart."""
    body = [cells for cells in body if len(cells) == width]
    if len(names) != width - 1 or not body or not any(cells[-1] for cells in body):
        return False
    first = [cells[0] for cells in body]
    if len(set(first)) < len(first):
        return False
    if all(cell_kind(cell) == "text" for cell in first):
        return True
    counted = [int(cell) for cell in first if _INTEGER.fullmatch(cell)]
    in_row = len(counted) == len(first) and all(b - a == 1 for a, b in pairwise(counted))
    return in_row and len(first) > 1 and (width > 2 or quoted)

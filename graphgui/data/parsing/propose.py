"""The shape that a file is likely to have: proposed, so that a person need only look, and can change it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from graphgui.data.parsing.encodings import decode, likely_encoding
from graphgui.data.parsing.file_shape import SEPARATORS, FileShape, Separator, cell_kind
from graphgui.data.parsing.layout import propose_layout, usual_width
from graphgui.data.parsing.records import Record, records, skip_lines, survey
from graphgui.words import Problem

SAMPLE = 2**16
"""Characters by which separators and headers are told; quotation marks are looked at in the whole text."""
_RARELY_WITHIN: tuple[Separator, ...] = (" ", ",", "|", ";", "\t")
"""Of separators that cut as well, the later is taken: it stands in fewer texts and numbers."""
ROWS = 300
"""Records of them that are looked at."""
_LINES = 8  # as long as the first, that are a sample at any rate

Field = Literal["encoding", "separator", "skip", "header", "units"]
Kept = frozenset[Field]

_NAMED = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
DECIMAL_COMMA = re.compile(r"\s*[-+−]?[0-9]+,[0-9]+\s*[^\s0-9,;]{0,3}\s*")
"""A line that is one number or two, with a unit or a stray mark behind it."""
_BEGINS_SO = re.compile(r"\s*[\"']?[-+−]?[0-9]+,[0-9]+[^,]*")
_DIGIT = re.compile("[0-9]")
_GAP = re.compile(r"\t|\S {2,}\S")
_SPACED_NUMBER = re.compile(r"\s*[-+−]?\d{1,3}( \d{3})+([.,]\d+)?\s*")


@dataclass(frozen=True)
class _Cut:
    """How well a separator cuts a sample.

    Attributes:
        even: the share of rows that have as many cells as most.
        numbers: the share of cells that are numbers.
        uncut: the share of cells in which there are gaps or tabs.
        others: the share of rows that have other separators in their texts.
        doubts: what else speaks against it, each between 0 and 1.
    """

    shape: FileShape
    width: int
    even: float
    numbers: float
    uncut: float
    others: float
    doubts: float

    @property
    def score(self) -> float:
        return self.even + 0.5 * self.numbers - self.uncut - 0.5 * self.others - 0.25 * self.doubts


def propose(raw: bytes, known: FileShape | None = None, kept: Kept = frozenset()) -> FileShape:
    """The shape that a file of these bytes is likely to have. Raises `Problem` for what is no text.

    Args:
        known, kept: the fields that are settled, and their values.
    """
    encoding = known.encoding if known and "encoding" in kept else likely_encoding(raw)
    return propose_for(decode(raw, encoding), replace(known or FileShape(), encoding=encoding), kept)


def propose_for(text: str, known: FileShape, kept: Kept = frozenset()) -> FileShape:
    """The shape that a text is likely to have, whose encoding is known, and what else is named in `kept`."""
    named = named_separator(text)
    if named and "separator" not in kept:
        known, kept = replace(known, separator=named), kept | {"separator"}
    above = known.skip if "skip" in kept else 1 if named else 0
    text = skip_lines(text, above)
    sample, is_whole = _sample(text)
    shape = FileShape(known.encoding, known.separator) if "separator" in kept else _best_cut(sample, known)
    shape = _quoting(text, shape)
    found = propose_layout(
        _rows(sample, shape, is_whole),
        quoted=_is_quoted(sample),
        at_top="skip" in kept,
        header=known.header if "header" in kept else None,
    )
    return replace(
        shape,
        skip=above if "skip" in kept else above + found.skip,
        header=found.header,
        units=known.units if "units" in kept else found.units,
        index=found.index,
    )


def _is_quoted(sample: str) -> bool:
    """Whether the first two lines begin with a quotation mark, as R writes names and row names."""
    lines = list(islice(filter(None, map(str.strip, sample.split("\n"))), 2))
    return len(lines) == 2 and all(line[0] in ('"', "'") for line in lines)


def named_separator(text: str) -> Separator | None:
    """The separator that a first line `sep=;` names, as Excel writes it."""
    found = _NAMED.fullmatch(text[: text.find("\n") + 1 or None].strip("\n "))
    return next((known for known in SEPARATORS if found and found[1] == known), None)


def _sample(text: str) -> tuple[str, bool]:
    """The start of a text, in whole lines, some even where they are long, and whether it is all of it."""
    most = max(SAMPLE, _LINES * text.find("\n"))
    if len(text) <= most:
        return text, True
    end = text.rfind("\n", 0, most)
    return (text[:end], False) if end > 0 else (text, True)


def _rows(sample: str, shape: FileShape, is_whole: bool = True) -> list[Record]:
    rows = list(islice(records(sample, shape, strict=False), ROWS + 1))
    return rows[:ROWS] if is_whole or len(rows) > ROWS else rows[:-1]


def _best_cut(sample: str, known: FileShape) -> FileShape:
    """The separator that cuts most rows into as many cells, and most cells into numbers; else an unused one."""
    shapes = [FileShape(known.encoding, separator) for separator in SEPARATORS]
    if '"' in sample:  # it may be broken, and swallow separators
        shapes += [replace(shape, quote="") for shape in shapes]
    cuts = [cut for shape in shapes if (cut := _cut(sample, shape))]
    if cuts:
        best = max(cuts, key=lambda cut: (cut.score, _RARELY_WITHIN.index(cut.shape.separator)))
        return FileShape(known.encoding, best.shape.separator)
    unused = next((known for known in SEPARATORS[:-1] if known not in sample), SEPARATORS[0])
    return FileShape(known.encoding, unused)


def _cut(sample: str, shape: FileShape) -> _Cut | None:
    """None where a separator makes no columns, or makes them out of single numbers or of words."""
    rows = [row for row in _rows(sample, shape) if any(map(str.strip, row[1]))]
    width = usual_width(rows)
    if width < 2 or (width == 2 and shape.separator == "," and _is_one_column(sample)):
        return None
    found = propose_layout(rows, quoted=_is_quoted(sample))
    table = [cells for line, cells in rows if line > found.skip]
    if found.header and len(table[0]) < width and not found.index and len(table[0]) == 1:
        return None  # a decimal comma or a comma between thousands, below one name
    body = table[found.header :]
    even = sum(len(cells) == width for cells in body) / len(rows)
    if found.header and len(table[0]) == width:
        even += 1 / len(rows)
    cells = [cell for row in body for cell in row if cell]
    numbers = sum(cell_kind(cell) in ("number", "date") for cell in cells) / max(len(cells), 1)
    uncut = sum(bool(_GAP.search(cell)) for cell in cells) / max(len(cells), 1)
    if shape.separator == " " and not _are_columns(body, width, sample):
        return None
    others = sum(_has_others(row, shape.separator) for row in table) / len(table)
    doubts = 0.0
    if shape.separator == " ":
        doubts = 1.0  # spaces mostly stand within cells
    elif found.index:
        doubts = 1.0  # R's files apart, commas below a name that is missing stand within numbers
    return _Cut(shape, width, even, numbers, uncut, others, doubts)


def _has_others(cells: Sequence[str], separator: str) -> bool:
    """Whether another separator stands in a row's texts, and may be what cuts it."""
    others = set(",;|") - {separator}
    return any(not others.isdisjoint(cell) and cell_kind(cell) == "text" for cell in cells)


def _is_one_column(sample: str) -> bool:
    """Whether numbers with a decimal comma, or with one between thousands, stand below one name.

    A few of them may have something else in their line, as long as that is no other comma.
    """
    name, *lines = filter(None, map(str.strip, sample.split("\n")))
    lines = [line for line in lines if "," in line]
    if "," in name or not all(_DIGIT.search(line) for line in lines):
        return False
    return 3 * sum(bool(_BEGINS_SO.fullmatch(line)) for line in lines) >= 2 * len(lines)


def _are_columns(body: Sequence[Sequence[str]], width: int, sample: str) -> bool:
    """Whether spaces stand between columns, one of them of numbers, and not within names and numbers."""
    even = [cells for cells in body if len(cells) == width]
    if len(even) < len(body) and (width < 3 or len(even) * 5 < len(body) * 3):
        return False
    lines = sample.split("\n")
    if sum(bool(_SPACED_NUMBER.fullmatch(line)) for line in lines) * 2 > len(lines):
        return False
    if any("|" in cells for cells in even) or all(cells[0].endswith((",", ";")) for cells in even):
        return False
    columns = ([cell_kind(cell) for cell in column] for column in zip(*even, strict=True))
    return any(kinds.count("number") > 2 * kinds.count("text") for kinds in columns)


def _quoting(text: str, shape: FileShape) -> FileShape:
    """The first way to read quotation marks in which all of a text can be read, rows being of one length."""
    if '"' not in text and "'" not in text:
        return shape
    if '"' in text and survey(text.encode(), shape):
        return shape
    for candidate in _quotings(text, shape):
        if _is_even(text, candidate):
            return candidate
    return shape


def _quotings(text: str, shape: FileShape) -> Iterator[FileShape]:
    if '"' not in text:
        if re.search(
            rf"(^|{re.escape(shape.separator)})'[^'\n]*'({re.escape(shape.separator)}|$)", text, re.MULTILINE
        ):
            yield replace(shape, quote="'")
        return
    yield shape
    if '\\"' in text:
        yield replace(shape, escape="\\")
    yield replace(shape, quote="")


def _is_even(text: str, shape: FileShape) -> bool:
    """Whether a text can be read, no row being longer than most; quotes that mean nothing come in pairs."""
    lengths = Counter[int]()
    try:
        for _, cells in records(text, shape):
            lengths[len(cells)] += 1
            if not shape.quote and any(cell.startswith('"') and cell.count('"') % 2 for cell in cells):
                return False
    except Problem:
        return False
    usual = max(lengths, key=lambda length: (lengths[length], length))
    return max(lengths) <= usual

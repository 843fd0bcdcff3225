"""Text with a row a line and a separator between cells: CSV and the like, cut into cells as its shape says."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.data.files import empty, read_bytes
from graphgui.data.parsing.cells import Cells, named_cells
from graphgui.data.parsing.encodings import NAMES, decode, likely_encoding
from graphgui.data.parsing.file_shape import SEPARATORS, FileShape
from graphgui.data.parsing.layout import is_note_of_qualtrics, is_rule, usual_width
from graphgui.data.parsing.propose import DECIMAL_COMMA, ROWS, SAMPLE, Kept, named_separator, propose, propose_for
from graphgui.data.parsing.records import (
    Record,
    check_ends,
    records,
    separator,
    single_separators,
    skip_lines,
    survey,
)
from graphgui.data.width import check_width
from graphgui.words import Problem, Remark, mark_for_translation, with_separators

if TYPE_CHECKING:
    import polars

_HEADER = 2**20  # characters in which the names and units are looked for
_LONGEST = 60  # characters of a line that a sentence quotes
_AT_ONCE = 50_000  # rows that become a frame together
_CELL_END, _ROW_END = "\x1f", "\x1e"  # what ASCII has for it: no text holds them


@dataclass(frozen=True, eq=False)
class Delimited:
    """What such a file holds, before anything is made of its cells.

    Attributes:
        body: all rows below the names, lines ending in "\n".
        shape: as it was cut.
        within: the shape that the body has: one character between its cells.
        written: the names as the header has them, "" for a first column that has none; none without a header.
        width: how many columns there are, as most rows have it.
        first_line: what the body's first line is in the file, from 1.
        remarks: what a person should know about how the file was cut.
    """

    body: str
    shape: FileShape
    within: FileShape
    written: tuple[str, ...]
    width: int
    first_line: int
    remarks: tuple[Remark, ...] = ()

    def cells(self) -> Cells:
        """All cells as texts.

        A column that has neither a name nor anything in it is left out: it comes of separators at the lines' ends.

        Raises:
            Problem: names the line of the first record that cannot be read or has too many cells.
        """
        frame, lines, remarks = self._plain_cells() or self._read_cells()
        return named_cells(frame, self.written, lines, self.shape, (*self.remarks, *remarks))

    # inside

    def _plain_cells(self) -> "tuple[polars.DataFrame, Sequence[int], tuple[Remark, ...]] | None":
        """The cells of a text that has a full row on each line, fast; None for any other."""
        import polars

        body = self.body.encode()
        found = survey(body, self.within) if body else None
        if not found or (self.width == 1 and (body.startswith(b"\n") or b"\n\n" in body)):
            return None
        if found.separators != found.lines * (self.width - 1):
            return None
        try:
            frame = _frame(body, self.width, self.within.separator, quote=self.within.quote)
        except polars.exceptions.PolarsError:
            return None  # a row is too long: it is named by reading on
        lines = range(self.first_line, self.first_line + found.lines)
        return (frame, lines, ()) if frame.height == found.lines else None

    def _read_cells(self) -> "tuple[polars.DataFrame, Sequence[int], tuple[Remark, ...]]":
        import polars

        lines: list[int] = []
        short: list[tuple[int, int]] = []

        def joined() -> Iterator[str]:
            for line, cells in records(self.body, self.within, self.first_line):
                lines.append(line)
                if self.shape.separator == " ":
                    check_ends(line, cells)
                found = len(cells)
                if found > self.width and any(map(str.strip, cells[self.width :])):
                    raise self._uneven(line, cells)
                if 0 < found < self.width and not is_rule(cells):
                    short.append((line, found))
                lacking = [""] * (self.width - found)
                yield _CELL_END.join([*cells[: self.width], *lacking])

        rows = iter(joined())
        frames = [_frame(b"", self.width, _CELL_END, _ROW_END)]
        while batch := list(islice(rows, _AT_ONCE)):
            frames.append(_frame((_ROW_END.join(batch) + _ROW_END).encode(), self.width, _CELL_END, _ROW_END))
        frame = polars.concat(frames, rechunk=True)
        if frame.height != len(lines):
            raise Problem(mark_for_translation("problems", "This file holds characters that no text has."))
        return frame, lines, self._short_rows(short)

    def _short_rows(self, short: Sequence[tuple[int, int]]) -> tuple[Remark, ...]:
        if not short:
            return ()
        row, found = short[0]
        if len(short) == 1:
            template = mark_for_translation(
                "problems", "Row {row} has {found} of {expected} cells: the others are missing."
            )
        else:
            template = mark_for_translation(
                "problems",
                "{count} rows, the first is row {row}, have fewer than {expected} cells: the others are missing.",
            )
        return (Remark(template, row=row, found=found, expected=self.width, count=with_separators(len(short))),)

    def _uneven(self, line: int, cells: Sequence[str]) -> Problem:
        if self.shape.header:
            return uneven_row(line, len(cells), self.width)
        return Problem(
            mark_for_translation(
                "problems", "Row {row} has {found} cells and others have {expected}: make them the same."
            ),
            row=line,
            found=len(cells),
            expected=self.width,
        )


def uneven_row(line: int, found: int, expected: int) -> Problem:
    """That a row has more cells than there are columns, or fewer, as a sentence."""
    template = mark_for_translation(
        "problems", "The header has {expected} cells and row {row} has {found}: make them the same."
    )
    if expected == 1:
        template = mark_for_translation(
            "problems", "The header has one cell and row {row} has {found}: make them the same."
        )
    return Problem(
        template,
        row=line,
        found=found,
        expected=expected,
    )


def read_delimited(path: Path, shape: FileShape | None = None, kept: Kept | None = None) -> Delimited:
    """A file cut as `shape` says, or as is likely. Raises `Problem` for one that cannot be read.

    Args:
        kept: the fields of the shape that are settled, the others being as is likely; all where None.
    """
    raw = read_bytes(path)
    is_known = shape is not None and (kept is None or "encoding" in kept)
    encoding = shape.encoding if shape and is_known else likely_encoding(raw)
    text = decode(raw, encoding)
    if not text.strip():
        raise empty(path)
    if first := re.search(r"\S.*", text):  # before it takes its time; spaces stand in titles, too
        check_width(1 + max(map(first[0].count, SEPARATORS[:-1])))
    if shape is None or kept is not None:
        shape = propose_for(text, replace(shape or FileShape(), encoding=encoding), kept or frozenset())
    return cut(text, shape)


def likely_shape(path: Path, shape: FileShape | None, kept: Kept) -> FileShape:
    """How a file is likely to be cut, beside the fields of a shape that are kept. Raises `Problem`."""
    return propose(read_bytes(path), shape, kept)


def cut(text: str, shape: FileShape) -> Delimited:
    """A text cut as a shape says. Raises `Problem` where nothing is left of it."""
    remarks = _remarks(text, shape)
    text = single_separators(text, shape)
    within = replace(shape, separator="\t") if shape.separator == " " else shape
    line = shape.skip + 1
    start = skip_lines(text, shape.skip)
    written: list[str] = []
    if shape.header:
        rows = records(start[:_HEADER], within, line)
        _, written = next((row for row in rows if any(map(str.strip, row[1]))), (line, []))
        if not written:
            raise Problem(mark_for_translation("problems", "There are no rows in this file: skip fewer lines."))
        written = [cell.strip() for cell in written]
        line = next((line for line, _ in rows), None) or line + start.count("\n") + 1
        if shape.units:
            rows = records(skip_lines(text, line - 1)[:_HEADER], within, line)
            units = next((row for row in rows if any(map(str.strip, row[1]))), None)
            line = next((line for line, _ in rows), None) or shape.skip + start.count("\n") + 2
            if units:
                remarks = (*remarks, units_remark(*units))
        if shape.index:
            written.insert(0, "")
    body = skip_lines(text, line - 1)
    sample = list(islice(records(body[:SAMPLE], within, strict=False), ROWS))
    if written[:1] in (["#"], ["%"]) and len(written) == usual_width(sample) + 1:
        del written[0]  # NumPy and MATLAB mark the names so
    width = max(len(written), usual_width([(0, written), *sample]))
    names_two = len(written) > 1 and not DECIMAL_COMMA.fullmatch(",".join(written).replace('"', ""))
    if width > 1 and not names_two and shape.separator == "," and _may_be_decimals(sample):
        template = mark_for_translation(
            "problems",
            "Each line is read as two numbers: choose another separator if the comma is a decimal one.",
        )
        remarks = (*remarks, Remark(template))
    return Delimited(body, shape, within, tuple(written), width, line, remarks)


def _may_be_decimals(rows: Sequence[Record]) -> bool:
    """Whether half of the rows that a comma cuts may be one number with a decimal comma, as well as two."""
    pairs = [",".join(cells) for _, cells in rows if len(cells) > 1]
    return 2 * sum(bool(DECIMAL_COMMA.fullmatch(pair)) for pair in pairs) >= max(len(pairs), 1)


def _remarks(text: str, shape: FileShape) -> tuple[Remark, ...]:
    """What is said about how a file is cut, before its cells are looked at."""
    found = []
    if shape.encoding not in ("utf-8", "utf-8-sig"):
        template = mark_for_translation("problems", "The text is not UTF-8: it is read as {encoding}.")
        found.append(Remark(template, encoding=NAMES[shape.encoding]))
    above = text.split("\n", shape.skip)[: shape.skip]
    if above and named_separator(text):
        template = mark_for_translation("problems", "The first line, {line}, names the separator.")
        found.append(Remark(template, line=above.pop(0).strip()))
    titles = [line.strip(f" {separator(shape)}") for line in above]
    found.extend(title_remarks(list(filter(None, titles)), shape))
    if shape.escape:
        found.append(
            Remark(mark_for_translation("problems", "A backslash stands before quotation marks within cells."))
        )
    if shape.quote != '"' and '"' in text:
        found.append(Remark(mark_for_translation("problems", "Quotation marks are part of the text.")))
    return tuple(found)


def title_remarks(titles: Sequence[str], shape: FileShape) -> list[Remark]:
    """What is said about the lines above a table, and about a header that there is not."""
    found = []
    if titles:
        template = mark_for_translation("problems", "{count} lines above the table are left out: “{line}”.")
        if len(titles) == 1:
            template = mark_for_translation("problems", "A line above the table is left out: “{line}”.")
        found.append(Remark(template, count=len(titles), line=_quoted(titles[0])))
    if not shape.header:
        template = mark_for_translation("problems", "The file has no header: its columns are numbered.")
        found.append(Remark(template))
    return found


def units_remark(line: int, cells: Sequence[str]) -> Remark:
    """What is said about a row below the names that is left out."""
    if is_rule(cells):
        return Remark(mark_for_translation("problems", "Row {row} is a rule: it is left out."), row=line)
    if is_note_of_qualtrics(cells):
        return Remark(
            mark_for_translation("problems", "Row {row} is a note of Qualtrics for itself: it is left out."),
            row=line,
        )
    return Remark(
        mark_for_translation("problems", "Row {row} holds units, and is left out: {units}."),
        row=line,
        units=_quoted(", ".join(filter(None, map(str.strip, cells)))),
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _frame(text: bytes, width: int, separator: str, end: str = "\n", quote: str = "") -> "polars.DataFrame":
    """Cells as columns "0", "1", …; raises `PolarsError` where a row is too long."""
    import polars

    names = separator.join(map(str, range(width)))
    source = io.BytesIO(f"{names}{end}".encode() + text)
    return polars.read_csv(source, separator=separator, eol_char=end, quote_char=quote or None, infer_schema=False)

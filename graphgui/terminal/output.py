"""What the commands write: results on standard output, progress and trouble on standard error."""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

import numpy as np

from graphgui.ops import Array
from graphgui.progress import StepProgress
from graphgui.terminal.spoken import translate
from graphgui.terminal.streams import complain, harmless
from graphgui.words import with_decimal_marks, written_decimal_mark

__all__ = ["complain", "number", "progress_bar", "rows", "short", "write", "write_json", "write_table"]


def write(text: str, stream: TextIO | None = None) -> None:
    """Write a line, on standard output where no other stream is given; a program without a console writes none."""
    stream = stream or sys.stdout
    if stream is not None:
        stream.write(harmless(text) + "\n")


def write_json(value: Any) -> None:
    """Write one JSON object, in plain ASCII."""
    write(json.dumps(value, allow_nan=False))


def number(value: float) -> float | None:
    """A number as JSON has it: null for one that is not finite."""
    return value if np.isfinite(value) else None


def rows(array: Array | None) -> list[list[float | None]] | None:
    """A matrix as JSON has it, row by row."""
    if array is None:
        return None
    return [[number(x) for x in row] for row in array.tolist()]


def short(array: Array | None) -> str:
    """A matrix for people: six digits, and no more than the corners of a large one."""
    if array is None:
        return "–"
    if array.size == 1:
        return with_decimal_marks(f"{array.item():.6g}")
    with np.printoptions(precision=6, threshold=12, edgeitems=2, linewidth=60):
        return _with_marks(str(array))


def _with_marks(text: str) -> str:
    """A matrix as NumPy writes it, with the decimal mark of the language; `1.` is `1` where that is no point."""
    if written_decimal_mark() == ".":
        return text
    return re.sub(r"(?<=\d)\.(?!\d)", " ", re.sub(r"(?<=\d)\.(?=\d)", ",", text))


def write_table(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Write rows of texts: drawn as a table on a terminal, with tabs between them in a pipe."""
    if not sys.stdout.isatty():
        for line in (headings, *cells):
            write("\t".join(" ".join(cell.split()) for cell in line))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*headings)
    for line in cells:
        table.add_row(*(Text(harmless(cell)) for cell in line))
    Console().print(table)


@contextmanager
def progress_bar(total: int) -> Iterator[StepProgress | None]:
    """A bar of steps on a terminal, None in a pipe."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[loss]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, loss="")

        def advance(done: int, loss: float) -> None:
            text = translate("terminal", "loss {loss}").format(loss=with_decimal_marks(f"{loss:.6g}"))
            bar.update(task, completed=done, loss=text)

        yield advance

"""Mutations of the corpus, read by the program and by an independent reader: is anything lost or changed unsaid?

    python -m tests.data.mutations [COUNT] [--seed N]

The independent reader is Python's `csv` with `float`. It is told the separator and the encoding that the mutation
left, and takes from the program what that says aloud: titles and units left out, and how marks are quoted.
"""

import argparse
import csv
import io
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphgui.data.choices import MARKS
from graphgui.data.columns.remarks import column_remarks
from graphgui.data.frames import RawTable, read_frame
from graphgui.words import Problem

CORPUS = Path(__file__).parent / "real_world"
_PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_RULE = re.compile(r"[-=+|: ]*(---|===)[-=+|: ]*")


@dataclass(frozen=True)
class Mutant:
    """A text, how it is to be written and cut, and what was done to it."""

    name: str
    text: str
    encoding: str
    separator: str
    done: tuple[str, ...] = ()

    @property
    def raw(self) -> bytes:
        return self.text.encode(self.encoding)


def originals() -> list[Mutant]:
    """The corpus's files of text, but for that whose encoding its line ends alone tell."""
    found = []
    for path in sorted(CORPUS.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        if known["encoding"] not in (None, "mac-roman"):
            text = (CORPUS / path.stem).read_bytes().decode(known["encoding"])
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            found.append(Mutant(path.stem, text, known["encoding"], known["separator"]))
    return found


def mutants(count: int, seed: int = 0) -> Iterator[Mutant]:
    """So many of them, the same for the same seed."""
    chance, known = random.Random(seed), originals()
    while count:
        mutant = chance.choice(known)
        for _ in range(chance.choice((1, 1, 2, 3))):
            name = chance.choice(list(MUTATIONS))
            mutant = MUTATIONS[name](mutant, chance)
            mutant = replace(mutant, done=(*mutant.done, name))
        try:
            mutant.raw  # noqa: B018  not every letter is in every encoding
        except UnicodeEncodeError:
            continue
        count -= 1
        yield mutant


# mutations


def _at_a_line(change: Callable[[list[str], int, random.Random, str], None]) -> Callable[..., Mutant]:
    """A mutation that changes one line below the first."""

    def mutate(mutant: Mutant, chance: random.Random) -> Mutant:
        lines = mutant.text.split("\n")
        at = chance.randrange(1, len(lines)) if len(lines) > 1 else 0
        change(lines, at, chance, mutant.separator)
        return replace(mutant, text="\n".join(lines))

    return mutate


def _in_a_cell(change: Callable[[str, random.Random, str], str]) -> Callable[..., Mutant]:
    """A mutation that changes what stands between two separators."""

    def at_line(lines: list[str], at: int, chance: random.Random, separator: str) -> None:
        cells = lines[at].split(separator)
        which = chance.randrange(len(cells))
        cells[which] = change(cells[which], chance, separator)
        lines[at] = separator.join(cells)

    return _at_a_line(at_line)


def _everywhere(change: Callable[[str, str], str]) -> Callable[..., Mutant]:
    return lambda mutant, _chance: replace(mutant, text=change(mutant.text, mutant.separator))


def _written_as(encoding: str) -> Callable[..., Mutant]:
    return lambda mutant, _chance: replace(mutant, encoding=encoding, text=mutant.text.removeprefix("\ufeff"))


def _other_separator(mutant: Mutant, chance: random.Random) -> Mutant:
    """The same cells between other separators, as `csv` writes them."""
    if mutant.separator == " ":
        return mutant
    other = chance.choice(",;\t|")
    out = io.StringIO()
    text = mutant.text.replace("\r\n", "\n").replace("\r", "\n")
    rows = list(csv.reader(io.StringIO(text), delimiter=mutant.separator))
    csv.writer(out, delimiter=other, lineterminator="\n").writerows(rows)
    return replace(mutant, text=out.getvalue(), separator=other)


def _other_digits(cell: str, chance: random.Random, _separator: str) -> str:
    return re.sub("[0-9]", lambda digit: str((int(digit[0]) + chance.randrange(10)) % 10), cell)


_ODD = ("", "NA", "n.a.", ".", "-", "?", "null", "<0.5", "12 kg", "#N/A", "broken", "−7.5", "1e400", "nan", "0x1f")

MUTATIONS: dict[str, Callable[..., Mutant]] = {
    "empty line": _at_a_line(lambda lines, at, _c, _s: lines.insert(at, "")),
    "line twice": _at_a_line(lambda lines, at, _c, _s: lines.insert(at, lines[at])),
    "line gone": _at_a_line(lambda lines, at, _c, _s: lines.pop(at) and None),
    "first line gone": _everywhere(lambda text, _s: text.partition("\n")[2] or text),
    "title": _everywhere(lambda text, _s: f"Report of the year\n{text}"),
    "cell more": _at_a_line(lambda lines, at, _c, s: lines.__setitem__(at, lines[at] + s + "5")),
    "cell less": _at_a_line(lambda lines, at, _c, s: lines.__setitem__(at, lines[at].rpartition(s)[0])),
    "separators at ends": _everywhere(lambda text, s: "\n".join(line and line + s for line in text.split("\n"))),
    "mark more": _in_a_cell(lambda cell, _c, _s: cell + '"'),
    "mark before": _in_a_cell(lambda cell, _c, _s: '"' + cell),
    "marks around": _in_a_cell(lambda cell, _c, _s: f'"{cell}"'),
    "separator in marks": _in_a_cell(lambda cell, _c, s: f'"{cell}{s}x"'),
    "line in marks": _in_a_cell(lambda cell, _c, _s: f'"{cell}\nx"'),
    "spaces around": _in_a_cell(lambda cell, _c, _s: f" {cell}  "),
    "odd cell": _in_a_cell(lambda _cell, chance, _s: chance.choice(_ODD)),
    "other digits": _in_a_cell(_other_digits),
    "point for comma": _in_a_cell(lambda cell, _c, _s: cell.replace(",", ".")),
    "comma for point": _in_a_cell(lambda cell, _c, _s: cell.replace(".", ",")),
    "thousands": _in_a_cell(lambda cell, _c, _s: re.sub(r"^([0-9])([0-9]{3})\b", r"\1,\2", cell)),
    "cut short": lambda mutant, chance: replace(mutant, text=mutant.text[: -chance.randrange(1, 6)]),
    "no last line end": _everywhere(lambda text, _s: text.rstrip("\n")),
    "lines of Windows": _everywhere(lambda text, _s: text if "\r" in text else text.replace("\n", "\r\n")),
    "UTF-8": _written_as("utf-8"),
    "UTF-8 with a mark": _written_as("utf-8-sig"),
    "UTF-16": _written_as("utf-16"),
    "Windows-1252": _written_as("cp1252"),
    "other separator": _other_separator,
}


# comparing


def complaint(mutant: Mutant, folder: Path) -> str | None:
    """What the program loses or changes of a mutant without a word; None for nothing, "refused: …" for a no."""
    path = folder / mutant.name
    path.write_bytes(mutant.raw)
    try:
        found = read_frame(path)
    except Problem as problem:
        return f"refused: {problem}"
    return _difference(mutant, found)


def _difference(mutant: Mutant, found: RawTable) -> str | None:
    assert found.shape is not None
    shape = found.shape
    said = " ".join(map(str, [*found.remarks, *column_remarks(found.columns)]))
    if "read as two numbers" in said:
        return None
    is_spaced = (shape.separator, mutant.separator) == (" ", "\t")
    if is_spaced or found.cells.width == 1 or all(column.kind == "text" for column in found.columns):
        mutant = replace(mutant, separator=shape.separator)  # no number is cut; all texts are compared below
    if shape.separator != mutant.separator:
        return f"cut at {shape.separator!r}, not at {mutant.separator!r}"
    text = mutant.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    lines = text.split("\n")
    above = [line for line in lines[: shape.skip] if line.strip(f" {shape.separator}")]
    if above and "left out" not in said and "names the separator" not in said:
        return "lines above the table are gone"
    rows = _records("\n".join(lines[shape.skip :]), mutant.separator, shape.quote, shape.escape)
    names: list[str] = []
    if shape.header:
        names, rows = [*[""] * shape.index, *rows[0]], rows[1:]
        if names[0] == "#" and len(names) > found.cells.width:
            del names[0]
    elif "no header" not in said:
        return "a header is missed"
    if shape.units:
        rows = rows[1:]
        if "left out" not in said:
            return "units are gone"
    full = [row for row in rows if any(row)]
    if "rule" in said and found.cells.width > 1:
        full = [row for row in full if not _RULE.fullmatch("|".join(row))]
    if len(full) != found.rows:
        return f"{len(full)} rows, of which {found.rows} are read"
    at = _kept_columns(names, full, found)
    for column, where in zip(found.columns, at, strict=True):
        cells = [row[where] if where < len(row) else "" for row in full]
        for cell, read in zip(cells, found.cells[column.name], strict=True):
            if not _agree(cell, read, column.kind, f"“{column.name}”" in said):
                return f"{cell!r} in “{column.name}” becomes {read!r}"
    return None


def _records(text: str, separator: str, quote: str, escape: str) -> list[list[str]]:
    if separator == " ":
        return [row for row in _spaced_rows(text, quote) if any(row)]
    options = {"quotechar": quote} if quote else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(
        io.StringIO(text, newline="\n"),
        delimiter=separator,
        escapechar=escape or None,
        skipinitialspace=True,
        **options,
    )
    return [[cell.strip() for cell in row] for row in reader if any(map(str.strip, row))]


def _spaced_rows(text: str, quote: str) -> Iterator[list[str]]:
    row: list[str] = []
    quoted = r'"(?:[^"\n]|"")*"(?!\S)|' if quote else ""
    for word in re.findall(quoted + r"[^ \t\n]+|\n", text + "\n"):
        if word == "\n":
            yield row
            row = []
        else:
            is_quoted = quote and re.fullmatch('"(?:[^"\n]|"")*"', word)
            row.append(word[1:-1].replace('""', '"').strip() if is_quoted else word)


def _kept_columns(names: list[str], rows: list[list[str]], found: RawTable) -> list[int]:
    """The columns that have a name or hold anything; all of the table's where there is no header."""
    width = max(map(len, [names, *rows]))
    if width <= found.cells.width:
        return list(range(found.cells.width))
    names = [*names, *[""] * (width - len(names))]
    return [at for at in range(width) if names[at] or any(row[at] for row in rows if at < len(row))]


def _agree(cell: str, read: float | str | None, kind: str, is_said: bool) -> bool:
    if kind == "text":
        return (read or "") == cell
    plain = cell.replace("−", "-")
    if _PLAIN.fullmatch(plain) and abs(float(plain)) != float("inf"):
        return read == float(plain) or is_said
    if read is None:
        return not cell or cell.lower() in map(str.lower, MARKS) or is_said
    return is_said


def main() -> None:
    """Read so many mutants; print what was lost or changed, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for mutant in mutants(options.count, options.seed):
            found = complaint(mutant, Path(folder))
            what = "read" if found is None else "refused" if found.startswith("refused") else "WRONG"
            counts[what] += 1
            if what == "WRONG":
                print(f"{mutant.name} ({', '.join(mutant.done)}): {found}")
    print(", ".join(f"{count} {what}" for what, count in counts.items()))


if __name__ == "__main__":
    main()

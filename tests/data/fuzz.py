"""Tables of every kind changed at random within: each is read or refused in one sentence, and soon.

    python -m tests.data.fuzz [COUNT] [--seed N] [--keep FOLDER]

Texts are made of cells, separators, quotation marks and encodings that stand in real files; of workbooks the parts
within the archive are changed, of Parquet the bytes. All are read as the program does, in its worker.
"""

import io
import random
import traceback
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from graphgui.data.encode import encode, outcome
from graphgui.data.frames import RawTable, read_frame
from graphgui.data.read_table import read_table
from graphgui.data.roles import chosen, suggested, task
from graphgui.data.worker.client import in_worker
from graphgui.words import Problem
from tests import fuzzing
from tests.byte_changes import changed_bytes
from tests.data.made_up import ods, parquet
from tests.data.mutations import CORPUS
from tests.data.worker.test_worker import DAMAGED

_CELLS = (
    "1",
    "-2,5",
    "1.234.567",
    "1e999",
    "NaN",
    "",
    " ",
    "text",
    "€ 3",
    "9" * 400,
    "=1/0",
    "2024-01-01",
    "−3",
    "é",
    "\0",
)
_BETWEEN = (
    ",",
    ";",
    "\t",
    "|",
    "  ",
    '"',
    "'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\x1e",
    "\x1f",
    "\x1a",
    "sep=;\n",
)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "shift-jis")
_XML = (
    b"",
    b"<",
    b">",
    b'"',
    b"1048576",
    b"-1",
    b"XFD",
    b"A0",
    b"&lt;",
    b"&#0;",
    b't="e"',
    b't="s"',
    b"<v>99999999</v>",
)


def mutants(numbers: Iterable[int], seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """The ending of a file's name, and what is in it, by number."""
    paths = [path for path in sorted([*CORPUS.iterdir(), *DAMAGED.iterdir()]) if path.suffix != ".json"]
    kinds = [(path.suffix, path.read_bytes()) for path in paths]
    kinds += [(".ods", ods()), (".ods", ods()), (".parquet", parquet()), (".pq", parquet())]
    texts = [each for each in kinds if each[0] not in (".xlsx", ".parquet", ".pq", ".xls", ".ods")]
    books = [each for each in kinds if each[0] in (".xlsx", ".ods")]
    binaries = [each for each in kinds if each[0] in (".parquet", ".pq", ".xls", ".ods")]
    for number in numbers:
        rng = random.Random(f"{seed} {number}")
        match number % 4:
            case 0:
                yield rng.choice((".csv", ".tsv", ".txt")), _made_up(rng)
            case 1:
                suffix, raw = rng.choice(texts)
                yield suffix, _scrambled(raw, rng)
            case 2:
                suffix, raw = rng.choice(books)
                yield suffix, _book(raw, rng)
            case _:
                suffix, raw = rng.choice(binaries)
                yield suffix, _bytes(raw, rng) if rng.random() < 0.7 else changed_bytes(raw, rng)


def judge(number: int, suffix: str, content: bytes, folder: Path) -> fuzzing.Verdict:
    """Read a file as the import does or, every third, as a graph that names it does."""
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    try:
        if number % 3:
            _import(in_worker(partial(read_frame, path), path))
        else:
            read_table(path)
    except Problem as problem:
        says = str(problem)
        is_sentence = "\n" not in says and str(path) in says and len(says) <= 2000
        return fuzzing.Verdict(is_read=False, complaint=None if is_sentence else f"no sentence: {says[:500]}")
    except Exception:
        return fuzzing.Verdict(is_read=False, complaint=traceback.format_exc())
    return fuzzing.Verdict(is_read=True)


def _import(frame: RawTable) -> None:
    """What the import dialogue does with a file that was read, roles as it proposes them."""
    choices = chosen(suggested(frame), "drop", frame.sheet)
    try:
        outcome(frame, choices)
        task(frame, choices)
        encode(frame, choices)
    except Problem:
        pass  # there is something to choose


def _made_up(rng: random.Random) -> bytes:
    between = rng.choice(_BETWEEN[:4])
    lines = []
    for _ in range(rng.randrange(1, 12)):
        cells = [rng.choice(_CELLS) for _ in range(rng.randrange(1, 5))]
        lines.append(between.join(cells))
    text = rng.choice(("\n", "\r\n")).join(lines)
    for _ in range(rng.randrange(3)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(_BETWEEN) + text[at:]
    return text.encode(rng.choice(_ENCODINGS), errors="replace")


def _scrambled(raw: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(1, 5)):
        start = rng.randrange(len(raw) + 1)
        put = rng.choice((*_BETWEEN, *_CELLS)).encode()
        raw = raw[:start] + put * rng.choice((1, 1, 3, 200)) + raw[start + rng.randrange(6) :]
    return raw


def _bytes(raw: bytes, rng: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.choice((1, 1, 2, 8))):
        changed[rng.randrange(len(changed))] = rng.choice((0, 1, 127, 128, 255, rng.randrange(256)))
    return bytes(changed[: rng.randrange(len(changed))] if rng.random() < 0.1 else changed)


def _book(raw: bytes, rng: random.Random) -> bytes:
    """One part of the archive with something else in it, or without it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
        names = book.namelist()
        target = rng.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            part = book.read(name)
            if name == target:
                if rng.random() < 0.1:
                    continue
                for _ in range(rng.choice((1, 2, 5))):
                    start = rng.randrange(len(part) + 1)
                    part = part[:start] + rng.choice(_XML) + part[start + rng.randrange(8) :]
            other.writestr(name, part)
    return made.getvalue() if rng.random() < 0.9 else _bytes(made.getvalue(), rng)


if __name__ == "__main__":
    fuzzing.main("tests.data.fuzz", mutants, judge)

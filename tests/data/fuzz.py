"""Tables of every kind changed at random within: each is read or refused in one sentence, and soon.

    python -m tests.data.fuzz [COUNT] [--seed N]

Texts are made of cells, separators, quotation marks and encodings that stand in real files; of workbooks the parts
within the archive are changed, of Parquet the bytes. All are read as the program does, in its worker.
"""

import argparse
import io
import random
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from graphgui.data.encode import encode, outcome
from graphgui.data.frames import RawTable, read_frame
from graphgui.data.roles import chosen, suggested, task
from graphgui.data.worker.client import in_worker
from graphgui.words import Problem
from tests.data.mutations import CORPUS
from tests.data.worker.test_worker import DAMAGED

MOST_SECONDS = 2.0
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


def mutants(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """The ending of a file's name, and what is in it."""
    rng = random.Random(seed)
    kinds = [path for path in sorted([*CORPUS.iterdir(), *DAMAGED.iterdir()]) if path.suffix != ".json"]
    texts = [path for path in kinds if path.suffix not in (".xlsx", ".parquet", ".xls", ".ods")]
    books = [path for path in kinds if path.suffix in (".xlsx", ".ods")]
    parquets = [path for path in kinds if path.suffix == ".parquet"]
    for number in range(count):
        match number % 4:
            case 0:
                yield ".csv", _made_up(rng)
            case 1:
                yield ".csv", _scrambled(rng.choice(texts).read_bytes(), rng)
            case 2:
                path = rng.choice(books)
                yield path.suffix, _book(path, rng)
            case _:
                yield ".parquet", _bytes(rng.choice(parquets).read_bytes(), rng)


def complaint(suffix: str, content: bytes, folder: Path) -> str | None:
    """What is wrong with how a file is taken; None where it is as it should be.

    What is late gets a second try: after a file over which the worker died, another has to start.
    """
    what = _complaint(suffix, content, folder)
    return _complaint(suffix, content, folder) if what and what.startswith("took") else what


def _complaint(suffix: str, content: bytes, folder: Path) -> str | None:
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    began = time.perf_counter()
    try:
        frame = in_worker(partial(read_frame, path), path)
        _import(frame)
    except Problem as problem:
        if "\n" in str(problem) or str(path) not in str(problem) or len(str(problem)) > 2000:
            return f"no sentence: {str(problem)[:500]}"
    except Exception:
        return traceback.format_exc()
    if (took := time.perf_counter() - began) > MOST_SECONDS:
        return f"took {took:.0f} seconds"
    return None


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


def _book(path: Path, rng: random.Random) -> bytes:
    """One part of the archive with something else in it, or without it."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as other:
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


def main() -> None:
    """Try so many, and print what is wrong with how often it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, (suffix, content) in enumerate(mutants(arguments.count, arguments.seed), start=1):
            if what := complaint(suffix, content, Path(folder)):
                key = f"{suffix}: {what.strip().splitlines()[-1][:200]}"
                found[key] += 1
                if found[key] == 1:
                    print(number, suffix, what, content[:300], sep="\n", flush=True)
    print(f"{arguments.count} files, {found.total()} of them taken wrongly")
    for what, count in found.most_common():
        print(f"{count:6}  {what}")


if __name__ == "__main__":
    main()

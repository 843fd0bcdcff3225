"""The few small files of a corpus that reach every line that any of it reaches.

    python -m tests.storage.smallest_corpus FOLDER

They take the place of what is in `tests/storage/corpus`, whose files compete, too; `test_corpus.py` replays them.
"""

import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

from tests.storage.corpus_files import CORPUS, MOST_BYTES, contents, name_of, number_of
from tests.storage.fuzz import SUFFIX, judge

_LONGEST = 2**13  # bytes of a file that is worth keeping
_PROGRAM = str(Path(__file__).parents[2] / "graphgui")


def lines(content: bytes, number: int, folder: Path) -> frozenset[tuple[str, int]]:
    """The lines of the program that are run while a file is taken as command `number` takes it."""
    found: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(_PROGRAM):
            return None
        found.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        judge(number, SUFFIX, content, folder)
    finally:
        sys.settrace(None)
    return frozenset(found)


def main() -> None:
    """Choose greedily, by how many lines a byte brings."""
    files = {*contents(CORPUS), *contents(Path(sys.argv[1]))}
    small = sorted((each for each in files if len(each) <= _LONGEST), key=len)
    with tempfile.TemporaryDirectory() as folder:
        reached = {each: lines(each, number_of(each), Path(folder)) for each in small}
    kept: list[bytes] = []
    known: set[tuple[str, int]] = set()
    while small:
        best = max(small, key=lambda each: (len(reached[each] - known) / (100 + len(each)), -len(each)))
        if not reached[best] - known or sum(map(len, kept)) + len(best) > MOST_BYTES:
            break
        kept.append(best)
        known |= reached[best]
    CORPUS.mkdir(exist_ok=True)
    for old in CORPUS.iterdir():
        old.unlink()
    for each in kept:
        (CORPUS / name_of(each)).write_bytes(each)
    print(f"{len(kept)} of {len(files)} files, {sum(map(len, kept))} bytes, reach {len(known)} lines")


if __name__ == "__main__":
    main()

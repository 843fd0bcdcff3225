"""Graph files that are kept since they have the program do something of their own, good ones and broken ones."""

import zlib
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
MOST_BYTES = 200_000
"""Of all together."""


def contents(folder: Path) -> Iterator[bytes]:
    """What is in the files of a folder, in the order of their names."""
    for path in sorted(folder.glob("*")):
        yield path.read_bytes()


def number_of(content: bytes) -> int:
    """By which the fuzzer chooses the command that takes it."""
    return zlib.crc32(content)


def name_of(content: bytes) -> str:
    """The name of its file."""
    return f"{number_of(content):08x}"

"""What was saved of a person's file of late, kept in the state folder and never beside the file."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from graphgui.document import state_folder
from graphgui.storage import atomic
from graphgui.words import Problem

_KEPT = 10
_MOST = 200_000_000  # bytes of all versions of one file, but for the newest
_ENDING = ".graph.json"


class Version(NamedTuple):
    """A file as it was saved; `time` in seconds since 1970, `size` in bytes."""

    path: Path
    time: float
    size: int


def keep(path: Path) -> None:
    """Keep what a file holds now, unless that is what was kept last; where it cannot be kept, it is not."""
    with suppress(OSError, Problem):
        if not path.is_file():
            return
        newest = next(iter(of(path)), None)
        if newest is not None and _is_same(newest.path, path):
            return
        folder = _folder(path)
        folder.mkdir(parents=True, exist_ok=True)
        atomic.sweep(folder)
        atomic.write_bytes(folder / f"{time.time_ns():020d}{_ENDING}", path.read_bytes())
        _forget_old(path)


def of(path: Path) -> list[Version]:
    """The versions of a file, newest first."""
    found = []
    for kept in sorted(_folder(path).glob(f"*{_ENDING}"), reverse=True):
        with suppress(OSError, ValueError):
            found.append(Version(kept, int(kept.name.removesuffix(_ENDING)) / 1e9, kept.stat().st_size))
    return found


def _forget_old(path: Path) -> None:
    size = 0
    for number, version in enumerate(of(path)):
        size += version.size
        if number >= _KEPT or (number and size > _MOST):
            version.path.unlink(missing_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _folder(path: Path) -> Path:
    """One for each file, by its place: links lead to the file itself."""
    from hashlib import sha256  # late: no first frame needs it

    name = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
    return state_folder.folder() / "versions" / name

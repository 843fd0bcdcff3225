"""Which files a graph's file may read: those in its own folder, and beyond them only what a person has allowed."""

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from graphgui import assets
from graphgui.words import Problem, mark_for_translation

Allowed = bool | Collection[Path]
"""Whether data outside a graph's folder may be read: all, none, or those named."""


def is_outside(path: Path, folder: Path) -> bool:
    """Whether a data file lies neither in a graph's folder nor among the data that the program brings.

    Links are followed, wherever they lead, but for a path that leads out as it is written: the system is asked for
    none of these, since that alone can wake another machine.
    """
    try:
        within = [Path(os.path.realpath(each)) for each in (folder, assets.path("data"))]
        target = within[0] / path
        return not (_is_in(os.path.normpath(target), within) and _is_in(os.path.realpath(target), within))
    except (OSError, ValueError):
        return True


def _is_in(path: str, folders: Iterable[Path]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def outside_of(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Those of the data files that lie outside, absolute; each once."""
    return list(dict.fromkeys((folder / path).absolute() for path in paths if is_outside(path, folder)))


def is_allowed(path: Path, folder: Path, allowed: Allowed) -> bool:
    """Whether a data file may be read: it lies in the folder, or a person has allowed it."""
    if allowed is True or not is_outside(path, folder):
        return True
    return allowed is not False and os.path.realpath(folder / path) in map(os.path.realpath, allowed)


def check_allowed(path: Path, folder: Path, allowed: Allowed) -> None:
    """Raise `Problem` for a data file outside that nobody has allowed to be read."""
    if not is_allowed(path, folder, allowed):
        raise Problem(
            mark_for_translation(
                "problems",
                "{file} lies outside the folder of the graph, and is read only if you allow it: --allow-outside.",
            ),
            file=str(path),
        )

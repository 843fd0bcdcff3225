"""Where packages say that they have operations: their metadata, read without importing any of them.

A package names, under the entry-point group `graphgui.ops`, an `Op` or an iterable of them:

    [project.entry-points."graphgui.ops"]
    cubes = "my_package.ops:CUBE"
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "graphgui.ops"


def are_there() -> bool:
    """Whether an installed package may declare operations."""
    return next(_packages(GROUP), None) is not None


def entry_points(group: str) -> "list[EntryPoint]":
    """What installed packages declare under a group; of packages whose metadata cannot be read, nothing."""
    found: list[EntryPoint] = []
    for package in _packages(group):
        try:
            found += _declared(package, group)
        except Exception:  # `unreadable` tells
            continue
    return sorted(found)


def unreadable(group: str) -> list[tuple[str, str]]:
    """The packages that name the group in metadata that cannot be read, each with the reason."""
    found: list[tuple[str, str]] = []
    for package in _packages(group):
        try:
            _declared(package, group)
        except Exception as error:  # whatever importlib makes of what a stranger wrote
            found.append((package.name, type(error).__name__))
    return found


def _declared(package: Path, group: str) -> "list[EntryPoint]":
    """What the metadata of a package, or of all in an archive, say under a group."""
    from importlib.metadata import Distribution, distributions  # late: it takes a third of the engine's import

    packages = distributions(path=[str(package)]) if package.is_file() else [Distribution.at(package)]
    return [entry for each in packages for entry in each.entry_points if entry.group == group]


def _packages(group: str) -> Iterator[Path]:
    """Folders of metadata in which a group is named; archives, which importlib reads."""
    seen: set[str] = set()
    for folder in map(Path, dict.fromkeys(sys.path)):
        if folder.is_file():
            yield folder
            continue
        try:
            inside = sorted(path for path in folder.iterdir() if path.name.lower().endswith("-info"))
        except OSError:
            continue
        for package in inside:
            name = package.name.partition("-")[0].lower().replace(".", "_")
            if name not in seen and _names(package / "entry_points.txt", group):
                yield package
            seen.add(name)  # one further on is hidden by this, as its modules are


def _names(file: Path, group: str) -> bool:
    try:
        return file.is_file() and group in file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False

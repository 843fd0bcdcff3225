"""Operations from other packages.

A package names, under the entry-point group `graphgui.ops`, an `Op` or an iterable of them:

    [project.entry-points."graphgui.ops"]
    cubes = "my_package.ops:CUBE"
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graphgui.ops.op import Op
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "graphgui.ops"


def entry_points(group: str) -> "Iterable[EntryPoint]":
    """What installed packages declare under a group."""
    if not any(_names(folder, group) for folder in dict.fromkeys(sys.path)):
        return []
    from importlib.metadata import entry_points as declared  # late: it takes a third of the engine's import

    return declared(group=group)


def _names(folder: str, group: str) -> bool:
    """Whether a package of this folder may declare something under a group."""
    if Path(folder).is_file():  # an archive is left to importlib
        return True
    try:
        packages = [path for path in Path(folder).iterdir() if path.name.lower().endswith("-info")]
    except OSError:
        return False
    files = (package / "entry_points.txt" for package in packages)
    return any(file.is_file() and group in file.read_text(encoding="utf-8", errors="replace") for file in files)


def load(taken: Iterable[str]) -> tuple[list[Op], list[Problem]]:
    """Every operation that installed packages declare, and a sentence for each package that cannot be used.

    An operation may not bear a name that is `taken`, or that of another package's.
    """
    names = set(taken)
    ops: list[Op] = []
    problems: list[Problem] = []
    for entry in sorted(entry_points(group=GROUP)):
        try:
            for op in _declared(entry.load()):
                if op.name in names:
                    raise ValueError(f"there is an operation called {op.name} already")
                names.add(op.name)
                ops.append(op)
        except Exception as error:  # whatever a stranger's module does must not stop the program
            problems.append(
                Problem(
                    mark_for_translation("problems", "The plug-in “{plugin}” ({module}) was left out: {reason}."),
                    plugin=entry.name,
                    module=entry.value,
                    reason=f"{type(error).__name__}: {error}".rstrip("."),
                )
            )
    return ops, problems


def _declared(loaded: object) -> Iterator[Op]:
    for op in [loaded] if isinstance(loaded, Op) else iter(loaded):  # type: ignore[call-overload]
        if not isinstance(op, Op):
            raise TypeError(f"{op!r} is no Op")
        yield op

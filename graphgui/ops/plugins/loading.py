"""The operations of installed packages, and a sentence for each package that cannot be used."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphgui.ops.op import Op
from graphgui.ops.plugins import packages
from graphgui.ops.plugins.packages import GROUP
from graphgui.ops.plugins.reasons import Reason, reason_of
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def load(taken: Iterable[str]) -> tuple[list[Op], list[Problem]]:
    """Every operation that installed packages declare, and a sentence for each package that cannot be used.

    An operation may not bear a name that is `taken`, or that of another package's.
    """
    problems = [_unreadable(package, reason) for package, reason in packages.unreadable(GROUP)]
    if not (entries := packages.entry_points(GROUP)):
        return [], problems
    # Late: most starts have no plug-ins.
    from graphgui.ops.plugins import trial
    from graphgui.ops.plugins.guard import guarded

    ops, names, faults = list[Op](), set(taken), trial.tried(entries)
    for entry in entries:
        reason: Reason = faults.get(trial.key(entry), "")
        if not reason:
            try:
                found = _imported(entry, names)
            except (Exception, SystemExit) as error:  # whatever a stranger's module does must not stop the program
                reason = reason_of(error)
            else:
                names.update(op.name for op in found)
                ops += map(guarded, found)
        if reason:
            problems.append(_left_out(entry, reason))
    return ops, problems


def _imported(entry: "EntryPoint", taken: Iterable[str]) -> list[Op]:
    """The operations of an entry point, none of which has a name that is taken."""
    from graphgui.ops.plugins import surroundings  # late, as above
    from graphgui.ops.plugins.declaration import declared

    with surroundings.kept():
        ops = list(declared(entry.load()))
    seen = set(taken)
    for op in ops:
        if op.name in seen:
            raise ValueError(f"there is an operation called {op.name} already")
        seen.add(op.name)
    return ops


def _left_out(entry: "EntryPoint", reason: Reason) -> Problem:
    return Problem(
        mark_for_translation("problems", "The plug-in “{plugin}” ({module}) was left out: {reason}."),
        plugin=entry.name,
        module=entry.value,
        reason=reason,
    )


def _unreadable(package: str, reason: str) -> Problem:
    return Problem(
        mark_for_translation(
            "problems", "The plug-in “{plugin}” was left out: its entry points cannot be read ({reason})."
        ),
        plugin=package,
        reason=reason,
    )

"""Each plug-in is imported in a process of its own first, which may hang, crash or end over it.

A thread cannot be stopped, nor an import; a process can, on every system. What stood the trial is imported by the
program itself. No verdict is kept for the next start: a plug-in that waits for a network hangs today and not
tomorrow.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from graphgui.ops.plugins.reasons import Reason
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

SECONDS = 10.0
"""The longest that one import may take: one of a large library from a cold disk takes half of it."""
READY = b"ready"
"""The first line of the process."""
_SPARE = 20.0  # seconds more, until a process that does not end itself is ended
_VARIABLE = "GRAPHGUI_TRIED_PLUGINS"  # processes of the program read here what it has found


def tried(entries: "Sequence[EntryPoint]") -> dict[str, Reason]:
    """Why entry points cannot be used, by `key`; nothing of one that can."""
    verdicts = _found_before()
    rest = [key(entry) for entry in entries if key(entry) not in verdicts]
    with suppress(OSError):  # no process can be started: then the program imports them itself
        if rest:
            verdicts |= _Trial(rest).verdicts()
        # One broke it off. The others get a process each, at once: however many hang, it is waited for one.
        for trial in [_Trial([each]) for each in rest if each not in verdicts]:
            verdicts |= trial.verdicts()
    os.environ[_VARIABLE] = json.dumps({name: str(reason) for name, reason in verdicts.items()})
    return {name: reason for name, reason in verdicts.items() if reason}


def key(entry: "EntryPoint") -> str:
    """What tells an entry point from others."""
    return f"{entry.name} = {entry.value}"


class _Trial:
    """A process in which some entry points are tried, in turn. Raises `OSError` where it cannot be started."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        start = (
            f"import sys; sys.path[:] = {sys.path!r}; from graphgui.ops.plugins.trial_process import run; "
            f"run({list(keys)!r}, {SECONDS!r})"
        )
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  it is closed once it is read
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            stdin=subprocess.DEVNULL,
            stdout=self._said,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def verdicts(self) -> dict[str, Reason]:
        """Those on the first of its entry points, and on the one over which it has ended. Waits for it."""
        try:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(SECONDS * len(self._keys) + _SPARE)
        finally:
            self._process.kill()
            code = self._process.wait()
        with self._said as said:
            said.seek(0)
            if said.readline().strip() != READY:
                raise OSError("this is no Python that can try them")
            lines = list(_lines(said))
        keys = self._keys
        found: dict[str, Reason] = dict(zip(keys, (line for line in lines if line is not None), strict=False))
        if len(found) < len(keys):
            found[keys[len(found)]] = _broken_off(code, is_late=None in lines)
        return found


def _lines(said: IO[bytes]) -> Iterator[str | None]:
    """What the process says of each, empty where all is well; None where it was late."""
    for line in said:
        text = line.decode("utf-8", "replace").strip()
        if text.startswith('"'):
            yield str(json.loads(text))
        elif text.startswith("Timeout"):  # of `faulthandler`
            yield None


def _broken_off(code: int, *, is_late: bool) -> Problem:
    if is_late:
        return Problem(
            mark_for_translation("problems", "importing it did not come to an end within {seconds} seconds"),
            seconds=f"{SECONDS:.0f}",
        )
    return Problem(mark_for_translation("problems", "importing it ends the program, with code {code}"), code=code)


def _found_before() -> dict[str, Reason]:
    """What the program that started this process has found."""
    with suppress(ValueError, AttributeError):
        return {str(name): str(reason) for name, reason in json.loads(os.environ.get(_VARIABLE, "{}")).items()}
    return {}

"""A folder of this run of the program, locked while it runs: one that nobody holds was left behind by a crash."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graphgui.document import state_folder
from graphgui.storage import file_lock

_LOCK = "lock"


@dataclass
class RunFolder:
    """One run: its folder, which holds its documents, and the file that says how it died, beside the log."""

    path: Path
    lock: IO[str]

    @classmethod
    def begin(cls) -> "RunFolder":
        """The folder of a run that begins. Raises `OSError` where there cannot be one."""
        path = _parent() / os.urandom(8).hex()
        path.mkdir(parents=True)
        lock = (path / _LOCK).open("w", encoding="utf-8")
        file_lock.take(lock)
        return cls(path, lock)

    @property
    def faults(self) -> Path:
        """Where Python writes what it did when the process crashed."""
        return self.path.parent.parent / f"fault-{self.path.name}.txt"

    def report(self) -> str:
        """How it died, as far as is known."""
        with suppress(OSError):
            return self.faults.read_text(encoding="utf-8", errors="replace")
        return ""

    def end(self) -> None:
        """Leave nothing behind: the run has ended as it should, or all that it had has been taken over."""
        with suppress(OSError):
            self.faults.unlink(missing_ok=True)
        for path in self.path.glob("*"):
            if path.name != _LOCK:
                with suppress(OSError):
                    path.unlink()
        self.lock.close()
        shutil.rmtree(self.path, ignore_errors=True)


def left_behind() -> list[RunFolder]:
    """The folders of runs that have crashed; whoever asks first has them until its own run ends."""
    found = []
    for path in sorted(_parent().glob("*")):
        try:
            lock = (path / _LOCK).open("r+", encoding="utf-8")
        except OSError:
            with suppress(OSError):
                path.rmdir()  # what is left of one that was being removed
            continue
        if file_lock.take(lock):
            found.append(RunFolder(path, lock))
        else:
            lock.close()
    return found


def _parent() -> Path:
    return state_folder.folder() / "recovery"

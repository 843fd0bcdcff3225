"""A folder of this run of the program, locked while it runs: one that nobody holds was left behind by a crash."""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graphgui.document import state_folder
from graphgui.storage import file_lock, running_process

_LOCK = "lock"
_ATTEMPTS = 20


@dataclass
class RunFolder:
    """One run: its folder, which holds its documents, and the file that says how it died, beside the log."""

    path: Path
    lock: IO[str]

    @classmethod
    def begin(cls) -> "RunFolder":
        """The folder of a run that begins. Raises `OSError` where there cannot be one.

        Another program that starts may take a folder without a lock for one that was left: then there is another.
        """
        for attempt in range(_ATTEMPTS):
            path = _parent() / os.urandom(8).hex()
            path.mkdir(parents=True)
            try:
                lock = (path / _LOCK).open("x", encoding="utf-8")
            except FileNotFoundError:
                if attempt == _ATTEMPTS - 1:
                    raise
                continue
            if _hold(lock, path):
                return cls(path, lock)
            lock.close()
        raise BlockingIOError

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
        if os.name == "nt":
            self.lock.close()  # there a file that is open cannot be removed
        shutil.rmtree(self.path, ignore_errors=True)
        self.lock.close()  # last: a folder that is not locked is one that a crash has left


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
        if _hold(lock, path):
            found.append(RunFolder(path, lock))
        else:
            lock.close()
    return found


def _hold(lock: IO[str], path: Path) -> bool:
    """Take a folder's lock, and write down who has it, for file systems that know no locks."""
    try:
        is_ours = file_lock.take(lock)
    except OSError:
        is_ours = lock.mode == "x" or running_process.has_ended(lock.read())
    if not is_ours or not file_lock.is_at(lock, path / _LOCK):
        return False
    with suppress(OSError):
        os.lseek(lock.fileno(), 0, os.SEEK_SET)
        os.ftruncate(lock.fileno(), os.write(lock.fileno(), running_process.this_process().encode()))
    return True


def _parent() -> Path:
    return state_folder.folder() / "recovery"

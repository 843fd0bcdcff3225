"""A lock on an open file, which the system lets go of when the process ends, however it ends."""

import os
import sys
from pathlib import Path
from typing import IO, Any


def take(file: IO[Any]) -> bool:
    """Lock a file that is open for writing until it is closed; False where another process has it.

    Raises:
        OSError: the file system knows no locks.
    """
    try:
        _lock(file.fileno())
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_at(file: IO[Any], path: Path) -> bool:
    """Whether a path leads to this open file still, and not to another or to none."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt  # late: nothing is locked before the first frame

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

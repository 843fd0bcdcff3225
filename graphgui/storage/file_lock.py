"""A lock on an open file, which the system lets go of when the process ends, however it ends."""

import sys
from typing import IO, Any


def take(file: IO[Any]) -> bool:
    """Lock a file that is open for writing until it is closed; False where another process has it."""
    try:
        _lock(file.fileno())
    except OSError:
        return False
    return True


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        import msvcrt  # late: nothing is locked before the first frame

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""What reading a file may take: memory and time, more for a large file than for a small one."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SECONDS, _BYTES_PER_SECOND = 30.0, 1e6  # a slow machine reads ten times as many
_MEMORY, _MEMORY_PER_BYTE = 4 * 2**30, 50
_IN_USE, _IN_USE_PER_BYTE = 600 * 2**20, 200  # a packed file may hold a hundred times as much as it has bytes
_SHARE = 0.75  # of the machine's memory


@dataclass(frozen=True)
class Limits:
    """What reading may take.

    Attributes:
        seconds: of time.
        memory: bytes that the process may ask for beside what it has already. Of what libraries ask for they use a
            small part, the smaller the more cores there are.
        in_use: bytes that it may use, as far as the system tells.
    """

    seconds: float
    memory: int
    in_use: int

    @classmethod
    def of_file(cls, size: int) -> "Limits":
        """What is granted for a file of so many bytes."""
        there_is = int(_SHARE * _physical_memory())
        memory = min(_MEMORY + _MEMORY_PER_BYTE * size, there_is)
        in_use = min(_IN_USE + _IN_USE_PER_BYTE * size, there_is)
        return cls(_SECONDS + size / _BYTES_PER_SECOND, memory, in_use)


def size_of(path: Path) -> int:
    """The bytes of a file, 0 where there is none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def memory_in_use(process: int) -> int:
    """Bytes of memory that a process uses; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def limit_memory(further: int) -> None:
    """Let this process have so many bytes more than it has, and leave no picture of them on disk where it dies.

    Nothing where the system knows no such limit.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + further
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _physical_memory() -> int:
    """Bytes; as good as endless where the system does not tell."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return sys.maxsize

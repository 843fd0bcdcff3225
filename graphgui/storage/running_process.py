"""Which process something belongs to, in words, for places where no lock can say it."""

import os
import platform
from contextlib import suppress
from pathlib import Path


def this_process() -> str:
    """The number, the start and the machine of this process, as one line."""
    return f"{os.getpid()} {_start(os.getpid())} {platform.node()}"


def has_ended(line: str) -> bool:
    """Whether the process that `this_process` described is known to be there no more."""
    number, _, rest = line.strip().partition(" ")
    start, _, machine = rest.partition(" ")
    if os.name == "nt" or not number.isdecimal() or machine != platform.node():
        return False  # nobody can know: Windows has no harmless question, another machine no answer
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass  # it is somebody else's
    return _start(int(number)) != start


def _start(process: int) -> str:
    """When a process began, on Linux: its number may be another's later. "-" elsewhere."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/stat").read_text(errors="replace")
        return status.rpartition(")")[2].split()[19]
    return "-"

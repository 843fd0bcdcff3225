"""The processes that a process has begun, on Linux, and the shared memory that they hold."""

import os
import time
from pathlib import Path


def descendants(process):
    """The numbers of all processes below one, each with the moment of its start, which no other shares."""
    children = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        if fields := _fields(path):
            children.setdefault(int(fields[1]), []).append((int(path.parent.name), fields[19]))
    found, open_ones = [], [process]
    while open_ones:
        below = children.get(open_ones.pop(), [])
        found += below
        open_ones += [number for number, _ in below]
    return found


def shared_memory(process):
    """The files of shared memory that a process has open."""
    try:
        return {
            line.split()[-1]
            for line in Path(f"/proc/{process}/maps").read_text().splitlines()
            if "/dev/shm/" in line
        }
    except OSError:
        return set()


def still_there(processes, patience):
    """Those that have not ended after some seconds."""
    ends = time.monotonic() + patience
    while left := [number for number, start in processes if _runs(number, start)]:
        if time.monotonic() > ends:
            return [f"{number} {_command(number)}" for number in left]
        time.sleep(0.05)
    return []


def _runs(number, start):
    fields = _fields(Path(f"/proc/{number}/stat"))
    return fields is not None and fields[19] == start


def _fields(path):
    try:
        return path.read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return None


def _command(number):
    try:
        return (
            Path(os.fspath(f"/proc/{number}/cmdline"))
            .read_bytes()
            .replace(b"\0", b" ")
            .decode(errors="replace")[:120]
        )
    except OSError:
        return ""

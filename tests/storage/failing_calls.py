"""A disk that fails: system calls below a folder are counted, and one of them, or all from one on, goes wrong.

What Python's own files do is followed down to the call: buffers and texts are the real ones, over a raw file whose
calls may fail. A short write takes a part of the bytes and says so, as a disk that is nearly full does.
"""

import builtins
import errno
import io
import os
from contextlib import contextmanager
from pathlib import Path

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT)
SHORT = "short"


class FailingCalls:
    """Counts the calls below a folder; that of number `at`, from 0, fails with `error`, later ones if `from_then`.

    Of `only` some names, where any are given, calls fail.

    Attributes:
        calls: the names of the calls, in order.
    """

    def __init__(self, folder, at=None, error=errno.EIO, from_then=False, only=()):
        self.folder, self._at, self._error, self._from_then = os.path.realpath(folder), at, error, from_then
        self._only = only
        self.calls = []

    def call(self, name):
        """Count a call, and raise if it is to fail; True where it is to be a short one."""
        number = len(self.calls)
        self.calls.append(name)
        may_fail = self._at is not None and (not self._only or name in self._only)
        fails = may_fail and (number == self._at or (self._from_then and number > self._at))
        if fails and self._error == SHORT:
            return True
        if fails:
            raise OSError(self._error, os.strerror(self._error))
        return False

    def concerns(self, path):
        """Whether a path, or an open file's number, lies below the folder."""
        try:
            name = str(
                Path(f"/proc/self/fd/{path}").readlink() if isinstance(path, int) else Path(path).absolute()
            )
        except OSError:
            return False
        return name == self.folder or name.startswith(self.folder + os.sep)


class _RawFile(io.FileIO):
    def __init__(self, failing, path, mode):
        failing.call("open")
        self._failing = failing
        super().__init__(path, mode)

    def write(self, data):
        view = memoryview(data).cast("B")
        short = self._failing.call("write")
        return super().write(view[: max(1, len(view) // 2)] if short else view)

    def readinto(self, buffer):
        view = memoryview(buffer).cast("B")
        short = self._failing.call("read")
        return super().readinto(view[: max(1, len(view) // 2)] if short else view)

    def readall(self):
        self._failing.call("read")
        return super().readall()

    def truncate(self, size=None):
        self._failing.call("truncate")
        return super().truncate(size)


def _opened(failing, path, mode, encoding, errors, newline):
    """What `open` gives, over a raw file that may fail."""
    raw = _RawFile(failing, path, mode.replace("b", "").replace("t", ""))
    kind = io.BufferedRandom if "+" in mode else io.BufferedReader if mode[0] == "r" else io.BufferedWriter
    buffered = kind(raw)
    if "b" in mode:
        return buffered
    text = io.TextIOWrapper(buffered, encoding, errors, newline)
    text.mode = mode
    return text


@contextmanager
def failing_calls(monkeypatch, folder, at=None, error=errno.EIO, from_then=False, only=()):
    """Calls below `folder` are counted, and fail as they are told to, as long as this lasts."""
    failing = FailingCalls(folder, at, error, from_then, only)
    real_open = io.open

    def opened(path, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        if isinstance(path, int) or not failing.concerns(path):
            return real_open(path, mode, buffering, encoding, errors, newline, closefd, opener)
        return _opened(failing, path, mode, io.text_encoding(encoding), errors, newline)

    def followed(module, name, path_at=0):
        real = getattr(module, name)

        def call(*given, **named):
            if failing.concerns(given[path_at]) and failing.call(name) and name in ("write", "sendfile"):
                return (
                    real(given[0], given[1][: max(1, len(given[1]) // 2)])
                    if name == "write"
                    else real(*given[:-1], 1)
                )
            return real(*given, **named)

        return call

    with monkeypatch.context() as patches:
        patches.setattr(io, "open", opened)
        patches.setattr(builtins, "open", opened)
        for name in ("open", "write", "fsync", "replace", "rename", "mkdir", "sendfile"):
            if hasattr(os, name):
                patches.setattr(os, name, followed(os, name))
        yield failing


def faults(calls):
    """Every fault that a run of these calls may meet: number, error, and whether all that follows fails too."""
    for number, name in enumerate(calls):
        for error in ERRORS:
            yield number, error, False
            yield number, error, True
        if name in ("write", "read", "sendfile"):
            yield number, SHORT, False
            yield number, SHORT, True


def open_files():
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))

"""A process that works for this one, ends with it, and never makes it wait.

A pipe takes some 64 kB: who writes more waits until the other side reads, and who reads a message that is half
there waits for its other half; for ever where the other side is stopped. So threads write and read here.
"""

import atexit
import multiprocessing
import pickle
import signal
from array import array
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from weakref import WeakSet

_PATIENCE = 0.03  # seconds for a process to be gone that has been killed

Work = Callable[[Connection], None]


class ChildProcess:
    """Calls `work`, a function of a module, with its end of a pipe. Killed by `close`, or when this program ends.

    Raises:
        OSError: the system has no room for another.
    """

    def __init__(self, work: Work, name: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_begin, args=(work, theirs), name=name, daemon=True)
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()
        self.pid = self._process.pid
        self._outgoing: SimpleQueue[Any] = SimpleQueue()
        self._incoming: SimpleQueue[Any] = SimpleQueue()
        self._has_ended = False
        self._writer = Thread(target=self._write, daemon=True)
        self._reader = Thread(target=self._read, daemon=True)
        self._writer.start()
        self._reader.start()
        _running.add(self)

    def send(self, message: object) -> None:
        """Have a message written, which nobody may change from now on. Raises `OSError` where nobody reads it."""
        if self._has_ended:
            raise BrokenPipeError
        self._outgoing.put(message)

    def take(self, seconds: float = 0.0) -> Any:
        """The next message; None where none comes within so many seconds. Raises `EOFError` after the last."""
        try:
            message = self._incoming.get(timeout=seconds) if seconds > 0 else self._incoming.get_nowait()
        except Empty:
            return None
        if message is _END:
            self._incoming.put(_END)
            raise EOFError
        return message

    def close(self) -> None:
        """Kill it, whatever it does, stopped or not; it is cleared away beside who calls this."""
        self._has_ended = True
        with suppress(ValueError):  # it has been cleared away already
            self._process.kill()
        self._reader.join(_PATIENCE)

    # in threads

    def _write(self) -> None:
        with suppress(OSError):
            while (message := self._outgoing.get()) is not _END:
                send(self._pipe, message)

    def _read(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                self._incoming.put(receive(self._pipe))
        self._has_ended = True
        self._incoming.put(_END)
        self._outgoing.put(_END)
        self._writer.join()
        self._pipe.close()
        self._process.join()
        with suppress(ValueError):  # multiprocessing, starting another, has just heard of the end before this
            self._process.close()


_END = object()
_running: "WeakSet[ChildProcess]" = WeakSet()


@atexit.register  # after `multiprocessing` has, and so before it waits for what is stopped
def _close_all() -> None:
    for process in list(_running):
        process.close()


def _begin(work: Work, pipe: Connection) -> None:
    """The other side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this answers it for both
    with suppress(EOFError, OSError):  # who started this is gone
        work(pipe)


def send(pipe: Connection, message: object) -> None:
    """Write a message: its arrays as they lie in memory, without a copy. Raises `OSError` where nobody reads."""
    beside: list[pickle.PickleBuffer] = []
    pipe.send_bytes(pickle.dumps(message, protocol=5, buffer_callback=beside.append))
    parts = [buffer.raw() for buffer in beside]
    pipe.send_bytes(array("Q", map(len, parts)))
    for part in parts:
        pipe.send_bytes(part)


def receive(pipe: Connection) -> Any:
    """The next message. Raises `EOFError` or `OSError` where there is none."""
    text = pipe.recv_bytes()
    sizes = array("Q", pipe.recv_bytes())
    parts = [bytearray(size) for size in sizes]
    for part in parts:
        pipe.recv_bytes_into(part)
    return pickle.loads(text, buffers=parts)

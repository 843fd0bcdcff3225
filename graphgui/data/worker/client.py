"""The program's side: work over a stranger's file is given to a process that may die over it.

Libraries that parse workbooks and Parquet allocate what a file asks for, panic and abort; here each of that is one
sentence. One worker waits for the next file, since starting takes as long as reading most files does.
"""

import atexit
import logging
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from graphgui.data.worker.job import Done, Failed, Job, Progressed
from graphgui.data.worker.limits import Limits, memory_in_use, size_of
from graphgui.data.worker.messages import receive, send, widen
from graphgui.progress import Progress, unseen
from graphgui.words import Problem, mark_for_translation

_LOG = logging.getLogger("graphgui.data")
_Found = TypeVar("_Found")
_LOOK = 0.05  # seconds between looks whether anybody waits still
_LARGE = 2**25  # bytes of a file whose worker is not kept, for the memory that it has taken


def in_worker(
    work: Callable[..., _Found], path: Path, progress: Progress = unseen, limits: Limits | None = None
) -> _Found:
    """What `work` returns when it is called in the worker.

    Args:
        work: a function of a module, or a `partial` of one, that reads `path`; called with `progress` by name.
        progress: is called twenty times a second, with 0 while nothing is known; what it raises ends the work.
        limits: of time and memory; those of the file's size where None.

    Raises:
        Problem: what `work` raises, or that reading broke off, took too long or too much memory.
    """
    size = size_of(path)
    limits = limits or Limits.of_file(size)
    worker = _take(Job(work, path, _folder(), limits.memory))
    try:
        found = worker.answer(path, progress, limits)
    except BaseException:
        worker.end()
        raise
    _give_back(worker, size)
    if isinstance(found, Failed):
        if found.traceback:
            _LOG.info("%s", found.traceback)
        raise found.problem
    result: _Found = found.found
    return result


def warm_up() -> None:
    """Start the worker that will soon be wanted, where none waits."""
    with _lock:
        if _waiting and not _waiting[0].is_alive:
            _waiting.pop().end()  # its pipe is still open
        if not _waiting:
            _waiting.append(_Worker())


_lock = threading.Lock()
_waiting: list["_Worker"] = []  # one at most


@atexit.register
def _end_waiting() -> None:
    with _lock:
        while _waiting:
            _waiting.pop().end()


def _folder() -> str:
    """Where relative paths begin; where that is gone, they lead nowhere."""
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def _take(job: Job) -> "_Worker":
    with _lock:
        worker = _waiting.pop() if _waiting else None
    if worker is None or not worker.begin(job):
        worker = _Worker()
        worker.begin(job)
    return worker


def _give_back(worker: "_Worker", size: int) -> None:
    with _lock:
        is_wanted = worker.is_alive and not _waiting and size <= _LARGE
        if is_wanted:
            _waiting.append(worker)
    if not is_wanted:
        worker.end()


class _Worker:
    """One process, and the thread that listens to it."""

    def __init__(self) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}; from graphgui.data.worker.serving import serve; serve()"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        widen(self._process.stdout)
        self._heard: queue.SimpleQueue[Progressed | Done | Failed | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def begin(self, job: Job) -> bool:
        """Give it work; False where it has ended."""
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, job)
        except OSError:
            self.end()
            return False
        return True

    def answer(self, path: Path, progress: Progress, limits: Limits) -> Done | Failed:
        """How the work ended."""
        until, share = time.monotonic() + limits.seconds, 0.0
        while True:
            try:
                heard = self._heard.get(timeout=_LOOK)
            except queue.Empty:
                heard = Progressed(share)
            match heard:
                case None:
                    self.end()
                    return Failed(_broken_off(path))
                case Progressed():
                    share = heard.share
                    progress(share)
                case _:
                    return heard
            if time.monotonic() > until:
                self.end()
                return Failed(_too_long(path, limits.seconds))
            if memory_in_use(self._process.pid) > limits.in_use:
                self.end()
                return Failed(_broken_off(path))

    def end(self) -> None:
        """Kill it, whatever it does."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdin is not None
        with suppress(OSError):  # something was left to be sent
            self._process.stdin.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as answers:
            try:
                while True:
                    self._heard.put(receive(answers))
            except Exception:  # it has ended, in the middle of a word perhaps
                self._heard.put(None)


def _broken_off(path: Path) -> Problem:
    return Problem(
        mark_for_translation(
            "problems", "Reading {file} broke off: it is damaged, or needs more memory than reading it may take."
        ),
        file=str(path),
    )


def _too_long(path: Path, seconds: float) -> Problem:
    return Problem(
        mark_for_translation(
            "problems", "Reading {file} took longer than {seconds} seconds and was broken off: is it damaged?"
        ),
        file=str(path),
        seconds=f"{seconds:.0f}",
    )

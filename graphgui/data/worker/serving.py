"""The worker's side: one piece of work after the other, until the program or its patience ends."""

import importlib
import math
import os
import queue
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO

from graphgui.data.files import damaged
from graphgui.data.worker.job import Done, Failed, Job, Progressed
from graphgui.data.worker.limits import limit_memory
from graphgui.data.worker.messages import receive, send
from graphgui.words import Problem, mark_for_translation

_IDLE = 120.0  # seconds without work after which it ends: it holds the memory that libraries take
_BETWEEN = 0.05  # seconds between two tellings of progress


def serve(idle: float = _IDLE) -> None:
    """Do what is asked on standard input, and answer on standard output; end after `idle` seconds without work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program answers it for both
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")  # where memory ends, it ends first
    waiting: queue.SimpleQueue[Job] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs, waiting), daemon=True).start()
    for name in ("polars", "graphgui.data.encode", "graphgui.data.parsing.workbooks"):
        importlib.import_module(name)  # all are needed soon

    with suppress(queue.Empty, OSError):  # nothing more is asked, or nobody listens
        while True:
            job = waiting.get(timeout=idle)
            send(answers, _do(job, answers))
    os._exit(0)  # Python's own end would abort over the thread that reads standard input


def _listen(jobs: IO[bytes], waiting: "queue.SimpleQueue[Job]") -> None:
    """Take orders also while something is done: where the program is gone, nobody waits for that."""
    try:
        while True:
            waiting.put(receive(jobs))
    finally:
        os._exit(0)


def _do(job: Job, answers: IO[bytes]) -> Done | Failed:
    told = -math.inf

    def progress(share: float) -> None:
        nonlocal told
        if time.monotonic() > told + _BETWEEN:
            told = time.monotonic()
            send(answers, Progressed(share))

    with suppress(OSError):  # an absolute path needs no folder
        os.chdir(job.folder)
    limit_memory(job.memory)
    try:
        return Done(job.work(progress=progress))
    except Problem as problem:
        return Failed(problem)
    except MemoryError:
        template = mark_for_translation("problems", "{file} needs more memory than reading it may take.")
        return Failed(Problem(template, file=str(job.path)))
    except BaseException:  # a library's panic is no Exception
        return Failed(damaged(job.path), traceback.format_exc())

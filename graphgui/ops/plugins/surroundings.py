"""What the program stands on and a plug-in's import may change for all of it: put back afterwards."""

import contextlib
import locale
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Put back the folder, locale, streams, hooks, signals and NumPy's settings; what is printed goes to stderr.

    Standard output is the program's own: a table or JSON for another program.
    """
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    streams, limit = (sys.stdin, sys.stdout, sys.stderr), sys.getrecursionlimit()
    errors, printed = np.geterr(), np.get_printoptions()
    words, handlers = _locale(), _signal_handlers()
    with warnings.catch_warnings(), _folder_kept():
        try:
            sys.stdout = sys.stderr
            yield
        finally:
            sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
            sys.stdin, sys.stdout, sys.stderr = streams
            sys.setrecursionlimit(limit)
            np.seterr(**errors)
            np.set_printoptions(**printed)
            for number, handler in handlers.items():
                if signal.getsignal(number) is not handler:
                    signal.signal(number, handler)
            if _locale() != words and words is not None:
                locale.setlocale(locale.LC_ALL, words)


def _locale() -> str | None:
    try:
        return locale.setlocale(locale.LC_ALL)
    except (locale.Error, ValueError):
        return None


def _signal_handlers() -> dict[signal.Signals, Any]:
    """Those that Python can put back, and only its main thread may."""
    if threading.current_thread() is not threading.main_thread():
        return {}
    found = {number: signal.getsignal(number) for number in signal.valid_signals()}
    return {number: handler for number, handler in found.items() if handler is not None}


@contextlib.contextmanager
def _folder_kept() -> Iterator[None]:
    try:
        folder: Path | None = Path.cwd()
    except OSError:  # it is gone
        folder = None
    try:
        yield
    finally:
        if folder is not None:
            with contextlib.suppress(OSError):
                os.chdir(folder)

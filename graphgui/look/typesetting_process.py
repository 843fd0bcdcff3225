"""Formulas typeset in a process of their own: each takes milliseconds, many of them, and no frame waits for it."""

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection

from graphgui.look.typesetting import Formula, Picture


class TypesettingProcess:
    """The window's side. The process ends with its pipe, so it outlives no window."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="graphgui-typesetting", daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, formula: Formula) -> None:
        """Have a formula set. Raises `OSError` where the process is gone."""
        self._pipe.send(formula)

    def take(self) -> list[tuple[Formula, Picture | None]]:
        """What was set since the last call. Raises `EOFError` or `OSError` where the process is gone."""
        taken = []
        while self._pipe.poll():
            taken.append(self._pipe.recv())
        return taken

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the window answers it for both
    if hasattr(os, "nice"):
        os.nice(5)  # the window comes first
    from graphgui.look.typesetting import picture_of

    try:
        while True:
            formula = pipe.recv()
            pipe.send((formula, picture_of(formula)))
    except (EOFError, OSError):
        return  # the window is gone

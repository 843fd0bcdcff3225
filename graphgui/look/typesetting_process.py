"""Formulas typeset in a process of their own: each takes milliseconds, many of them, and no frame waits for it."""

import os
from multiprocessing.connection import Connection

from graphgui.child_process import ChildProcess, receive, send
from graphgui.look.typesetting import Formula, Picture


class TypesettingProcess:
    """The window's side. Raises `OSError` where the system has no room for another process."""

    def __init__(self) -> None:
        self._process = ChildProcess(_serve, "graphgui-typesetting")

    @property
    def pid(self) -> int | None:
        """The process's number in the system."""
        return self._process.pid

    def ask(self, formula: Formula) -> None:
        """Have a formula set. Raises `OSError` where the process is gone."""
        self._process.send(formula)

    def take(self) -> list[tuple[Formula, Picture | None]]:
        """What was set since the last call. Raises `EOFError` where the process is gone."""
        taken = []
        while (found := self._process.take()) is not None:
            taken.append(found)
        return taken

    def close(self) -> None:
        """End the process."""
        self._process.close()


def _serve(pipe: Connection) -> None:
    if hasattr(os, "nice"):
        os.nice(5)  # the window comes first
    from graphgui.look.typesetting import picture_of

    while True:
        formula = receive(pipe)
        send(pipe, (formula, picture_of(formula)))

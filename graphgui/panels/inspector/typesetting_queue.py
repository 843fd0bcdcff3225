"""Formulas are typeset beside the window, so that a panel full of them delays no frame, and kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from graphgui.look.typesetting import Formula, Picture
from graphgui.look.typesetting_process import TypesettingProcess

Heard = Callable[[], None]

_LOOK = 8  # ms between looks at what has been set
_AT_ONCE = 4  # formulas that the process has before it: what nobody waits for any more is not set
_KEPT = 1000


class _Queue:
    """What waits, what has been asked, and what is known."""

    def __init__(self) -> None:
        self._known: dict[Formula, Picture | None] = {}
        self._waiting: dict[Formula, list[tuple[QObject, Heard]]] = {}
        self._asked: set[Formula] = set()
        self._failed: set[Formula] = set()  # were asked of a process that has ended
        self._process: TypesettingProcess | None = None

    def known(self, formula: Formula) -> Picture | None:
        """The formula, if it has been set."""
        return self._known.get(formula)

    def ask(self, formula: Formula, listener: QObject, heard: Heard) -> None:
        """Have a formula set, and tell a listener once it is known; one that is gone by then is passed over."""
        if formula in self._known:
            return
        is_first = not self._waiting
        listeners = self._waiting.setdefault(formula, [])
        if all(each is not listener for each, _ in listeners):
            listeners.append((listener, heard))
        if is_first:
            QTimer.singleShot(0, self._turn)

    def _turn(self) -> None:
        try:
            process = self._process = self._process or TypesettingProcess()
        except OSError:  # the system has no room for another: all stays in plain characters until it is seen again
            self._waiting.clear()
            return
        try:
            for formula, picture in process.take():
                self._tell(formula, picture)
            self._send(process)
        except (EOFError, OSError):
            process.close()
            self._begin_again()
        if self._waiting:
            QTimer.singleShot(_LOOK, self._turn)

    def _begin_again(self) -> None:
        """The process is gone: another gets the same; what ends that too stays in plain characters."""
        self._process = None
        for formula in self._asked & self._failed:
            self._tell(formula, None)
        self._failed |= self._asked
        self._asked.clear()

    def _send(self, process: TypesettingProcess) -> None:
        for formula, listeners in list(self._waiting.items()):
            if len(self._asked) >= _AT_ONCE:
                return
            if formula in self._asked:
                continue
            if any(isValid(listener) for listener, _ in listeners):
                self._asked.add(formula)
                process.ask(formula)
            else:
                del self._waiting[formula]

    def _tell(self, formula: Formula, picture: Picture | None) -> None:
        if len(self._known) >= _KEPT:
            del self._known[next(iter(self._known))]
        self._known[formula] = picture
        self._asked.discard(formula)
        for listener, heard in self._waiting.pop(formula, ()):
            if isValid(listener):
                heard()


QUEUE = _Queue()

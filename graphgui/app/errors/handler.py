"""The one place where every exception ends that nobody foresaw: of slots, overrides, threads and destructors.

PySide hands what a slot or an override of Qt raises to `sys.excepthook`, where no Python code that called Qt can
take it; Python hands over those of threads and of destructors. The program goes on after each.
"""

import sys
import threading
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from graphgui.singleton import singleton

if TYPE_CHECKING:
    from graphgui.app.errors.report import Report

_LOGGED = 5  # times that the same exception is written to the log


class ErrorHandler(QObject):
    """Writes each exception to the log at once, and tells the windows.

    Signals:
        happened: the `Report` of an exception, in the window's thread, after the events under way.
    """

    happened = Signal(object)
    _taken = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._counts: Counter[str] = Counter()
        self._busy = threading.local()
        self._before: Any = None
        self._taken.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of_the_program(cls) -> "ErrorHandler":
        """The one that there is."""
        return singleton(cls)

    def install(self) -> None:
        """Take what nobody else takes from now on, until `remove`."""
        self._counts.clear()
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable

    def remove(self) -> None:
        """Leave exceptions to whom they were left before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def take(self, error: BaseException, trace: TracebackType | None, where: str = "") -> None:
        """Log an exception, and tell it; of any thread."""
        if getattr(self._busy, "is_so", False):
            return  # this very code has failed
        self._busy.is_so = True
        try:
            self._take(error, trace, where)
        finally:
            self._busy.is_so = False

    def _take(self, error: BaseException, trace: TracebackType | None, where: str) -> None:
        # Late: no first frame needs any of it.
        from graphgui.app.errors import log, unfinished_paint
        from graphgui.app.errors.report import report_of

        widget = None
        if threading.current_thread() is threading.main_thread():
            unfinished_paint.end_painters(trace)
            widget = unfinished_paint.broken_widget(trace)
        report = report_of(error, trace, where)
        log.begin()
        self._counts[report.key] += 1
        if self._counts[report.key] <= _LOGGED:
            log.LOG.error("%s", report.text)
        self._taken.emit(report, widget)

    def _tell(self, report: "Report", widget: QWidget | None) -> None:
        if widget is not None and isValid(widget):
            from graphgui.app.errors.placeholder import Placeholder

            Placeholder.over(widget)
        self.happened.emit(report)

    # the hooks

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        for name in ("last_exc", "last_value", "last_traceback"):
            setattr(sys, name, None)  # they would keep alive what the frames hold, painters too
        before, _, _ = self._before
        before(kind, error, trace)
        if isinstance(error, KeyboardInterrupt | SystemExit):
            return
        self.take(error, trace)

    def _in_thread(self, given: threading.ExceptHookArgs) -> None:
        _, before, _ = self._before
        before(given)
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            self.take(given.exc_value, given.exc_traceback, "in a thread")

    def _unraisable(self, given: "sys.UnraisableHookArgs") -> None:
        _, _, before = self._before
        before(given)
        if given.exc_value is not None:
            self.take(given.exc_value, given.exc_traceback, given.err_msg or "ignored by Python")

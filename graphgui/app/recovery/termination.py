"""What is done when the system asks the process to end: at a log-out, a shutdown, from a terminal that closes."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


def before_termination(act: Callable[[], None], parent: QObject) -> None:
    """Have `act` called, between two events, before SIGTERM, SIGHUP or SIGINT ends the process; not on Windows.

    Python itself would not look at a signal before Qt next calls some Python.
    """
    if os.name == "nt":
        return
    read, write = os.pipe()
    for descriptor in (read, write):
        os.set_blocking(descriptor, False)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, parent)

    def end() -> None:
        notifier.setEnabled(False)
        number = os.read(read, 1)[0]
        try:
            act()
        finally:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    notifier.activated.connect(end)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _leave_to_notifier)


def _leave_to_notifier(_number: int, _frame: object) -> None:
    """The system's own answer would end the process at once."""

"""What is done when the system asks the process to end: at a log-out, a shutdown, from a terminal."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


def answer_signals(close: Callable[[], None], keep: Callable[[], None], parent: QObject) -> None:
    """Answer signals between two events, and in no slot that happens to run; not on Windows.

    Python itself would not look at a signal before Qt next calls some Python.

    Args:
        close: called at Ctrl+C in the terminal, as often as it is pressed: as the button that closes a window.
        keep: called before SIGTERM or SIGHUP ends the process.
    """
    if os.name == "nt":
        return
    read, write = os.pipe()
    for descriptor in (read, write):
        os.set_blocking(descriptor, False)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, parent)

    def answer() -> None:
        numbers = os.read(read, 64)
        ending = next((number for number in numbers if number != signal.SIGINT), None)
        if ending is None:
            close()
            return
        notifier.setEnabled(False)
        try:
            keep()
        finally:
            signal.signal(ending, signal.SIG_DFL)
            os.kill(os.getpid(), ending)

    notifier.activated.connect(answer)
    signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _leave_to_notifier)


def _leave_to_notifier(_number: int, _frame: object) -> None:
    """The system's own answer would end the process at once."""

"""The program's log: a file in the person's state folder that is begun anew, and kept, before it grows large."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from graphgui.app.errors.report import versions, without_home
from graphgui.document import state_folder

LEVELS = ("debug", "info", "warning", "error")
LOG = logging.getLogger("graphgui")

_NAME = "graphgui.log"
_end: Callable[[], None] | None = None  # what ends logging, while there is any
_LARGEST, _KEPT = 500_000, 3  # bytes of one file, and files before it
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def path() -> Path:
    """The file; it need not exist yet."""
    return state_folder.folder() / _NAME


def begin(level: str = "warning") -> None:
    """Write to the log from now on what is at least that serious, Qt's own messages too; twice changes nothing.

    Where the folder cannot be written to, nothing is logged.
    """
    global _end
    if _end is not None:
        return
    from logging.handlers import RotatingFileHandler  # late: no first frame needs it

    file: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        path().parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path(), maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True)
    file.setFormatter(_Format("%(asctime)s %(process)d %(levelname)s %(message)s"))
    LOG.addHandler(file)
    LOG.setLevel(level.upper())
    LOG.propagate = False
    raises, logging.raiseExceptions = logging.raiseExceptions, False  # a full disk is no news for standard error
    LOG.info("begins: %s", versions())
    before = qInstallMessageHandler(_take_qt)

    def let_go() -> None:
        qInstallMessageHandler(before)
        LOG.removeHandler(file)
        LOG.propagate = True
        logging.raiseExceptions = raises
        with suppress(OSError):  # of what is not yet written
            file.close()

    _end = let_go


def last_lines(count: int = 40) -> list[str]:
    """How the log ends."""
    try:
        return path().read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    except OSError:
        return []


def end() -> None:
    """Let go of the file."""
    global _end
    if _end is not None:
        _end()
    _end = None


def _take_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    LOG.log(_QT_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
    if sys.stderr is not None and kind != QtMsgType.QtDebugMsg:
        sys.stderr.write(f"{message}\n")


class _Format(logging.Formatter):
    """Lines without personal paths."""

    def format(self, record: logging.LogRecord) -> str:
        return without_home(super().format(record))

"""The graphs that stood open when the program ended, for whoever wants them again at the next start."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from graphgui.data.files import is_file
from graphgui.document.settings.remembered import remembered_texts

_WANTED, _GRAPHS = "reopen_graphs", "last_graphs"


def are_wanted() -> bool:
    """Whether the program is to begin with them; by default it does not, and looks the same every time."""
    return QSettings().value(_WANTED, False, type=bool) is True


def want(on: bool) -> None:
    """Have the program begin with them, or with its start page."""
    QSettings().setValue(_WANTED, on)


def keep(windows: Iterable[QWidget]) -> None:
    """Remember the files of the last windows that are open."""
    QSettings().setValue(_GRAPHS, [window.windowFilePath() for window in windows if window.windowFilePath()])


def close_all() -> None:
    """Close every window; where all may, their graphs are those of the last time, as they are saved by then."""
    windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
    QApplication.closeAllWindows()
    if not any(window.isVisible() for window in windows):
        keep(windows)


def take() -> list[Path]:
    """Those that are still there, once: a graph that ends the program does not do so at every start."""
    found = [Path(text) for text in remembered_texts(_GRAPHS)]
    QSettings().remove(_GRAPHS)
    return list(filter(is_file, found))

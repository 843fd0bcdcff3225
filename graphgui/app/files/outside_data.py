"""Data outside a graph's own folder: a stranger's file is asked about before any of it is read."""

from collections.abc import Iterable
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from graphgui.document.settings.remembered import remembered_texts
from graphgui.storage import file

_SETTING, _MOST_KEPT = "outside_data", 200


class OutsideData(QObject):
    """Asks whether a graph may read data outside its folder, once for each file; what one saves oneself may."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def may_be_read(self, source: Path, path: Path) -> bool | None:
        """Whether a graph may read all that it refers to; None where the person would rather not open it.

        Args:
            source: where it is read from: the file at `path`, or a copy of it.
        """
        paths = file.outside(source, path)
        known = remembered_texts(_SETTING)
        new = [each for each in paths if _pair(path, each) not in known]
        if not new:
            return True
        from graphgui.dialogs.outside_data import ask_to_read  # late: hardly anybody is asked

        buttons = QtWidgets.QMessageBox.StandardButton
        question = self.tr(
            "{graph} reads data outside its own folder:\n\n{files}\n\nRead them? "
            "“No” opens the graph without these numbers."
        ).replace("{graph}", path.name)
        answer = ask_to_read(self._window, question, new, buttons.Yes | buttons.No | buttons.Cancel)
        if answer == buttons.Cancel:
            return None
        if answer == buttons.Yes:
            self.allow(path, new)
        return answer == buttons.Yes

    def allow(self, path: Path, paths: Iterable[Path]) -> None:
        """Never ask about these data of this graph again."""
        known = remembered_texts(_SETTING)
        new = [_pair(path, each) for each in paths]
        kept = [*new, *(each for each in known if each not in new)]
        QSettings().setValue(_SETTING, kept[:_MOST_KEPT])


def _pair(graph: Path, data: Path) -> str:
    return f"{graph.resolve()}\n{data}"

"""Data outside a graph's own folder: a stranger's file is asked about before any of it is read."""

from collections.abc import Iterable
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QWidget

from graphgui.document.remembered import remembered_texts
from graphgui.storage import file

_SETTING, _MOST_KEPT, _MOST_NAMED = "outside_data", 200, 5


class OutsideData(QObject):
    """Asks whether a graph may read data outside its folder, once for each file; what one saves oneself may."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def may_be_read(self, path: Path) -> bool | None:
        """Whether a graph may read all that it refers to; None where the person would rather not open it."""
        paths = file.outside(path)
        known = remembered_texts(_SETTING)
        new = [each for each in paths if _pair(path, each) not in known]
        if not new:
            return True
        buttons = QtWidgets.QMessageBox.StandardButton
        box = QtWidgets.QMessageBox(self._window)
        box.setIcon(QtWidgets.QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Data outside the graph’s folder"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self._question(path, new))
        box.setStandardButtons(buttons.Yes | buttons.No | buttons.Cancel)
        box.setDefaultButton(buttons.No)
        answer = box.exec()
        box.deleteLater()
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

    def _question(self, path: Path, paths: list[Path]) -> str:
        named = "\n".join(map(_shown, paths[:_MOST_NAMED]))
        if len(paths) > _MOST_NAMED:
            named += "\n…"
        text = self.tr(
            "{graph} reads data outside its own folder:\n\n{files}\n\nRead them? "
            "“No” opens the graph without these numbers."
        )
        return text.format(graph=path.name, files=named)


def _pair(graph: Path, data: Path) -> str:
    return f"{graph.resolve()}\n{data}"


def _shown(path: Path) -> str:
    text = str(path)
    return text if len(text) <= 120 else f"{text[:60]}…{text[-58:]}"

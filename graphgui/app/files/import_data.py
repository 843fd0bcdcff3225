"""Import Data: the file is asked for, and one dialogue after the other is opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QFileDialog

from graphgui.app import theme
from graphgui.data.frames import SUFFIXES
from graphgui.document.model import Place
from graphgui.panels.import_data.dialog import ImportDialog

if TYPE_CHECKING:
    from graphgui.app.window import Window


class ImportData(QObject):
    """What the window does when data are to be imported."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[tuple[Path, Place | None]] = []
        self._dialog: ImportDialog | None = None

    def ask(self) -> None:
        """Ask for a file, then for what to make of it."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import data"),
            "",
            self.tr("Tables ({kinds});;All files (*)").format(kinds=kinds),
        )
        if path:
            self.open(Path(path))

    def open(self, path: Path, place: QPointF | None = None) -> None:
        """Show the dialogue for a file, after those that are open."""
        self._waiting.append((path, (place.x(), place.y()) if place else None))
        self._next()

    def _next(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        path, place = self._waiting.pop(0)
        window = self._window
        self._dialog = ImportDialog(window.document, path, theme.current(), window, place)
        self._dialog.finished.connect(self._finished)
        self._dialog.open()

    def _finished(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        assert dialog is not None
        if result:
            self._window.canvas.fit()
        if result and dialog.lost:
            self._window.say_lost(dialog.lost)
        dialog.deleteLater()
        self._next()

"""Import Data: the file is asked for, and one dialogue after the other is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QWidget

from graphgui.app import theme
from graphgui.app.banner import Banner
from graphgui.app.files.missing_data import MissingData
from graphgui.data.choices import Choices
from graphgui.data.suffixes import SUFFIXES
from graphgui.document.document import Document
from graphgui.document.model import Place

if TYPE_CHECKING:
    from graphgui.panels.import_data.dialog import ImportDialog


class ImportData(QObject):
    """Asks for a file, and opens the dialogue that makes a model of it; says which data an opened graph lacks.

    Args:
        imported: is called after each import with the names of the trained parameters that could not be kept, and
            of the nodes that are new.
    """

    def __init__(
        self, document: Document, imported: Callable[[list[str], set[str]], None], banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self.missing = MissingData(document, banner, self.open_again, window)
        self._document, self._imported, self._window = document, imported, window
        self._waiting: list[tuple[Path, Place | None, Choices | None]] = []
        self._dialog: ImportDialog | None = None
        self._before: set[str] = set()

    def ask(self) -> None:
        """Ask for a file, then for what to make of it."""
        # late: no first frame needs them
        from graphgui.data.worker.client import warm_up
        from graphgui.dialogs.save_path import folder_of

        warm_up()  # while the person looks for the file
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import data"),
            str(folder_of(self._window)),
            self.tr("Tables ({kinds});;All files (*)").format(kinds=kinds),
        )
        if path:
            self.open(Path(path))

    def open(self, path: Path, place: QPointF | None = None) -> None:
        """Show the dialogue for a file, after those that are open."""
        self._waiting.append((path, (place.x(), place.y()) if place else None, None))
        self._next()

    def open_again(self, path: Path, before: Choices | None) -> None:
        """Show the dialogue for data in the place of those that the graph reads, chosen as they were before."""
        self._waiting.append((path, None, before or Choices(())))
        self._next()

    def _next(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        path, place, before = self._waiting.pop(0)
        from graphgui.panels.import_data.dialog import ImportDialog  # late: no first frame needs it

        self._before = set(self._document.graph.nodes)
        self._dialog = ImportDialog(self._document, path, theme.current(), self._window, place, before)
        self._dialog.finished.connect(self._finished)
        self._dialog.open()

    def _finished(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        assert dialog is not None
        if result:
            self._imported(dialog.lost, self._document.graph.nodes.keys() - self._before)
        dialog.deleteLater()
        self._next()

"""Data that a graph refers to and that have gone or changed: they are found, or imported anew."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from graphgui.app.banner import Again, Banner, Choice
from graphgui.data.choices import Choices
from graphgui.data.files import is_file, is_folder
from graphgui.data.suffixes import SUFFIXES
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.translated import problem_text
from graphgui.storage.missing_table import MissingTable
from graphgui.storage.project import input_matrix
from graphgui.words import Problem


class MissingData(QObject):
    """Says in the banner which data an opened graph lacks, with what can be done.

    Args:
        import_again: opens the import dialogue for a file, with what was chosen before.
    """

    def __init__(
        self,
        document: Document,
        banner: Banner,
        import_again: Callable[[Path, Choices | None], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._banner, self._import, self._window = document, banner, import_again, window
        document.path_changed.connect(self.say)

    def say(self) -> None:
        """Name the first table that is missing, or the first input that its table no longer fits; else nothing."""
        lacking, anew = self._document.project.lacking(), Again(MissingData, MissingData.say)
        for name, table in lacking.items():
            find = Choice(self.tr("Find the Data…"), partial(self._find, name, table))
            again = Choice(self.tr("Import Them Again…"), partial(self._import, table.path, table.choices))
            choices = [find, again] if table.is_refused or is_file(table.path) else [find]
            text = self.tr("{reason} The graph is here without these numbers, and can be edited and saved.")
            self._banner.say(text.format(reason=problem_text(table.reason)), choices, "caution", anew)
            return
        if problem := self._first_misfit():
            self._banner.say(problem_text(problem), tone="caution", again=anew)

    def _first_misfit(self) -> Problem | None:
        """What keeps an input from reading a file's columns, if anything does."""
        project = self._document.project
        for node in project.graph.nodes.values():
            table = project.tables.get(str(node.attributes.get("table")))
            if node.op.source == "feed" and table is not None and table.path is not None:
                try:
                    input_matrix(node, project.tables)
                except Problem as problem:
                    return problem
        return None

    def _find(self, name: str, table: MissingTable) -> None:
        """Ask for the file, and read it as it was chosen."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window,
            self.tr("Where are the data of {0}?").format(name),
            str(table.path if is_file(table.path) else _nearest(table.path)),
            self.tr("Tables ({kinds});;All files (*)").format(kinds=kinds),
        )
        if not path:
            return
        try:
            found = self._read(Path(path), table)
            if found is not None:
                edits.tables.find(self._document, name, found)
        except Problem as problem:
            self._banner.say(
                problem_text(problem),
                [
                    Choice(self.tr("Find the Data…"), partial(self._find, name, table)),
                    Choice(self.tr("Import Them Again…"), partial(self._import, Path(path), table.choices)),
                ],
            )
            return
        self.say()

    def _read(self, path: Path, table: MissingTable) -> Table | None:
        """The table in a file; None where the person would not wait for it."""
        # late: no first frame needs them
        from graphgui.data.read_table import read_table
        from graphgui.dialogs.progress_dialog import wait_for

        read = partial(read_table, path, table.choices)
        text = self.tr("Reading {0}…").format(path.name)
        found: Table | None = wait_for(read, text, self.tr("Cancel"), self._window)
        return found


def _nearest(path: Path) -> Path:
    """The folder above a path that is there."""
    return next((parent for parent in path.parents if is_folder(parent)), Path.home())

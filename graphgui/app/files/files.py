"""New, open, save: what the window does with files, and the question before work is lost."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6 import QtWidgets  # Qt makes each dialogue's class when it is first named
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from graphgui.app.files.loading import loaded, prepared, waited_for
from graphgui.app.files.open_document import OpenDocument
from graphgui.app.files.outside_data import OutsideData
from graphgui.canvas.view import CanvasView
from graphgui.data.files import is_file
from graphgui.document import versions
from graphgui.document.background import Work
from graphgui.document.settings.remembered import remembered_texts
from graphgui.document.translated import problem_text
from graphgui.storage import atomic, file
from graphgui.words import Problem

SUFFIX = ".graph.json"
_MOST_RECENT = 10


class Files(QObject):
    """Opens and saves the document, and remembers its recent files.

    Args:
        commit: has the document take what is being typed; whether all of it could be taken.
        complain: shows why something failed.
        canvas: where the document is shown.

    Attributes:
        watch: tells what happens to the file elsewhere.
    """

    def __init__(
        self,
        opened: OpenDocument,
        commit: Callable[[], bool],
        complain: Callable[[str], None],
        canvas: CanvasView,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._outside = OutsideData(window)
        self._opened, self._document, self._window = opened, opened.document, window
        self._commit, self._complain, self._canvas = commit, complain, canvas
        self.watch = opened.watch
        self.watch.attend(window)

    def new(self) -> bool:
        """Start an empty document; False where the person would rather not."""
        if not self.may_leave():
            return False
        self._document.new()
        return True

    def open(self) -> bool:
        """Ask for a file and show it."""
        from graphgui.dialogs.save_path import folder_of  # late: no first frame asks

        path, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, self.tr("Open a graph"), str(folder_of(self._window)), self._filter()
        )
        return bool(path) and self.open_path(Path(path))

    def open_path(self, path: Path, *, as_copy: bool = False) -> bool:
        """Show a file; on trouble say why and keep what is there."""
        return self.may_leave() and self._show(path, as_copy=as_copy)

    def allow_outside(self, path: Path) -> None:
        """Let a graph's file read data outside its folder; the person has said so already."""
        self._outside.allow(path, file.outside(path))

    def reload(self) -> bool:
        """Show the file as it is now, without what was changed here; False where the person would rather not."""
        path = self._document.path
        if path is None or not self.may_drop_typing():
            return False
        if self._document.is_modified and not self._may_discard(*self._reloading()):
            return False
        return self._show(path)

    def _show(self, path: Path, *, as_copy: bool = False) -> bool:
        outside = self._outside.may_be_read(path, path)
        if outside is None:
            return False
        try:
            read = partial(file.load, path, drafts=True, outside=outside)
            project = loaded(read, path, path.name, self._window, outside=outside)
            if project is None or not prepared(project, path.name, self._canvas, self._window):
                return False
            self._document.open(path, as_copy=as_copy, project=project)
        except Problem as problem:
            self._complain(problem_text(problem))
            return False
        if not as_copy:
            self._remember(path)
            atomic.sweep(path.parent)
        return True

    def open_version(self, version: Path) -> bool:
        """Show what the file was when it was saved then; it is as it is until this is saved."""
        place = self._document.path
        if place is None or not self.may_leave():
            return False
        outside = self._outside.may_be_read(version, place)
        if outside is None:
            return False
        try:
            read = partial(file.load, version, drafts=True, outside=outside, place=place)
            project = loaded(read, version, place.name, self._window)
        except Problem as problem:
            self._complain(problem_text(problem))
            return False
        if project is None or not prepared(project, place.name, self._canvas, self._window):
            return False
        self._document.bring_back(project, place, is_modified=True)
        return True

    def wait_for(self, work: Work, path: Path) -> Any:
        """What work over a file returns, None where the person would not wait. Raises the work's `Problem`."""
        return waited_for(work, path.name, self._window)

    def save(self) -> bool:
        """Save where the document is, or ask where that would be."""
        self._commit()
        path = self._document.path
        return self.save_as() if path is None else self._save_to(path)

    def save_as(self) -> bool:
        """Ask where to, and save."""
        from graphgui.dialogs.save_path import ask_save_path  # late, as above

        self._commit()
        name = self._document.path or f"{self.tr('untitled')}{SUFFIX}"
        filters = dict.fromkeys(self._filter().split(";;"), SUFFIX)
        path = ask_save_path(self._window, self.tr("Save the graph"), name, filters, [".json"])
        return path is not None and self._save_to(path)

    def may_leave(self) -> bool:
        """Whether the document may be given up: it is saved, or the person says so."""
        if not self.may_drop_typing():
            return False
        if self._document.is_modified:
            title, text = self.tr("Unsaved changes"), self.tr("Save the changes to {0}?")
        elif self._opened.has_trained:
            title, text = self.tr("Trained parameters"), self.tr("Keep the trained parameters in {0}?")
        else:
            return True
        buttons = QtWidgets.QMessageBox.StandardButton
        answer = QtWidgets.QMessageBox.question(
            self._window,
            title,
            text.format(self.title()),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def may_drop_typing(self) -> bool:
        """Whether fields may go: the document has what was typed in them, or the person says so."""
        return self._commit() or self._may_discard(
            self.tr("Something typed cannot be taken"),
            self.tr("What stands in a field cannot be read, and would be lost. The reason stands beside it."),
        )

    def _reloading(self) -> tuple[str, str]:
        text = self.tr("The changes to {0} that were made here would be lost.")
        return self.tr("Reload the file?"), text.format(self.title())

    def _replacing(self) -> tuple[str, str]:
        text = self.tr("{0} was changed outside this window. What is there now would be replaced.")
        return self.tr("Replace what was changed?"), text.format(self.title())

    def _may_discard(self, title: str, text: str) -> bool:
        buttons = QtWidgets.QMessageBox.StandardButton
        answer = QtWidgets.QMessageBox.question(
            self._window, title, text, buttons.Discard | buttons.Cancel, buttons.Cancel
        )
        return answer == buttons.Discard

    def title(self) -> str:
        """The document's name as a title bar has it."""
        path = self._document.path
        return path.name.removesuffix(SUFFIX) if path else self.tr("untitled")

    def recent(self) -> list[Path]:
        """The files of late that are still there, newest first."""
        return [path for path in map(Path, remembered_texts("recent")) if is_file(path)]

    def versions(self) -> list[versions.Version]:
        """What was saved of the file, newest first."""
        path = self._document.path
        return versions.of(path) if path else []

    def _save_to(self, path: Path) -> bool:
        if path == self._document.path and self.watch.is_another and not self._may_discard(*self._replacing()):
            return False
        kept = file.to_embed(self._document.project)
        versions.keep(path)
        try:
            self._document.save(path)
        except Problem as problem:
            if path == self._document.path:
                self.watch.take_as_known()  # what was written before it failed is nobody else's
            self._complain(problem_text(problem))
            return False
        versions.keep(path)
        self._remember(path)
        self._allow_what_is_read(path)
        if kept:
            text = self.tr("The data file of {0} is gone: its numbers were saved with the graph.")
            self._complain(text.format(", ".join(kept)))
        return True

    def _allow_what_is_read(self, path: Path) -> None:
        """Let the file that was saved read what the document does, and not what the person has refused it."""
        tables = self._document.project.lacking().values()
        refused = {os.path.normpath(table.path) for table in tables if table.is_refused}
        self._outside.allow(path, [each for each in file.outside(path) if os.path.normpath(each) not in refused])

    def _remember(self, path: Path) -> None:
        path = path.resolve()
        paths = [path, *(other for other in self.recent() if other != path)]
        QSettings().setValue("recent", [str(p) for p in paths[:_MOST_RECENT]])

    def _filter(self) -> str:
        return self.tr("Graphs ({0});;All files (*)").format(f"*{SUFFIX} *.json")

"""Keeps a document for the case of a crash, soon after each edit and whenever training pauses."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from graphgui.app.files.files import Files
from graphgui.canvas.editing.inline_edit import InlineEdit
from graphgui.document.background import BackgroundTask, Work
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.progress import Progress, unseen
from graphgui.storage.annotations import Note
from graphgui.storage.project import Project
from graphgui.storage.recovery import Entry, Facts
from graphgui.words import Problem

_REST = 300  # ms from an edit until it is kept, with all that came in between
_SHARE = 4  # a write that takes long comes no more often than this many times its length


class Autosave(QObject):
    """Writes the document of a window into a recovery folder, in a thread, until the window is gone.

    Nothing is written before there is a folder.

    Signals:
        saved: the folder holds the document.
        failed: a `Problem` that keeps it from doing so; once, until it does again.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(
        self, document: Document, session: Session, files: Files, typing: InlineEdit, window: QWidget
    ) -> None:
        super().__init__(window)
        self._typing = typing
        self._document, self._session, self._files, self._window = document, session, files, window
        self._folder: Path | None = None
        self._entries = entries = list[Entry]()
        self._kept: tuple[object, int] = session.run, session.step
        self._is_due = self._has_failed = self._is_broken = False
        self._began = 0.0
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.save)
        self._task = BackgroundTask(self)
        self._task.done.connect(self._written)
        for changed in (
            document.undo_stack.indexChanged,
            document.undo_stack.cleanChanged,
            document.training_changed,
            document.breakpoints_changed,
            document.answers_changed,
            document.path_changed,
        ):
            changed.connect(self._changed)
        typing.note_typed.connect(self._changed)
        document.replaced.connect(self._replaced)
        session.moment_shown.connect(self._trained)
        session.state_changed.connect(self._trained)
        window.destroyed.connect(partial(_close, entries))  # this object is gone by then

    def begin(self, folder: Path) -> None:
        """Write into this folder from now on."""
        self._folder, self._entries[:] = folder, [_new(folder)]
        self._changed()

    def save(self) -> None:
        """Keep the document as it stands, beside the window, as soon as what is being written is."""
        if self._folder is None:
            return
        self._timer.stop()
        self._is_due = self._task.is_busy
        if self._is_due:
            return
        self._began = perf_counter()
        self._is_broken = True  # until it tells how it went
        self._task.begin(self._work())

    def save_at_once(self) -> None:
        """Keep it where something has gone wrong elsewhere: more may."""
        if self._task.is_busy or not self._is_broken:  # else keeping it is what goes wrong, and would for ever
            self.save()

    def save_now(self) -> None:
        """Keep it before anything else happens: the process is about to end."""
        if self._folder is not None:
            self._timer.stop()
            self._task.cancel()  # an older copy
            self._work()(unseen)

    def _work(self) -> Work:
        self._kept = self._session.run, self._session.step
        entry = self._entries[0]
        if self._is_empty():
            return lambda _progress: entry.forget()
        return partial(_write, entry, self._facts(), self._project())

    def _project(self) -> Project:
        """The project, with a note as it is being written: that is no edit until its field is left."""
        project = _copy(self._document.project)
        for name, text in self._typing.unfinished_note().items():
            if isinstance(note := project.annotations.get(name), Note):
                project.annotations[name] = replace(note, text=text)
        return project

    def _is_empty(self) -> bool:
        document = self._document
        return not (document.path or document.is_modified or len(document.graph) or document.annotations)

    def _facts(self) -> Facts:
        document, place = self._document, self._window.geometry()
        return Facts(
            title=self._files.title(),
            path=str(document.path.absolute()) if document.path else None,
            is_modified=document.is_modified
            or document.path is None
            or self._session.step > 0
            or bool(self._typing.unfinished_note()),
            place=(place.x(), place.y(), place.width(), place.height()),
        )

    def _changed(self) -> None:
        if self._folder is not None and not self._timer.isActive():
            self._timer.start()

    def _trained(self) -> None:
        session = self._session
        if session.state == "idle" and (session.run, session.step) != self._kept:
            self._changed()

    def _replaced(self) -> None:
        """Another document: the one before was saved or given up."""
        self._task.cancel()  # what is being written is no copy of the new one, and must not be told as such
        self._is_broken = False
        if self._folder is not None:
            self._entries[0].close()
            self.begin(self._folder)

    def _written(self, problem: Problem | None) -> None:
        self._is_broken = False
        took = perf_counter() - self._began
        self._timer.setInterval(max(_REST, int(took * 1000 * _SHARE)))
        if problem is None:
            self._has_failed = False
            self.saved.emit()
        elif not self._has_failed:
            self._has_failed = True
            self.failed.emit(problem)
        if self._is_due:
            self._changed()


def _close(entries: list[Entry]) -> None:
    for entry in entries:
        entry.close()


def _new(folder: Path) -> Entry:
    return Entry(folder, os.urandom(8).hex())


def _write(entry: Entry, facts: Facts, project: Project, progress: Progress) -> Problem | None:
    """Runs in a thread."""
    try:
        entry.keep(facts, project, progress)
    except Problem as problem:
        return problem
    return None


def _copy(project: Project) -> Project:
    """The project as it stands, of which nothing changes while it is written."""
    return replace(
        project,
        graph=project.graph.copy(),
        tables=dict(project.tables),
        parameters={name: array.copy() for name, array in project.parameters.items()},
        annotations=dict(project.annotations),
        breakpoints=dict(project.breakpoints),
        answers=dict(project.answers),
        missing=dict(project.missing),
    )

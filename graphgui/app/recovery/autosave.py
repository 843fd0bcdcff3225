"""Keeps a document for the case of a crash, soon after each edit and whenever training pauses."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import thread_time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from graphgui.app.files.files import Files
from graphgui.app.recovery.newest_work import NewestWork
from graphgui.app.recovery.unfinished_typing import UnfinishedTyping
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
_SHARE, _MOST = 4, 1.0  # a write that takes long is rested from: for this many times its length, and seconds
_CHEAP = 0.002  # seconds of taking a copy that every edit may cost


class Autosave(QObject):
    """Writes the document of a window into a recovery folder, in a thread, until the window is gone.

    Nothing is written before there is a folder. A copy is taken within the edit itself, as long as that is cheap:
    whatever keeps the window busy afterwards keeps no thread from writing it.

    Signals:
        saved: the folder holds the document.
        failed: a `Problem` that keeps it from doing so; once, until it does again.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(
        self, document: Document, session: Session, files: Files, inline_edit: InlineEdit, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._inline_edit, self._typing = inline_edit, UnfinishedTyping(inline_edit, window)
        self._document, self._session, self._files, self._window = document, session, files, window
        self._folder: Path | None = None
        self._entries = entries = list[Entry]()
        self._kept: tuple[object, int] = session.run, session.step
        self._has_failed = self._is_broken = False
        self._cost = 0.0
        self._writing: NewestWork | None = None
        self._timer = QTimer(self, interval=_REST, singleShot=True)
        self._timer.timeout.connect(self.save)
        self._task = BackgroundTask(self)
        self._task.progressed.connect(self._written)
        for changed in (
            document.undo_stack.indexChanged,
            document.undo_stack.cleanChanged,
            document.training_changed,
            document.breakpoints_changed,
            document.answers_changed,
            document.path_changed,
        ):
            changed.connect(self._changed)
        for typed in (inline_edit.note_typed, self._typing.changed):
            typed.connect(self._changed)
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
        self._is_broken = True  # until it tells how it went
        began = thread_time()
        work = self._work()
        self._cost = thread_time() - began
        if self._writing is None or not self._writing.give(work):
            self._writing = NewestWork(work, _REST / 1000, _SHARE, _MOST)
            self._task.begin(self._writing.run)

    def save_at_once(self) -> None:
        """Keep it where something has gone wrong elsewhere: more may."""
        if self._task.is_busy or not self._is_broken:  # else keeping it is what goes wrong, and would for ever
            self.save()

    def is_of(self, document: Document) -> bool:
        """Whether it is this document that is kept."""
        return document is self._document

    def take_up(self, facts: Facts) -> None:
        """The document was brought back from a copy of which this is said: its file may be another since."""
        if facts.is_modified:
            self._files.watch.compare(facts.known)

    def save_now(self) -> None:
        """Keep it before anything else happens: the process is about to end."""
        if self._folder is not None:
            self._timer.stop()
            self._give_up()  # an older copy
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
        for name, text in self._inline_edit.unfinished_note().items():
            if isinstance(note := project.annotations.get(name), Note):
                project.annotations[name] = replace(note, text=text)
        return project

    def _is_empty(self) -> bool:
        document = self._document
        is_untouched = not (document.path or document.is_modified or len(document.graph) or document.annotations)
        return is_untouched and not self._typing.texts()

    def _facts(self) -> Facts:
        document, place = self._document, self._window.geometry()
        return Facts(
            title=self._files.title(),
            path=str(document.path.absolute()) if document.path else None,
            is_modified=document.is_modified
            or document.path is None
            or self._session.step > 0
            or bool(self._inline_edit.unfinished_note()),
            place=(place.x(), place.y(), place.width(), place.height()),
            known=self._files.watch.known,
            typed=self._typing.texts(),
        )

    def _changed(self) -> None:
        if self._folder is None or not isValid(self._document.undo_stack):  # a window that goes undoes its steps
            return
        if self._cost < _CHEAP:
            self.save()
        elif not self._timer.isActive():
            self._timer.start()

    def _trained(self) -> None:
        session = self._session
        if session.state == "idle" and (session.run, session.step) != self._kept:
            self._changed()

    def _replaced(self) -> None:
        """Another document: the one before was saved or given up."""
        self._give_up()  # what is being written is no copy of the new one, and must not be told as such
        self._is_broken = False
        if self._folder is not None:
            self._entries[0].close()
            self.begin(self._folder)

    def _give_up(self) -> None:
        self._task.cancel()
        self._writing = None

    def _written(self, share: float) -> None:
        if share < 1:  # it has begun: what it is to replace must stay until it is written
            return
        assert self._writing is not None
        self._is_broken = False
        self._timer.setInterval(int(self._writing.pause * 1000))
        problem = self._writing.problem
        if problem is None:
            self._has_failed = False
            self.saved.emit()
        elif not self._has_failed:
            self._has_failed = True
            self.failed.emit(problem)


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

"""The program's keeping of documents: those of its windows while it runs, and those left by runs that crashed."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from graphgui.app.banner import Banner, Choice
from graphgui.app.errors import log
from graphgui.app.errors.handler import ErrorHandler
from graphgui.app.errors.report import versions, without_home
from graphgui.app.files.file_watch import remove_stale_locks
from graphgui.app.files.files import Files
from graphgui.app.recovery.autosave import Autosave
from graphgui.app.recovery.run_folder import RunFolder, left_behind
from graphgui.canvas.editing.inline_edit import InlineEdit
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.settings import written_folders
from graphgui.document.translated import problem_text
from graphgui.singleton import singleton
from graphgui.storage import atomic
from graphgui.storage.recovery import Entry, Facts, entries
from graphgui.words import Problem, mark_for_translation


class Recovery(QObject):
    """Keeps what is edited in the windows that it watches, once it has begun; scripts and tests never begin it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._run: RunFolder | None = None
        self._problem: Problem | None = None  # why there is none
        self._left: list[RunFolder] = []
        self._autosaves: list[tuple[Autosave, Banner]] = []
        self._brought: WeakKeyDictionary[Document, Entry] = WeakKeyDictionary()
        self._untold: WeakKeyDictionary[Document, Facts] = WeakKeyDictionary()

    @classmethod
    def of_the_program(cls) -> "Recovery":
        """The one that there is."""
        return singleton(cls)

    def watch(
        self,
        document: Document,
        session: Session,
        files: Files,
        typing: InlineEdit,
        banner: Banner,
        window: QMainWindow,
    ) -> None:
        """Keep a window's document, until the window is closed."""
        autosave = Autosave(document, session, files, typing, window)
        autosave.saved.connect(partial(self._drop_older, document))
        autosave.failed.connect(lambda problem: _complain(problem, banner))
        ErrorHandler.of_the_program().happened.connect(autosave.save_at_once)
        self._autosaves = [*self._open(), (autosave, banner)]
        autosave.destroyed.connect(self._let_go)
        if self._run is not None:
            autosave.begin(self._run.path)
        elif self._problem is not None:
            _complain(self._problem, banner)
        self._take_up(document)

    def begin(self) -> Path | None:
        """Keep what is edited from now on, and take over what earlier runs have left.

        Returns the file for what Python says of a crash; None where nothing can be kept.
        """
        try:
            self._run = RunFolder.begin()
        except OSError as error:
            self._problem = Problem("{reason}", reason=f"{error.strerror or error}.")
            for _, banner in self._open():
                _complain(self._problem, banner)
            return None
        self.look_again()
        for autosave, _ in self._open():
            autosave.begin(self._run.path)
        return self._run.faults

    def look_again(self) -> None:
        """Find what crashes have left; what a killed run was just starting may hold its lock for a moment."""
        self._left += left_behind()
        if self._left:
            remove_stale_locks()
            written_folders.sweep()

    def save_now(self) -> None:
        """Keep every document before anything else happens."""
        for autosave, _ in self._open():
            autosave.save_now()

    def left(self) -> list[Entry]:
        """The documents of runs that have crashed."""
        return [entry for run in self._left for entry in entries(run.path)]

    def report(self) -> str:
        """How those runs have ended, as far as is known: what Python wrote of a crash, and the end of the log."""
        reports = [run.report() or "Python has written nothing of a crash.\n" for run in self._left]
        return without_home("\n".join([versions(), *reports, "The log:", *log.last_lines()]))

    @property
    def has_crashed(self) -> bool:
        """Whether a run before this one has not ended as it should."""
        return bool(self._left)

    def replace(self, entry: Entry, document: Document) -> None:
        """Let go of what was left once the document made of it is kept; tell what else is known of it."""
        self._brought[document] = entry
        with suppress(Problem):
            self._untold[document] = facts = entry.facts()
            if facts.path is not None:
                atomic.sweep(Path(facts.path).parent)  # a save may have been under way
        self._take_up(document)

    def tidy(self) -> None:
        """Remove the folders of runs of which nothing is left."""
        for run in list(self._left):
            if not entries(run.path):
                run.end()
                self._left.remove(run)

    def end(self) -> None:
        """The program ends as it should: nothing of this run is to be brought back."""
        self._problem = None
        if self._run is not None:
            self._run.end()
            self._run = None
        for run in self._left:
            run.lock.close()
        self._left = []

    def _let_go(self) -> None:
        """Hold no window that is gone."""
        self._autosaves = self._open()

    def _open(self) -> list[tuple[Autosave, Banner]]:
        """Of the windows that are open still."""
        return [pair for pair in self._autosaves if isValid(pair[0])]

    def _take_up(self, document: Document) -> None:
        """Tell of a document that was brought back; one in a new window waits until that is watched."""
        for autosave, banner in self._open():
            if autosave.is_of(document) and (facts := self._untold.pop(document, None)):
                if facts.typed:
                    _say_typed(facts, banner)
                autosave.take_up(facts)

    def _drop_older(self, document: Document) -> None:
        if entry := self._brought.pop(document, None):
            entry.close()
            self.tidy()


def _complain(problem: Problem, banner: Banner) -> None:
    template = mark_for_translation(
        "problems", "Your work cannot be kept for the case of a crash: {reason} Save it now and then."
    )
    banner.say(problem_text(Problem(template, reason=problem)), tone="caution")


def _say_typed(facts: Facts, banner: Banner) -> None:
    """What stood in a field is no part of the document, and may be typed again."""
    sentence = QCoreApplication.translate("recovery", "Typed when graphgui ended, and in no field now:")
    lines = [f"{typed.place}: {typed.text}" for typed in facts.typed]
    copied = "\n".join(typed.text for typed in facts.typed)
    copy = Choice(
        QCoreApplication.translate("recovery", "Copy"), lambda: QGuiApplication.clipboard().setText(copied)
    )
    banner.say("\n".join([sentence, *lines]), [copy])

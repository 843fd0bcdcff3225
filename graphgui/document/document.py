"""The document: a project, its undo list, and its file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from graphgui.data.files import check_regular
from graphgui.document.garbage import look_at_all
from graphgui.document.model import Model
from graphgui.document.translated import translated_notes
from graphgui.engine.graph.graph import Graph
from graphgui.engine.training.trainer import Training
from graphgui.storage import file
from graphgui.storage.project import Project


def empty_project() -> Project:
    """Nothing but defaults, and a rate that follows the data."""
    return Project(graph=Graph(), tables={}, training=Training(automatic_rate=True), parameters={})


class Document(Model):
    """A project that is edited by the functions of `graphgui.document.edits`, and that is saved.

    Each edit pushes one step, or raises `Problem` and changes nothing.
    """

    path_changed = Signal()
    modified_changed = Signal()  # `is_modified` may be another

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(project or empty_project(), parent)
        self._path: Path | None = None
        self._saved_texts = self._texts()
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.modified_changed)
        self.breakpoints_changed.connect(self.modified_changed)
        self.answers_changed.connect(self.modified_changed)
        self.undo_stack.indexChanged.connect(self.announce_shapes)

    def __del__(self) -> None:
        """Let go of all steps before Python's collector breaks the circle of document, undo list and steps.

        It breaks it wherever it comes by first; a step that goes before its list leaves Qt a pointer to nothing.
        """
        if isValid(self.undo_stack):
            self.undo_stack.blockSignals(True)
            self.undo_stack.clear()

    def push(self, command: QUndoCommand) -> None:
        """Make a change; it is one step, or part of the one that `one_step` is making."""
        self.undo_stack.push(command)

    @contextmanager
    def one_step(self, text: str) -> Iterator[None]:
        """All edits within are undone and redone as one; if one of them fails, none was made."""
        index = self.undo_stack.index()
        self.undo_stack.beginMacro(text)
        try:
            yield
        except BaseException:
            self.undo_stack.endMacro()
            if self.undo_stack.index() > index:
                step = self.undo_stack.command(index)
                try:
                    _take_back(step)
                finally:
                    step.setObsolete(True)
                    self.undo_stack.undo()  # drops it, so that nobody can redo it
            raise
        self.undo_stack.endMacro()

    @property
    def path(self) -> Path | None:
        """Where the document is saved; None for one that never was."""
        return self._path

    @property
    def is_modified(self) -> bool:
        """Whether there are edits, conditions of breakpoints or answers that are not in the file."""
        return not self.undo_stack.isClean() or self._texts() != self._saved_texts

    def new(self) -> None:
        """Start an empty document."""
        self._become(empty_project(), None)

    def open(self, path: Path, *, as_copy: bool = False, project: Project | None = None) -> None:
        """Show another file. Raises `Problem` and keeps this one.

        Args:
            as_copy: for an example: its path is forgotten, and its notes are translated.
            project: what is in the file, where it has been read already.
        """
        project = project or file.load(path, drafts=True)
        if as_copy:
            project.annotations = translated_notes(project.annotations)
        self._become(project, None if as_copy else path)

    def bring_back(self, project: Project, path: Path | None, *, is_modified: bool) -> None:
        """Show what was being edited, with changes that the file at `path` may lack."""
        self._become(project, path)
        if is_modified:
            self.undo_stack.resetClean()

    def save(self, path: Path) -> None:
        """Write to `path` and be that file from then on. Raises `Problem` where it cannot."""
        check_regular(path)  # a pipe that nobody reads would be waited for
        file.save(self.project, path)
        self._path = path
        self._saved_texts = self._texts()
        self.undo_stack.setClean()
        self.path_changed.emit()

    def _become(self, project: Project, path: Path | None) -> None:
        look_at_all()
        self._path = path
        self.undo_stack.clear()
        self.apply_project(project)
        self._saved_texts = self._texts()
        self.path_changed.emit()

    def _texts(self) -> tuple[dict[str, str], dict[str, str]]:
        """What a person has typed beside edits; a breakpoint without a condition is a switch, and no work."""
        return {name: text for name, text in self.breakpoints.items() if text}, dict(self.answers)


def _take_back(step: QUndoCommand) -> None:
    """Undo all parts of a step, last first, also where one of them raises; then raise it.

    Qt itself would leave out the parts after one that raises.
    """
    problem: Exception | None = None
    for number in reversed(range(step.childCount())):
        part = step.child(number)
        try:
            _take_back(part) if part.childCount() else part.undo()
        except Exception as error:
            problem = problem or error
    if problem is not None:
        raise problem

"""The document: a project, its undo list, and its file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from graphgui.document.edits.annotations import Annotating
from graphgui.document.edits.arrange import Arranging
from graphgui.document.edits.clipboard import Clipboard
from graphgui.document.edits.groups import Grouping
from graphgui.document.edits.import_data import Importing
from graphgui.document.edits.kept_runs import Keeping
from graphgui.document.edits.points import Points
from graphgui.document.edits.standardise import Standardising
from graphgui.document.edits.table_cells import TableEdits
from graphgui.engine.graph.graph import Graph, Wire
from graphgui.engine.training.trainer import Training
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem


def empty_project() -> Project:
    """Nothing but defaults."""
    return Project(graph=Graph(), tables={}, training=Training(), parameters={})


class Document(Clipboard, Standardising, Grouping, Annotating, Arranging, Keeping, Points, Importing, TableEdits):
    """A project that is edited by verbs, each one step on `undo_stack`, and that is saved."""

    path_changed = Signal()

    def __init__(self, project: Project | None = None, parent: QObject | None = None) -> None:
        super().__init__(project or empty_project(), parent)
        self._path: Path | None = None

    @property
    def path(self) -> Path | None:
        """Where the document is saved; None for one that never was."""
        return self._path

    @property
    def is_modified(self) -> bool:
        return not self.undo_stack.isClean()

    def new(self) -> None:
        """Start an empty document."""
        self._become(empty_project(), None)

    def open(self, path: Path, *, as_copy: bool = False, project: Project | None = None) -> None:
        """Show another file; `as_copy` forgets its path, for an example. Raises `Problem` and keeps this one.

        Args:
            project: what is in the file, where it has been read already.
        """
        self._become(project or file.load(path, drafts=True), None if as_copy else path)

    def save(self, path: Path) -> None:
        """Write to `path` and be that file from then on. Raises `Problem` where it cannot."""
        file.save(self.project, path)
        self._path = path
        self.undo_stack.setClean()
        self.path_changed.emit()

    def _become(self, project: Project, path: Path | None) -> None:
        self._path = path
        self.undo_stack.clear()
        self.apply_project(project)
        self.path_changed.emit()


def refusal(document: Document, wire: Wire) -> Problem | None:
    """Why a wire cannot be added, None where it can."""
    try:
        document.check_wire(wire)
    except Problem as problem:
        return problem
    return None

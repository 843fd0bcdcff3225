"""An edit of the parameters is the start of another run."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QObject

from graphgui.document.document import Document
from graphgui.ops import Array
from graphgui.words import Problem


class StartingPoints(QObject):
    """Begins another run wherever an edit, its undo or its redo puts the parameters.

    Args:
        pause: ends training.
        begin: begins a run at a vector of parameters.
    """

    def __init__(
        self, document: Document, pause: Callable[[], None], begin: Callable[[Array], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._pause, self._begin_at = document, pause, begin
        document.start_moved.connect(self._begin)

    def _begin(self, parameters: Mapping[str, Array | None]) -> None:
        document = self._document
        self._pause()
        document.apply_parameters(parameters)  # which a run that is paused has written over
        with suppress(Problem):  # of a graph that cannot run: they are in the document, for when it can
            self._begin_at(document.project.plan(document.runnable_graph, document.feeds).theta)

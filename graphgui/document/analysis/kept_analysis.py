"""What an analysis finds of a document's graph and numbers, kept until they change; found beside the window where
it takes long."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.progress import Progress


class KeptAnalysis(QObject):
    """One kind of analysis, by its subclass; a document has one of each, made when it is first asked.

    `MANY` numbers of the data, or examples x parameters, or `MANY_NODES`, take some tenths of a second.

    Signals:
        known: the result has been found beside the window.
    """

    MANY, MANY_NODES = 500_000, 5_000
    known = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._result: Any = None
        self._is_known = False
        self._reading = BackgroundTask(self)
        self._is_stale = False
        self._reading.done.connect(self._arrived)
        document.structure_changed.connect(self._invalidate)

    @staticmethod
    def analyse(graph: Graph, feeds: Feeds) -> Any:
        """The result, which must not be written to; called in a thread where it takes long."""
        raise NotImplementedError

    def get(self) -> Any:
        """The result; None as long as it is being found beside the window."""
        if not self._is_known:
            self._is_known, document = True, self._document
            graph, feeds = document.runnable_graph, document.feeds
            if not self._takes_long(graph, feeds):
                self._result = self.analyse(graph, feeds)
            elif self._reading.is_busy:
                self._is_stale = True
            else:
                self._begin(graph.copy(), feeds)
        return self._result

    @property
    def is_awaited(self) -> bool:
        """Whether the result that was asked for is being found."""
        return self._is_known and self._reading.is_busy

    def _takes_long(self, graph: Graph, feeds: Feeds) -> bool:
        if len(graph) >= self.MANY_NODES:
            return True
        known = self._document.shapes.known
        shapes = [known[port] for port in graph.all_parameters() if port in known]
        parameters = sum(rows * columns for rows, columns in shapes)
        examples = max((len(feed) for feed in feeds.values()), default=1)
        return max(sum(feed.size for feed in feeds.values()), examples * parameters) >= self.MANY

    def _begin(self, graph: Graph, feeds: Feeds) -> None:
        analyse = self.analyse

        def work(_progress: Progress) -> Any:
            return analyse(graph, feeds)

        self._is_stale = False
        self._reading.begin(work)

    def _arrived(self, result: Any) -> None:
        if self._is_stale:  # it is of numbers of before
            self._is_known = False
        elif self._is_known:
            self._result = result
        self.known.emit()

    def _invalidate(self) -> None:
        self._is_stale = self._reading.is_busy
        self._result, self._is_known = None, False

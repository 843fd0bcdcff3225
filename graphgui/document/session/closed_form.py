"""The closed form of a document's loss, cached; computed in the background where it takes long."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, Signal

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.engine.analysis.closed_form import Quadratic, quadratic
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.progress import Progress
from graphgui.words import Problem

_MANY = 500_000  # numbers of the data, or examples x parameters: some tenths of a second


def closed_form(document: Document) -> Quadratic | None:
    """The minimum and curvature of a quadratic loss; None for another one, and for a graph that cannot run.

    None, too, as long as it is being computed beside the window: `when_known` tells.
    """
    return _cache_of(document).get()


def when_known(document: Document, call: Callable[[], None]) -> None:
    """Have a method called each time that a closed form has been computed beside the window."""
    _cache_of(document).known.connect(call)


def _cache_of(document: Document) -> "_ClosedFormCache":
    return document.findChild(_ClosedFormCache) or _ClosedFormCache(document)


class _ClosedFormCache(QObject):
    """Forgets what it has computed when graph or numbers change."""

    known = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._closed: Quadratic | None = None
        self._is_known = False
        self._reading = BackgroundTask(self)
        self._is_stale = False
        self._reading.done.connect(self._arrived)
        document.structure_changed.connect(self._invalidate)

    def get(self) -> Quadratic | None:
        if not self._is_known:
            self._is_known, document = True, self._document
            graph, feeds = document.runnable_graph, document.feeds
            if not self._takes_long(graph, feeds):
                self._closed = _computed(graph, feeds)
            elif self._reading.is_busy:
                self._is_stale = True
            else:
                self._begin(graph.copy(), feeds)
        return self._closed

    def _takes_long(self, graph: Graph, feeds: Feeds) -> bool:
        known = self._document.shapes.known
        shapes = [known[port] for port in graph.all_parameters() if port in known]
        parameters = sum(rows * columns for rows, columns in shapes)
        examples = max((len(feed) for feed in feeds.values()), default=0)
        return max(sum(feed.size for feed in feeds.values()), examples * parameters) >= _MANY

    def _begin(self, graph: Graph, feeds: Feeds) -> None:
        def work(_progress: Progress) -> Quadratic | None:
            return _computed(graph, feeds)

        self._is_stale = False
        self._reading.begin(work)

    def _arrived(self, closed: Quadratic | None) -> None:
        if self._is_stale:  # it is of numbers of before
            self._is_known = False
        elif self._is_known:
            self._closed = closed
        self.known.emit()

    def _invalidate(self) -> None:
        self._is_stale = self._reading.is_busy
        self._closed, self._is_known = None, False


def _computed(graph: Graph, feeds: Feeds) -> Quadratic | None:
    try:
        return quadratic(graph, feeds)
    except (Problem, np.linalg.LinAlgError):
        return None

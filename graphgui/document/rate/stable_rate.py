"""The largest stable learning rate of a document, found beside the window after each edit."""

from math import prod
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.settings import Training
from graphgui.progress import Progress

if TYPE_CHECKING:
    from graphgui.engine.analysis.sharpness import Sharpness
    from graphgui.engine.analysis.stability import StableRate

_QUIET = 300  # ms without an edit before it is looked for
_MANY = 2_000_000  # numbers fed
_FEW = 200  # parameters for which an estimate takes a third of a second, of however many numbers


class StableRateFinder(QObject):
    """Knows how sharply the loss bends, and so the largest stable rate for the optimiser chosen.

    Attributes:
        is_current: whether what is known is that of the graph, the numbers and the examples as they stand.

    Signals:
        found: `rate` may be another.
    """

    found = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._sharpness: Sharpness | None = None
        self._looked_at = _seen_by_steps(document.training)
        self.is_current = False
        self._timer = QTimer(self, interval=_QUIET, singleShot=True)
        self._timer.timeout.connect(self._begin)
        self._task = BackgroundTask(self)
        self._task.done.connect(self._arrived)
        document.replaced.connect(self._forget)
        document.structure_changed.connect(self._changed)
        document.training_changed.connect(self._training_changed)
        self._timer.start()

    @classmethod
    def of(cls, document: Document) -> "StableRateFinder":
        """The one that a document has."""
        return document.findChild(cls) or cls(document)

    @property
    def rate(self) -> "StableRate | None":
        """The largest stable rate; None where none is known, or not yet."""
        from graphgui.engine.analysis.stability import stable_rates  # late: not needed for the first frame

        return stable_rates(self._document.training, self._sharpness)

    def find_now(self) -> None:
        """Have it at once, where that takes a fraction of a second at most."""
        document = self._document
        if self.is_current:
            return
        graph, known = document.runnable_graph, document.shapes.known
        learnt = sum(prod(known[port]) for port in graph.all_parameters() if port in known)
        found = _found(graph, document.feeds, document.training, patient=learnt <= _FEW)
        if found is not None:
            self._timer.stop()
            self._task.cancel()
            self._arrived(found)

    # inside

    def _forget(self) -> None:
        """Another graph: what is known of the one before says nothing of it."""
        self._sharpness, self.is_current = None, False
        self.found.emit()

    def _changed(self) -> None:
        self.is_current = False
        self._looked_at = _seen_by_steps(self._document.training)
        self._task.cancel()
        self._timer.start()

    def _training_changed(self) -> None:
        if _seen_by_steps(self._document.training) != self._looked_at:
            self._changed()
        else:
            self.found.emit()  # another optimiser has another bound

    def _begin(self) -> None:
        document = self._document
        graph, feeds, training = document.runnable_graph.copy(), document.feeds, document.training
        if not graph.nodes:
            self._arrived(None)  # as behind the start page
            return

        def work(_progress: Progress) -> "Sharpness | None":
            return _found(graph, feeds, training)

        self._task.begin(work)

    def _arrived(self, sharpness: "Sharpness | None") -> None:
        self._sharpness, self.is_current = sharpness, True
        self.found.emit()


def _found(graph: Graph, feeds: Feeds, training: Training, *, patient: bool = True) -> "Sharpness | None":
    from graphgui.engine.analysis.sharpness import estimated_sharpness, sharpness

    found = sharpness(graph, feeds, training) if _size(feeds) <= _MANY else None
    return found or (estimated_sharpness(graph, feeds, training) if patient else None)


def _size(feeds: Feeds) -> int:
    return sum(feed.size for feed in feeds.values())


def _seen_by_steps(training: Training) -> tuple[object, ...]:
    """Which examples each step sees, and where it starts."""
    return training.batch_size, training.validation, training.seed

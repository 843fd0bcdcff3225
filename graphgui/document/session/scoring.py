"""The exact score of a model on all examples, computed in the background while a sample is shown."""

import time

from PySide6.QtCore import QObject, Signal

from graphgui.document.background import BackgroundTask
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.report import Score, score
from graphgui.engine.training.examples import lean_plan
from graphgui.ops import Array
from graphgui.progress import Progress

_SHARE = 10  # the time between two scores, in the time of one


class Scoring(QObject):
    """Scores the parameters of some of the moments shown, in at most a tenth of the time.

    Signals:
        scored: a `Score`, and the step whose parameters have it.
    """

    scored = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading = BackgroundTask(self)
        self._reading.done.connect(self._arrived)
        self._began = self._not_before = 0.0
        self._scorer: _Scorer | None = None

    def ask(self, graph: Graph, feeds: Feeds, pair: PredictionPair, scale: Array, theta: Array, step: int) -> None:
        """Score these parameters, unless others are being scored.

        Args:
            graph: as a plan has it: it is not edited any more.
        """
        now = time.perf_counter()
        if self._reading.is_busy or now < self._not_before:
            return
        self._began = now
        if self._scorer is None or not self._scorer.is_of(graph, feeds):
            self._scorer = _Scorer(graph, feeds)
        scorer = self._scorer

        def work(_progress: Progress) -> tuple[Score, int]:
            return scorer.score(pair, scale, theta), step

        self._reading.begin(work)

    def forget(self) -> None:
        """Let go of the numbers of before."""
        self._reading.cancel()
        self._scorer = None

    def _arrived(self, found: tuple[Score, int]) -> None:
        now = time.perf_counter()
        self._not_before = now + _SHARE * (now - self._began)
        self.scored.emit(*found)


class _Scorer:
    """A plan of all examples, made and run by one thread at a time."""

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self._graph, self._feeds = graph, feeds
        self._plan: Plan | None = None

    def is_of(self, graph: Graph, feeds: Feeds) -> bool:
        return self._graph is graph and self._feeds is feeds

    def score(self, pair: PredictionPair, scale: Array, theta: Array) -> Score:
        plan = self._plan = self._plan or lean_plan(self._graph, self._feeds, float)
        plan.evaluate(theta, gradients=False)
        return score(plan.value(pair.prediction), plan.value(pair.target), scale)

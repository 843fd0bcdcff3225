"""The exact score of a model on all examples, computed beside the window where a moving picture shows a sample."""

import time

from PySide6.QtCore import QObject, Signal

from graphgui.data.frames import Progress
from graphgui.document.reading import Reading
from graphgui.engine.examples import lean_plan
from graphgui.engine.graph import Graph
from graphgui.engine.plan import Plan
from graphgui.engine.predicting import Predicting
from graphgui.engine.report import Score, score
from graphgui.engine.shapes import Feeds
from graphgui.ops import Array

_SHARE = 10  # the time between two scores, in the time of one


class Scoring(QObject):
    """Scores the parameters of one moment after another, in no more than a tenth of the time; many are left out.

    Signals:
        scored: a `Score`, and the step whose parameters have it.
    """

    scored = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading(self, patient=True)
        self._reading.done.connect(lambda found: self.scored.emit(*found))
        self._not_before = 0.0
        self._plan: tuple[Graph, Feeds, Plan] | None = None

    def ask(
        self, graph: Graph, feeds: Feeds, predicting: Predicting, scale: Array, theta: Array, step: int
    ) -> None:
        """Score these parameters, unless others are being scored.

        Args:
            graph: as a plan has it: it is not edited any more.
        """
        if self._reading.is_busy or time.perf_counter() < self._not_before:
            return

        def work(_progress: Progress) -> tuple[Score, int]:
            began = time.perf_counter()
            if self._plan is None or self._plan[0] is not graph or self._plan[1] is not feeds:
                self._plan = graph, feeds, lean_plan(graph, feeds, float)
            plan = self._plan[2]
            plan.theta[:] = theta
            plan.forward()
            found = score(plan.value(predicting.prediction), plan.value(predicting.target), scale)
            done = time.perf_counter()
            self._not_before = done + _SHARE * (done - began)
            return found, step

        self._reading.begin(work)

    def forget(self) -> None:
        """Let go of the numbers of before."""
        self._reading.cancel()
        self._plan = None

"""Moments of graphs that take long, computed beside the window: it answers meanwhile, and shows what it has."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, SignalInstance

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.document.session.evaluator import Evaluator, Ready
from graphgui.document.session.gradient_history import norms_of
from graphgui.document.session.moment import Moment
from graphgui.engine.autodiff.plan import Plan
from graphgui.ops import Array
from graphgui.progress import Progress


class _Asked(NamedTuple):
    theta: Array
    step: int
    transient: bool
    loss: float | None


class LateMoments(QObject):
    """Computes one moment at a time; of those that are asked for meanwhile the newest.

    Each is computed in arrays of its own, not in those of the moment that is shown.

    Args:
        show: is called with each moment of a graph that the evaluator still has.
        failed: tells the `Problem` that a moment ended with.
    """

    def __init__(
        self,
        document: Document,
        evaluator: Evaluator,
        show: Callable[[Moment], None],
        failed: SignalInstance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._evaluator, self._show = document, evaluator, show
        self._asked: _Asked | None = None
        self._next: _Asked | None = None
        self._of: Plan | None = None  # the plan that was shown when it was begun with
        self._spare: Plan | None = None  # of the same graph, shown before
        self._task = BackgroundTask(self)
        self._task.done.connect(self._arrived)
        self._task.failed.connect(failed)
        document.structure_changed.connect(self.cancel)

    def ask(self, theta: Array, step: int, transient: bool, loss: float | None) -> bool:
        """Compute a moment, as `Evaluator.compute` does, at parameters that the document has from now on.

        False where that takes no time: nothing is done then.
        """
        plan = self._evaluator.plan
        if plan is None or not self._evaluator.takes_long(transient):
            return False
        self._document.apply_trained_parameters(plan.theta_by_name(theta))
        self._next = _Asked(theta, step, transient, loss)
        if not self._task.is_busy:
            self._begin()
        return True

    def cancel(self) -> None:
        """Compute nothing that was asked for: something else is shown."""
        if self._task.is_busy:
            self._task.cancel()
            self._spare = None  # the thread still writes to it
        self._asked = self._next = None

    def _begin(self) -> None:
        self._asked, self._next = self._next, None
        plan, sample, feeds = self._evaluator.plan, self._evaluator.sampling, self._evaluator.feeds
        assert self._asked is not None and plan is not None
        spare, theta = self._spare if self._of is plan else None, self._asked.theta
        self._of, self._spare, graph = plan, None, plan.graph

        def work(_progress: Progress) -> Ready:
            other = spare or Plan(graph, feeds)
            other.evaluate(theta)
            return Ready(other, feeds, sample, None if sample else norms_of(other, ()))

        self._task.begin(work)

    def _arrived(self, ready: Ready) -> None:
        asked, before = self._asked, self._evaluator.plan
        if asked is not None and before is self._of:
            moment = self._evaluator.accept(ready, *asked)
            self._of, self._spare = ready.plan, before
            self._show(moment)
        if self._next is not None and not self._task.is_busy and self._evaluator.plan is not None:
            self._begin()

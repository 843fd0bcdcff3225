"""The runs of a session: the one that is shown, and those before it, for comparison."""

import math

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.comparison import same_numbers
from graphgui.engine.graph.frozen import frozen_parameters
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.recorder import Recorder, TrainingUpdate
from graphgui.engine.training.run import BUDGET, Run
from graphgui.engine.training.trainer import Trainer, Training

MOST_RUNS = 8
_OF_ANOTHER_RUN = BUDGET // 16  # bytes of snapshots for each run that is not shown


class RunList:
    """At most `MOST_RUNS` runs, whose snapshots together stay within one budget.

    Attributes:
        shown: the run that is shown, which has most of the budget.
        all: this run and the others, oldest first.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget every run and begin an empty one."""
        self.shown = Run()
        self.all = [self.shown]

    def begin(self) -> None:
        """Leave the run shown as it is, unless it has no step, and show an empty one."""
        if not self.shown.steps:
            self.all.remove(self.shown)
        self._append(Run())
        del self.all[: max(0, len(self.all) - MOST_RUNS)]
        self._share_budget()

    def prepare(self, step: int, plan: Plan, feeds: Feeds, training: Training) -> None:
        """Show a run that ends at `step` of the one shown, ready to be trained on.

        It is the same run where it ends there, else a branch of it. Raises `Problem` as `Trainer` does.

        Args:
            plan: has the graph to train and, before the first step, the parameters to begin with.
            feeds: the data to train on.
        """
        if not self.shown.segments:
            self.shown.begin_with(Trainer(plan.graph, feeds, training, plan.theta), plan.graph, feeds)
            return
        run = self.shown.branch(step) if step < self.shown.steps else self.shown
        last = run.segments[-1]
        trains_others = frozen_parameters(last.graph) != frozen_parameters(plan.graph)
        if not same_numbers(last.feeds, feeds) or not training.continues(last.training) or trains_others:
            run.begin(plan.graph, feeds, training, run.snapshot(step))
        if run is not self.shown:
            self._append(run)
            self._share_budget()

    def train(self, step: int, steps: int, learning_rate: float, bound: float = math.inf) -> TrainingUpdate:
        """Train the run shown here and now, without a process; what it did is still to be recorded in it.

        It ends at a loss of `bound`.
        """
        trainer = self.shown.at(step)
        recorder = Recorder(trainer)
        if trainer.learning_rate != learning_rate:
            recorder.set_rate(learning_rate)
        trainer.pause_at(bound)
        stopped = trainer.run(steps)
        trainer.pause_at(math.inf)  # it makes steps again, too
        return recorder.take(stopped)

    def show(self, run: Run) -> None:
        """Show another of the runs."""
        self.shown = run
        self._share_budget()

    def forget(self, run: Run) -> bool:
        """Forget a run that is not shown; whether there was one to forget."""
        if run is self.shown or run not in self.all:
            return False
        self.all.remove(run)
        return True

    def _append(self, run: Run) -> None:
        self.shown = run
        self.all.append(run)

    def _share_budget(self) -> None:
        for run in self.all:
            run.budget = BUDGET - (MOST_RUNS - 1) * _OF_ANOTHER_RUN if run is self.shown else _OF_ANOTHER_RUN

"""All runs that can be compared: those of this session, and those kept in the file."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, Signal

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.run import Run
from graphgui.engine.training.settings import Training
from graphgui.engine.training.stopping import explosion
from graphgui.storage.kept_runs import KeptRun, as_rows, thinned, thinned_at
from graphgui.words import Problem, mark_for_translation


class RunEntry(NamedTuple):
    """One run among those to compare.

    Attributes:
        number: counted from 0 in the order in which runs were first seen; it stays with the run.
        is_shown: the run that the session shows.
        is_kept: the file has it, as it stands now.
    """

    source: Run | KeptRun
    number: int
    name: str
    steps: int
    loss: float | None
    training: Training
    is_shown: bool
    is_kept: bool


class Runs(QObject):
    """The runs of the session and of the file as one list: shown, renamed, kept or forgotten.

    Signals:
        changed: another set of runs, another name, or another is shown.
    """

    changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._live: WeakKeyDictionary[Run, int] = WeakKeyDictionary()
        self._kept: dict[str, int] = {}
        self._next = 0
        session.runs_changed.connect(self.changed)
        document.kept_runs_changed.connect(self.changed)
        session.runs_cleared.connect(self._begin_anew)

    def entries(self) -> list[RunEntry]:
        """Those kept in the file first, then those of this session that have made a step; each once."""
        live = [self._entry(run) for run in self._session.runs if run.steps]
        represented = {entry.name for entry in live if entry.is_kept}
        kept = [self._kept_entry(run) for run in self._document.kept_runs if run.name not in represented]
        return kept + live

    def curve(self, entry: RunEntry) -> Sequence[tuple[int, float]]:
        """Some (step, loss) of a run, rising, with the loss that an explosion at its end led to."""
        run = entry.source
        if isinstance(run, KeptRun):
            return run.curve
        points, losses = thinned(run.losses), run.losses
        is_of_all = entry.training.batch_size is None and not entry.training.validation
        if is_of_all and losses[-1] > losses[0]:
            last = _last_loss(run)
            if explosion(losses[0]) <= last < math.inf:
                return (*points, (run.steps, last))
        return points

    def validation(self, entry: RunEntry) -> Sequence[tuple[int, float]]:
        """Some (step, loss) of a run on the examples kept apart, rising; none where there were none."""
        run = entry.source
        return run.validation if isinstance(run, KeptRun) else thinned_at(run.validation_steps, run.validation)

    def show(self, entry: RunEntry) -> None:
        """Show a run's last moment; one of the file begins a new run where it ended.

        Raises `Problem` where the graph has other parameters now.
        """
        if isinstance(entry.source, Run):
            self._session.show_run(entry.source)
            return
        self._session.evaluate()
        now = {str(port): array.shape for port, array in self._session.moment.parameters.items()}
        then = {name: np.array(rows) for name, rows in entry.source.parameters.items()}
        if not now or now != {name: array.shape for name, array in then.items()}:
            raise Problem(
                mark_for_translation("problems", "The graph has other parameters now than the run “{run}” had."),
                run=entry.name,
            )
        self._session.set_parameters(np.concatenate([then[name].ravel() for name in now]))

    def rename(self, entry: RunEntry, name: str) -> None:
        """Give a run another name. Raises `Problem` for one that another run of the file has."""
        name = name.strip()
        if not name or name == entry.name:
            return
        if entry.is_kept:
            edits.kept_runs.rename(self._document, entry.name, name)
            self._kept[name] = self._kept.pop(entry.name, entry.number)
        if isinstance(entry.source, Run):
            entry.source.name = name
        self.changed.emit()

    def keep(self, entry: RunEntry) -> None:
        """Put a run of this session into the file, as a step that can be undone."""
        run = entry.source
        if entry.is_kept or isinstance(run, KeptRun):
            return
        segment = run.segments[-1]
        plan = Plan(segment.graph, segment.feeds)
        parameters = as_rows(plan.theta_by_name(run.snapshot(run.steps).theta))
        validation = thinned_at(run.validation_steps, run.validation)
        kept = KeptRun(run.name, run.steps, thinned(run.losses), entry.training, parameters, validation)
        run.name = edits.kept_runs.add(self._document, kept)
        self.changed.emit()

    def forget(self, entry: RunEntry) -> None:
        """Forget a run; out of the file, as a step that can be undone. After the run shown, the last other is."""
        run = entry.source
        if isinstance(run, KeptRun):
            edits.kept_runs.remove(self._document, run.name)
            return
        if run is self._session.run:
            others = [other for other in self._session.runs if other is not run and other.steps]
            if others:
                self._session.show_run(others[-1])
            else:
                self._session.reset()
        self._session.forget_run(run)

    def _entry(self, run: Run) -> RunEntry:
        if run not in self._live:
            self._live[run] = self._number()
            run.name = run.name or self._free_name()
        kept_runs = self._document.kept_runs
        end = run.steps, thinned(run.losses[-1:], run.steps - 1)
        is_kept = any((kept.name, kept.steps, kept.curve[-1:]) == (run.name, *end) for kept in kept_runs)
        rate = run.snapshot(run.steps).learning_rate  # it may have been changed under way
        training, is_shown = replace(run.segments[-1].training, learning_rate=rate), run is self._session.run
        return RunEntry(run, self._live[run], run.name, run.steps, run.losses[-1], training, is_shown, is_kept)

    def _kept_entry(self, run: KeptRun) -> RunEntry:
        if run.name not in self._kept:
            self._kept[run.name] = self._number()
        return RunEntry(run, self._kept[run.name], run.name, run.steps, run.loss, run.training, False, True)

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _free_name(self) -> str:
        taken = {run.name for run in self._session.runs} | {run.name for run in self._document.kept_runs}
        number = 1
        while (name := self.tr("run {0}").format(number)) in taken:
            number += 1
        return name

    def _begin_anew(self) -> None:
        self._live.clear()
        self._kept.clear()
        self._next = 0
        self.changed.emit()


def _last_loss(run: Run) -> float:
    """The loss after a run's last step, which the run itself has not seen."""
    segment = run.segments[-1]
    plan = Plan(segment.graph, segment.feeds, gradients="parameters")
    with np.errstate(all="ignore"):
        return plan.evaluate(run.snapshot(run.steps).theta, gradients=False)

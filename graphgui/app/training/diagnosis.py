"""Says what is wrong with training, marks where, and offers what would help, each remedy at one click."""

from collections.abc import Callable
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from graphgui.app.banner import Again, Banner, Choice
from graphgui.app.training.remedies import Remedies
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.session.spectrum import SpectrumFinder
from graphgui.document.translated import problem_text
from graphgui.engine.analysis.sharpness import is_small
from graphgui.engine.analysis.stability import StableRate
from graphgui.engine.diagnosis.diagnosis import Diagnosis, Trouble, best_step
from graphgui.engine.diagnosis.divergence import (
    diagnose_divergence,
    diagnose_explosion,
    diagnose_growth,
    is_rising,
    largest_stable,
    rate_now,
)
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_flat, is_minimum
from graphgui.engine.diagnosis.vanishing import dead_units, diagnose_dead_units, diagnose_vanishing
from graphgui.engine.training.run import Run, RunSegment
from graphgui.engine.training.stopping import REASONS, Stop
from graphgui.words import with_decimal_marks

_LOOK = 500  # ms between looks while it trains
_SETTLED = 10  # steps before which a gradient of nothing may be that of the start alone


class DiagnosisMonitor(QObject):
    """Looks at training now and then while it goes on, and when it ends.

    Signals:
        arrived: training stands at a minimum.
    """

    arrived = Signal()

    def __init__(
        self,
        document: Document,
        session: Session,
        canvas: CanvasView,
        banner: Banner,
        again: Callable[[Diagnosis], Again],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._canvas = document, session, canvas
        self._banner, self._again = banner, again
        self._remedies = Remedies(document, session, canvas, self)
        self._shown: Diagnosis | None = None
        self._suspected: Trouble | None = None
        self._closed: set[Trouble] = set()  # in this run, by the person: said once and not again
        self._ended: WeakKeyDictionary[Run, tuple[Diagnosis, int]] = WeakKeyDictionary()  # and from where on
        self._stable: tuple[RunSegment, StableRate | None] | None = None
        self._finder = SpectrumFinder(document, session, self)
        self._finder.found.connect(self._judge)
        self._judged = 0  # the step at which a flat loss was looked into last
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        session.runs_changed.connect(self._begin_anew)
        session.moment_shown.connect(self._went_elsewhere)
        banner.closed.connect(self._close)
        banner.gone.connect(self._gone)

    @property
    def is_saying(self) -> bool:
        """Whether a trouble stands in the banner."""
        return self._shown is not None

    def stopped(self, reason: Stop) -> str:
        """What the status line says of an end that is no trouble; trouble is said in the banner."""
        diagnosis = None
        if reason in ("diverged", "exploded"):
            run, diagnosis = self._session.run, self._why_gone(reason)
            self._ended[run] = diagnosis, min((best_step(run) or 0) + 1, run.steps)
            self._closed.discard(diagnosis.trouble)
        elif reason != "breakpoint":
            diagnosis = self._found()
        if diagnosis and diagnosis.trouble not in self._closed:
            self.say(diagnosis)
            return ""
        if reason in ("steps", "plateau"):
            self._look_into_flatness()
        held = self._session.breakpoints.holding(self._session.moment) if reason == "breakpoint" else []
        if held:
            self._canvas.editor.select(held)
            condition = with_decimal_marks(self._session.breakpoints.condition(held[0]))
            sentence = self.tr("Paused at step {step}, where at “{node}” {condition}.")
            return sentence.format(step=self._session.step, node=held[0], condition=condition)
        return QCoreApplication.translate("training", REASONS[reason])

    # looking

    def begin_or_end(self, state: str) -> None:
        """Look while training goes on, and no more when it has ended."""
        if state == "playing":
            self._ended.pop(self._session.run, None)
            self._clear()
            self._suspected = None
            self._timer.start()
        else:
            self._timer.stop()

    def _begin_anew(self) -> None:
        self._closed.clear()
        self._judged = 0
        self._clear()
        self._went_elsewhere()

    def _went_elsewhere(self) -> None:
        """Another moment is shown: what was said of the run's last one may not be true of it, and is again there.

        A loss that went away did so from its least value on.
        """
        session = self._session
        if session.state != "idle":
            return
        ended, begins = self._ended.get(session.run, (None, session.run.steps))
        if session.step < begins:
            if self._shown:
                self._clear()
        elif ended and not self._shown and self._may_say(ended):
            self.say(ended)

    def _look(self) -> None:
        """A trouble is said when it was there at the look before, too, and is taken back once it is over."""
        shown = self._shown
        if shown:
            if not self._lasts(shown.trouble):
                self._clear()
            return
        found = self._found()
        suspected, self._suspected = self._suspected, found.trouble if found else None
        if found and found.trouble == suspected and self._may_say(found):
            self.say(found)
        elif not found and self._session.run.steps >= 2 * self._judged:
            self._look_into_flatness()

    def _look_into_flatness(self) -> None:
        """Ask for the spectrum of a loss that is flat; a large one is not worth the time that it takes."""
        session = self._session
        run, plan = session.run, session.moment.plan
        if plan is None or not run.steps or not is_flat(run) or not is_small(plan, run.segment(run.steps).feeds):
            return
        self._judged = run.steps
        self._finder.ask()
        if self._finder.is_known:
            self._judge()

    def _judge(self) -> None:
        """Say why a flat loss is not at its minimum, or that it is."""
        session, spectrum = self._session, self._finder.spectrum
        run, plan = session.run, session.moment.plan
        if spectrum is None or plan is None or not run.steps or not is_flat(run):
            return
        found = diagnose_slowness(run, plan, spectrum, rate_now(run, self._document.training.learning_rate))
        if found and self._may_say(found):
            self.say(found)
        elif not self._shown and is_minimum(run, plan, spectrum):
            self.arrived.emit()

    def _may_say(self, found: Diagnosis) -> bool:
        return found.trouble not in self._closed and self._banner.isHidden()

    def _why_gone(self, reason: Stop) -> Diagnosis:
        run, plan = self._session.run, self._session.moment.plan
        rate = self._document.training.learning_rate
        if reason == "diverged" or plan is None:
            return diagnose_divergence(run, rate)
        return diagnose_explosion(run, plan, rate_now(run, rate), self._largest_stable())

    def _found(self) -> Diagnosis | None:
        session, plan = self._session, self._session.moment.plan
        run = session.run
        if plan is None or not run.steps:
            return None
        rate = rate_now(run, self._document.training.learning_rate)
        if is_rising(run) and (growth := diagnose_growth(run, plan, rate, self._largest_stable())):
            return growth
        if run.steps < _SETTLED:
            return None
        return diagnose_dead_units(plan, run, rate) or diagnose_vanishing(plan)

    def _lasts(self, trouble: Trouble) -> bool:
        plan, run = self._session.moment.plan, self._session.run
        if plan is None:
            return False
        match trouble:
            case "exploding":
                return is_rising(run)
            case "dead":
                return bool(dead_units(plan, run))
            case "vanished":
                return diagnose_vanishing(plan) is not None
            case "stalled" | "scaled":
                return is_flat(run)
        return True

    def _largest_stable(self) -> StableRate | None:
        run = self._session.run
        segment = run.segment(run.steps)
        if self._stable is None or self._stable[0] is not segment:
            self._stable = segment, largest_stable(run)
        return self._stable[1]

    # saying

    def say(self, diagnosis: Diagnosis) -> None:
        """Say what is wrong, with its remedies, and mark the nodes."""
        sentences = [problem_text(problem) for problem in diagnosis.words]
        choices = [
            Choice(self._remedies.name(remedy), partial(self._cure, index))
            for index, remedy in enumerate(diagnosis.remedies)
        ]
        self._banner.say(" ".join(sentences), choices, "trouble", self._again(diagnosis))
        self._shown = diagnosis
        self._session.marks.set(dict.fromkeys(diagnosis.nodes, " ".join(sentences[:2])))

    def _cure(self, index: int) -> None:
        assert self._shown is not None
        remedy = self._shown.remedies[index]
        if self._remedies.apply(remedy):
            self._clear()

    def _close(self) -> None:
        if self._shown:
            self._closed.add(self._shown.trouble)

    def _gone(self) -> None:
        """The sentence stands there no more: the marks go with it."""
        if self._shown:
            self._shown = None
            self._session.marks.clear()

    def _clear(self) -> None:
        """Take back what was said, so that it can be said again."""
        if self._shown:
            self._shown = None
            self._session.marks.clear()
            self._banner.hide()

"""The status line: where training stands, how fast it goes, and how long a run of so many steps still takes."""

import time
from collections import deque
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from graphgui.app.training.step_words import is_bounded, step_words
from graphgui.document.session.session import Session
from graphgui.document.translated import equivalent_text, sample_text
from graphgui.engine.autodiff.equivalent_examples import Equivalence
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.run import Run
from graphgui.look.numbers import short
from graphgui.plots.base.steady_line import SteadyLine
from graphgui.screen_reader.announce import announce

_WINDOW = 1.0  # seconds over which steps are counted
_READABLE = 0.25  # seconds between two speeds: digits that change faster cannot be read
_WORTHWHILE = 1.0  # seconds of training from which its progress is shown
_SAME = 1e-5  # relative: so much a loss may still move at its minimum
_NOTHING = 1e-12  # of the first loss: what rounding makes of a loss of 0


class Pace:
    """How many steps a second are made, from the moments of the last second."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def clear(self) -> None:
        """Begin anew."""
        self._seen.clear()

    def see(self, now: float, step: int) -> None:
        """A moment: `now` in seconds, and the step that it shows."""
        if self._seen and step < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now, step))
        while len(self._seen) > 2 and now - self._seen[1][0] >= _WINDOW:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """Steps a second; None before a quarter of a second has been seen."""
        if len(self._seen) < 2:
            return None
        (began, first), (ended, last) = self._seen[0], self._seen[-1]
        return (last - first) / (ended - began) if ended - began >= _READABLE else None


class _Arrival(NamedTuple):
    """Where a run was found to be at a minimum: from which step on, with which loss, on which numbers."""

    run: Run
    step: int
    loss: float
    feeds: Feeds


class StatusLine(QWidget):
    """Follows a session by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pace = Pace()
        self._rate: float | None = None
        self._rated = 0.0
        self._arrival: _Arrival | None = None
        self._was_playing = False
        self._step = session.step  # shown last
        self.progress = QProgressBar(self, textVisible=False)
        self.progress.setFixedSize(120, 6)
        self.left = QLabel(self)
        self.label = SteadyLine(self, align=Qt.AlignmentFlag.AlignRight)
        self.label.setObjectName("status")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(0)
        for widget in (self.progress, self.left, self.label):
            row.addWidget(widget)
        self.progress.hide()
        self.left.hide()
        session.moment_shown.connect(self._moment_shown)
        session.state_changed.connect(self._state_changed)
        self._show()

    def say_converged(self) -> None:
        """The moment shown is at a minimum: say so for as long as this run stays there, on these numbers."""
        session = self._session
        if session.moment.loss is not None and session.moment.feeds is not None:
            was_converged = self._is_converged()
            self._arrival = _Arrival(session.run, session.step, session.moment.loss, session.moment.feeds)
            self._show()
            if not was_converged:
                announce(self.label, ", ".join(self._words()))

    def _is_converged(self) -> bool:
        session, arrival = self._session, self._arrival
        moment = session.moment
        if arrival is None or moment.loss is None or session.run is not arrival.run:
            return False
        if session.step < arrival.step or moment.feeds is not arrival.feeds:
            return False
        first = abs(session.run.losses[0]) if session.run.steps else 0.0
        room = max(_SAME * abs(arrival.loss), _NOTHING * first)
        return bool(moment.loss_sample) or moment.loss <= arrival.loss + room

    def _moment_shown(self) -> None:
        session, now = self._session, time.monotonic()
        if session.state == "playing":
            self._pace.see(now, session.step)
            if now - self._rated >= _READABLE:
                self._rate, self._rated = self._pace.rate, now
                self._show_progress()
        elif session.step != self._step and session.moment.is_computed:
            announce(self, ", ".join(self._words()))
        self._step = session.step
        self._show()

    def _state_changed(self, state: str) -> None:
        if (state == "playing") != self._was_playing:
            self._was_playing = not self._was_playing
            if self._was_playing:
                announce(self.progress, ", ".join(self._words()))  # none takes the turn of another
            else:
                announce(self, ", ".join([self.tr("training has stopped"), *self._words()]))
        self._pace.clear()
        self._rate, self._rated = None, time.monotonic()
        if state == "idle":
            self.progress.hide()
            self.left.hide()
            self._show()
            self.label.narrow()
        else:
            self._show()

    def _show(self) -> None:
        rate = [] if self._rate is None else [self.tr("{0} steps/s").format(short(self._rate))]
        self.label.setText("   ".join([*self._words(), *(rate if self._session.moment.is_computed else [])]))

    def _words(self) -> list[str]:
        session = self._session
        parts = []
        if session.state == "playing":
            parts.append(self.tr("training"))
        if self._is_converged():
            parts.append(self.tr("converged: the loss is at its minimum"))
        if session.moment.is_computed:
            parts.append(step_words(session))
            if session.moment.loss is not None:
                loss = self.tr("loss {0}").format(short(session.moment.loss))
                sample = session.moment.loss_sample
                parts.append(f"{loss} ({sample_text(sample)})" if sample else loss)
            if equivalent := self._equivalent():
                parts.append(equivalent_text(equivalent))
        else:
            parts.append(self.tr("not computed yet"))
        return parts

    def _equivalent(self) -> Equivalence | None:
        """The examples that training goes on with from the step shown, where they take the place of many."""
        run = self._session.run
        return run.segment(self._session.step).equivalent if run.segments else None

    def _show_progress(self) -> None:
        to_go = self._session.last_step - self._session.step
        if not self._rate or not is_bounded(self._session, self._session.last_step):
            return
        seconds = to_go / self._rate
        if self.progress.isHidden() and seconds < _WORTHWHILE:
            return
        self.progress.setRange(0, self._session.last_step)
        self.progress.setValue(self._session.step)
        self.left.setText(time_left(seconds))
        self.progress.show()
        self.left.show()


def time_left(seconds: float) -> str:
    """As long as training still takes, in words that do not change too often."""
    whole = round(seconds)
    if whole < 60:
        return QCoreApplication.translate("StatusLine", "{0} s left").format(whole)
    if whole < 3600:
        return QCoreApplication.translate("StatusLine", "{0} min left").format(round(whole / 60))
    hours, minutes = divmod(round(whole / 60), 60)
    return QCoreApplication.translate("StatusLine", "{0} h {1} min left").format(hours, minutes)

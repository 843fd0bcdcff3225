"""The time line under the canvas: every step of the run, to be gone back to with the mouse or the keys."""

from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from graphgui.app.training.step_words import step_words
from graphgui.document.session.session import Session
from graphgui.engine.training.run import Run
from graphgui.engine.training.stopping import Stop
from graphgui.look.colours import Theme
from graphgui.plots.base.steady_line import SteadyLine

_PAUSE = 200  # milliseconds between two looks of the slider while training plays


class TimelineBar(QWidget):
    """Follows the session; hidden while its run has no step.

    A mark stands where another run branches off, a red one where the loss exploded or was no number any more.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the plots below
        self._session, self._theme = session, theme
        self._is_made = False
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._followed = QElapsedTimer()
        self._gone: WeakKeyDictionary[Run, set[int]] = WeakKeyDictionary()  # the steps at which its loss went away
        session.stopped.connect(self._stopped)
        session.moment_shown.connect(self._follow)
        session.runs_changed.connect(self._runs_changed)
        session.state_changed.connect(self._follow)
        self._follow()

    def _make(self) -> None:
        """Put in what it shows, once there is a step: a start has none."""
        from graphgui.app.training.step_slider import StepSlider

        self._is_made, session = True, self._session
        self.slider = StepSlider(self._theme, self)
        self.slider.setToolTip(
            self.tr("Every step of this run: drag, or use the arrow keys. Play trains on from the step shown.")
        )
        self.slider.setAccessibleName(self.tr("Step shown"))
        self.slider.valueChanged.connect(
            lambda step: session.show_step(step, transient=self.slider.isSliderDown())
        )
        self.slider.sliderPressed.connect(session.pause)
        self.slider.sliderReleased.connect(lambda: session.show_step(self.slider.value()))
        self.label = SteadyLine(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 12, 2)
        row.setSpacing(6)
        self.back = self._button(Qt.ArrowType.LeftArrow, self.tr("The step before"), -1)
        self.on = self._button(Qt.ArrowType.RightArrow, self.tr("The step after"), 1)
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.slider, 1)
        row.addWidget(self.label)
        self._show_marks()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._is_made:
            self.slider.theme = theme
            self.slider.update()

    def words(self) -> str:
        """Which step is shown, of how many."""
        return step_words(self._session)

    def _button(self, arrow: Qt.ArrowType, tip: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self._session.show_step(self._session.step + by))
        return button

    def _follow(self) -> None:
        step, steps = self._session.step, self._session.run.steps
        if not self._is_made:
            if not steps:
                self.hide()
                return
            self._make()
        self.setVisible(steps > 0)
        if not steps:
            self.label.narrow()
            return
        self.label.setText(self.words())
        if self._session.state == "playing" and self._followed.isValid() and self._followed.elapsed() < _PAUSE:
            return  # the handle stays at the end, and painting it costs a part of every frame
        self._followed.restart()
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, steps)
            self.slider.setPageStep(max(1, steps // 10))
            self.slider.setValue(step)
        for button, can_go in ((self.back, step > 0), (self.on, step < steps)):
            if not can_go and button.hasFocus():
                self.slider.setFocus(Qt.FocusReason.OtherFocusReason)  # and not wherever Qt finds a place
            button.setEnabled(can_go)

    def _stopped(self, reason: Stop) -> None:
        run = self._session.run
        if reason in ("exploded", "diverged"):
            self._gone.setdefault(run, set()).add(run.steps)
            self._show_marks()

    def _runs_changed(self) -> None:
        self._show_marks()
        self._follow()

    def _show_marks(self) -> None:
        if self._is_made:
            here = self._session.run
            self.slider.show_troubles(self._gone.get(here, ()))
            self.slider.show_marks(step for run in self._session.runs for step in parting(here, run))


def parting(run: Run, other: Run) -> list[int]:
    """The step at which two runs part, where one was branched off the other; else none."""
    steps = {step for step in (run.branched_at, other.branched_at) if step} if run is not other else set()
    return [step for step in steps if _same_beginning(run, other, step)]


def _same_beginning(run: Run, other: Run, step: int) -> bool:
    if min(run.steps, other.steps) < step:
        return False
    return np.array_equal(np.array(run.losses[:step]), np.array(other.losses[:step]), equal_nan=True)

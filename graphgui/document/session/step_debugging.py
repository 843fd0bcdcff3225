"""One operation at a time: forward, backward, update, and back again."""

from PySide6.QtCore import QObject, Signal

from graphgui.document.session.session import Session
from graphgui.engine.training.conditions import Watcher
from graphgui.engine.training.step_debugger import StepDebugger


class StepDebugging(QObject):
    """Takes steps of training apart, and has the session show how far it is.

    Signals:
        paused: the condition of a breakpoint came true after a step that `play` has made.
    """

    paused = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def into(self) -> None:
        """Do the next operation; after the last, the step is made."""
        if debugger := self._current() or self._begin():
            debugger.into()
            self._show_or_end(debugger)

    def over(self) -> None:
        """Do the rest of the phase: forward, backward, or the updates; pause before a node with a breakpoint."""
        if debugger := self._current() or self._begin():
            debugger.over(self._session.breakpoints)
            self._show_or_end(debugger)

    def play(self) -> bool:
        """Go on to the next node with a breakpoint without a condition; whether there is one on the way.

        Where the step that this ends makes the condition of another come true, it pauses after that step.
        """
        session = self._session
        always = session.breakpoints.always
        current = self._current()
        debugger = current or (self._begin() if always else None)
        if debugger is None or always.isdisjoint(operation.port.node for operation in debugger.operations):
            return False
        if not debugger.on_to(always, may_stay=current is None):
            before, watcher = session.step, self._watcher()
            self._end()
            if session.step == before:  # training has ended by itself
                return True
            theta = session.moment.theta
            if watcher and theta is not None and watcher.pauses(session.step, theta):
                self.paused.emit()
                return True
            debugger = self._begin()
            if debugger is None:
                return True
            debugger.on_to(always, may_stay=True)
        session.show_step_debugger(debugger)
        return True

    def back(self) -> None:
        """Undo the last operation; before the first, go into the step before."""
        session = self._session
        debugger = self._current()
        if debugger is not None and debugger.position:
            debugger.back()
            session.show_step_debugger(debugger)
        elif session.step:
            session.show_step(session.step - 1)
            if debugger := self._begin():
                debugger.go_to(len(debugger.operations) - 1)
                session.show_step_debugger(debugger)

    # inside

    def _current(self) -> StepDebugger | None:
        return self._session.moment.step_debugger

    def _begin(self) -> StepDebugger | None:
        """Take the step after the one shown apart; None where the graph cannot be trained."""
        session = self._session
        session.pause()
        if not session.run.segments and not session.prepare():
            return None
        return StepDebugger(session.run, session.step)

    def _end(self) -> None:
        """Make the step that was taken apart; one that the run has made already is gone to."""
        session = self._session
        if session.step < session.run.steps:
            session.show_step(session.step + 1)
        else:
            session.step_once()

    def _show_or_end(self, debugger: StepDebugger) -> None:
        if debugger.is_over:
            before = self._session.step
            self._end()
            if self._session.step > before:
                self._session.show_step_debugger(debugger)
        else:
            self._session.show_step_debugger(debugger)

    def _watcher(self) -> Watcher | None:
        """Watches the breakpoints with a condition from the step shown on; None where there are none."""
        run, step, conditions = self._session.run, self._session.step, self._session.breakpoints.conditions
        if not conditions:
            return None
        segment = run.segment(step)
        watcher = Watcher(segment.graph, segment.feeds, conditions)
        watcher.begin(step, run.snapshot(step).theta)
        return watcher

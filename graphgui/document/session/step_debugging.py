"""One operation at a time: forward, backward, update, and back again."""

from PySide6.QtCore import QObject

from graphgui.document.session.session import Session
from graphgui.engine.training.conditions import Watcher
from graphgui.engine.training.step_debugger import StepDebugger


class StepDebugging(QObject):
    """Walks through steps of training on the session's screen."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def into(self) -> None:
        """Do the next operation; after the last, the step is made."""
        if walk := self._session.walk or self._session.begin_walk():
            walk.into()
            self._show_or_end(walk)

    def over(self) -> None:
        """Do the rest of the phase: forward, backward, or the updates; pause before a node with a breakpoint."""
        if walk := self._session.walk or self._session.begin_walk():
            walk.over(self._session.breakpoints)
            self._show_or_end(walk)

    def play(self) -> bool:
        """Go on to the next node with a breakpoint without a condition; whether there is one on the way.

        Where the step that this ends makes the condition of another come true, it pauses after that step.
        """
        session = self._session
        always = session.breakpoints.always
        walk = session.walk or (session.begin_walk() if always else None)
        if walk is None or always.isdisjoint(operation.port.node for operation in walk.operations):
            return False
        if not walk.on_to(always):
            before, watcher = session.step, self._watcher()
            session.end_walk()
            if session.step == before:  # training has ended by itself
                return True
            theta = session.theta
            if watcher and theta is not None and watcher.pauses(session.step, theta):
                session.stopped.emit("breakpoint")
                return True
            walk = session.begin_walk()
            if walk is None:
                return True
            walk.on_to(always)
        session.show_walk(walk)
        return True

    def back(self) -> None:
        """Undo the last operation; before the first, go into the step before."""
        session = self._session
        walk = session.walk
        if walk is not None and walk.position:
            walk.back()
            session.show_walk(walk)
        elif session.step:
            session.show_step(session.step - 1)
            if walk := session.begin_walk():
                walk.go_to(len(walk.operations) - 1)
                session.show_walk(walk)

    def _watcher(self) -> Watcher | None:
        """Watches the breakpoints with a condition from the step shown on; None where there are none."""
        run, step, conditions = self._session.run, self._session.step, self._session.breakpoints.conditions
        if not conditions:
            return None
        segment = run.segment(step)
        watcher = Watcher(segment.graph, segment.feeds, conditions)
        watcher.begin(step, run.snapshot(step).theta)
        return watcher

    def _show_or_end(self, walk: StepDebugger) -> None:
        if walk.is_over:
            self._session.end_walk()
        else:
            self._session.show_walk(walk)

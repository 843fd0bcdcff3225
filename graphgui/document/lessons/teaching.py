"""A lesson while it is taught: which step it is at, and what is said to what the student does."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from graphgui.document.lessons import progress
from graphgui.engine.graph.graph import Graph
from graphgui.lessons.lesson import Lesson, Step
from graphgui.lessons.observation import Observation
from graphgui.lessons.state import TaskState
from graphgui.lessons.tasks import BuildGraph, Choice, GradientAnswer, NumberAnswer
from graphgui.lessons.words import Words
from graphgui.storage import file
from graphgui.words import Problem, Remark

Said = Words | Problem | Remark


class Teaching(QObject):
    """At most one lesson at a time.

    Attributes:
        lesson: None while there is none.
        step: how many steps are done, and so the number of the one to do, from 0.
        replies: what was said when each step was done, as far as that was in this sitting.
        state: how far the task is.
        is_done_before: the task was done when its step was come to: the student goes on when it is read.

    Signals:
        moved: another lesson or step.
        replied: the same step has another reply, or is found to be done already.
        answered: something was typed or chosen, to be looked at.
        begin_asked: a lesson to be begun at a step; whoever has the window opens its graph.
    """

    moved = Signal()
    replied = Signal()
    answered = Signal()
    begin_asked = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lesson: Lesson | None = None
        self.step = 0
        self.replies: dict[int, Said] = {}
        self.state = TaskState(False)
        self.is_done_before = False
        self._was_looked_at = False
        self._typed: str | None = None
        self._chosen: int | None = None
        self._is_new = False
        self._like: Graph | None = None

    @property
    def current(self) -> Step | None:
        """The step to do; None where there is no lesson or all of it is done."""
        if self.lesson is None or self.step >= len(self.lesson.file.steps):
            return None
        return self.lesson.file.steps[self.step]

    def begin(self, lesson: Lesson, step: int = 0) -> None:
        """Teach a lesson, whose graph is open, from a step on."""
        self.lesson, self.step, self.replies = lesson, step, {}
        self._begin_step()
        self.moved.emit()

    def leave(self) -> None:
        """Teach nothing."""
        if self.lesson is not None:
            self.lesson, self.step = None, 0
            self._begin_step()
            self.moved.emit()

    def answer(self, text: str) -> None:
        """Take what was typed."""
        self._typed, self._is_new = text, True
        self.answered.emit()

    def choose(self, option: int) -> None:
        """Take an option, by its number from 0."""
        self._chosen, self._is_new = option, True
        self.answered.emit()

    def go_on(self) -> None:
        """Leave a step that was done when it was come to."""
        if self.is_done_before:
            self._advance()

    def look(self, seen: Observation) -> None:
        """Check the task against what is seen now."""
        step = self.current
        if step is None or self.is_done_before:
            return
        is_first, self._was_looked_at = not self._was_looked_at, True
        asks = isinstance(step.task, Choice | NumberAnswer | GradientAnswer)
        if asks and not self._is_new:
            return
        self._is_new = False
        from graphgui.lessons.task_state import task_state  # late: no first frame has a task, nor what judges one

        state = task_state(step.task, replace(seen, typed=self._typed, chosen=self._chosen), self._like)
        if state.is_done and is_first and not asks:
            self.is_done_before = True
            self.replied.emit()
        elif state.is_done:
            self.state = state
            self._advance()
        elif asks:
            self.state = state
            self.replied.emit()

    # inside

    def _advance(self) -> None:
        step = self.current
        assert step is not None and self.lesson is not None
        said = self.state.reply or step.done
        if said:
            self.replies[self.step] = said
        self.step += 1
        progress.keep_steps_done(self.lesson, self.step)
        self._begin_step()
        self.moved.emit()

    def _begin_step(self) -> None:
        self.state = TaskState(False)
        self.is_done_before = self._was_looked_at = self._is_new = False
        self._typed = self._chosen = self._like = None
        step = self.current
        if step is not None and self.lesson is not None and isinstance(step.task, BuildGraph):
            self._like = file.load(self.lesson.beside(step.task.like)).graph

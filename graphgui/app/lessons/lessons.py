"""Opens the graph of a lesson and looks, a few times a second, at what the student has done with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from graphgui.app.docks import Panels
from graphgui.app.files.files import Files
from graphgui.app.files.open_document import OpenDocument
from graphgui.canvas.view import CanvasView
from graphgui.lessons.lesson import Lesson
from graphgui.lessons.observation import Observation
from graphgui.lessons.tasks import DrawWire, Repair, SetRate
from graphgui.words import Problem

_LOOK = 80  # ms between two looks


class Lessons(QObject):
    """The lesson of a window.

    Args:
        panels: those of the window, which are made later.
        complain: tells why a lesson cannot be begun.

    Attributes:
        teaching: what the panel shows.
    """

    def __init__(
        self,
        opened: OpenDocument,
        canvas: CanvasView,
        files: Files,
        panels: Callable[[], Panels],
        complain: Callable[[Problem], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._files = canvas, opened.session, files
        self._exercise, self._panels, self._complain = opened.broken_gradient, panels, complain
        self._is_opening = False
        self.teaching = opened.teaching
        self.teaching.begin_asked.connect(self.begin)
        self.teaching.moved.connect(self._follow)
        self.teaching.answered.connect(self._look)
        canvas.document.replaced.connect(self._replaced)
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        if self.teaching.current is not None:
            self._timer.start()

    def begin(self, lesson: Lesson, step: int = 0) -> None:
        """Open the graph of a lesson, unless the person would rather keep what is open, and teach it."""
        if not self._files.may_leave():
            return
        from graphgui.lessons.beginning import project_at  # late: no first frame needs what judges tasks

        try:
            project = project_at(lesson, step)
            lesson.text("")
        except Problem as problem:
            self._complain(problem)
            return
        self._is_opening = True
        self._canvas.document.open(lesson.graph, as_copy=True, project=project)
        self._is_opening = False
        self._panels().bring("lesson")
        self.teaching.begin(lesson, step)

    def observe(self) -> Observation:
        """The window as a task sees it."""
        editor, moment, document = self._canvas.editor, self._session.moment, self._canvas.document
        debugger = moment.step_debugger or moment.ended_step
        return Observation(
            graph=document.graph,
            feeds=moment.feeds or {},
            parameters=moment.parameters,
            loss_port=moment.loss_port,
            nodes=tuple(editor.selected_nodes()),
            wires=tuple(editor.selected_wires()),
            panels=self._panels().open_names,
            operations=tuple(debugger.operations[: debugger.position]) if debugger else (),
            is_step_over=debugger is not None and debugger.is_over,
            loss=moment.loss,
            step=moment.step,
            rate=document.training.learning_rate,
            is_accused=self._exercise.stage == "repair",
            is_repaired=self._exercise.stage in ("solved", "given up"),
            moved=moment.seed.port if moment.seed else None,
        )

    def _replaced(self) -> None:
        if not self._is_opening:
            self.teaching.leave()

    def _follow(self) -> None:
        self._take_as_unmodified()
        if self.teaching.current is None:
            self._timer.stop()
        else:
            self._timer.start()
            QTimer.singleShot(0, self, self._look)  # what is so already is found before the student can act

    def _take_as_unmodified(self) -> None:
        """The one edit that a step has asked for is no work of the student's own, to be asked about later."""
        lesson, step, edits = self.teaching.lesson, self.teaching.step, self._canvas.document.undo_stack
        if lesson is None or step == 0 or edits.index() - edits.cleanIndex() != 1:
            return
        if isinstance(lesson.file.steps[step - 1].task, DrawWire | SetRate | Repair):
            edits.setClean()

    def _look(self) -> None:
        self.teaching.look(self.observe())

"""Shows the start page in the canvas's place, and takes it away as soon as there is something to see."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from graphgui.app import theme
from graphgui.app.files.files import Files
from graphgui.app.files.import_data import ImportData
from graphgui.canvas.view import CanvasView
from graphgui.document.session.session import Session
from graphgui.examples import EXAMPLES
from graphgui.lessons.lesson import Lesson
from graphgui.look.colours import Theme

if TYPE_CHECKING:
    from graphgui.app.start.start_page import StartPage


_TOUR_OFFERED = "tour_offered"


class Start(QObject):
    """The start page of a window, made when it is first asked for.

    Args:
        stack: what stands in the window's middle, the canvas among it.
        take_tour: begins the tour, which is offered at the first start.
        begin_lesson: at a step.

    Signals:
        shown, left: the page stands there now, or no longer.
    """

    shown = Signal()
    left = Signal()

    def __init__(
        self,
        stack: QStackedWidget,
        canvas: CanvasView,
        session: Session,
        files: Files,
        importing: ImportData,
        take_tour: Callable[[], object],
        begin_lesson: Callable[[Lesson, int], object],
    ) -> None:
        super().__init__(stack)
        self._stack, self._canvas, self._files, self._importing = stack, canvas, files, importing
        self._take_tour, self._begin_lesson = take_tour, begin_lesson
        self._page: StartPage | None = None
        self._offers_tour = QSettings().value(_TOUR_OFFERED) is None
        document = canvas.document
        for happened in (
            document.replaced,
            document.structure_changed,
            document.annotation_added,
            session.moment_shown,
            canvas.editor.selection_changed,
        ):
            happened.connect(self.leave)
        document.replaced.connect(canvas.setFocus)  # keys mean what has come, wherever they were before

    @property
    def page(self) -> "StartPage | None":
        """The page while it is shown, else None."""
        return self._page if self._page is not None and self._stack.currentWidget() is self._page else None

    def show(self) -> None:
        """Show the page; what is open stays open behind it."""
        if self._page is None:
            self._page = self._made()
        title = self._files.title() if len(self._canvas.document.graph) else ""
        self._page.show_state(self._files.recent(), title, offers_tour=self._offers_tour)
        QSettings().setValue(_TOUR_OFFERED, "true")  # once, at the first start
        if self.page is None:
            self._stack.setCurrentWidget(self._page)
            self.shown.emit()

    def leave(self) -> None:
        """Show the canvas again."""
        if self.page is None:
            return
        focus = QApplication.focusWidget()
        has_keys = focus is None or self.page.isAncestorOf(focus)
        if has_keys and focus is not None:
            focus.clearFocus()  # else Qt hands the keys on, and a screen reader speaks whatever gets them
        self._stack.setCurrentWidget(self._canvas)
        if has_keys:
            self._canvas.setFocus()
        self.left.emit()

    def open_first_example(self) -> None:
        """Show a copy of the example to begin with."""
        self._open_example(EXAMPLES[0].path)

    def set_theme(self, look: Theme) -> None:
        """Take other colours."""
        if self._page is not None:
            self._page.set_theme(look)

    def _made(self) -> "StartPage":
        from graphgui.app.start.start_page import StartPage  # late: a window that is given a file shows none

        page = StartPage(theme.shown(), self._stack)
        page.build_asked.connect(self._build)
        page.open_asked.connect(self._files.open)
        page.data_asked.connect(self._importing.ask)
        page.example_chosen.connect(self._open_example)
        page.lesson_chosen.connect(self._begin_lesson)
        page.recent_chosen.connect(self._open_recent)
        page.back_asked.connect(self.leave)
        page.tour_asked.connect(self._take_tour)
        page.tour_asked.connect(self._forget_tour)
        page.tour_refused.connect(self._refuse_tour)
        self._stack.addWidget(page)
        return page

    def _forget_tour(self) -> None:
        self._offers_tour = False

    def _refuse_tour(self) -> None:
        self._forget_tour()
        self.show()
        if self._page is not None:
            self._page.focus_first()

    def _build(self) -> None:
        """An empty canvas: the one that is there, or another document."""
        if len(self._canvas.document.graph) or self._canvas.document.path:
            self._files.new()
        else:
            self.leave()

    def _open_example(self, path: Path) -> None:
        self._files.open_path(path, as_copy=True)

    def _open_recent(self, path: Path) -> None:
        self._files.open_path(path)

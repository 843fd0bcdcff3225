"""Says in a window's banner that something has gone wrong, with what is known about it on a button."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from graphgui.app.banner import Again, Banner, Choice
from graphgui.app.errors.handler import ErrorHandler
from graphgui.document.translated import problem_text

if TYPE_CHECKING:
    from graphgui.app.errors.report import Report


class ErrorNotice(QObject):
    """Says it in the window that is in use; the same thing again is not said again while it stands there."""

    def __init__(self, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._window, self._banner = window, banner
        self._shown = ""
        ErrorHandler.of_the_program().happened.connect(self._say)
        banner.gone.connect(self._forget)

    def _say(self, report: "Report") -> None:
        if not self._is_for_another() and report.key != self._shown:
            self.say(report)

    def say(self, report: "Report") -> None:
        """Say it here, with its details on a button."""
        sentence = self.tr("Something went wrong, and graphgui goes on.")
        if report.problem:
            sentence = problem_text(report.problem)
        again = Again(ErrorNotice, lambda notice: notice.say(report))
        self._banner.say(
            sentence, [Choice(self.tr("Details"), partial(self._show, report.text))], "caution", again
        )
        self._shown = report.key

    def _is_for_another(self) -> bool:
        """Whether another document's window is in use, or a dialogue of it."""
        active = QApplication.activeWindow()
        while active is not None and active.parentWidget() is not None:
            active = active.parentWidget()
        return isinstance(active, QMainWindow) and active is not self._window

    def _forget(self) -> None:
        self._shown = ""

    def _show(self, text: str) -> None:
        from graphgui.app.errors.details import show_details  # late: seen when asked

        show_details(text, self._window)

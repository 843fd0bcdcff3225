"""What a window writes beside documents: pictures, films and tables, each imported when first asked for."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow

from graphgui.app.training.timeline_bar import TimelineBar
from graphgui.canvas.view import CanvasView
from graphgui.document.session.session import Session

if TYPE_CHECKING:
    from graphgui.app.files.export_derivation import ExportDerivation
    from graphgui.app.files.export_history import ExportHistory
    from graphgui.app.files.recording.record_run import RecordRun
    from graphgui.app.files.save_picture import SavePicture
    from graphgui.plots.base.plot import Plot


class Outputs:
    """Asks where to, and writes what the window shows or its run.

    Args:
        plots: those that there are when it is called.
        title: the document's, which a file is called by at first.
        complain: shows a sentence where there is nothing to write or it cannot be written.
    """

    def __init__(
        self,
        window: QMainWindow,
        canvas: CanvasView,
        session: Session,
        timeline: TimelineBar,
        plots: "Callable[[], Iterable[Plot]]",
        title: Callable[[], str],
        complain: Callable[[str], None],
    ) -> None:
        self._window, self._canvas, self._session, self._timeline = window, canvas, session, timeline
        self._plots, self._title, self._complain = plots, title, complain

    def save_picture(self) -> None:
        """Ask for a file and save the canvas as a picture."""
        self._pictures.ask()

    def copy_picture(self) -> None:
        """Put the canvas on the clipboard as a picture."""
        self._pictures.copy()

    def record(self) -> None:
        """Ask for what is to be in a film, and record the run."""
        self._films.ask()

    def export_history(self) -> None:
        """Ask for a file and write every step of the run to it as a table."""
        self._tables.ask()

    def export_derivation(self) -> None:
        """Ask for a file and write how the graph's gradients come about."""
        self._derivations.ask()

    @cached_property
    def _derivations(self) -> "ExportDerivation":
        from graphgui.app.files.export_derivation import ExportDerivation

        document = self._canvas.editor.document
        return ExportDerivation(document, self._session, self._title, self._complain, self._window)

    @cached_property
    def _pictures(self) -> "SavePicture":
        from graphgui.app.files.save_picture import SavePicture

        return SavePicture(self._canvas, self._complain, self._window)

    @cached_property
    def _films(self) -> "RecordRun":
        from graphgui.app.files.recording.camera import Subject
        from graphgui.app.files.recording.record_run import RecordRun

        subject = Subject(self._window, self._canvas, self._plots, self._session, self._timeline)
        return RecordRun(subject, self._title, self._complain, self._window)

    @cached_property
    def _tables(self) -> "ExportHistory":
        from graphgui.app.files.export_history import ExportHistory

        return ExportHistory(self._session, self._title, self._complain, self._window)

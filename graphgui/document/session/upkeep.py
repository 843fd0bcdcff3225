"""Keeps the graph computed: what is opened or edited shows its numbers without being asked to."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.document.session.evaluator import Ready, make_ready, takes_long
from graphgui.document.session.session import Session
from graphgui.ops.plugins.guard import OperationProblem
from graphgui.progress import Progress
from graphgui.words import Problem

_REST = 150  # ms without another edit after which a graph that takes long is begun with


class Upkeep(QObject):
    """Has the session catch up after each edit: at once, or beside the window where that takes long."""

    _asked = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._is_asked = False
        self._asked.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)  # before the next frame
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._task = BackgroundTask(self)
        self._task.done.connect(session.catch_up)
        self._task.failed.connect(self._failed)
        document.structure_changed.connect(self._changed)
        session.moment_shown.connect(self._shown)
        self._ask()

    def _changed(self) -> None:
        self._task.cancel()
        self._rest.stop()
        self._ask()

    def _shown(self) -> None:
        """What is shown may be nothing any more."""
        if not self._session.moment.is_computed and not self._task.is_busy:
            self._ask()

    def _ask(self) -> None:
        if not self._is_asked:
            self._is_asked = True
            self._asked.emit()

    def _catch_up(self) -> None:
        self._is_asked = False
        if self._session.moment.is_computed or not len(self._document.graph):
            return
        if takes_long(self._document):
            self._rest.start()
        else:
            self._session.catch_up()

    def _failed(self, problem: Problem) -> None:
        if isinstance(problem, OperationProblem):  # no shape shows it
            self._session.problem.emit(problem)

    def _begin(self) -> None:
        document = self._document
        project, graph, feeds = document.project, document.runnable_graph.copy(), document.feeds

        def work(_progress: Progress) -> Ready:
            return make_ready(project, graph, feeds)

        if not self._session.moment.is_computed:
            self._task.begin(work)

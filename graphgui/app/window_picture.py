"""A picture of the whole window, for papers, slides and machines without a screen."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize, Qt
from PySide6.QtWidgets import QApplication

from graphgui.app.application import application
from graphgui.app.window import Window
from graphgui.document.document import Document
from graphgui.storage.project import Project

_WINDOW = QSize(1280, 800)


def picture_of_window(project: Project, steps: int, output: Path, size: QSize = _WINDOW) -> None:
    """Train a project in a window that nobody sees, and save what it shows as PNG."""
    app = application()
    window = Window(Document(project))
    window.resize(size)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.complete()
    window.panels.make_all_seen()
    window.reset_layout()  # plots that are made at once have pushed each other aside
    window.session.run_now(steps)
    graph = project.graph
    learners = [name for name in graph.order() if graph.own_parameters(name)]
    window.canvas.editor.select(learners[:1])
    window.canvas.navigation.fit()
    settle(app)
    window.canvas.flow.clear()
    window.grab().save(str(output))
    window.document.undo_stack.setClean()
    window.close()


def settle(app: QApplication) -> None:
    """Let timers of a frame or two fire, so that everything shows what it should."""
    for milliseconds in (400, 100):  # loading the typesetter may take all of the first; formulas then need room
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

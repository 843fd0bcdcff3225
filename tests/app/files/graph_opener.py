"""A process of its own, watched from outside: it opens graphs, as the terminal or the window does.

    python -m tests.app.files.graph_opener terminal|window FOLDER PATH...

Before each graph and after the last it asks for a file that is not there, so that who watches knows where it is.
"""

import contextlib
import io
import sys
from pathlib import Path

MARK = "/graph-that-is-not-there-"


def mark(number: int) -> None:
    """Leave a sign in the list of system calls."""
    with contextlib.suppress(OSError):
        Path(f"{MARK}{number}").stat()


def in_terminal(path: Path) -> None:
    """Everything that the terminal does with a graph without writing it."""
    from graphgui.cli import main

    for command in (["eval"], ["eval", "--json"], ["check"], ["train", "--steps", "2"], ["derive"]):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main([command[0], str(path), *command[1:]])


def in_window(folder: Path, paths: list[Path]) -> None:
    """Open, paint and point at each in one window."""
    from PySide6.QtCore import QEvent, QPoint, QSettings
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMessageBox

    from graphgui.app.application import application
    from graphgui.app.window import Window

    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    QMessageBox.exec = lambda box: QMessageBox.StandardButton.No  # type: ignore[method-assign]
    window = Window()
    window.show()
    window.complete()
    window.panels.make_all_seen()
    for number, path in enumerate(paths):
        mark(number)
        window.files.open_path(path)
        QApplication.processEvents()
        view = window.canvas.viewport()
        for name in window.document.graph.nodes:
            window.canvas.scene().selection.set([name])
            QApplication.processEvents()
        for x in range(0, view.width(), 60):
            at = QPoint(x, view.height() // 2)
            QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
        window.grab()
        QTest.qWait(200)
    window.session.pause()
    window.hide()
    mark(len(paths))


def main() -> None:
    way, folder, paths = sys.argv[1], Path(sys.argv[2]), list(map(Path, sys.argv[3:]))
    if way == "window":
        in_window(folder, paths)
        return
    for number, path in enumerate(paths):
        mark(number)
        in_terminal(path)
    mark(len(paths))


if __name__ == "__main__":
    main()

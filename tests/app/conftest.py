"""A window as a person meets it, and hands to use it with."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from graphgui import assets
from graphgui.app.application import application
from graphgui.app.errors import log
from graphgui.app.errors.handler import ErrorHandler
from graphgui.app.window import Window
from graphgui.document import state_folder
from graphgui.engine import PortId
from graphgui.screen_reader.announce import announcements


@pytest.fixture
def window(qapp, qtbot, monkeypatch):
    application()
    window = Window()
    with qtbot.waitExposed(window):
        window.show()
    window.complete()
    window.panels.make_all_seen()
    yield window
    window.session.pause()
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # gone now, not when Python comes to it


@pytest.fixture
def engel(window):
    window.open_example(assets.path("examples", "engel.graph.json"))
    return window


@pytest.fixture
def handled(window, tmp_path, monkeypatch):
    """A window whose exceptions the program's handler takes; what was handled is listed."""
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    handler, reports = ErrorHandler.of_the_program(), []
    handler.happened.connect(reports.append)
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    monkeypatch.setattr("sys.unraisablehook", lambda *_: None)
    monkeypatch.setattr("threading.excepthook", lambda *_: None)
    handler.install()
    yield reports
    handler.remove()
    handler.happened.disconnect(reports.append)
    log.end()


@pytest.fixture
def heard(qapp):
    """What is announced to screen readers, as it comes."""
    said = []
    announcements().said.connect(said.append)
    yield said
    announcements().said.disconnect(said.append)


class Hands:
    """Real presses, moves and releases on the canvas."""

    def __init__(self, window):
        self.window = window
        self.canvas = window.canvas

    def at(self, scene: QPointF) -> QPoint:
        return self.canvas.mapFromScene(scene)

    def port(self, node: str, port: str) -> QPoint:
        return self.at(self.canvas.scene().port_place(PortId(node, port)))

    def header(self, node: str) -> QPoint:
        rect = self.canvas.scene().item(node).rect
        return self.at(rect.topLeft() + QPointF(rect.width() / 2, 12))

    def drag(self, start: QPoint, end: QPoint) -> None:
        view, left = self.canvas.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(view, left, pos=start)
        for share in (0.3, 0.6, 0.9, 1.0):
            QTest.mouseMove(view, start + (end - start) * share)
        QTest.mouseRelease(view, left, pos=end)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def hands(window):
    return Hands(window)


def answers(path: Path):
    """A file dialogue's static function that chooses `path`."""

    def choose(*_):
        return str(path), ""

    return choose

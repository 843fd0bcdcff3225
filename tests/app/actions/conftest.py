"""A graph in a real window, in which every question is answered with Cancel."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMessageBox

from graphgui.app.window import Window
from graphgui.engine import Training
from graphgui.storage.project import Project
from tests.app.actions.pressing import World
from tests.graphs import regression


@pytest.fixture
def world(window, monkeypatch, qtbot):
    graph, _ = regression(5, 1)
    window.document.apply_project(Project(graph=graph, tables={}, training=Training(0.1, steps=50), parameters={}))
    QApplication.clipboard().clear()
    window.canvas.setFocus()
    qtbot.waitUntil(window.canvas.hasFocus)
    world = World(window)
    cancel = QMessageBox.StandardButton.Cancel
    answers = (
        (QFileDialog, "getOpenFileName", ("", "")),
        (QFileDialog, "getSaveFileName", ("", "")),
        (QInputDialog, "getInt", (1, False)),
        (QInputDialog, "getText", ("", False)),
        (QMessageBox, "question", cancel),
    )
    for kind, name, answer in answers:

        def ask(_parent, title, *_more, answer=answer):
            world.asked.append(title)
            return answer

        monkeypatch.setattr(kind, name, ask)
    yield world
    while popup := QApplication.activePopupWidget():
        popup.close()
    for other in list(Window.others):
        other.close()
    if window.isFullScreen():
        window.present()

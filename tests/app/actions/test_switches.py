"""How the canvas behaves is chosen in the View menu and kept for the next time."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from graphgui.app.window import Window


def turn_wheel(window, modifiers=Qt.KeyboardModifier.NoModifier):
    viewport = window.canvas.viewport()
    at = QPointF(viewport.rect().center())
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def where(window):
    return window.canvas.transform().m11(), window.canvas.mapToScene(QPoint(0, 0)).y()


def test_the_wheel_zooms_or_scrolls_as_chosen(engel):
    engel.canvas.navigation.zoom_in()
    zoom, top = where(engel)
    turn_wheel(engel)
    assert where(engel)[0] > zoom
    engel.action_table.qt_actions["wheel_scrolls"].trigger()
    zoom, top = where(engel)
    turn_wheel(engel)
    assert where(engel)[0] == zoom
    assert where(engel)[1] < top
    turn_wheel(engel, Qt.KeyboardModifier.ControlModifier)
    assert where(engel)[0] > zoom


def test_switches_stand_as_they_were_left(window, qapp):
    assert window.canvas.editor.snapping
    window.action_table.qt_actions["snapping"].trigger()
    window.action_table.qt_actions["wheel_scrolls"].trigger()
    other = Window()
    assert not other.canvas.editor.snapping
    assert other.canvas.navigation.wheel_scrolls
    assert not other.action_table.qt_actions["snapping"].isChecked()
    other.close()


def test_fit_the_selection_makes_it_large(engel):
    engel.canvas.navigation.fit()
    before, _ = where(engel)
    engel.canvas.navigation.zoom_out()
    engel.canvas.navigation.zoom_out()
    engel.canvas.editor.select(["mse"])
    engel.action_table.qt_actions["fit_selection"].trigger()
    assert where(engel)[0] >= before
    middle = engel.canvas.mapToScene(engel.canvas.viewport().rect().center())
    assert engel.canvas.scene().item("mse").rect.contains(middle)

"""A line is guessed in the window: dragged with the mouse, compared, and trained from."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from graphgui import assets
from graphgui.app.window import Window
from graphgui.engine import PortId

LEFT = Qt.MouseButton.LeftButton


def test_a_guess_from_the_switch_to_training_and_back(engel, qtbot):
    window, fit = engel, engel.panels["fit"]
    window.session.run_now(5)
    qtbot.waitUntil(lambda: len(fit.points.getData()[0]) == 235)
    before = window.session.moment.value(PortId("linear", "W")).item()
    assert not fit.start_button.isVisible()
    QTest.mouseClick(fit.guess_button, LEFT)
    qtbot.waitUntil(lambda: fit.guess.note.isVisible())
    view = fit.view.viewport()
    start = fit.view.mapFromScene(fit.box.mapViewToScene(QPointF(*fit.guess.handles.places[0])))
    QTest.mousePress(view, LEFT, pos=start)
    for down in (5, 10, 15):
        QTest.mouseMove(view, start + QPoint(0, down))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(0, 15))
    line = fit.guess.handles.line
    assert line.slope > 0
    QTest.mouseClick(fit.compare_button, LEFT)
    qtbot.waitUntil(lambda: "the least is 0.0129" in fit.guess.note.accessibleName())
    QTest.mouseClick(fit.start_button, LEFT)
    W = PortId("linear", "W")
    assert window.session.moment.value(W).item() == pytest.approx(line.slope)
    assert window.document.undo_stack.undoText() == "Start training from here"
    window.session.run_now(3)
    window.document.undo_stack.undo()
    assert window.session.moment.value(W).item() == before


def test_in_a_model_of_several_features_the_banner_says_why_not(window, qtbot):
    window.open_example(assets.path("examples", "diabetes.graph.json"))
    fit = window.panels["fit"]
    qtbot.waitUntil(lambda: fit.guess_button.isVisible())
    QTest.mouseClick(fit.guess_button, LEFT)
    assert "from one feature" in window.banner.text
    assert not fit.guess_button.isChecked()


def test_a_window_may_go_while_a_line_is_guessed_in_it(qapp, qtbot):
    window = Window()
    window.show()
    window.open_example(assets.path("examples", "engel.graph.json"))
    qtbot.waitUntil(lambda: "fit" in window.panels.made)
    fit = window.panels["fit"]
    qtbot.waitUntil(lambda: fit.guess_button.isVisible())
    QTest.mouseClick(fit.guess_button, LEFT)
    window.docks["fit"].setFloating(True)
    with qtbot.captureExceptions() as exceptions:
        delete(window)  # its document before its plots
    assert not exceptions

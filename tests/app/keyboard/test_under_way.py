"""What panels have to reach only while something is under way: each stop is seen, spoken, and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui import assets
from graphgui.engine.faults import fault_in
from graphgui.lessons.shipped import shipped_lessons
from tests.app.keyboard.test_walk import check_part
from tests.app.screen_reader.test_roles import unspoken_stops

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def points(window, qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    QAccessible.setActive(True)
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    yield window
    QAccessible.setActive(False)


def check(window, press, part, least):
    QApplication.processEvents()
    assert check_part(window, press, part) >= least
    assert unspoken_stops(part) == []


def test_a_step_taken_apart(points, press):
    press("F7")
    check(points, press, points.docks["operation"], least=5)


def test_a_prediction(points, press):
    points.action_table.qt_actions["predict_first"].trigger()
    points.canvas.editor.select(["linear"])
    check(points, press, points.docks["prediction"], least=5)


def test_a_broken_gradient_before_and_after_it_is_found(points, press):
    points.action_table.qt_actions["break_gradient"].trigger()
    name, _ = fault_in(points.document.graph)
    points.canvas.editor.select([name])
    check(points, press, points.docks["broken_gradient"], least=3)
    QTest.mouseClick(points.panels["broken_gradient"].accuse_button, Qt.MouseButton.LeftButton)
    check(points, press, points.docks["broken_gradient"], least=5)


def test_an_answer_that_was_judged(points, press, qtbot):
    points.canvas.editor.select(["linear"])
    panel = points.panels.bring("answer")
    panel.field.setFocus()
    QTest.keyClicks(panel.field, "X+W")
    press("Return")
    qtbot.waitUntil(lambda: panel.said.text() != "")
    check(points, press, points.docks["answer"], least=4)


def test_each_kind_of_task_of_a_lesson(points, press):
    kinds = {}
    for lesson in shipped_lessons():
        for number, step in enumerate(lesson.file.steps):
            kinds.setdefault(type(step.task), (lesson, number))
    for lesson, number in kinds.values():
        points.document.undo_stack.setClean()
        points.lessons.begin(lesson, number)
        check(points, press, points.docks["lesson"], least=2)


def test_the_tour(points, press):
    points.action_table.qt_actions["tour"].trigger()
    check(points, press, points.tour.callout, least=1)

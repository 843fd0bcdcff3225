"""So many steps, or to convergence; and the status line beside them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from graphgui.app.training.status_line import Pace, StatusLine, time_left
from graphgui.document import edits
from graphgui.plots.base.steady_line import SteadyLine


def test_so_many_steps_are_made_as_were_asked_for(engel, qtbot, monkeypatch):
    offered = []

    def answer(parent, title, question, value, least, most):
        offered.append(value)
        return 7, True

    monkeypatch.setattr(QInputDialog, "getInt", answer)
    for total in (7, 14):
        with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
            QTest.keyClick(engel, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
        assert engel.session.step == total
    assert offered[-1] == 7


def test_convergence_ends_the_run_and_what_it_goes_by_can_be_undone(engel, qtbot):
    engel.session.rate = float("inf")
    with qtbot.waitSignal(engel.session.stopped, timeout=30_000) as stopped:
        QTest.keyClick(engel, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert stopped.args == ["plateau"]
    assert engel.document.training.patience is not None
    engel.document.undo_stack.undo()
    assert engel.document.training.patience is None
    converged, text = engel.session.step, engel.findChild(SteadyLine, "status").text()
    assert f"step {converged} of {converged}" in text
    QTest.keyClick(engel, Qt.Key.Key_F5)
    assert engel.session.last_step == converged + engel.document.training.steps


def test_the_status_line_says_step_and_loss(engel):
    engel.session.run_now(3)
    text = engel.findChild(SteadyLine, "status").text()
    assert "step 3 of 3" in text
    assert "loss" in text


def test_a_long_run_shows_speed_progress_and_the_time_left(engel, qtbot):
    line = engel.findChild(StatusLine)
    edits.training.change(engel.document, steps=2000)
    assert not line.progress.isVisible()
    QTest.keyClick(engel, Qt.Key.Key_F5)
    qtbot.waitUntil(line.progress.isVisible, timeout=20_000)
    assert line.progress.maximum() == 2000
    assert line.left.text().endswith("left")
    assert "steps/s" in line.label.text()
    QTest.keyClick(engel, Qt.Key.Key_F5)
    assert not line.progress.isVisible()
    assert "steps/s" not in line.label.text()


def test_the_pace_is_that_of_the_last_second():
    pace = Pace()
    for tenth in range(30):
        pace.see(tenth / 10, tenth * 2 if tenth < 10 else 20 + (tenth - 10) * 50)
    assert pace.rate == pytest.approx(500)


def test_the_time_left_is_told_in_seconds_minutes_and_hours():
    assert [time_left(s) for s in (4.2, 150, 3900)] == ["4 s left", "2 min left", "1 h 5 min left"]

"""What once raised an exception in ordinary use."""

import multiprocessing
import os
import signal
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QSpinBox

from graphgui.app.window import Window
from graphgui.document import edits
from graphgui.storage.project import Project


def test_a_wire_dragged_onto_the_input_that_it_feeds_stays(engel, hands):
    before, index = list(engel.document.graph.wires), engel.document.undo_stack.index()
    hands.drag(hands.port("linear", "Yhat"), hands.port("mse", "Yhat"))
    assert list(engel.document.graph.wires) == before
    assert engel.document.undo_stack.index() == index


def test_the_summary_stays_while_nodes_are_added(engel, qtbot):
    summary = engel.panels.bring("summary")
    qtbot.waitUntil(lambda: summary.table.rowCount() > 0)
    edits.nodes.add(engel.document, "relu", (300.0, 300.0))
    qtbot.waitUntil(lambda: engel.session.moment.is_computed)
    summary.refresh()
    assert summary.table.rowCount() > 0


def test_a_note_that_is_undone_while_it_is_written_is_gone(engel, qtbot):
    canvas = engel.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    assert field is not canvas
    notes = set(engel.document.annotations)
    QTest.keyClicks(field, "lost")
    engel.document.undo_stack.undo()
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert len(engel.document.annotations) == len(notes) - 1


def test_forward_mode_ends_with_its_input(engel, qtbot):
    panel = engel.panels.bring("forward_mode")
    QTest.mouseClick(panel.switch, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.switch.height() // 2))
    assert engel.session.seed
    engel.canvas.scene().selection.set([engel.session.seed.port.node])
    engel.canvas.setFocus()
    QTest.keyClick(engel.canvas, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: engel.session.seed is None)


@pytest.mark.parametrize("name", ["report .csv", " report.csv", "   .csv", "a\nb.csv"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_file_is_dropped_whatever_its_name(window, tmp_path, name):
    path = tmp_path / name
    path.write_text("x,y\n1,2\n3,4\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy = QPointF(400, 400), Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(at, copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    [node] = window.document.graph.nodes
    assert node in ("report", "input", "a b")


@pytest.mark.parametrize("rate", ["abc", "[1, 2]", "nan", ""])
def test_a_wrong_speed_in_the_settings_keeps_no_window_from_opening(qapp, rate):
    QSettings().setValue("rate", rate)
    window = Window()
    assert window.session.rate == 60.0
    window.close()


@pytest.mark.parametrize("seed", [2**31 - 1, 2**31, 3_000_000_000, 2**63 - 1])
def test_a_large_seed_is_shown_and_used(engel, qtbot, seed):
    form = engel.panels.bring("training")
    edits.training.change(engel.document, seed=seed)
    assert form.fields["seed"].editor.box.text() == str(seed)
    engel.session.step_once()
    assert engel.session.step == 1
    engel.session.redraw()
    assert engel.document.training.seed == (seed + 1) % 2**63


def test_a_training_process_that_cannot_start_is_said(engel, monkeypatch):
    engel.session.close()

    def none_left(*_arguments, **_keywords):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", none_left)
    assert engel.session.player.warm_up() is None
    QTest.keyClick(engel, Qt.Key.Key_F5)
    assert "cannot be started" in engel.banner.text
    assert engel.session.state == "idle"
    monkeypatch.undo()
    QTest.keyClick(engel, Qt.Key.Key_F5)
    assert engel.session.state == "playing"


@pytest.mark.skipif(sys.platform == "win32", reason="only there a process is told to stop")
def test_a_training_process_that_is_killed_is_said(engel, qtbot):
    QTest.keyClick(engel, Qt.Key.Key_F5)
    os.kill(engel.session.player.warm_up(), signal.SIGKILL)
    qtbot.waitUntil(lambda: "has ended" in engel.banner.text)
    assert engel.session.state == "idle"


def test_memory_that_is_short_is_a_sentence(engel, monkeypatch):
    def full(*_arguments, **_keywords):
        raise MemoryError

    monkeypatch.setattr(Project, "plan", full)
    edits.nodes.add(engel.document, "relu", (300.0, 300.0))
    QTest.keyClick(engel, Qt.Key.Key_F9)
    assert "more memory than there is" in engel.banner.text
    monkeypatch.undo()
    engel.banner.hide()
    QTest.keyClick(engel, Qt.Key.Key_F9)
    assert engel.session.moment.loss is not None


def test_questions_for_a_number_one_after_the_other_leave_no_field_behind(window, handled):
    """Each one's field says that it is done while Qt deletes it, and the next may be at the same address."""
    for _ in range(30):
        question = QInputDialog(window)
        question.setInputMode(QInputDialog.InputMode.IntInput)
        question.show()
        question.activateWindow()
        question.findChild(QSpinBox).setFocus()
        QApplication.processEvents()
        question.deleteLater()
        del question
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.activateWindow()
        QApplication.processEvents()
    assert handled == []

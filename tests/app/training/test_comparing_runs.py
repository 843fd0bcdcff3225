"""Runs are compared, named and kept in the file, as a person does it in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from graphgui.document import edits
from tests.app.conftest import answers

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def two_runs(engel, qtbot):
    """Twenty steps; then, from the start again, twenty at a lower rate; and the list of runs beside them."""
    edits.training.change(engel.document, steps=20)
    engel.session.rate = float("inf")
    for rate in (0.2, 0.05):
        line = engel.transport.learning_rate.lineEdit()
        line.selectAll()
        QTest.keyClicks(line, str(rate))
        QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClick(engel, Qt.Key.Key_F4)
        with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
            QTest.keyClick(engel, Qt.Key.Key_F5)
    engel.action_table.qt_actions["panel_runs"].trigger()
    return engel


def lines(window):
    rows = window.panels["runs"].list
    return [
        [rows.topLevelItem(row).text(column) for column in (0, 1, 3)] for row in range(rows.topLevelItemCount())
    ]


def click(window, row):
    rows = window.panels["runs"].list
    QTest.mouseClick(rows.viewport(), LEFT, pos=rows.visualItemRect(rows.topLevelItem(row)).center())


def test_two_runs_stand_side_by_side_in_the_list_and_in_the_plot(two_runs):
    window = two_runs
    assert lines(window) == [["run 1", "20", "η 0.2 · seed 1"], ["run 2", "20", "η 0.05 · seed 1"]]
    window.panels["loss"].draw_now()
    (other,) = window.panels["loss"].others.curves
    assert window.panels["loss"].scales.log_y  # for they span decades
    assert (10 ** other.getData()[1]).tolist() == pytest.approx(list(window.session.runs[0].losses), rel=1e-5)
    slower = window.session.moment.loss
    click(window, 0)
    assert window.session.moment.loss < slower
    window.panels["loss"].draw_now()
    assert len(window.panels["loss"].others.curves) == 1


def test_a_run_is_named_kept_in_the_file_and_there_when_it_is_opened_again(two_runs, tmp_path, monkeypatch, qtbot):
    window, panel, path = two_runs, two_runs.panels["runs"], tmp_path / "a.graph.json"
    click(window, 0)
    loss = window.session.moment.loss
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    field = panel.list.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "fast")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines(window)[0][0] == "fast")
    QTest.mouseClick(panel.keep, LEFT)
    assert window.document.is_modified
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(path))
    QTest.keyClick(window, Qt.Key.Key_S, CTRL)
    assert not window.document.is_modified
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert lines(window) == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answers(path))
    QTest.keyClick(window, Qt.Key.Key_O, CTRL)
    assert lines(window) == [["fast", "20", "η 0.2 · seed 1"]]
    click(window, 0)
    assert window.session.moment.loss == loss
    window.panels["loss"].draw_now()
    assert len(window.panels["loss"].others.curves) == 1

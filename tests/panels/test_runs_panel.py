"""The list of runs, worked with mouse and keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from graphgui.document import edits
from graphgui.document.session.runs import Runs
from graphgui.look.colours import LIGHT, curve_colour
from graphgui.panels.runs_panel import RunsPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(document, session_of):
    return session_of(document)


@pytest.fixture
def panel(document, session, show):
    session.run_now(30)
    session.show_step(10)
    session.run_now(10)
    return show(RunsPanel(Runs(document, session), session, LIGHT), 300, 300)


def lines(panel):
    items = [panel.list.topLevelItem(row) for row in range(panel.list.topLevelItemCount())]
    return [[item.text(column) for column in range(2)] for item in items]


def click(panel, row):
    at = panel.list.visualItemRect(panel.list.topLevelItem(row)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=at)


def test_every_run_is_a_line_in_the_colour_of_its_curve(panel):
    assert lines(panel) == [["run 1", "30"], ["run 2", "20"]]
    colours = [panel.list.topLevelItem(row).icon(0).pixmap(14).toImage().pixelColor(7, 7).name() for row in (0, 1)]
    assert colours == [curve_colour(0, LIGHT), LIGHT.accent]
    assert panel.list.topLevelItem(0).text(3) == "η 0.1"


def test_a_click_shows_a_run(panel, session):
    click(panel, 0)
    assert session.step == 30
    assert session.run is session.runs[0]


def test_the_choice_goes_with_the_run_shown(panel, session):
    assert panel.list.currentItem().text(0) == "run 2"
    click(panel, 0)
    session.reset()
    session.run_now(5)
    panel.hide()
    panel.show()
    assert panel.list.currentItem().text(0) == "run 3"


def test_a_name_is_typed_in_place(panel, session, qtbot):
    click(panel, 0)
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    field = panel.list.findChild(QLineEdit)
    QTest.keyClicks(field, "long")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.runs[0].name == "long")
    qtbot.waitUntil(lambda: lines(panel)[0] == ["long", "30"])


def test_delete_forgets_a_run(panel, session):
    click(panel, 0)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert lines(panel) == [["run 2", "20"]]
    assert session.step == 20


def test_the_button_keeps_a_run_in_the_file(panel, document):
    click(panel, 0)
    QTest.mouseClick(panel.keep, LEFT)
    assert [run.name for run in document.kept_runs] == ["run 1"]
    assert not panel.keep.isEnabled()
    document.undo_stack.undo()
    assert panel.keep.isEnabled()


def test_what_cannot_be_is_said(panel, document, session, qtbot):
    click(panel, 0)
    QTest.mouseClick(panel.keep, LEFT)
    edits.nodes.set_attributes(document, "X", value=np.ones((20, 3)).tolist())
    session.reset()
    for run in list(session.runs):
        session.forget_run(run)
    with qtbot.waitSignal(panel.problem) as blocker:
        click(panel, 0)
    assert "other parameters" in str(blocker.args[0])


def test_the_line_of_the_run_shown_follows_training(panel, session, qtbot):
    session.run_now(5)
    qtbot.waitUntil(lambda: lines(panel)[1] == ["run 2", "25"])

"""The numbers of a matrix one by one: by keys, and as a screen reader finds them."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from graphgui.look.colours import LIGHT
from graphgui.panels.inspector.matrix_table import MatrixTable
from graphgui.panels.inspector.matrix_view import MatrixView

Key, Text = Qt.Key, QAccessible.Text


@pytest.fixture
def matrix(show):
    """One of twenty rows, of which a view shows four, in a window."""
    window = QWidget()
    view = MatrixView(LIGHT, parent=window)
    view.setAccessibleName("value of X")
    view.show_array(np.arange(60.0).reshape(20, 3))
    QVBoxLayout(window).addWidget(view)
    show(window, 300, 200)
    window.activateWindow()
    view.setFocus()
    yield view
    for table in view.findChildren(MatrixTable):
        table.reject()


def opened(matrix, qtbot):
    QTest.keyClick(matrix, Key.Key_Return)
    table = matrix.findChild(MatrixTable)
    qtbot.waitUntil(table.view.hasFocus)
    return table.view


def cell_with_the_keys(view):
    return QAccessible.queryAccessibleInterface(view).focusChild().text(Text.Name)


def test_keys_walk_over_all_numbers_and_each_says_where_it_is(matrix, qtbot):
    view = opened(matrix, qtbot)
    assert cell_with_the_keys(view) == "row 1, column 1: 0"
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_Right)
    assert cell_with_the_keys(view) == "row 2, column 2: 4.00"
    QTest.keyClick(view, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert cell_with_the_keys(view) == "row 20, column 3: 59.0"
    QTest.keyClick(view, Key.Key_Escape)
    qtbot.waitUntil(lambda: matrix.findChild(MatrixTable) is None)


def test_it_is_a_table_for_screen_readers(matrix, qtbot):
    table = QAccessible.queryAccessibleInterface(opened(matrix, qtbot))
    assert table.role() == QAccessible.Role.Table
    assert table.text(Text.Name) == "value of X"


def test_enter_takes_a_number_as_a_click_does(matrix, qtbot):
    view = opened(matrix, qtbot)
    QTest.keyClick(view, Key.Key_Down)
    with qtbot.waitSignal(matrix.entry_clicked) as taken:
        QTest.keyClick(view, Key.Key_Return)
    assert taken.args == [1, 0]


def test_one_number_and_none_are_no_stop_for_the_keys(matrix):
    assert matrix.focusPolicy() == Qt.FocusPolicy.TabFocus
    matrix.show_array(np.ones((1, 1)))
    assert matrix.focusPolicy() == Qt.FocusPolicy.NoFocus
    matrix.show_absent("not computed yet")
    assert matrix.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_is_said_of_it_stays_while_its_numbers_change(matrix):
    before = matrix.accessibleDescription()
    matrix.show_array(np.zeros((20, 3)))
    assert matrix.accessibleDescription() == before
    assert before.startswith("20 × 3")

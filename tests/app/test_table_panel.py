"""The data as a table: typed over, added to, pasted into; one step each, also while it trains."""

import math
import threading

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.matrix_text import read_cells

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def engel_table(engel):
    QTest.keyClick(engel, Key.Key_T, CONTROL)
    panel = engel.panels["table"]
    assert panel.isVisible()
    panel.view.setFocus()
    return panel


def table(panel):
    return panel.model.table


def cell(panel, row, column):
    """Where a cell is, for a click."""
    index = panel.model.index(row, column)
    panel.view.scrollTo(index)
    return panel.view.visualRect(index).center()


def click(panel, row, column, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(panel.view.viewport(), LEFT, keys, cell(panel, row, column))


def type_into(panel, row, column, text):
    click(panel, row, column)
    QTest.keyClick(panel.view, Key.Key_F2)
    (field,) = [each for each in panel.view.findChildren(QLineEdit) if each.isVisible()]
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    QApplication.processEvents()


def seen(panel, row, column):
    return panel.model.data(panel.model.index(row, column))


def test_it_shows_the_table_and_where_it_is_from(engel, engel_table):
    panel, columns = engel_table, engel.document.project.tables["engel"].columns
    assert panel.model.rowCount() == 235
    assert [float(seen(panel, 7, c)) for c in (0, 1)] == pytest.approx([columns[n][7] for n in columns], rel=1e-6)
    assert "engel.csv" in panel.remark.text()


def test_a_cell_is_typed_over_in_one_step(engel, engel_table):
    panel, before = engel_table, engel.document.feeds["X"].copy()
    type_into(panel, 3, 0, "1234.5")
    assert table(panel).columns["income"][3] == 1234.5
    assert engel.document.feeds["X"][3, 0] == 1.2345
    assert table(panel).path is None and "engel.csv" not in panel.remark.text()
    assert engel.document.undo_stack.index() == 1
    QTest.keyClick(engel, Key.Key_Z, CONTROL)
    np.testing.assert_array_equal(engel.document.feeds["X"], before)
    assert table(panel).path is not None


def test_what_is_no_number_is_refused_with_a_reason(engel, engel_table):
    type_into(engel_table, 3, 0, "many")
    assert "“many” is no number" in engel.banner.text
    assert engel.document.undo_stack.index() == 0


def test_a_cell_takes_a_decimal_comma_and_refuses_what_may_be_two_numbers(engel, engel_table):
    type_into(engel_table, 3, 0, "1.234,5")
    assert table(engel_table).columns["income"][3] == 1234.5
    type_into(engel_table, 3, 0, "1,234")
    assert "“1,234” may be 1234 or 1.234" in engel.banner.text
    assert table(engel_table).columns["income"][3] == 1234.5


def test_a_block_from_a_spreadsheet_is_pasted_and_adds_rows(engel, engel_table):
    panel = engel_table
    click(panel, 234, 0)
    QGuiApplication.clipboard().setText("1000\t500\n2000\t1e3\n3000,5\t7")
    QTest.keyClick(panel.view, Key.Key_V, CONTROL)
    assert table(panel).rows == 237
    np.testing.assert_array_equal(table(panel).columns["income"][-3:], [1000, 2000, 3000.5])
    assert engel.document.feeds["Y"].shape == (237, 1)
    assert engel.document.undo_stack.index() == 1


@pytest.mark.parametrize(("text", "reason"), [("a\tb", "cannot be pasted"), ("1\t2\t3", "too many")])
def test_a_block_that_does_not_fit_changes_nothing(engel, engel_table, text, reason):
    click(engel_table, 0, 0)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(engel_table.view, Key.Key_V, CONTROL)
    assert reason in engel.banner.text
    assert engel.document.undo_stack.index() == 0


def test_a_block_is_copied_with_every_digit(engel, engel_table):
    click(engel_table, 1, 0)
    click(engel_table, 2, 1, SHIFT)
    QTest.keyClick(engel_table.view, Key.Key_C, CONTROL)
    copied = [[float(x) for x in line.split("\t")] for line in QGuiApplication.clipboard().text().splitlines()]
    columns = table(engel_table).columns
    assert copied == [[columns[name][row] for name in columns] for row in (1, 2)]


def test_rows_are_removed_and_added_and_no_node_is(engel, engel_table):
    panel, nodes = engel_table, set(engel.document.graph.nodes)
    click(panel, 0, 0)
    click(panel, 4, 1, SHIFT)
    QTest.keyClick(panel.view, Key.Key_Delete)
    assert table(panel).rows == 230
    assert set(engel.document.graph.nodes) == nodes
    QTest.mouseClick(panel.add_button, LEFT)
    assert table(panel).rows == 231
    assert panel.view.currentIndex().row() == 230
    assert engel.document.undo_stack.index() == 2


def test_training_goes_on_and_keeps_what_it_learnt(engel, engel_table, qtbot):
    edits.training.change(engel.document, steps=10**7)
    engel.session.rate = math.inf
    engel.session.play()
    qtbot.waitUntil(lambda: engel.session.step > 500, timeout=20_000)
    type_into(engel_table, 0, 1, "900")
    assert engel.session.state == "playing"
    step = engel.session.step
    qtbot.waitUntil(lambda: engel.session.step > step, timeout=20_000)
    assert engel.session.step > 500
    engel.session.pause()
    assert engel.document.feeds["Y"][0, 0] == 0.9


def test_the_row_of_the_cursor_is_ringed_in_the_fit(engel, engel_table):
    click(engel_table, 9, 0)
    assert engel.panels["fit"].ringed == (engel.document.feeds["X"][9, 0], engel.document.feeds["Y"][9, 0])


def test_another_document_has_no_row_ringed(engel, engel_table):
    click(engel_table, 9, 0)
    QTest.keyClick(engel, Key.Key_N, CONTROL)
    assert engel.panels["fit"].ringed is None


def test_a_point_that_is_pressed_is_the_row_in_the_table(engel, engel_table, qtbot):
    plot = engel.panels["fit"]
    engel.session.step_once()
    plot.draw_now()
    qtbot.mouseClick(plot.edit_button, LEFT)
    row = int(engel.document.feeds["X"].argmax())  # far from all others
    x, y = (float(engel.document.feeds[name][row, 0]) for name in ("X", "Y"))
    at = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))
    QTest.mousePress(plot.view.viewport(), LEFT, pos=at)
    QTest.mouseRelease(plot.view.viewport(), LEFT, pos=at)
    assert engel_table.view.currentIndex().row() == row


def test_a_million_rows_are_there_at_once(window):
    columns = {f"x{n}": np.arange(1_000_000.0) for n in range(10)}
    edits.tables.add(window.document, Table(columns), "large")
    QTest.keyClick(window, Key.Key_T, CONTROL)
    panel = window.panels["table"]
    asked = []
    real = panel.model.number
    panel.model.number = lambda row, column: asked.append(row) or real(row, column)
    panel.view.scrollToBottom()
    panel.view.viewport().grab()
    assert panel.model.rowCount() == 1_000_000
    assert asked and len(asked) < 5000 and max(asked) == 999_999


def test_without_a_table_it_says_what_to_do(window):
    QTest.keyClick(window, Key.Key_T, CONTROL)
    assert window.panels["table"].empty.isVisible()
    assert not window.panels["table"].view.isVisible()


def test_an_added_row_holds_the_means(engel, engel_table):
    means = [column.mean() for column in table(engel_table).columns.values()]
    QTest.mouseClick(engel_table.add_button, LEFT)
    assert [column[-1] for column in table(engel_table).columns.values()] == pytest.approx(means)


def test_many_rows_are_read_beside_the_window(engel_table, engel, monkeypatch):
    threads = []

    def read(*given, **named):
        threads.append(threading.current_thread())
        return read_cells(*given, **named)

    for module in ("graphgui.panels.data.table_panel", "graphgui.document.edits.clipboard"):
        monkeypatch.setattr(f"{module}.read_cells", read)
    QGuiApplication.clipboard().setText("\n".join(f"{0.001 * row:.3f}\t1" for row in range(5000)))
    click(engel_table, 0, 0)
    engel_table.paste()
    assert table(engel_table).rows == 5000
    before = len(engel.document.graph)
    engel.canvas.editor.paste()
    assert len(engel.document.graph) == before + 1
    assert len(threads) == 2
    assert threading.main_thread() not in threads

"""Points are added, moved and removed by hand in the fit plot, while everything answers."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.plots.fit.point_editor import PointEditor
from graphgui.storage.project import Project
from tests.graphs import regression

LEFT = Qt.MouseButton.LeftButton


def pixel(plot, x, y):
    """Where on the plot's viewport a place of the plane is."""
    return plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y)))


def editing(plot):
    plot.session.evaluate()
    plot.draw_now()
    QTest.mouseClick(plot.edit_button, LEFT)
    return plot


def typed():
    graph, _ = regression(6)
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=20), parameters={}))


@pytest.fixture(params=["table", "typed"])
def plot(request, plot_of, document):
    return editing(plot_of(FitPlot, document if request.param == "table" else typed()))


def points(plot):
    return np.column_stack((plot.document.feeds["X"], plot.document.feeds["Y"]))


def drag(plot, start, end):
    view = plot.view.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, LEFT, pos=end)


def test_a_drag_moves_a_point_and_is_one_step(plot):
    before = points(plot)
    row = int(np.argmax(before[:, 1]))
    start = pixel(plot, *before[row])
    drag(plot, start, start + (pixel(plot, *before.mean(axis=0)) - start) / 2)
    after = points(plot)
    assert (after[row] != before[row]).all()
    np.testing.assert_allclose(np.delete(after, row, axis=0), np.delete(before, row, axis=0))
    assert plot.document.undo_stack.count() == 1
    plot.document.undo_stack.undo()
    np.testing.assert_array_equal(points(plot), before)


def test_a_click_adds_a_point_there(plot):
    before = points(plot)
    low, high = before.min(axis=0), before.max(axis=0)
    x, y = low[0] + 0.1 * (high - low)[0], low[1] + 0.95 * (high - low)[1]
    QTest.mouseClick(plot.view.viewport(), LEFT, pos=pixel(plot, x, y))
    after = points(plot)
    assert len(after) == len(before) + 1
    wide, high = plot.pixel()
    assert abs(after[-1, 0] - x) <= wide
    assert abs(after[-1, 1] - y) <= high
    plot.document.undo_stack.undo()
    np.testing.assert_array_equal(points(plot), before)


def test_delete_removes_the_chosen_point(plot):
    before = points(plot)
    row = int(np.argmax(before[:, 1]))
    QTest.mouseClick(plot.view.viewport(), LEFT, pos=pixel(plot, *before[row]))
    QTest.keyClick(plot.view, Qt.Key.Key_Delete)
    np.testing.assert_array_equal(points(plot), np.delete(before, row, axis=0))


def test_every_wire_answers_and_the_parameters_stay(plot):
    session = plot.session
    session.run_now(20)
    W, loss = session.moment.value(PortId("linear", "W")).copy(), session.moment.loss
    plot.draw_now()
    top = points(plot)[int(np.argmax(points(plot)[:, 1]))]
    start = pixel(plot, *top)
    drag(plot, start, start + (pixel(plot, *points(plot).mean(axis=0)) - start) / 2)
    np.testing.assert_array_equal(session.moment.value(PortId("linear", "W")), W)
    assert session.moment.is_computed
    assert session.moment.loss != loss
    assert session.step == 20


def test_training_goes_on_while_points_move(plot, qtbot):
    session = plot.session
    edits.training.change(plot.document, steps=1_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 3, timeout=5000)
    top = points(plot)[int(np.argmax(points(plot)[:, 1]))]
    start = pixel(plot, *top)
    drag(plot, start, start + (pixel(plot, *points(plot).mean(axis=0)) - start) / 2)
    moved = session.step
    assert session.state == "playing"
    qtbot.waitUntil(lambda: session.step > moved + 2, timeout=5000)
    session.close()


def test_without_the_switch_a_click_changes_nothing(plot_of, document):
    plot = plot_of(FitPlot, document)
    plot.draw_now()
    before = points(plot)
    QTest.mouseClick(plot.view.viewport(), LEFT, pos=pixel(plot, *before[3]))
    np.testing.assert_array_equal(points(plot), before)


def test_keys_choose_a_point_move_it_add_one_and_remove_it(plot):
    before = points(plot)
    row = int(np.argmin(before[:, 0]))
    view, control = plot.view, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    assert plot.findChild(PointEditor).ringed == pytest.approx(tuple(before[row]))
    QTest.keyClick(view, Qt.Key.Key_Right, control)
    QTest.keyClick(view, Qt.Key.Key_Left, control)
    QTest.keyClick(view, Qt.Key.Key_Up)
    moved = points(plot)
    assert moved[row, 1] > before[row, 1] and moved[row, 0] == before[row, 0]
    np.testing.assert_array_equal(np.delete(moved, row, axis=0), np.delete(before, row, axis=0))
    assert plot.document.undo_stack.count() == 1
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert points(plot)[row, 0] > before[row, 0]
    QTest.keyClick(view, Qt.Key.Key_Insert)
    assert len(points(plot)) == len(before) + 1
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(points(plot)) == len(before)

"""Each point's pull is an arrow among all the others' and their mean; a click on one chooses its row."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.plots.parameter_plot import ParameterPlot
from graphgui.plots.pulls.pulls_plot import MOST, PullsPlot
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(PullsPlot, document)
    plot.resize(700, 420)
    plot.session.run_now(3)
    plot.draw_now()
    return plot


def on_screen(plot, place):
    return plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*place)))


def expected(plot):
    """What the derivation says: the residual's pull on W and on b."""
    session = plot.session
    X, Y = (plot.document.feeds[name] for name in ("X", "Y"))
    left = session.moment.value(PortId("linear", "Yhat")) - Y
    return -np.hstack([2 * left * X, 2 * left])


def test_each_arrow_ends_where_the_derivation_says(plot):
    xs, ys = plot.shafts.lines.getData()
    tips = np.column_stack([xs[1::2], ys[1::2]])
    np.testing.assert_allclose(tips, expected(plot), rtol=1e-10)
    assert not xs[::2].any() and not ys[::2].any()


def test_the_mean_is_the_step_that_all_take_together(plot):
    xs, ys = plot.mean.getData()
    np.testing.assert_allclose([xs[1], ys[1]], expected(plot).mean(axis=0), rtol=1e-9)
    assert plot.readout.text().startswith("mean: ")


def test_the_mouse_names_a_row_and_a_click_chooses_it(plot, qtbot):
    row = int(np.hypot(*(expected(plot) / np.array(plot.pixel())).T).argmax())
    at = on_screen(plot, expected(plot)[row])
    QTest.mouseMove(plot.view.viewport(), at)
    qtbot.waitUntil(lambda: plot.readout.text().startswith(f"row {row + 1}: "))
    with qtbot.waitSignal(plot.row_chosen) as chosen:
        QTest.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [row]


def test_the_chosen_row_stands_out_and_is_told(plot):
    plot.mark_row(11)
    plot.draw_now()
    xs, ys = plot.own.getData()
    np.testing.assert_allclose([xs[1], ys[1]], expected(plot)[11], rtol=1e-10)
    assert plot.readout.text().startswith("row 12: ")


def test_of_many_points_some_are_drawn_and_said_and_the_chosen_one_is_among_them(plot_of):
    plot = plot_of(PullsPlot, table_regression(rows=1000, scale=[[1000.0]]))
    plot.session.step_once()
    plot.draw_now()
    assert len(plot.shafts.tips.getData()[0]) == MOST
    assert plot.part_drawn() == f"{MOST} of 1000 points"
    missing = next(row for row in range(1000) if row + 1 not in plot.columns()["row"])
    plot.mark_row(missing)
    plot.draw_now()
    assert len(plot.own.getData()[0]) == 5


def test_other_parameters_are_chosen_from_the_boxes(plot_of, qapp):
    graph, _ = regression(12, 2)
    plot = plot_of(PullsPlot, Document(Project(graph, {}, Training(0.1), {})))
    plot.session.run_now(3)
    plot.draw_now()
    box = plot.axes[0]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    plot.draw_now()
    xs, _ = plot.shafts.lines.getData()
    left = plot.session.moment.value(PortId("linear", "Yhat")) - plot.document.feeds["Y"]
    np.testing.assert_allclose(xs[1::2], -2 * (left * plot.document.feeds["X"])[:, 1], rtol=1e-10)


def test_of_two_parameters_there_is_none_to_choose(plot):
    assert not any(box.isVisible() for box in plot.axes)


def test_without_a_loss_it_says_so(plot_of, document):
    plot = plot_of(PullsPlot, document)
    edits.rewire.delete(document, ["mse"])
    plot.draw_now()
    assert plot.empty.isVisible() and "no loss" in plot.empty.text()


def test_its_numbers_are_saved_by_row(plot):
    columns = plot.columns()
    np.testing.assert_array_equal(columns["row"], np.arange(1, 61))
    assert len(columns) == 3


@pytest.mark.parametrize("kind", [PullsPlot, ParameterPlot])
def test_while_it_trains_it_is_drawn_four_times_a_second_at_most_and_once_more_at_the_end(
    kind, plot_of, document, qtbot, monkeypatch
):
    edits.training.change(document, steps=10_000_000)
    plot, drawn = plot_of(kind, document), []
    draw = plot.draw
    monkeypatch.setattr(plot, "draw", lambda: (drawn.append(time.monotonic()), draw()))
    plot.session.play()
    qtbot.waitUntil(lambda: len(drawn) > 5, timeout=20_000)
    while_training = list(drawn)
    assert plot.session.state == "playing"
    plot.session.pause()
    qtbot.waitUntil(lambda: len(drawn) > len(while_training), timeout=10_000)
    assert min(np.diff(while_training)[1:]) > 0.2

"""Squared errors as squares: their sides are the residuals, and on the screen they are square."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.look.numbers import short
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.plots.fit.squares import MOST
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    return plot_of(FitPlot, document)


def switched_on(plot, qtbot, steps=3):
    plot.session.run_now(steps)
    qtbot.mouseClick(plot.squares_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(plot.squares.item.opts["x0"]) > 0)
    return plot


def sides(plot):
    """Width and height of each square, in the units of its axis."""
    opts = plot.squares.item.opts
    return opts["x1"] - opts["x0"], opts["y1"] - opts["y0"]


def test_a_click_draws_them_and_another_takes_them_away(plot, qtbot):
    switched_on(plot, qtbot)
    assert len(plot.squares.item.opts["x0"]) == 60
    qtbot.mouseClick(plot.squares_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(plot.squares.item.opts["x0"]) == 0)


def test_sides_are_the_residuals_and_areas_add_up_to_the_loss(plot, document, qtbot):
    switched_on(plot, qtbot)
    predicted = plot.session.moment.value(PortId("mse", "Yhat")).ravel()
    _, heights = sides(plot)
    np.testing.assert_allclose(heights, np.abs(predicted - document.feeds["Y"].ravel()), atol=1e-15)
    assert np.mean(heights**2) == pytest.approx(plot.session.moment.loss)


def test_each_begins_at_its_point_and_leaves_the_line_free(plot, document, qtbot):
    switched_on(plot, qtbot, steps=50)
    opts, X, Y = plot.squares.item.opts, document.feeds["X"].ravel(), document.feeds["Y"].ravel()
    above = plot.session.moment.value(PortId("mse", "Yhat")).ravel() < Y
    np.testing.assert_allclose(np.where(above, opts["x1"], opts["x0"]), X)  # the line rises


def test_they_are_square_on_the_screen_also_after_zoom_and_resize(plot, qtbot):
    switched_on(plot, qtbot)

    def are_square():
        widths, heights = sides(plot)
        wide, high = plot.pixel()
        return np.allclose(widths / wide, heights / high)

    assert are_square()
    plot.box.setRange(xRange=(0.5, 1.0), padding=0)
    assert are_square()
    plot.resize(700, 300)
    qtbot.waitUntil(lambda: plot.view.width() > 600)
    assert are_square()


def test_they_follow_training(plot, qtbot):
    switched_on(plot, qtbot)
    before = sides(plot)[1].sum()
    plot.session.run_now(20)
    qtbot.waitUntil(lambda: sides(plot)[1].sum() < before)


def test_of_many_points_some_have_one_and_it_says_so(plot_of, qapp, qtbot):
    plot = switched_on(plot_of(FitPlot, table_regression(MOST + 100, scale=[[1000.0]])), qtbot)
    assert len(plot.squares.item.opts["x0"]) == MOST
    qtbot.waitUntil(lambda: plot.readout.text() == f"{MOST + 100} points, {MOST} squares shown")


def test_the_mouse_reads_the_squared_error(plot, document, qtbot):
    switched_on(plot, qtbot)
    x, y = document.feeds["X"][3, 0], document.feeds["Y"][3, 0]
    squared = (plot.session.moment.value(PortId("mse", "Yhat"))[3, 0] - y) ** 2
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y))))
    qtbot.waitUntil(lambda: plot.readout.text().endswith(f", squared {short(squared)}"))


def test_with_several_features_they_reach_from_the_diagonal(plot_of, qapp, qtbot):
    graph, feeds = regression(30, 3)
    plot = switched_on(plot_of(FitPlot, Document(Project(graph, {}, Training(), {}))), qtbot)
    residuals = plot.session.moment.value(PortId("mse", "Yhat")) - feeds["Y"]
    np.testing.assert_allclose(sides(plot)[1], np.abs(residuals).ravel())

"""The landscape has the loss's own heights, the run's own path, and a point that can be dragged."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.engine.analysis import quadratic
from graphgui.plots.landscape import LandscapePlot


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(LandscapePlot, document)
    plot.session.run_now(40)
    plot.draw_now()
    return plot


def test_the_path_is_that_of_the_run_and_ends_at_the_moment(plot):
    xs, ys = plot.path.getData()
    run = plot.session.run
    np.testing.assert_array_equal([xs[0], ys[0]], run.snapshot(0).theta)
    np.testing.assert_array_equal([xs[-1], ys[-1]], plot.session.theta)


def test_the_heights_are_losses_and_lowest_at_the_closed_form(plot):
    best = quadratic(plot.document.graph, plot.document.feeds).minimiser
    assert list(zip(*plot.minimum.getData(), strict=True)) == [tuple(best)]
    bounds, heights = plot.bounds(), plot._heights
    cells = len(heights)
    i, j = np.unravel_index(np.argmin(heights), heights.shape)
    wide, high = (bounds.right - bounds.left) / cells, (bounds.top - bounds.bottom) / cells
    lowest = bounds.left + (i + 0.5) * wide, bounds.bottom + (j + 0.5) * high
    theta = np.array(lowest)
    plot.session.set_parameters(theta)
    assert heights.min() == pytest.approx(plot.session.loss)


def test_the_point_is_dragged_and_a_run_begins_there(plot):
    view, session = plot.view.viewport(), plot.session
    before = session.theta
    start = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*before)))
    end = start + (view.rect().center() - start) / 2
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    place = plot.box.mapSceneToView(plot.view.mapToScene(end))
    wide, high = plot.pixel()
    assert session.step == 0
    assert (session.theta != before).all()
    np.testing.assert_allclose(session.theta, [place.x(), place.y()], atol=5 * max(wide, high))

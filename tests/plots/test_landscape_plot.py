"""The landscape has the loss's own heights, the run's own path, and a point that can be dragged."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.document.document import Document
from graphgui.engine import Training
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.parameter_plane import plane_of_path
from graphgui.look.numbers import short
from graphgui.plots.landscape_plot import LandscapePlot
from graphgui.storage.project import Project
from tests.graphs import regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


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
    np.testing.assert_array_equal([xs[-1], ys[-1]], plot.session.moment.theta)


def heights_of(plot):
    """The losses that are drawn, across x up."""
    losses = plot.columns()["loss"]
    cells = math.isqrt(len(losses))
    return losses.reshape(cells, cells)


def test_the_heights_are_losses_and_lowest_at_the_closed_form(plot):
    best = quadratic(plot.document.graph, plot.document.feeds).minimiser
    assert list(zip(*plot.minimum.getData(), strict=True)) == [tuple(best)]
    bounds, heights = plot.bounds(), heights_of(plot)
    cells = len(heights)
    i, j = np.unravel_index(np.argmin(heights), heights.shape)
    wide, high = (bounds.right - bounds.left) / cells, (bounds.top - bounds.bottom) / cells
    lowest = bounds.left + (i + 0.5) * wide, bounds.bottom + (j + 0.5) * high
    theta = np.array(lowest)
    plot.session.set_parameters(theta)
    assert heights.min() == pytest.approx(plot.session.moment.loss)


def test_the_point_is_dragged_and_a_run_begins_there(plot):
    view, session = plot.view.viewport(), plot.session
    before = session.moment.theta
    start = plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(*before)))
    end = start + (view.rect().center() - start) / 2
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    place = plot.box.mapSceneToView(plot.view.mapToScene(end))
    wide, high = plot.pixel()
    assert session.step == 0
    assert (session.moment.theta != before).all()
    np.testing.assert_allclose(session.moment.theta, [place.x(), place.y()], atol=5 * max(wide, high))


# the principal directions of the path, and the way down


@pytest.fixture
def many(plot_of):
    """A landscape of five parameters."""
    graph, _ = regression(30, 4)
    plot = plot_of(LandscapePlot, Document(Project(graph, {}, Training(0.05, 50), {})))
    plot.session.run_now(40)
    plot.draw_now()
    return plot


def choose(box, text):
    """Go to one of a box's items with the arrow keys."""
    away = box.findText(text) - box.currentIndex()
    for _ in range(abs(away)):
        QTest.keyClick(box, Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up)
    assert box.currentText() == text


def principal(plot):
    choose(plot.axes[0], "principal directions")
    plot.draw_now()
    return plane_of_path(plot.session.run.path())


def gradient(plot):
    surface = LossFunction(plot.document.graph, plot.document.feeds)
    return surface.gradient(plot.session.moment.theta)


def arrow(plot):
    """Its direction, of length 1."""
    xs, ys = plot.arrow.getData()
    direction = np.array([xs[1] - xs[0], ys[1] - ys[0]])
    return direction / np.linalg.norm(direction)


def test_two_parameters_are_offered_no_other_plane(plot):
    assert not any(box.isVisible() for box in plot.axes)


def test_any_two_parameters_can_be_chosen(many):
    choose(many.axes[0], "linear.W[3]")
    choose(many.axes[1], "linear.b")
    many.draw_now()
    np.testing.assert_array_equal(many.path.getData(), many.session.run.path([2, 4]).T)
    assert many.item.getAxis("bottom").labelText == "linear.W[3]"


def test_the_plane_can_be_that_of_the_path(many):
    plane, run = principal(many), many.session.run
    np.testing.assert_allclose(np.array(many.path.getData()).T, plane.coordinates(run.path()), atol=1e-12)
    assert many.path.getData()[0][0] == 0
    best = quadratic(many.document.graph, many.document.feeds).minimiser
    np.testing.assert_allclose(np.array(many.minimum.getData()).ravel(), plane.coordinates(best), rtol=1e-9)
    title = many.item.getAxis("bottom").labelText
    assert title == f"principal direction 1: {short(100 * plane.explained[0])} % of the variance"
    assert not many.axes[1].isVisible()


def test_its_heights_are_the_losses_through_the_moment_shown(many):
    plane, bounds = principal(many), many.bounds()
    heights, cells = heights_of(many), len(heights_of(many))
    x = bounds.left + 2.5 * (bounds.right - bounds.left) / cells
    y = bounds.bottom + 3.5 * (bounds.top - bounds.bottom) / cells
    surface = LossFunction(many.document.graph, many.document.feeds)
    assert heights[2, 3] == pytest.approx(surface.loss(plane.place(many.session.moment.theta, x, y)))


def test_before_a_path_there_is_no_such_plane_and_it_says_so(many):
    many.session.reset()
    choose(many.axes[0], "principal directions")
    many.draw_now()
    assert many.empty.isVisible() and many.empty.text().startswith("Make some steps")
    many.session.run_now(5)
    many.draw_now()
    assert not many.empty.isVisible()


def test_the_point_is_dragged_in_the_plane_of_the_path_too(many):
    plane = principal(many)
    view, before = many.view.viewport(), many.session.moment.theta
    start = many.view.mapFromScene(many.box.mapViewToScene(QPointF(*plane.coordinates(before))))
    end = start + (view.rect().center() - start) / 2
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, start + (end - start) * share)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    after = many.session.moment.theta
    assert many.session.step == 0 and not np.allclose(before, after)
    np.testing.assert_allclose(plane.height(after), plane.height(before), atol=1e-12)
    place = many.box.mapSceneToView(many.view.mapToScene(end))
    np.testing.assert_allclose(plane.coordinates(after), [place.x(), place.y()], atol=5 * max(many.pixel()))
    many.draw_now()
    assert not many.empty.isVisible()


@pytest.mark.parametrize("is_principal", [False, True])
def test_the_arrow_goes_against_the_gradient(many, is_principal):
    if is_principal:
        axes = principal(many).axes
    else:
        choose(many.axes[0], "linear.W[2]")
        choose(many.axes[1], "linear.W[4]")
        many.draw_now()
        axes = np.eye(5)[[1, 3]]
    down = -axes @ gradient(many)
    np.testing.assert_allclose(arrow(many), down / np.linalg.norm(down), rtol=1e-6)
    whole, part = short(np.linalg.norm(gradient(many))), short(np.linalg.norm(down))
    assert many.readout.text().endswith(f"gradient {whole} ({part} in the plane)")


def test_the_arrow_is_as_long_when_the_plot_is_zoomed(many):
    def length():
        xs, ys = many.arrow.getData()
        wide, high = many.pixel()
        return np.hypot((xs[1] - xs[0]) / wide, (ys[1] - ys[0]) / high)

    before = length()
    many.box.scaleBy((0.5, 0.25))
    assert length() == pytest.approx(before)


def test_where_the_loss_is_no_number_there_is_no_arrow(many):
    many.session.set_parameters(np.full(5, np.nan))
    many.draw_now()
    assert not many.arrow.isVisible() and not many.now.isVisible()

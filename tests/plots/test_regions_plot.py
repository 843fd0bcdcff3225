"""The regions of a classifier of two inputs are what the model says of each place."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from graphgui.data.generators import Recipe
from graphgui.document import edits
from graphgui.document.document import Document, empty_project
from graphgui.engine import PortId
from graphgui.engine.model.plane_classifier import find_plane_classifier
from graphgui.look.colours import DARK, LIGHT, contrast
from graphgui.look.numbers import short
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.plots.regions_plot import SIDE, RegionsPlot, class_colour
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def document(qapp):
    document = Document(empty_project())
    edits.generated_data.use(document, Recipe("blobs", 80, noise=0.4))
    edits.training.change(document, learning_rate=1.0)
    return document


@pytest.fixture
def plot(plot_of, document):
    return plot_of(RegionsPlot, document)


def trained(plot, steps=60):
    plot.session.run_now(steps, 1)
    plot.draw_now()
    return plot


def logits(plot, x, y):
    W, b = (plot.session.moment.value(PortId("linear", port)) for port in ("W", "b"))
    return np.stack((x, y), axis=-1) @ W[:, 0] + b.item()


def hover(plot, x, y):
    QTest.mouseMove(plot.view.viewport(), QPoint(1, 1))  # a move to where the mouse is says nothing
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y))))


def test_the_examples_stand_before_anything_is_computed(plot, document):
    plot.draw_now()
    xs, ys = plot.points.getData()
    np.testing.assert_array_equal(np.column_stack((xs, ys)), document.feeds["X"])
    assert plot.readout.text() == "80 points"
    assert plot.picture.image is None
    assert (plot.item.getAxis("bottom").labelText, plot.item.getAxis("left").labelText) == ("x1", "x2")


def test_each_place_has_the_probability_that_the_model_gives_it(plot):
    trained(plot)
    x, y = np.meshgrid(*plot.grid, indexing="ij")
    one = 1 / (1 + np.exp(-logits(plot, x, y)))
    np.testing.assert_allclose(plot.probabilities[:, :, 1], one, rtol=1e-9)
    assert plot.probabilities.shape == (SIDE, SIDE, 2)


def test_a_place_is_coloured_as_the_class_that_is_more_probable(plot):
    trained(plot)
    pixels = plot.picture.image.astype(float)
    is_orange = pixels[:, :, 0] > pixels[:, :, 2]
    np.testing.assert_array_equal(is_orange, plot.probabilities[:, :, 1] > 0.5)
    assert 0 < is_orange.mean() < 1


def test_the_line_lies_where_the_classes_are_equally_probable(plot):
    trained(plot)
    xs, ys = plot.border.getData()
    assert len(xs) > SIDE
    one = 1 / (1 + np.exp(-logits(plot, xs, ys)))
    np.testing.assert_allclose(one, 0.5, atol=0.01)


def test_it_follows_training_and_counts_what_is_on_the_wrong_side(plot, document):
    trained(plot, 1)
    before = plot.probabilities.copy()
    trained(plot, 100)
    assert not np.allclose(plot.probabilities, before)
    X = document.feeds["X"]
    wrong = np.count_nonzero((logits(plot, X[:, 0], X[:, 1]) > 0) != (document.feeds["Y"].ravel() == 1))
    assert plot.readout.text() == f"80 points, {wrong} on the wrong side"


def test_it_is_drawn_while_it_trains(plot, qtbot):
    plot.session.play()
    qtbot.waitUntil(lambda: plot.probabilities.size > 0)
    qtbot.waitUntil(lambda: plot.session.step > 30)
    plot.session.pause()
    x, y = np.meshgrid(*plot.grid, indexing="ij")
    qtbot.waitUntil(
        lambda: np.allclose(plot.probabilities[:, :, 1], 1 / (1 + np.exp(-logits(plot, x, y))), rtol=1e-9)
    )
    plot.session.close()


def test_the_mouse_reads_points_and_places(plot, document, qtbot):
    trained(plot)
    x, y = document.feeds["X"][7]
    kind = int(document.feeds["Y"][7, 0])
    hover(plot, x, y)
    qtbot.waitUntil(lambda: plot.readout.text().startswith(f"a point of class {kind}: class "))
    left, bottom = plot.grid[0][1], plot.grid[1][1]
    share = plot.probabilities[1, 1].max()
    hover(plot, left, bottom)
    qtbot.waitUntil(lambda: plot.readout.text().endswith(f"class 0 by {short(share)}"))


def test_a_zoom_asks_the_model_about_what_is_seen(plot, qtbot):
    trained(plot)
    before = plot.grid[0]
    plot.box.setRange(xRange=(-0.5, 0.5), yRange=(-0.5, 0.5), padding=0)
    plot.box.sigRangeChangedManually.emit([True, True])
    qtbot.waitUntil(lambda: abs(plot.grid[0][0]) < 0.5)
    assert plot.grid[0][0] > before[0]
    x, y = np.meshgrid(*plot.grid, indexing="ij")
    np.testing.assert_allclose(plot.probabilities[:, :, 1], 1 / (1 + np.exp(-logits(plot, x, y))), rtol=1e-9)
    QTest.mouseDClick(plot.view.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: np.allclose(plot.grid[0], before))


def test_a_model_that_is_not_wired_any_more_has_no_regions(plot, document):
    assert find_plane_classifier(document.graph, document.feeds) is not None
    edits.wires.disconnect(document, next(wire for wire in document.graph.wires if wire.source == "linear"))
    assert find_plane_classifier(document.graph, document.feeds) is None
    plot.draw_now()
    assert plot.empty.isVisible()


@pytest.mark.parametrize("label", [-5.0, 1e5])
def test_labels_that_name_no_class_have_no_regions(plot, document, label):
    (name,) = document.project.tables
    edits.tables.set_cells(document, name, 0, 2, [[label]])
    plot.draw_now()
    assert plot.empty.isVisible()


def test_a_regression_has_no_regions(plot_of, qapp):
    plot = trained(plot_of(RegionsPlot, table_regression()), 3)
    assert plot.empty.text() == "Regions appear here for a model that tells classes apart by two inputs."


def test_colours_of_classes_are_seen_on_both_surfaces():
    for theme in (LIGHT, DARK):
        for kind in range(5):
            assert contrast(class_colour(kind, theme), theme.surface) >= 3


def test_another_theme_recolours(plot):
    trained(plot)
    light = plot.picture.image.copy()
    plot.set_theme(DARK)
    assert not np.array_equal(plot.picture.image, light)
    assert plot.border.opts["pen"].color().name() == DARK.text


def test_the_fit_of_a_classifier_points_here(plot_of, document):
    fit = plot_of(FitPlot, document)
    fit.draw_now()
    assert fit.empty.isVisible()
    assert "tells classes apart" in fit.empty.text() and "Regions" in fit.empty.text()
    edits.rewire.delete(document, [document.graph.trained_loss()])
    fit.draw_now()
    assert "no loss yet" in fit.empty.text()

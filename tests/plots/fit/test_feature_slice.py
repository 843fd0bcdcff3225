"""With several features, the fit is shown along any one of them, the others held at their means."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def document(qapp):
    graph, _ = regression(30, 3)
    return Document(Project(graph, {}, Training(0.1), {}))


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(FitPlot, document)
    plot.session.run_now(20)
    plot.draw_now()
    return plot


def choose(plot, qtbot, downs):
    """By the keyboard, as many entries down."""
    plot.feature_box.setFocus()
    for _ in range(downs):
        QTest.keyClick(plot.feature_box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: plot.item.getAxis("bottom").labelText != "actual")
    plot.draw_now()


def test_it_offers_the_features_beside_predicted_against_actual(plot):
    box = plot.feature_box
    assert box.isVisible()
    assert [box.itemText(i) for i in range(box.count())] == ["All features", "X[1]", "X[2]", "X[3]"]


def test_the_line_is_the_model_with_the_others_at_their_means(plot, document, qtbot):
    choose(plot, qtbot, 2)
    X, Y = document.feeds["X"], document.feeds["Y"]
    np.testing.assert_array_equal(plot.points.getData()[0], X[:, 1])
    np.testing.assert_array_equal(plot.points.getData()[1], Y[:, 0])
    W, b = (plot.session.moment.value(PortId("linear", port)) for port in ("W", "b"))
    xs, ys = plot.line.getData()
    mean = X.mean(axis=0)
    expected = xs * W[1, 0] + mean[0] * W[0, 0] + mean[2] * W[2, 0] + b.item()
    np.testing.assert_allclose(ys, expected, rtol=1e-9, atol=1e-12)
    assert (xs[0], xs[-1]) == (X[:, 1].min(), X[:, 1].max())


def test_the_axis_says_so_and_squares_are_for_residuals_alone(plot, qtbot):
    choose(plot, qtbot, 1)
    assert plot.item.getAxis("bottom").labelText.endswith(", the others at their means")
    assert not plot.squares_action.isEnabled()
    QTest.keyClick(plot.feature_box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: plot.item.getAxis("bottom").labelText == "actual")
    assert plot.squares_action.isEnabled()


def test_it_follows_training_and_stays_chosen_when_numbers_change(plot, document, qtbot):
    choose(plot, qtbot, 3)
    before = plot.line.getData()[1].copy()
    plot.session.run_now(20)
    plot.draw_now()
    assert not np.allclose(plot.line.getData()[1], before)
    edits.nodes.set_attributes(document, "Y", value=(document.feeds["Y"] * 2).tolist())
    plot.draw_now()
    assert plot.feature_box.currentIndex() == 3
    np.testing.assert_array_equal(plot.points.getData()[1], document.feeds["Y"].ravel())


def test_the_numbers_of_the_line_are_saved(plot, qtbot):
    choose(plot, qtbot, 1)
    assert list(plot.columns()) == ["x", "y", "predicted", "line x", "line y"]


def test_with_one_feature_there_is_nothing_to_choose(plot_of, qapp):
    plot = plot_of(FitPlot, table_regression())
    plot.session.run_now(2)
    plot.draw_now()
    assert not plot.feature_box.isVisible()

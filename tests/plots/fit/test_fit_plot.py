"""The fit plot shows the data as they are, and the model's own predictions of them."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.document import Document, empty_project
from graphgui.engine import PortId, Training, Wire
from graphgui.look.colours import DARK
from graphgui.plots.fit.fit_plot import POINTS, RESIDUALS, FitPlot
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.plots.conftest import table_regression

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.fixture
def plot(plot_of, document):
    return plot_of(FitPlot, document)


def stepped(plot, steps=1):
    for _ in range(steps):
        plot.session.step_once()
    plot.draw_now()
    return plot


def labels(plot):
    return plot.item.getAxis("bottom").labelText, plot.item.getAxis("left").labelText


def test_the_data_stand_before_anything_is_computed(plot, document):
    xs, ys = plot.points.getData()
    np.testing.assert_array_equal(xs, document.feeds["X"].ravel())
    np.testing.assert_array_equal(ys, document.feeds["Y"].ravel())
    assert plot.readout.text() == "60 points"
    assert not plot.empty.isVisible()


def test_one_point_is_no_plural(plot_of, qapp):
    assert plot_of(FitPlot, table_regression(rows=1)).readout.text() == "1 point"


def test_the_line_is_what_the_model_gives(plot, document):
    stepped(plot, 5)
    xs, ys = plot.line.getData()
    W, b = (plot.session.moment.value(PortId("linear", port)).item() for port in ("W", "b"))
    assert np.all(np.diff(xs) >= 0)
    np.testing.assert_allclose(ys, xs * W + b, rtol=1e-12)


def test_a_residual_joins_each_point_with_the_line(plot, document):
    stepped(plot, 5)
    xs, ys = plot.residuals.getData()
    X, Y = document.feeds["X"].ravel(), document.feeds["Y"].ravel()
    predicted = plot.session.moment.value(PortId("mse", "Yhat")).ravel()
    np.testing.assert_array_equal(xs[0::2], X)
    np.testing.assert_array_equal(xs[1::2], X)
    np.testing.assert_array_equal(ys[0::2], Y)
    np.testing.assert_array_equal(ys[1::2], predicted)
    assert plot.residuals.opts["connect"] == "pairs"


def test_the_line_moves_and_the_view_stays(plot):
    stepped(plot)
    before, line = plot.box.viewRange(), plot.line.getData()[1].copy()
    stepped(plot, 10)
    assert plot.box.viewRange() == before
    assert not np.allclose(plot.line.getData()[1], line)


def test_axes_carry_the_columns_and_what_was_done_to_them(plot_of, qapp):
    assert labels(plot_of(FitPlot, table_regression())) == ("income", "food")
    assert labels(plot_of(FitPlot, table_regression(scale=[[1000.0]]))) == ("income ÷ 1000", "food ÷ 1000")
    assert labels(plot_of(FitPlot, table_regression(shift=[[5.0]]))) == ("income − 5", "food − 5")
    shifted = table_regression(shift=[[-5.0]], scale=[[2.0]])
    assert labels(plot_of(FitPlot, shifted))[0] == "(income + 5) ÷ 2"
    document = table_regression()
    raw = document.feeds["X"]
    edits.nodes.set_attributes(document, "X", shift=[[float(raw.mean())]], scale=[[float(raw.std())]])
    assert labels(plot_of(FitPlot, document)) == ("income, standardised", "food")


def test_a_change_of_the_data_moves_points_view_and_names(plot, document, qtbot):
    edits.nodes.set_attributes(document, "X", scale=[[10.0]])
    qtbot.waitUntil(lambda: labels(plot)[0] == "income ÷ 10")
    np.testing.assert_array_equal(plot.points.getData()[0], document.feeds["X"].ravel())
    assert plot.box.viewRange()[0][1] > 100


def test_several_features_are_shown_as_predicted_against_actual(plot_of, qapp):
    graph, feeds = regression(30, 3)
    plot = plot_of(FitPlot, Document(Project(graph, {}, Training(), {})))
    assert plot.empty.text() == "Press Play: predicted against actual appears here."
    stepped(plot)
    xs, ys = plot.points.getData()
    np.testing.assert_array_equal(xs, feeds["Y"].ravel())
    np.testing.assert_array_equal(ys, plot.session.moment.value(PortId("mse", "Yhat")).ravel())
    ends = plot.line.getData()
    np.testing.assert_array_equal(ends[0], ends[1])
    assert labels(plot) == ("actual", "predicted")


def test_many_points_are_thinned_and_it_says_so(plot_of, qapp):
    plot = stepped(plot_of(FitPlot, table_regression(RESIDUALS + 100, scale=[[1000.0]])))
    assert len(plot.residuals.getData()[0]) == 2 * RESIDUALS
    assert plot.readout.text() == f"600 points, {RESIDUALS} residuals shown"
    plot = stepped(plot_of(FitPlot, table_regression(POINTS + 1000, scale=[[1000.0]])))
    assert len(plot.points.getData()[0]) == POINTS
    assert plot.readout.text() == f"{POINTS} of 3000 points shown"


def test_without_a_prediction_to_compare_it_says_what_is_missing(plot_of, qapp):
    document = Document(empty_project())
    edits.nodes.add(document, "parameter", (0, 0), rows=1, columns=1)
    edits.nodes.add(document, "square", (200, 0))
    edits.wires.connect(document, Wire("parameter", "out", "square", "A"))
    document.apply_loss("square")
    plot = plot_of(FitPlot, document)
    assert plot.empty.text() == "The fit appears here for a loss that compares Ŷ with Y."


def test_a_prediction_that_is_no_number_is_not_drawn(plot_of, qapp):
    document = table_regression()
    edits.training.change(document, learning_rate=10.0)
    plot = plot_of(FitPlot, document)
    plot.session.run_now(400)
    plot.draw_now()
    drawn = plot.line.getData()[1]
    assert drawn is None or np.isfinite(drawn).all()


def test_the_mouse_reads_a_point(plot, document, qtbot):
    stepped(plot)
    x, y = document.feeds["X"][0, 0], document.feeds["Y"][0, 0]
    QTest.mouseMove(plot.view.viewport(), plot.view.mapFromScene(plot.box.mapViewToScene(QPointF(x, y))))
    qtbot.waitUntil(lambda: "residual" in plot.readout.text())


def test_another_theme_recolours(plot):
    plot.set_theme(DARK)
    assert plot.line.opts["pen"].color().name() == DARK.fit
    assert plot.points.opts["brush"].color().name() == DARK.data

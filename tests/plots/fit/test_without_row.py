"""The fit without one row is a dashed line, exactly that of fitting again, and a cross at what is left out."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine import PortId, Training
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.storage.project import Project
from tests.graphs import regression


def made(plot_of, features):
    graph, _ = regression(9, features)
    plot = plot_of(FitPlot, Document(Project(graph, {}, Training(0.1), {})))
    plot.session.evaluate()
    plot.draw_now()
    return plot


def refit(plot, row):
    feeds = {name: np.delete(feed, row, axis=0) for name, feed in plot.document.feeds.items()}
    return quadratic(plot.document.graph, feeds).minimiser


def shown(plot, row):
    plot.without_row.show_row(row)
    plot.draw_now()
    return plot.without_row.curve.getData()


@pytest.fixture
def plot(plot_of, qapp):
    return made(plot_of, 1)


def test_the_line_is_that_of_fitting_without_the_row(plot):
    xs, ys = shown(plot, 4)
    W, b = refit(plot, 4)
    np.testing.assert_allclose(ys, W * xs + b, rtol=1e-10)
    X, Y = (plot.document.feeds[name] for name in ("X", "Y"))
    assert (xs[0], xs[-1]) == (X.min(), X.max())
    assert [float(part[0]) for part in plot.without_row.cross.getData()] == [X[4, 0], Y[4, 0]]


def test_nothing_is_drawn_where_none_is_left_out(plot):
    shown(plot, 4)
    assert not len(shown(plot, None)[0])
    assert not len(plot.without_row.cross.getData()[0])


def test_along_a_feature_the_others_stay_at_their_means(plot_of, qapp):
    plot = made(plot_of, 3)
    plot.feature_box.setCurrentIndex(2)
    xs, ys = shown(plot, 2)
    *W, b = refit(plot, 2)
    means = plot.document.feeds["X"].mean(axis=0)
    np.testing.assert_allclose(ys, W[0] * means[0] + W[1] * xs + W[2] * means[2] + b, rtol=1e-9)
    assert plot.without_row.cross.getData()[0] == [plot.document.feeds["X"][2, 1]]


def test_predicted_against_actual_has_the_cross_alone_which_follows_the_moment(plot_of, qapp):
    plot = made(plot_of, 3)
    for _ in range(2):
        assert not len(shown(plot, 2)[0])
        predicted = plot.session.moment.value(PortId("linear", "Yhat"))[2, 0]
        assert [float(part[0]) for part in plot.without_row.cross.getData()] == [
            plot.document.feeds["Y"][2, 0],
            predicted,
        ]
        plot.session.step_once()


def test_while_a_line_is_guessed_it_would_tell_too_much(plot):
    plot.guess.action.trigger()
    assert not len(shown(plot, 4)[0])
    plot.guess.compare.trigger()
    assert len(shown(plot, 4)[0])


def test_a_row_that_is_gone_is_not_left_out(plot):
    shown(plot, 8)
    edits.points.remove(plot.document, ("X", "Y"), 0)
    plot.draw_now()
    assert not len(plot.without_row.curve.getData()[0])

"""A line that is out of range is an arrow at the edge, with the number it goes to."""

import numpy as np
import pytest

from graphgui.look.numbers import short
from graphgui.plots.fit.fit_plot import FitPlot


@pytest.fixture
def plot(plot_of, document):
    plot = plot_of(FitPlot, document)
    plot.session.evaluate()
    plot.draw_now()
    return plot


def shown(plot, W, b):
    plot.session.set_parameters(np.array([W, b], float))
    plot.draw_now()
    return plot.ends.edge.texts


def test_each_end_beyond_the_edge_is_marked_on_its_side(plot):
    x = plot.document.feeds["X"]
    low, high = float(x.min()), float(x.max())
    assert shown(plot, 500.0, 1e6) == [f"▲ {short(500 * low + 1e6)}", f"▲ {short(500 * high + 1e6)}"]
    assert [text[0] for text in shown(plot, 1e6, -1.5e6)] == ["▼", "▲"]
    assert shown(plot, 0.0, -7.0) == ["▼ −7.00", "▼ −7.00"]


def test_a_line_that_is_seen_has_none(plot):
    assert shown(plot, 0.5, 0.1) == []
    shown(plot, 0.0, 1e6)
    plot.guess.action.trigger()
    plot.draw_now()
    assert plot.ends.edge.texts == []

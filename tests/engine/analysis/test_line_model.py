"""A line guessed by hand has the loss and gradient of the model with the parameters that give it."""

import numpy as np
import pytest

from graphgui.engine import Plan, PortId, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.line_model import Line, LineModel
from graphgui.words import Problem
from tests.graphs import node, regression


def model(graph, feeds):
    return LineModel(graph, feeds, "X", quadratic(graph, feeds))


def standardised():
    """X is shifted and scaled before it meets its weight."""
    graph, feeds = regression(8)
    graph.add(node("z", "standardise", mean=[[3.0]], deviation=[[0.5]]))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "z", "A"))
    graph.connect(Wire("z", "out", "linear", "X"))
    return graph, feeds


@pytest.mark.parametrize("made", [lambda: regression(8), standardised])
def test_it_is_the_model_with_the_parameters_that_give_the_line(made):
    graph, feeds = made()
    found, line = model(graph, feeds), Line(-1.5, 0.25)
    plan = Plan(graph, feeds)
    loss = plan.evaluate(found.theta(line))
    np.testing.assert_allclose(plan.value(PortId("linear", "Yhat")), line.at(feeds["X"]), rtol=1e-12)
    assert found.loss(line) == pytest.approx(loss, rel=1e-13)
    np.testing.assert_allclose(found.gradient(line), plan.gradient_theta, rtol=1e-13)
    np.testing.assert_allclose(found.line(found.theta(line)), line, rtol=1e-12)
    assert [str(port) for port in found.ports] == list(found.parameters(line)) == ["linear.W", "linear.b"]


@pytest.mark.parametrize("made", [lambda: regression(8), standardised])
def test_the_pull_on_its_heights_is_what_moving_them_does_to_the_loss(made):
    found, xs, heights, h = model(*made()), (-1.0, 2.0), (0.5, -0.7), 1e-4
    pull = found.pull(Line.through(xs, heights), xs)
    for index in (0, 1):
        ahead, behind = list(heights), list(heights)
        ahead[index] += h
        behind[index] -= h
        slope = (found.loss(Line.through(xs, ahead)) - found.loss(Line.through(xs, behind))) / (2 * h)
        assert pull[index] == pytest.approx(slope, rel=1e-8)


def test_the_least_line_is_that_of_least_squares():
    graph, feeds = standardised()
    found = model(graph, feeds)
    slope, intercept = np.polyfit(feeds["X"].ravel(), feeds["Y"].ravel(), 1)
    assert found.least == pytest.approx((slope, intercept), rel=1e-10)
    assert found.minimum == pytest.approx(found.loss(found.least), rel=1e-12)
    assert abs(found.gradient(found.least)).max() < 1e-12


def with_op(name):
    """Something between the line and the loss."""
    graph, feeds = regression(6)
    graph.add(node("op", name))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "op", graph["op"].op.inputs[0].name))
    graph.connect(Wire("op", graph["op"].op.output, "mse", "Yhat"))
    return graph, feeds


def parabola():
    """The feature squared before it meets its weight: linear in the parameters, and no line."""
    graph, feeds = regression(6)
    graph.add(node("op", "square"))
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.connect(Wire("X", "out", "op", "A"))
    graph.connect(Wire("op", "out", "linear", "X"))
    return graph, feeds


def one_x():
    graph, feeds = regression(4)
    return graph, {**feeds, "X": np.full((4, 1), 2.0)}


def two_slopes():
    """Two layers of the same feature, added up: a line, of which four parameters are no numbers of one's own."""
    graph, feeds = regression(6)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("other", "linear"))
    graph.add(node("sum", "add"))
    for wire in ("X out other X", "linear Yhat sum A", "other Yhat sum B", "sum out mse Yhat"):
        graph.connect(Wire(*wire.split()))
    return graph, feeds


NOT_LINEAR = (
    "A line can be guessed where the model is linear in its parameters, all of them trained, and the loss the "
    "mean of its squared errors: elsewhere the least loss is not known."
)
NO_LINE = "A line can be guessed where the model is one: a slope and an intercept, and nothing else to learn."


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: with_op("tanh"), NOT_LINEAR),
        (parabola, NO_LINE),
        (two_slopes, NO_LINE),
        (lambda: regression(6, p=2), NO_LINE),
        (lambda: with_op("linear"), NOT_LINEAR),
        (one_x, "These examples determine no line: two different x are needed."),
    ],
)
def test_elsewhere_it_says_why_not(made, why):
    with pytest.raises(Problem) as told:
        model(*made())
    assert str(told.value) == why


@pytest.mark.parametrize("off", [0.0, 1e-3])
def test_it_says_whether_a_line_meets_every_target(off):
    graph, feeds = regression(6)
    found = model(graph, {**feeds, "Y": 2 * feeds["X"] + 1 + off * (np.arange(6) == 3)[:, np.newaxis]})
    assert found.is_exact == (off == 0)


def test_a_gradient_can_be_kept():
    found = model(*regression(6))
    kept = found.gradient(Line(1.0, 0.0))
    assert np.abs(kept - found.gradient(Line(2.0, 0.0))).max() > 1e-3

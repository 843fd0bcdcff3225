"""What errors of difference quotients say: which step is best, whether the gradient is right, what can be told."""

import numpy as np
import pytest

from graphgui.engine.autodiff.difference_curve import DifferenceCurve, all_steps
from graphgui.engine.autodiff.forward_mode import Seed, seeds
from graphgui.engine.autodiff.gradcheck import PortCheck, check
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.noise import draw
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId, Wire
from tests.graphs import constant, feeds_of, node, regression

STEPS = all_steps()


def curve(errors, gradient=1.0, loss=1.0, at=0.0):
    """Central differences that are off by this much at each step, one-sided ones by twice as much."""
    errors = np.broadcast_to(np.asarray(errors, float), STEPS.shape)
    return DifferenceCurve(gradient, loss, STEPS, gradient + errors, gradient - 2 * errors, at)


def index_of(exponent):
    return int(np.abs(np.log10(STEPS) - exponent).argmin())


def test_steps_fall_from_a_tenth_by_an_eighth_of_a_decade():
    assert (STEPS[0], STEPS[-1]) == pytest.approx((0.1, 1e-15))
    assert len(STEPS) == 14 * 8 + 1
    np.testing.assert_allclose(STEPS[:-1] / STEPS[1:], 10 ** (1 / 8))


def test_errors_are_how_far_each_difference_is_from_the_gradient():
    found = curve(-0.25)
    np.testing.assert_allclose(found.central_error, 0.25)
    np.testing.assert_allclose(found.one_sided_error, 0.5)


def test_the_best_step_is_amid_small_errors_and_not_where_a_single_one_happens_to_be_0():
    errors = np.maximum(STEPS**2, 1e-16 / STEPS)  # equal at 10^-5.33
    lucky = errors.copy()
    lucky[index_of(-10)] = 0
    assert abs(np.log10(STEPS[curve(errors).best]) + 16 / 3) < 0.2
    assert curve(lucky).best == curve(errors).best
    known = np.where(STEPS > 1e-3, np.nan, errors)
    assert curve(known).best == curve(errors).best


@pytest.mark.parametrize(("least", "best"), [(-1.25, -1), (-1.5, -1), (-1.625, -1.625), (-4, -4)])
def test_steps_are_too_large_where_another_than_the_largest_is_best(least, best):
    """Errors that grow on both sides of the least; beside the largest step there is but one side to look at."""
    found = curve(np.abs(np.log10(STEPS) - least))
    assert STEPS[found.best] == pytest.approx(10.0**best)
    assert found.has_truncation == (best < -1)
    assert found.regime(found.best) == found.regime(found.best + 1) == "rounding"
    if best < -1:
        assert found.regime(found.best - 1) == "truncation"


@pytest.mark.parametrize(
    ("error", "gradient", "agrees"),
    [
        (0.9e-4, 1.0, True),
        (1.1e-4, 1.0, False),
        (0.9e-2, 100.0, True),
        (1.1e-2, 100.0, False),
        (0.9e-4, -1.0, True),
    ],
)
def test_a_step_agrees_that_is_off_by_no_more_than_a_ten_thousandth(error, gradient, agrees):
    assert curve(error, gradient, loss=1e-9).agrees == agrees
    alone = np.full(len(STEPS), 0.5 * abs(gradient))
    alone[index_of(-5)] = error
    assert curve(alone, gradient, loss=1e-9).agrees == agrees


def test_where_rounding_is_as_large_as_the_gradient_a_step_that_agrees_says_nothing():
    """Of a loss of 1 a hundred roundings over the step: 2.2e-14 / h."""
    wrong = np.full(len(STEPS), 1.0)
    assert not curve(wrong).agrees
    for exponent, agrees in ((-13, True), (-14, False)):
        lucky = wrong.copy()
        lucky[index_of(exponent)] = 0
        assert curve(lucky).agrees == agrees


@pytest.mark.parametrize(
    ("gradient", "loss", "at", "tells"),
    [
        (1.0, 1.0, 0.0, True),
        (0.0, 0.0, 0.0, True),
        (1.1e-100, 1.0, 0.0, True),
        (0.9e-100, 1.0, 0.0, False),
        (1.0, 0.9e-100, 0.0, False),
        (-0.9e100, 1.0, 0.0, True),
        (1.1e100, 1.0, 0.0, False),
        (1.0, -1.1e100, 0.0, False),
        (1.0, 1.0, -4e12, True),  # of which the last digits times a hundred are a tenth
        (1.0, 1.0, 5e12, False),
        (1.0, np.nan, 0.0, False),
    ],
)
def test_a_number_can_be_told_of_that_is_not_lost_and_does_not_overflow(gradient, loss, at, tells):
    assert curve(0.0, gradient, loss, at).can_tell == tells


def test_without_a_difference_that_is_a_number_nothing_can_be_told():
    assert not curve(np.nan).can_tell
    one = np.full(len(STEPS), np.inf)
    one[3] = 0
    assert curve(one).can_tell


def test_the_nearest_step_is_so_as_a_factor():
    found = curve(0.0)
    assert found.nearest(0.09) == 0
    assert found.nearest(0.1 * 10 ** (-0.9 / 8)) == 1
    assert found.nearest(1e-20) == len(STEPS) - 1
    assert found.nearest(1e-5) == 32


@pytest.mark.parametrize(
    ("error", "untold", "verdict"),
    [(0.0, 0, "right"), (1e-6, 0, "right"), (1.1e-6, 0, "wrong"), (0.0, 1, "unknown"), (1.1e-6, 1, "wrong")],
)
def test_a_gradient_is_wrong_from_a_millionth_on_and_else_unknown_where_something_cannot_be_told(
    error, untold, verdict
):
    found = PortCheck(PortId("a", "A"), error, (0, 0), 1.0, 1.0, 0, np.zeros((1, 1)), untold)
    assert found.verdict == verdict


def test_every_port_on_the_way_to_the_loss_is_checked_in_order():
    graph, feeds = regression(4, 2)
    graph.add(node("aside", "tanh"))
    graph.connect(Wire("X", "out", "aside", "A"))
    ports = [str(found.port) for found in check(graph, feeds)]
    linear = ["linear.X", "linear.W", "linear.b", "linear.Yhat"]
    assert ports == ["X.out", *linear, "Y.out", "mse.Yhat", "mse.Y", "mse.C"]


def test_without_a_loss_there_is_no_gradient_to_check():
    graph, feeds = regression()
    graph.add(node("other", "mse"))
    for wire in graph.wires_of("other"):
        graph.disconnect(wire)
    graph.connect(Wire("linear", "Yhat", "other", "Yhat"))
    graph.connect(Wire("Y", "out", "other", "Y"))
    with pytest.raises(GraphProblem) as told:
        list(check(graph, feeds))
    assert str(told.value) == "The graph has no loss, so there is no gradient to check."


def test_a_number_can_be_followed_that_is_in_an_input_or_a_parameter():
    graph, feeds = regression(4, 2)
    plan = Plan(graph, feeds)
    W, X = PortId("linear", "W"), PortId("X", "out")
    assert set(seeds(graph)) == {X, PortId("Y", "out"), W, PortId("linear", "b")}
    assert Seed(X, 3, 1).is_in(plan)
    assert not Seed(X, 4, 1).is_in(plan)
    assert not Seed(X, 3, 2).is_in(plan)
    assert Seed(W, 1, 0).is_in(plan)
    assert not Seed(PortId("linear", "Yhat")).is_in(plan)
    assert not Seed(PortId("gone", "out")).is_in(plan)
    np.testing.assert_array_equal(Seed(W, 1, 0).direction(plan), [[0], [1]])
    np.testing.assert_array_equal(Seed(W).direction(plan), [[1], [0]])


def test_where_no_parameters_are_given_it_looks_at_those_of_seed_0_and_at_what_the_first_step_draws():
    graph, feeds = regression(30, 2)
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.add(node("drop", "dropout"))
    graph.connect(Wire("X", "out", "drop", "A"))
    graph.connect(Wire("drop", "out", "linear", "X"))
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    draw(plan, 0)
    plan.evaluate()
    found = {each.port: each for each in check(graph, feeds)}
    again = {each.port: each for each in check(graph, feeds, plan.theta)}
    for port in (PortId("linear", "W"), PortId("linear", "b"), PortId("linear", "X")):
        assert found[port].gradient == again[port].gradient == plan.gradient(port)[found[port].worst]
        assert found[port].verdict == "right"


@pytest.mark.parametrize("number", [-1.0, 2.0])
def test_where_a_direction_agrees_every_number_of_many_is_told(number):
    """Number by number no more than 200 are tried; a gradient of zeros agrees as well as any."""
    graph = Graph([constant("X", np.full((20, 15), number)), node("relu", "relu"), node("sum", "sum")])
    graph.connect(Wire("X", "out", "relu", "A"))
    graph.connect(Wire("relu", "out", "sum", "A"))
    graph.mark_loss("sum")
    found = {str(each.port): each for each in check(graph, feeds_of(graph))}["relu.A"]
    assert (found.verdict, found.corners) == ("right", 0)
    assert found.errors.shape == (20, 15)
    assert (found.errors <= 1e-6).all()

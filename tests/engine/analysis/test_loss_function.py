"""Products with the Hessian are exact for any operation, since the step of the differences fits the values."""

import numpy as np
import pytest

from graphgui.engine import Graph, GraphProblem, Wire
from graphgui.engine.analysis.curvature import curvature_of, curvatures
from graphgui.engine.analysis.loss_function import LossFunction, Reach
from tests.engine.analysis.test_closed_form import bowl
from tests.graphs import node, regression

THIRD = np.cbrt(np.finfo(float).eps)  # a third of the digits


def of_one(*ops, size=1):
    """w, a column of numbers, through some operations of one input, and added up."""
    graph = Graph([node("w", "parameter", rows=size)])
    before = "w"
    for index, (op, attributes) in enumerate([*ops, ("sum", {})]):
        name = f"n{index}"
        graph.add(node(name, op, **attributes))
        graph.connect(Wire(before, "out", name, "A"))
        before = name
    graph.mark_loss(before)
    return LossFunction(graph, {})


def at(*numbers):
    return np.array(numbers, float)


@pytest.mark.parametrize(
    ("op", "w", "second"),
    [
        (("square", {}), 3.0, 2.0),
        (("power", {"exponent": 3.0}), 2.0, 12.0),
        (("power", {"exponent": 4.0}), 1e3, 12e6),
        (("exp", {}), 0.5, np.exp(0.5)),
        (("exp", {}), -30.0, np.exp(-30)),
        (("cos", {}), 1.0, -np.cos(1.0)),
        (("log", {}), 1e-3, -1e6),
        (("log", {}), 1e8, -1e-16),
    ],
)
def test_the_hessian_is_the_second_derivative(op, w, second):
    found = of_one(op).hessian_times(at(w), at(1.0))
    assert found.item() == pytest.approx(second, rel=1e-5, abs=1e-12)
    assert of_one(op).hessian_times(at(w), at(-2.0)).item() == pytest.approx(-2 * second, rel=1e-5, abs=1e-12)


def test_along_nothing_it_is_nothing():
    loss = of_one(("exp", {}), size=2)
    np.testing.assert_array_equal(loss.hessian_times(at(1, 2), at(0, 0)), [0, 0])
    np.testing.assert_allclose(loss.hessian_times(at(1, 2), at(1, 0)), [np.e, 0], rtol=1e-7)
    assert loss.reach(at(3, 4), at(0, 0)) == Reach(THIRD * 5, False)


@pytest.mark.parametrize("direction", [1.0, -1000.0])
def test_a_step_moves_the_value_that_moves_most_by_a_third_of_its_digits(direction):
    """Of w² at 3 that is 9 times so much; at 0.01 a value counts as 1 at least."""
    reach = of_one(("square", {})).reach(at(3.0), at(direction))
    assert reach.length == pytest.approx(9 * THIRD / 6, rel=1e-4)
    assert reach.is_sure
    assert of_one(("square", {})).reach(at(0.01), at(direction)).length == pytest.approx(THIRD / 0.02, rel=1e-2)


def test_a_step_by_which_a_value_moves_far_is_not_sure_to_be_short_enough():
    assert of_one(("square", {})).reach(at(12.0), at(1.0)).is_sure  # 144 times a third of the digits: 0.9e-3
    assert not of_one(("square", {})).reach(at(13.0), at(1.0)).is_sure


def test_a_value_that_moves_too_much_or_too_little_is_tried_at_a_millionth_or_a_million_times_the_step():
    steep, flat = (of_one(("standardise", {"deviation": [[by]]})) for by in (1e-9, 1e9))
    assert steep.reach(at(0.0), at(1.0)).length == pytest.approx(THIRD * 1e-9, rel=1e-6)
    assert flat.reach(at(0.0), at(1.0)).length == pytest.approx(THIRD * 1e9, rel=1e-6)


def test_where_no_step_moves_a_value_or_each_by_much_the_usual_one_is_taken():
    still, jump = of_one(("clip", {"upper": 1.0})), of_one(("sign", {}))
    assert still.reach(at(3.0), at(1.0)) == Reach(THIRD * 3, False)
    assert jump.reach(at(0.0), at(1.0)) == Reach(THIRD, False)


def test_where_a_jump_hides_how_far_to_go_shorter_steps_are_tried_until_two_agree():
    """cos(10⁶ w) + sign(w) at 0, where the usual step goes around the circle."""
    graph = Graph([node("w", "parameter"), node("by", "standardise", deviation=[[1e-6]])])
    for name, op in (("cos", "cos"), ("sign", "sign"), ("both", "add")):
        graph.add(node(name, op))
    for wire in ("w by A", "by cos A", "w sign A", "cos both A", "sign both B"):
        source, target, port = wire.split()
        graph.connect(Wire(source, "out", target, port))
    graph.mark_loss("both")
    assert LossFunction(graph, {}).hessian_times(at(0.0), at(1.0)).item() == pytest.approx(-1e12, rel=1e-4)


def test_where_no_two_steps_agree_the_first_is_taken():
    """|w| + sign(w) at 0, where the slope jumps by 2 however short the step."""
    graph = Graph([node("w", "parameter"), node("abs", "abs"), node("sign", "sign"), node("both", "add")])
    for wire in ("w abs A", "w sign A", "abs both A", "sign both B"):
        source, target, port = wire.split()
        graph.connect(Wire(source, "out", target, port))
    graph.mark_loss("both")
    assert LossFunction(graph, {}).hessian_times(at(0.0), at(1.0)).item() == pytest.approx(1 / THIRD)


def test_of_very_many_values_none_is_kept_and_the_usual_step_is_tried():
    few, many = (of_one(("square", {}), size=size) for size in (10, 2_000_001))
    assert few.reach(np.ones(10), np.ones(10)).is_sure
    ones = np.ones(2_000_001)
    assert many.reach(ones, ones) == Reach(THIRD * np.sqrt(2_000_001), False)
    np.testing.assert_allclose(many.hessian_times(ones, ones)[:3], 2, rtol=1e-6)


def test_what_is_frozen_neither_moves_nor_has_a_slope():
    graph, feeds = regression(10, 2)
    free = LossFunction(graph, feeds)
    graph.update(graph["linear"].with_attributes(freeze_b=True))
    held = LossFunction(graph, feeds)
    theta, direction = at(1, 2, 3), at(1, -1, 5)
    np.testing.assert_allclose(held.gradient(theta), free.gradient(theta) * [1, 1, 0])
    found = held.hessian_times(theta, direction)
    np.testing.assert_allclose(found, free.hessian_times(theta, at(1, -1, 0)) * [1, 1, 0], rtol=1e-7, atol=1e-9)
    np.testing.assert_array_equal(held.hessian_times(theta, at(0, 0, 1)), [0, 0, 0])


def test_without_a_loss_or_parameters_there_is_nothing_to_analyse():
    for graph in (Graph([node("w", "parameter")]), Graph([node("w", "input", value=[[1.0]])], loss="w")):
        with pytest.raises(GraphProblem) as told:
            LossFunction(graph, {"w": np.ones((1, 1))})
        assert str(told.value) == "There is nothing to analyse without a loss and parameters."


@pytest.mark.parametrize("most", [10, 11, 40])
@pytest.mark.parametrize("size", [1e-3, 1.0, 1e3])
def test_curvature_takes_no_more_products_with_the_hessian_than_it_may(most, size):
    """Two eigenvalues of one size and other signs, of which without a lift neither wins, and one near them."""
    tied = LossFunction(*bowl(size * np.diag([1.0, -1.0, 0.99])))
    assert len(list(curvatures(tied, np.ones(3), most=most))) == most // 2 * 2
    assert curvature_of(tied, np.ones(3)).largest == pytest.approx(size, rel=1e-2)


def test_a_thousand_products_with_the_hessian_are_enough():
    tied = LossFunction(*bowl(np.diag([1.0, -1.0, 0.999])))
    assert len(list(curvatures(tied, np.ones(3)))) == 1000


@pytest.mark.parametrize("size", [1e-3, 1.0, 1e3])
def test_the_search_ends_with_the_first_that_is_known_to_a_ten_thousandth(size):
    *before, last = curvatures(LossFunction(*bowl(size * np.diag([1.0, 0.3, -0.1]))), np.ones(3))
    assert before
    assert all(each.error > 1e-4 * each.largest for each in before)
    assert 0 < last.error <= 1e-4 * last.largest


def test_the_length_of_a_step_is_looked_for_in_the_first_three_directions_alone():
    class Asked(LossFunction):
        times = 0

        def reach(self, theta, direction):
            self.times += 1
            return super().reach(theta, direction)

    loss_function = Asked(*bowl(np.diag([1.0, 0.99, -1.0])))
    assert len(list(curvatures(loss_function, np.ones(3), most=20))) == 20
    assert loss_function.times == 3


def test_what_is_known_of_the_curvature_gets_better_and_says_how_good_it_is():
    loss_function = of_one(("exp", {}), size=3)
    theta = at(0.0, 0.3, 1.0)
    found = list(curvatures(loss_function, theta))
    assert all(abs(each.largest - np.e) <= each.error * 3 + 1e-6 for each in found[-3:])
    assert found[-1].error <= 1e-4 * found[-1].largest < found[-2].error * 10
    assert found[-1].largest == pytest.approx(np.e, rel=1e-7)
    assert np.abs(found[-1].direction) == pytest.approx([0, 0, 1], abs=1e-3)
    assert np.linalg.norm(found[-1].direction) == pytest.approx(1)

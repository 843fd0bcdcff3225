"""What a change of an input does to the loss, from both sides: at corners, jumps and beside rounding."""

import math

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.slopes import Slope, Slopes
from tests.graphs import constant, feeds_of, node


@pytest.mark.parametrize(
    ("behind", "ahead", "size", "rounding", "corner"),
    [
        (1.0, 1.0 + 0.9e-4, 1.0, 0.0, False),
        (1.0, 1.0 + 1.1e-4, 1.0, 0.0, True),
        (1.0 + 1.1e-4, 1.0, 1.0, 0.0, True),
        (1.0, 1.0 + 1.1e-4, 2.0, 0.0, False),
        (1.0, 1.0 + 1.1e-4, 1.0, 1e-5, False),
        (1.0, 1.0 + 1.3e-4, 1.0, 1e-5, True),
        (0.0, 0.0, 0.0, 0.0, False),
    ],
)
def test_a_corner_is_where_two_sides_differ_by_more_than_a_ten_thousandth_and_rounding(
    behind, ahead, size, rounding, corner
):
    slope = Slope(behind, ahead, size, rounding)
    assert slope.is_corner == corner
    assert slope.middle == (behind + ahead) / 2


@pytest.mark.parametrize(
    ("slope", "gradient", "excess"),
    [
        (Slope(2.0, 2.0, 2.0), 2.0, 0.0),
        (Slope(2.0, 2.0, 2.0), 2.5, 0.5),
        (Slope(2.0, 2.0, 2.0, 0.25), 1.5, 0.25),
        (Slope(2.0, 2.0, 2.0, 0.75), 1.5, 0.0),
        (Slope(-1.0, 1.0, 1.0), 0.9, 0.0),  # any between the sides of a corner
        (Slope(-1.0, 1.0, 1.0), 1.5, 0.5),
        (Slope(1.0, -1.0, 1.0), -3.0, 2.0),
        (Slope(1.0, -1.0, 1.0, 0.25), 1.5, 0.25),
        (Slope(1.0, -1.0, 1.0, 0.25), -1.5, 0.25),
    ],
)
def test_a_gradient_exceeds_by_what_it_is_outside_of_both_sides(slope, gradient, excess):
    assert slope.excess(gradient) == excess


def test_a_gradient_that_is_no_number_exceeds_by_none():
    assert math.isnan(Slope(2.0, 2.0, 2.0).excess(math.nan))


def slopes(op, numbers, factor=1.0, **attributes):
    """Of factor times the sum of op(A)."""
    graph = Graph(
        [
            constant("A", numbers),
            node("op", op, **attributes),
            constant("factor", [[factor]]),
            node("by", "multiply"),
            node("sum", "sum"),
        ],
        [Wire("factor", "out", "by", "B")],
    )
    for source, target in (("A", "op"), ("op", "by"), ("by", "sum")):
        graph.connect(Wire(source, "out", target, "A"))
    graph.mark_loss("sum")
    plan = Plan(graph, feeds_of(graph))
    plan.evaluate()
    return Slopes(plan, PortId("op", "A"))


@pytest.mark.parametrize(
    ("op", "x", "derivative"),
    [("exp", 1.0, math.e), ("sin", 0.3, math.cos(0.3)), ("log", 1e-5, 1e5), ("exp", 400.0, math.exp(400))],
)
def test_where_an_operation_holds_for_complex_numbers_a_slope_is_exact(op, x, derivative):
    found = slopes(op, [[x]], factor=-3.0).along(np.array([[2.0]]))
    assert found.middle == pytest.approx(-6 * derivative, rel=1e-13)
    assert found.size == pytest.approx(6 * derivative, rel=1e-13)
    assert (found.rounding, found.behind) == (0, found.ahead)


@pytest.mark.parametrize("x", [-3.0, 0.5, 1e-3, 1e6])
def test_elsewhere_it_is_exact_but_for_rounding(x):
    found = slopes("gelu", [[x]], form="exact").along(np.array([[1.0]]))
    phi = math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    derivative = 0.5 * (1 + math.erf(x / math.sqrt(2))) + x * phi
    assert found.excess(derivative) <= 1e-7 * abs(derivative)


@pytest.mark.parametrize(
    ("op", "x", "sides"), [("relu", 0.0, (0, 1)), ("abs", 0.0, (-1, 1)), ("leaky_relu", 0.0, (0.01, 1))]
)
def test_at_a_corner_both_sides_are_told(op, x, sides):
    found = slopes(op, [[x, 5.0]]).along(np.array([[1.0, 0.0]]))
    assert found.is_corner
    assert (found.behind, found.ahead) == pytest.approx(sides)
    mirrored = slopes(op, [[x, 5.0]]).along(np.array([[-2.0, 0.0]]))
    assert (mirrored.ahead, mirrored.behind) == pytest.approx([-2 * side for side in sides])


def test_over_a_jump_a_slope_has_no_end_and_beside_one_it_has():
    assert slopes("sign", [[0.0]]).along(np.ones((1, 1))).is_unbounded
    for op, x in (("sign", 1e-3), ("abs", 0.0), ("relu", 0.0), ("relu", 2.0)):
        assert not slopes(op, [[x]]).along(np.ones((1, 1))).is_unbounded


def test_steps_become_shorter_than_the_way_to_a_corner_too_small_to_be_one():
    """A slope of 0.99999, and of 1 from 1e-10 further on: longer steps agree on what lies between."""
    found = slopes("leaky_relu", [[-1e-10]], slope=1 - 1e-5).along(np.ones((1, 1)))
    assert found.middle == pytest.approx(1 - 1e-5, abs=1e-8)


def test_along_nothing_nothing_moves():
    assert slopes("relu", [[1.0, 2.0]]).along(np.zeros((1, 2))) == Slope(0, 0, 0)


@pytest.mark.parametrize(
    ("op", "numbers", "least"),
    [
        ("abs", [[3.0, -8.0]], 8e-8 / 8),
        ("abs", [[0.5, 0.25]], 0.5e-8),
        ("abs", [[0.0, 0.0]], 0.0),
    ],
)
def test_the_least_slope_by_one_number_is_what_does_not_cancel_in_the_operation(op, numbers, least):
    assert slopes(op, numbers).least == pytest.approx(least)
    assert slopes(op, numbers, factor=-5.0).least == pytest.approx(5 * least)


def test_of_another_shape_it_is_that_of_the_largest_output_over_the_largest_input():
    graph = Graph([constant("A", [[3.0], [-4.0]]), node("sum", "sum")], [Wire("A", "out", "sum", "A")], "sum")
    plan = Plan(graph, feeds_of(graph))
    plan.evaluate()
    assert Slopes(plan, PortId("sum", "A")).least == pytest.approx(1e-8 * 1 / 4)

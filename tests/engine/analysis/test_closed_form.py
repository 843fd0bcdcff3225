"""What analysis says of training is what training then does."""

import math

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Trainer, Training, Wire
from graphgui.engine.analysis.closed_form import Quadratic, analyse, quadratic
from graphgui.engine.analysis.curvature import Curvature, curvature
from graphgui.engine.analysis.least_squares import solve
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression


def chain(*nodes, loss="mse"):
    """X -> the nodes, one after another -> loss <- Y, all of one column."""
    rng = np.random.default_rng(3)
    graph = Graph([constant("X", rng.standard_normal((12, 1))), constant("Y", rng.standard_normal((12, 1)))])
    before = PortId("X", "out")
    for new in [*nodes, node("loss", loss)]:
        graph.add(new)
        graph.connect(Wire(*before, new.name, new.op.inputs[0].name))
        before = PortId(new.name, new.op.output)
    graph.connect(Wire("Y", "out", "loss", "Y"))
    return graph


def bowl(hessian):
    """L = wᵀ H w / 2 of a graph in which w stands twice, so that no least squares are to be seen."""
    hessian = np.array(hessian, float)
    graph = Graph(
        [
            node("w", "parameter", rows=len(hessian), initialiser="normal"),
            constant("H", hessian / 2),
            node("Hw", "matmul"),
            node("transpose", "transpose"),
            node("loss", "matmul"),
        ],
        [
            Wire("H", "out", "Hw", "A"),
            Wire("w", "out", "Hw", "B"),
            Wire("w", "out", "transpose", "A"),
            Wire("transpose", "out", "loss", "A"),
            Wire("Hw", "out", "loss", "B"),
        ],
        loss="loss",
    )
    return graph, feeds_of(graph)


def design(X):
    """The design matrix of `linear`, in the order in which the plan keeps weights and bias."""
    return np.concatenate([X, np.ones((len(X), 1))], axis=1)


# the closed form


@pytest.mark.parametrize(("q", "n", "p"), [(5, 1, 1), (40, 4, 1), (30, 3, 2)])
def test_a_regression_ends_where_least_squares_say(q, n, p):
    graph, feeds = regression(q, n, p)
    found = quadratic(graph, feeds)
    expected, *_ = np.linalg.lstsq(design(feeds["X"]), feeds["Y"])
    np.testing.assert_allclose(found.parameters[PortId("linear", "W")], expected[:-1], rtol=1e-11)
    np.testing.assert_allclose(found.parameters[PortId("linear", "b")], expected[-1:], rtol=1e-11)
    assert found.minimum == pytest.approx(((design(feeds["X"]) @ expected - feeds["Y"]) ** 2).sum() / q, rel=1e-11)
    eigenvalues = np.repeat(np.linalg.eigvalsh(2 / q * design(feeds["X"]).T @ design(feeds["X"])), p)
    np.testing.assert_allclose(found.eigenvalues, eigenvalues[::-1], rtol=1e-11)
    assert found.rank == (n + 1) * p
    assert found.condition == pytest.approx(eigenvalues[-1] / eigenvalues[0], rel=1e-11)


def test_training_comes_to_the_closed_form():
    graph, feeds = regression(30, 3, 2)
    found = quadratic(graph, feeds)
    trainer = Trainer(graph, feeds, Training(learning_rate=found.best_rate))
    trainer.run(2000)
    np.testing.assert_allclose(trainer.plan.theta, found.minimiser, rtol=1e-10)


def test_a_bowl_that_is_no_sum_of_squares():
    graph, feeds = bowl([[3, 1], [1, 2]])
    found = quadratic(graph, feeds)
    np.testing.assert_allclose(found.minimiser, [0, 0], atol=1e-12)
    np.testing.assert_allclose(found.eigenvalues, [(5 + 5**0.5) / 2, (5 - 5**0.5) / 2], rtol=1e-12)


def test_parameters_that_say_the_same_are_shared_evenly():
    """Two equal columns: any split of their weight is as good, and the shortest is half and half."""
    graph, feeds = regression(20, 1)
    X, Y = feeds["X"], feeds["Y"]
    alone, both = quadratic(graph, feeds), quadratic(graph, {"X": np.concatenate([X, X], axis=1), "Y": Y})
    W = PortId("linear", "W")
    np.testing.assert_allclose(both.parameters[W].ravel(), alone.parameters[W].item() / 2, rtol=1e-10)
    assert (both.rank, len(both.eigenvalues), both.eigenvalues[2]) == (2, 3, 0)
    assert both.minimum == pytest.approx(alone.minimum, rel=1e-10)


def test_fewer_examples_than_parameters_leave_no_loss():
    graph, feeds = regression(3, 6)
    found = quadratic(graph, feeds)
    assert found.rank == 3 and found.minimum < 1e-25


def test_a_penalty_on_the_weights_gives_ridge_regression():
    """Two terms, of which neither input of the sum is a prediction: found by the Hessian alone."""
    graph, feeds = regression(20, 3)
    graph.add(node("W", "parameter", rows=3, columns=1))
    graph.add(node("ridge", "l2_penalty", coefficient=0.3))
    graph.add(node("loss", "add"))
    graph.connect(Wire("W", "out", "linear", "W"))
    graph.connect(Wire("W", "out", "ridge", "A"))
    graph.connect(Wire("mse", "C", "loss", "A"))
    graph.connect(Wire("ridge", "out", "loss", "B"))
    graph.mark_loss("loss")
    found = quadratic(graph, feeds)
    X = feeds["X"] - feeds["X"].mean(axis=0)
    expected = np.linalg.solve(X.T @ X / 20 + 0.3 * np.eye(3), X.T @ feeds["Y"] / 20)
    np.testing.assert_allclose(found.parameters[PortId("W", "out")], expected, rtol=1e-10)


def test_without_parameters_there_is_nothing_to_analyse():
    graph = chain(node("negate", "negate"))
    with pytest.raises(Problem, match="nothing to analyse"):
        quadratic(graph, feeds_of(graph))


def test_a_wide_range_of_units_keeps_its_digits():
    graph, feeds = regression(40, 3)
    units = np.array([1e-6, 1.0, 1e7])
    plain, scaled = quadratic(graph, feeds), quadratic(graph, {**feeds, "X": feeds["X"] * units})
    W = PortId("linear", "W")
    np.testing.assert_allclose(scaled.parameters[W].ravel() * units, plain.parameters[W].ravel(), rtol=1e-10)


# what is quadratic


def test_what_is_quadratic_is_found_by_trying():
    assert quadratic(*with_feeds(chain(node("linear", "linear"), node("negate", "negate"))))
    assert quadratic(*with_feeds(chain(node("square", "square"), node("linear", "linear"))))


@pytest.mark.parametrize("op", ["relu", "tanh", "abs", "square", "sigmoid", "softplus"])
def test_a_curve_after_the_weights_is_not_quadratic(op):
    assert quadratic(*with_feeds(chain(node("linear", "linear"), node("curve", op)))) is None


def test_a_loss_beyond_all_numbers_is_not_quadratic_and_has_no_curvature():
    graph, feeds = with_feeds(chain(node("linear", "linear"), node("exp", "exp"), node("again", "exp")))
    found = analyse(graph, feeds, np.full(2, 50.0))
    assert isinstance(found, Curvature) and math.isnan(found.stable_rate)


def test_two_layers_are_not_quadratic():
    assert quadratic(*with_feeds(chain(node("one", "linear"), node("two", "linear")))) is None


@pytest.mark.parametrize("loss", ["mae", "huber"])
def test_losses_with_corners_are_not_quadratic(loss):
    assert quadratic(*with_feeds(chain(node("linear", "linear"), loss=loss))) is None


def test_a_saddle_has_no_minimum():
    assert quadratic(*bowl([[1, 0], [0, -1]])) is None


def test_a_slope_without_end_has_no_minimum():
    graph = Graph([node("w", "parameter")], loss="w")
    assert quadratic(graph, {}) is None


def with_feeds(graph):
    return graph, feeds_of(graph)


# learning rates


@pytest.fixture
def regressed():
    graph, feeds = regression(20, 3)
    return graph, feeds, quadratic(graph, feeds)


def test_just_below_the_stable_rate_training_converges(regressed):
    graph, feeds, found = regressed
    trainer = Trainer(graph, feeds, Training(learning_rate=0.999 * found.stable_rate))
    trainer.run(20_000)
    assert trainer.final_loss() == pytest.approx(found.minimum, rel=1e-9)
    assert found.factor(0.999 * found.stable_rate) < 1


def test_just_above_the_stable_rate_training_diverges(regressed):
    graph, feeds, found = regressed
    trainer = Trainer(graph, feeds, Training(learning_rate=1.01 * found.stable_rate))
    assert trainer.run(50_000) == "diverged"
    assert found.factor(1.01 * found.stable_rate) > 1
    assert found.steps_per_digit(1.01 * found.stable_rate) == math.inf


@pytest.mark.parametrize("share", [0.05, 0.3, 0.95])
def test_the_error_shrinks_at_the_predicted_rate(regressed, share):
    graph, feeds, found = regressed
    rate = share * found.stable_rate
    steps = int(8 * found.steps_per_digit(rate))
    trainer = Trainer(graph, feeds, Training(learning_rate=rate))
    trainer.run(steps // 2)
    before = np.linalg.norm(trainer.plan.theta - found.minimiser)
    trainer.run(20)
    after = np.linalg.norm(trainer.plan.theta - found.minimiser)
    assert (after / before) ** (1 / 20) == pytest.approx(found.factor(rate), rel=1e-2)


def test_no_rate_is_faster_than_the_best(regressed):
    *_, found = regressed
    best = found.factor(found.best_rate)
    assert best == pytest.approx((found.condition - 1) / (found.condition + 1), rel=1e-10)
    assert all(found.factor(rate) >= best for rate in np.linspace(0, found.stable_rate, 201))


# curvature of any loss


def by_differences(graph, feeds, theta):
    """The whole Hessian, by differences of gradients."""
    plan, size = Plan(graph, feeds), len(theta)

    def gradient(at):
        plan.theta[:] = at
        plan.forward()
        plan.backward()
        return plan.gradient_theta.copy()

    step = 1e-5 * np.eye(size)
    H = np.array([(gradient(theta + s) - gradient(theta - s)) / 2e-5 for s in step])
    return (H + H.T) / 2


def test_the_largest_curvature_of_a_curved_graph():
    graph, feeds = with_feeds(chain(node("one", "linear"), node("tanh", "tanh"), node("two", "linear")))
    theta = np.array([0.7, -0.2, 1.3, 0.4])
    found = analyse(graph, feeds, theta)
    assert isinstance(found, Curvature)
    H = by_differences(graph, feeds, theta)
    assert found.largest == pytest.approx(np.linalg.eigvalsh(H)[-1], rel=1e-6)
    assert np.linalg.norm(H @ found.direction - found.largest * found.direction) < 1e-3 * found.largest
    assert found.stable_rate == 2 / found.largest


def test_curvature_of_a_quadratic_loss_is_its_largest_eigenvalue(regressed):
    graph, feeds, found = regressed
    assert curvature(graph, feeds, np.ones(4)).largest == pytest.approx(found.largest, rel=1e-7)


@pytest.mark.parametrize("downward", [-1.0, -2.0, -50.0])
def test_a_stronger_curve_downward_does_not_hide_the_one_upward(downward):
    found = curvature(*bowl([[2, 0, 0], [0, downward, 0], [0, 0, 1]]), np.ones(3))
    assert found.largest == pytest.approx(2, rel=1e-4)


def test_a_loss_that_bends_nowhere_up_is_stable_at_any_rate():
    assert curvature(*bowl([[-1, 0], [0, -3]]), np.ones(2)).stable_rate == math.inf
    assert curvature(Graph([node("w", "parameter")], loss="w"), {}, np.ones(1)).stable_rate == math.inf


def test_analysis_of_a_quadratic_loss_is_whole(regressed):
    graph, feeds, _ = regressed
    assert isinstance(analyse(graph, feeds, np.zeros(4)), Quadratic)


# the solver


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (9, 4), (4, 9), (50, 50)])
def test_solver_agrees_with_the_pseudoinverse(rows, columns):
    rng = np.random.default_rng(rows)
    A, b = rng.standard_normal((rows, columns)), rng.standard_normal(rows)
    found = solve(A, b)
    np.testing.assert_allclose(found.x, np.linalg.pinv(A) @ b, rtol=1e-9, atol=1e-11)
    np.testing.assert_allclose(found.singular_values, np.linalg.svd(A, compute_uv=False), rtol=1e-10, atol=1e-12)
    assert found.rank == min(rows, columns)


def test_solver_of_nothing_but_zeros():
    found = solve(np.zeros((3, 2)), np.ones(3))
    assert found.rank == 0 and found.x.tolist() == [0, 0]


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1e-100, 1e-30, 1e-17, 1e-16])
def test_a_column_of_tiny_numbers_has_a_condition_and_rates(size):
    graph, feeds = regression(20, 2)
    closed = quadratic(graph, {**feeds, "X": feeds["X"] * [1, size]})
    assert closed.smallest > 0
    assert 1 < closed.condition < math.inf
    assert 0 < closed.best_rate <= closed.stable_rate

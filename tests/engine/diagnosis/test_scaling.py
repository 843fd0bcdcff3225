"""Looking for badly scaled inputs ends at once, however deep or branched the graph is."""

import numpy as np
import pytest

from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.engine.diagnosis.scaling import badly_scaled, standardisation
from tests.graphs import constant, node, regression
from tests.troubles import trained


def unlike(nodes):
    """X with columns of sizes 1 and 1000 -> the nodes, all of whose wires come from the last -> linear -> mse."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((20, 2)) * [1.0, 1000.0]
    graph = Graph([constant("X", X), constant("Y", X[:, :1])])
    before = PortId("X", "out")
    for new in [*nodes, node("linear", "linear"), node("mse", "mse")]:
        graph.add(new)
        for port in new.op.inputs:
            if port.own_shape is None and (new.name, port.name) != ("mse", "Y"):
                graph.connect(Wire(*before, new.name, port.name))
        before = PortId(new.name, new.op.output)
    graph.connect(Wire("Y", "out", "mse", "Y"))
    return graph, {"X": X, "Y": X[:, :1]}


@pytest.mark.parametrize(
    "nodes",
    [
        [node(f"n{k}", "negate") for k in range(1500)],
        [node(f"n{k}", "maximum") for k in range(60)],
    ],
    ids=["a chain", "diamonds"],
)
def test_the_input_is_found_behind_many_nodes(nodes):
    graph, feeds = unlike(nodes)
    run, _ = trained(graph, feeds, Training(1e-9), 3)
    assert badly_scaled(run.segment(run.steps)).inputs == ("X",)


def test_sizes_are_told_of_numbers_whose_squares_leave_the_range_of_floats():
    graph, feeds = unlike([node("same", "negate")])
    feeds["X"] = feeds["X"] * [1.0, 1e180]
    run, _ = trained(graph, feeds, Training(1e-9), 0)
    found = badly_scaled(run.segment(0))
    assert found.high == pytest.approx(1e180 * np.linalg.norm(feeds["X"][:, 1] / 1e180) / np.sqrt(20))


SIGNS = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]] * 3)


def sized(*sizes, bent=False):
    """Orthogonal columns of 1 and -1 times these sizes -> linear (-> tanh) -> mse."""
    X = SIGNS[:, : len(sizes)] * sizes
    graph, _ = regression(len(X), len(sizes))
    if bent:
        graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
        graph.add(node("tanh", "tanh"))
        graph.connect(Wire("linear", "Yhat", "tanh", "A"))
        graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    run, _ = trained(graph, {"X": X, "Y": SIGNS[:, :1]}, Training(1e-9), 0)
    return badly_scaled(run.segment(0))


@pytest.mark.parametrize(
    ("sizes", "low", "high"),
    [
        ((1.0, 9.9), None, None),
        ((1.0, 10.1), 1, 10.1),
        ((10.1,), 1, 10.1),  # beside the bias, which counts as a column of ones
        ((9.9,), None, None),
        ((0.099,), 0.099, 1),
        ((0.101,), None, None),
        ((20.0, 30.0), 1, 30),
        ((0.02, 0.5), 0.02, 1),
        ((0.3, 3.1), 0.3, 3.1),
    ],
)
def test_where_no_condition_is_known_columns_count_that_differ_tenfold_in_size(sizes, low, high):
    found = sized(*sizes, bent=True)
    if low is None:
        assert found is None
    else:
        assert (found.low, found.high) == pytest.approx((low, high))
        assert str(found.words) == f"Columns of “X” are badly scaled: sizes from {low:.3g} to {high:.3g}."


def test_of_a_quadratic_loss_the_condition_counts_from_a_thousand_on():
    """It is the square of the larger size."""
    assert sized(1.0, 31.5) is None
    found = sized(1.0, 31.7)
    assert (found.inputs, found.condition, found.standardised) == (
        ("X",),
        pytest.approx(31.7**2),
        pytest.approx(1),
    )
    assert str(found.words) == (
        "Columns of “X” are badly scaled: sizes from 1 to 31.7, condition number 1e+03; standardised it is 1."
    )
    assert found.rate == 0.5  # half of the largest stable one, 2 over the curvature of 2


def test_columns_that_do_not_vary_have_no_size():
    mean, deviation = standardisation(np.array([[5.0, 1.0], [5.0, 3.0]]))
    np.testing.assert_array_equal(mean, [[0, 2]])
    np.testing.assert_array_equal(deviation, [[1, 1]])


def test_what_standardising_would_give_is_the_condition_and_half_the_stable_rate_of_standardised_columns():
    graph, feeds = regression(30, 2)
    Z = (feeds["X"] - feeds["X"].mean(axis=0)) / feeds["X"].std(axis=0)
    eigenvalues = np.append(np.linalg.eigvalsh(2 / 30 * Z.T @ Z), 2.0)  # the bias's
    run, _ = trained(graph, {**feeds, "X": feeds["X"] * [1.0, 1000.0] + 50.0}, Training(1e-9), 0)
    found = badly_scaled(run.segment(0))
    assert found.standardised == pytest.approx(eigenvalues.max() / eigenvalues.min())
    assert found.rate == float(f"{1 / eigenvalues.max():.2g}")


def test_a_product_of_inputs_alone_has_no_weights():
    """tanh(linear(X) + L M): L has columns of unlike sizes, by which nothing that is learnt is multiplied."""
    graph, feeds = regression(12, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    feeds |= {"L": SIGNS * [1.0, 1000.0], "M": np.ones((2, 1))}
    for name in ("L", "M"):
        graph.add(constant(name, feeds[name]))
    for name, op in (("product", "matmul"), ("sum", "add"), ("tanh", "tanh")):
        graph.add(node(name, op))
    for wire in (
        Wire("L", "out", "product", "A"),
        Wire("M", "out", "product", "B"),
        Wire("linear", "Yhat", "sum", "A"),
        Wire("product", "out", "sum", "B"),
        Wire("sum", "out", "tanh", "A"),
        Wire("tanh", "out", "mse", "Yhat"),
    ):
        graph.connect(wire)
    run, _ = trained(graph, feeds, Training(1e-9), 0)
    assert badly_scaled(run.segment(0)) is None


def test_of_more_than_two_hundred_parameters_sizes_alone_are_told():
    graph, feeds = regression(12, 200)
    run, _ = trained(graph, {**feeds, "X": feeds["X"] * np.geomspace(1, 1000, 200)}, Training(1e-9), 0)
    found = badly_scaled(run.segment(0))
    assert found.high > 100
    assert (found.condition, found.standardised, found.rate) == (None, None, None)

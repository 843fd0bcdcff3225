"""The check of gradients raises no alarm over right ones, nor at corners, and finds a wrong one wherever it is."""

import time
from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.engine.autodiff.gradcheck import check
from graphgui.ops import OPS
from tests.graphs import constant, feeds_of, node

TOLERANCE = 1e-6
DEAD = (8, 21)  # seeds of graphs through which no gradient passes
ALONE = (
    "relu",
    "leaky_relu",
    "tanh",
    "sigmoid",
    "softplus",
    "abs",
    "negate",
    "gelu",
    "normalise_rows",
)
TWO = ("add", "subtract", "multiply", "maximum", "minimum")
SIZES = (1.0, 1.0, 1e-9, 1e-3, 1e4)


def random_graph(seed, nodes=12):
    """Random operations on matrices of 4 x 3, many of them zero, tied or tiny; each value may be used again."""
    rng = np.random.default_rng(seed)
    graph, ready = Graph(), []
    for index in range(3):
        numbers = rng.standard_normal((4, 3)) * rng.choice(SIZES)
        numbers[rng.random((4, 3)) < 0.2] = 0
        graph.add(constant(f"in{index}", numbers))
        ready.append((f"in{index}", "out"))
    for index in range(nodes):
        kind, name = rng.choice(["alone", "two", "linear"]), f"n{index}"
        start, other = (ready[int(rng.integers(len(ready)))] for _ in range(2))
        if kind == "linear":
            start_of = {"weights": str(rng.choice(["zeros", "glorot", "ones"])), "bias": "zeros"}
            graph.add(node(name, "linear", outputs=3, **start_of))
            graph.connect(Wire(*start, name, "X"))
            ready.append((name, "Yhat"))
            continue
        op = str(rng.choice(ALONE if kind == "alone" else TWO))
        graph.add(node(name, op))
        graph.connect(Wire(*start, name, "A"))
        if kind == "two":
            graph.connect(Wire(*(start if rng.random() < 0.3 else other), name, "B"))
        ready.append((name, "out"))
    graph.add(node("squash", "tanh"))
    graph.connect(Wire(*ready[-1], "squash", "A"))
    graph.add(node("loss", str(rng.choice(["mse", "mae", "huber", "binary_cross_entropy"]))))
    target = rng.integers(0, 2, (4, 3)).astype(float)
    graph.add(constant("target", target))
    prediction = graph["loss"].op.inputs[0].name
    graph.connect(Wire("squash", "out", "loss", prediction))
    graph.connect(Wire("target", "out", "loss", "Y"))
    return graph


@pytest.mark.parametrize("part", range(10))
def test_250_random_graphs_that_are_right_raise_no_alarm(part):
    for seed in range(25 * part, 25 * (part + 1)):
        graph = random_graph(seed)
        for found in check(graph, feeds_of(graph)):
            assert found.error <= TOLERANCE, (seed, found, graph[found.port.node].op.name)


@pytest.mark.parametrize("seed", [seed for seed in range(32) if seed not in DEAD])
def test_an_operation_that_is_wrong_in_one_number_is_found_and_no_other_is_blamed(seed):
    graph, rng = random_graph(seed), np.random.default_rng(seed)
    feeds = feeds_of(graph)
    found = check(graph, feeds)
    inputs = [each for each in found if each.port.port != graph[each.port.node].op.output and not each.corners]
    alive = [each.port for each in inputs if abs(each.gradient) > 1e-9]
    port = alive[int(rng.integers(len(alive)))]
    wrong = broken(graph[port.node], port, lambda into: np.multiply(into, 1.001, out=into, where=largest(into)))
    blamed = [str(found.port) for found in check(wrong_graph(graph, wrong), feeds) if found.error > TOLERANCE]
    assert blamed == [str(port)]


def largest(into):
    return np.abs(into) == np.abs(into).max()


def broken(right, port, spoil):
    op = right.op
    place = [each.name for each in op.inputs].index(port.port)

    def vjp(into, *arguments):
        op.vjps[place](into, *arguments)
        spoil(into)

    vjps = tuple(vjp if index == place else each for index, each in enumerate(op.vjps))
    return Node(right.name, replace(op, vjps=vjps), right.attributes)


def wrong_graph(graph, wrong):
    nodes = [wrong if each.name == wrong.name else each for each in graph.nodes.values()]
    return Graph(nodes, graph.wires, loss=graph.trained_loss())


def results(graph):
    return {str(found.port): found for found in check(graph, feeds_of(graph))}


def summed(op, numbers, **attributes):
    """op(A) or op(A, A) -> sum."""
    graph = Graph([constant("A", numbers), node("op", op, **attributes), node("sum", "sum")])
    for port in OPS[op].inputs:
        graph.connect(Wire("A", "out", "op", port.name))
    graph.connect(Wire("op", OPS[op].output, "sum", "A"))
    graph.mark_loss("sum")
    return graph


@pytest.mark.parametrize("op", ["relu", "leaky_relu", "abs", "maximum", "minimum"])
def test_corners_are_counted_and_are_no_errors(op):
    found = results(summed(op, [[0.0, 1.0], [-2.0, 0.0]]))["op.A"]
    assert found.error == 0
    assert found.corners == (4 if op in ("maximum", "minimum") else 2)


def test_a_gradient_beyond_both_sides_of_a_corner_is_wrong():
    graph = summed("relu", [[0.0, 1.0]])
    wrong = broken(graph["op"], PortId("op", "A"), lambda into: np.add(into, 1.5, out=into, where=into == 0))
    found = {str(each.port): each for each in check(wrong_graph(graph, wrong), feeds_of(graph))}["op.A"]
    assert found.error == pytest.approx(0.5 / 1.5)
    assert found.worst == (0, 0)


@pytest.mark.parametrize("size", [1e-12, 1e-6, 1.0, 1e9])
def test_next_to_a_corner_the_step_is_shorter_than_the_way_to_it(size):
    found = results(summed("relu", [[size, -size]]))["op.A"]
    assert (found.error, found.corners) == (0, 0)
    for loss in ("mae", "huber"):
        graph = Graph([constant("P", [[size]]), constant("T", [[0.0]]), node("loss", loss)])
        graph.connect(Wire("P", "out", "loss", "Yhat"))
        graph.connect(Wire("T", "out", "loss", "Y"))
        assert all(each.error < TOLERANCE for each in results(graph).values())


@pytest.mark.parametrize(("numbers", "tried"), [(199, 199), (200, 200), (201, 200), (1000, 201)])
def test_two_hundred_numbers_of_a_port_that_disagrees_are_tried_one_by_one_and_one_that_is_wrong(numbers, tried):
    graph = summed("tanh", np.linspace(-1, 1, numbers)[np.newaxis])

    def spoil(into):
        into[0, 97] *= 1.01

    wrong = broken(graph["op"], PortId("op", "A"), spoil)
    found = {str(each.port): each for each in check(wrong_graph(graph, wrong), feeds_of(graph))}["op.A"]
    places = np.flatnonzero(~np.isnan(found.errors))
    assert found.worst == (0, 97)
    assert len(places) == tried
    assert (places[0], places[-1]) == (0, numbers - 1)
    assert np.diff(places).max() <= numbers // 200 + 1


def test_of_two_wrong_numbers_that_make_up_for_one_another_one_is_found():
    graph = summed("tanh", np.linspace(-1, 1, 1000)[np.newaxis])

    def spoil(into):
        into[0, 701] += 0.1
        into[0, 703] -= 0.1

    wrong = broken(graph["op"], PortId("op", "A"), spoil)
    found = {str(each.port): each for each in check(wrong_graph(graph, wrong), feeds_of(graph))}["op.A"]
    assert found.worst in ((0, 701), (0, 703))


@pytest.mark.parametrize(("off", "verdict"), [(1.9e-12, "right"), (2.1e-12, "wrong")])
def test_a_gradient_that_cancels_is_judged_by_a_millionth_of_what_was_added_up(off, verdict):
    """A [1, -1], added up: 1 - 1, of which a millionth is 2e-6."""
    graph = Graph(
        [constant("A", [[1e-3]]), constant("B", [[1.0, -1.0]]), node("op", "matmul"), node("sum", "sum")]
    )
    for wire in (Wire("A", "out", "op", "A"), Wire("B", "out", "op", "B"), Wire("op", "out", "sum", "A")):
        graph.connect(wire)
    graph.mark_loss("sum")
    wrong = broken(graph["op"], PortId("op", "A"), lambda into: np.add(into, off, out=into))
    found = {str(each.port): each for each in check(wrong_graph(graph, wrong), feeds_of(graph))}["op.A"]
    assert found.error == pytest.approx(off / 2e-6)
    assert found.verdict == verdict


def test_one_wrong_number_among_many_is_found():
    numbers = np.random.default_rng(0).standard_normal((300, 40))
    graph = summed("softplus", numbers)

    def spoil(into):
        into[217, 13] *= 1.01

    wrong = broken(graph["op"], PortId("op", "A"), spoil)
    found = {str(each.port): each for each in check(wrong_graph(graph, wrong), feeds_of(graph))}["op.A"]
    assert found.error > 1e-4
    assert found.worst == (217, 13)


def test_a_sum_that_forgets_a_wire_is_found(monkeypatch):
    graph = summed("multiply", [[2.0, 3.0]])
    from graphgui.engine.autodiff.plan import Plan

    right = Plan.gradient

    def forgetful(self, port):
        found = right(self, port)
        return found / 2 if str(port) == "A.out" else found

    monkeypatch.setattr(Plan, "gradient", forgetful)
    assert results(graph)["A.out"].error == pytest.approx(0.5)


def test_a_long_chain_takes_seconds():
    graph = Graph([constant("X", np.full((5, 3), 0.5)), node("sum", "sum")])
    before = ("X", "out")
    for index in range(1200):
        graph.add(node(f"n{index}", ("tanh", "relu", "softplus")[index % 3]))
        graph.connect(Wire(*before, f"n{index}", "A"))
        before = (f"n{index}", "out")
    graph.connect(Wire(*before, "sum", "A"))
    graph.mark_loss("sum")
    began = time.perf_counter()
    assert max(found.error for found in check(graph, feeds_of(graph))) < TOLERANCE
    assert time.perf_counter() - began < 20

"""Two graphs that compute alike, whatever their nodes are called."""

import random

import pytest

from graphgui.engine import Wire
from graphgui.engine.graph.graph import Graph, Node
from graphgui.lessons.same_graph import same_graph
from graphgui.ops import get


def build(ops: dict[str, str], *wires: str) -> Graph:
    ends = [wire.split() for wire in wires]
    made = [Wire(a, get(ops[a]).output, *b.split(".")) for a, b in ends]
    return Graph([Node(name, get(op)) for name, op in ops.items()], made)


def renamed(graph: Graph, seed: int) -> Graph:
    names = list(graph.nodes)
    random.Random(seed).shuffle(names)
    new = {name: f"n{number}" for number, name in enumerate(names)}
    wires = [Wire(new[w.source], w.output, new[w.target], w.input) for w in graph.wires]
    return Graph([Node(new[name], graph[name].op) for name in names], wires)


DIAMOND = build(
    {"x": "input", "a": "square", "b": "square", "c": "multiply", "d": "input"},
    "x a.A", "x b.A", "a c.A", "b c.B",
)  # fmt: skip
OTHER = build(
    {"x": "input", "a": "square", "b": "square", "c": "multiply", "d": "input"},
    "x a.A", "d b.A", "a c.A", "b c.B",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("graph", [DIAMOND, OTHER])
def test_names_do_not_count(graph, seed):
    assert same_graph(graph, renamed(graph, seed))


def test_wires_count():
    assert not same_graph(DIAMOND, OTHER)
    assert not same_graph(DIAMOND, Graph(DIAMOND.nodes.values()))


def test_the_input_that_a_wire_feeds_counts():
    one = build({"x": "input", "y": "square", "d": "subtract"}, "x y.A", "x d.A", "y d.B")
    two = build({"x": "input", "y": "square", "d": "subtract"}, "x y.A", "x d.B", "y d.A")
    assert same_graph(one, one)
    assert not same_graph(one, two)


def test_operations_count():
    assert not same_graph(build({"x": "relu"}), build({"x": "tanh"}))

"""A graph takes what can be computed, and refuses the rest in a sentence that a person understands."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from graphgui.engine import Graph, GraphProblem, Wire
from graphgui.engine.graph.graph import Group
from graphgui.engine.graph.groups import contents
from graphgui.engine.graph.shapes import infer
from graphgui.engine.graph.wire_checks import check_wire
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression


def test_order_puts_each_node_after_what_it_needs_however_the_graph_was_built():
    graph, _ = regression()
    other = Graph(reversed(list(graph.nodes.values())), reversed(list(graph.wires)))
    assert graph == other
    assert graph.order() == other.order()
    place = {name: i for i, name in enumerate(graph.order())}
    assert all(place[w.source] < place[w.target] for w in graph.wires)


@pytest.mark.parametrize("seed", range(20))
def test_a_wire_is_refused_exactly_where_it_would_close_a_loop_whatever_came_and_went_before(seed):
    rng = np.random.default_rng(seed)
    names = [f"n{i}" for i in range(12)]
    graph = Graph([node(name, "add") for name in names])
    for _ in range(300):
        source, target = (names[i] for i in rng.integers(0, len(names), 2))
        wire = Wire(source, "out", target, str(rng.choice(["A", "B"])))
        held = graph.incoming(target).get(wire.input)
        if held:
            graph.disconnect(held)
        elif target in graph.upstream(source):
            with pytest.raises(GraphProblem, match="would close a loop"):
                graph.connect(wire)
        else:
            graph.connect(wire)
        if rng.random() < 0.1:
            graph = graph.copy()
        if rng.random() < 0.1:
            place = {name: i for i, name in enumerate(graph.order())}
            assert all(place[w.source] < place[w.target] for w in graph.wires)
        if rng.random() < 0.1:
            graph.rename(source, "other")
            graph.rename("other", source)
        if rng.random() < 0.1:
            numbers, ranks = graph.adjacency(), graph.ranks()
            for node_, sources in zip(numbers.nodes, numbers.sources, strict=True):
                wires = [graph.incoming(node_.name).get(port) for port in "AB"]
                assert sources == [wire and numbers.numbers[wire.source] for wire in wires]
            assert all(ranks[w.source] < ranks[w.target] for w in graph.wires)


def test_a_very_long_chain_needs_no_recursion():
    graph = Graph([constant("x", [[1]]), *(node(f"n{i}", "square") for i in range(5000))])
    names = ["x", *(f"n{i}" for i in range(5000))]
    for before, after in pairwise(names):
        graph.connect(Wire(before, "out", after, "A"))
    assert graph.order() == names
    assert graph.upstream("n4999") == set(names)


def test_groups_come_before_what_they_hold_as_deep_as_they_may_lie():
    graph, outer = Graph(), None
    for index in range(50):
        graph.add_group(Group(f"g{index}", parent=outer))
        outer = f"g{index}"
    graph.add(replace(constant("x", [[1]]), group=outer))
    graph.add(replace(constant("a", [[1]]), group="g0"))
    assert list(contents(graph, "g0")) == ["a", *(f"g{index}" for index in range(1, 50)), "x"]
    with pytest.raises(GraphProblem, match="would lie 51 groups deep"):
        graph.add_group(Group("deeper", parent=outer))


@pytest.mark.parametrize(
    ("wire", "sentence"),
    [
        (Wire("X", "out", "nowhere", "A"), "There is no node called “nowhere”."),
        (Wire("X", "value", "linear", "W"), "“X” has no output called “value”; its output is “out”."),
        (Wire("X", "out", "mse", "Z"), "“mse” has no input called “Z”; its inputs are Yhat, Y."),
        (Wire("linear", "Yhat", "X", "A"), "“X” takes no wire: it has no input."),
        (Wire("X", "out", "mse", "Y"), "Y of “mse” has a wire already; an input takes one."),
        (Wire("mse", "C", "linear", "W"), "A wire from “mse” to “linear” would close a loop."),
        (Wire("linear", "Yhat", "linear", "b"), "A wire from “linear” to “linear” would close a loop."),
    ],
)
def test_a_wire_that_cannot_be_is_refused_with_the_reason(wire, sentence):
    graph, _ = regression()
    before = graph.copy()
    with pytest.raises(GraphProblem) as caught:
        graph.connect(wire)
    assert str(caught.value) == sentence
    assert graph == before


def test_a_wire_whose_shape_does_not_fit_is_refused_with_both_shapes():
    graph, _ = regression(q=5, n=3)
    graph.add(constant("w", [[1.0], [2.0]]))
    with pytest.raises(Problem, match="W needs 3 rows, one for each column of X, and has 2"):
        check_wire(graph, feeds_of(graph), Wire("w", "out", "linear", "W"))


def test_a_wire_that_breaks_a_shape_further_down_is_refused():
    graph, feeds = regression(q=5, n=1)
    graph.add(constant("w", [[1.0, 2.0]]))
    with pytest.raises(Problem, match="Ŷ is 5 × 2 and Y is 5 × 1"):
        check_wire(graph, feeds | {"w": feeds_of(graph)["w"]}, Wire("w", "out", "linear", "W"))


def test_an_unfinished_graph_has_the_shapes_that_can_be_known():
    graph, feeds = regression(q=7, n=2)
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    shapes = infer(graph, feeds)
    assert shapes.known[("linear", "Yhat")] == (7, 1)
    assert shapes.known[("linear", "W")] == (2, 1)
    assert str(shapes.problems["mse"]) == "“mse” needs a wire at Y."


@pytest.mark.parametrize("name", ["", " x", "a.b"])
def test_a_name_that_would_read_as_another_is_refused(name):
    with pytest.raises(GraphProblem, match="is no name for a node"):
        Graph([node(name, "square")])


def test_an_attribute_is_checked_when_it_is_set():
    with pytest.raises(GraphProblem, match="outputs cannot be 0: it is a whole number of at least 1"):
        Graph([node("l", "linear", outputs=0)])
    with pytest.raises(GraphProblem, match="has no property called “width”"):
        Graph([node("l", "linear", width=3)])


def test_renaming_keeps_the_wires_and_the_loss():
    graph, _ = regression()
    graph.mark_loss("mse")
    graph.rename("mse", "C")
    graph.rename("X", "income")
    assert graph.loss == "C"
    assert set(graph.wires) == {
        Wire("income", "out", "linear", "X"),
        Wire("linear", "Yhat", "C", "Yhat"),
        Wire("Y", "out", "C", "Y"),
    }


def test_a_copy_is_changed_apart_from_its_original():
    graph, _ = regression()
    copy, wire = graph.copy(), Wire("Y", "out", "mse", "Y")
    before = set(graph.wires)
    copy.disconnect(wire)
    assert set(graph.wires) == before
    copy_of_copy = copy.copy()
    graph.disconnect(Wire("X", "out", "linear", "X"))
    graph.add(node("square", "square"))
    graph.connect(Wire("X", "out", "square", "A"))
    assert set(copy.wires) == set(copy_of_copy.wires) == before - {wire}
    assert copy.outgoing("X") == {Wire("X", "out", "linear", "X")}
    assert "square" in graph.order()
    assert "square" not in copy.order()
    copy_of_copy.connect(wire)
    assert set(copy_of_copy.wires) == before
    assert wire not in copy.outgoing("Y")


def test_the_only_loss_is_trained_and_of_several_the_marked_one():
    graph, _ = regression()
    assert graph.trained_loss() == "mse"
    graph.add(node("other", "mse"))
    assert graph.trained_loss() is None
    graph.mark_loss("other")
    assert graph.trained_loss() == "other"


def grouped():
    """outer holds inner and b; inner holds a."""
    groups = [Group("inner", (1.0, 2.0), "outer"), Group("outer")]
    nodes = [replace(node("a", "square"), group="inner"), replace(node("b", "square"), group="outer")]
    return Graph([*nodes, node("c", "square")], groups=groups)


def test_groups_hold_nodes_and_groups():
    graph = grouped()
    assert graph.inside(None) == {"outer", "c"}
    assert graph.inside("outer") == {"inner", "b"}
    assert graph.parent("a") == "inner"
    assert graph.position("inner") == (1.0, 2.0)
    assert graph == graph.copy()


def test_renaming_a_group_takes_what_is_inside_along():
    graph = grouped()
    graph.rename("outer", "whole")
    assert graph.inside("whole") == {"inner", "b"}
    assert graph.groups["inner"].parent == "whole"
    graph.rename("whole", "outer")
    assert graph == grouped()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda g: g.add(node("outer", "square")), "There is a group called “outer” already."),
        (lambda g: g.add_group(Group("a")), "There are two nodes called “a”."),
        (lambda g: g.add_group(Group("x.y")), "“x.y” is no name for a node or group"),
        (lambda g: g.add_group(Group("d", parent="e")), "There is no group called “e”."),
        (lambda g: g.remove_group("outer"), "“outer” is not empty."),
        (lambda g: g.put_into("outer", "inner"), "“outer” cannot be inside itself."),
        (lambda g: g.put_into("a", "c"), "There is no group called “c”."),
        (lambda g: g.rename("inner", "c"), "There are two nodes called “c”."),
        (lambda g: Graph(groups=[Group("p", parent="q"), Group("q", parent="p")]), "cannot be inside itself"),
        (
            lambda g: Graph(groups=[Group("p", parent="q"), Group("r", parent="p")]),
            "There is no group called “q”.",
        ),
    ],
)
def test_a_group_that_cannot_be_is_refused_with_the_reason(change, sentence):
    graph = grouped()
    with pytest.raises(GraphProblem, match=sentence):
        change(graph)
    assert graph == grouped()


def test_a_very_long_chain_is_wired_quickly_from_either_end():
    names = [f"n{i}" for i in range(5000)]
    wires = [Wire(before, "out", after, "A") for before, after in pairwise(names)]
    graph = Graph([node(name, "square") for name in names], reversed(wires))
    assert graph == Graph([node(name, "square") for name in names], wires)
    with pytest.raises(GraphProblem, match="would close a loop"):
        graph.check_wire(Wire("n4999", "out", "n0", "A"))
    graph.check_wire(Wire("n4999", "out", "n0", "A"), without=[wires[2000]])

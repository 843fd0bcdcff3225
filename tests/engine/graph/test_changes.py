"""A graph is changed by what fits it; the rest is refused in a sentence, and the graph stays as it is."""

import pickle
from dataclasses import replace

import pytest

from graphgui.engine import Graph, GraphProblem, PortId, Wire
from graphgui.engine.graph.graph import Group
from graphgui.engine.graph.shapes import infer, runnable, without_problems
from tests.graphs import constant, node, regression


@pytest.mark.parametrize(
    ("change", "sentence", "at"),
    [
        (lambda g: g.remove("linear"), "“linear” still has wires.", "linear"),
        (lambda g: g.remove("X"), "“X” still has wires.", "X"),
        (lambda g: g.remove("Z"), "There is no node called “Z”.", "Z"),
        (lambda g: g.mark_loss("Z"), "There is no node called “Z”.", "Z"),
        (lambda g: g.put_into("Z", None), "There is no node called “Z”.", "Z"),
        (lambda g: g.update(node("mse", "tanh")), "“mse” cannot become another operation.", "mse"),
        (lambda g: g.disconnect(Wire("X", "out", "mse", "Y")), "There is no wire X.out → mse.Y.", None),
        (lambda g: g.disconnect(Wire("X", "out", "Z", "Y")), "There is no wire X.out → Z.Y.", None),
        (lambda g: g.remove_group("X"), "There is no group called “X”.", None),
        (lambda g: g.add(replace(node("a", "tanh"), group="X")), "There is no group called “X”.", None),
        (lambda g: g.update(replace(g["X"], group="Y")), "There is no group called “Y”.", None),
        (
            lambda g: g.update(node("linear", "linear", outputs=0)),
            "“linear”: outputs cannot be 0: it is a whole number of at least 1.",
            "linear",
        ),
        (
            lambda g: g.add(node("a", "tanh", width=3)),
            "“a” has no property called “width”; tanh has none.",
            "a",
        ),
        (
            lambda g: g.add(node("a", "parameter", width=3)),
            "“a” has no property called “width”; parameter has rows, columns, initialiser, frozen.",
            "a",
        ),
        (
            lambda g: g.add(node("n" * 201, "tanh")),
            f"“{'n' * 40}…” has 201 characters: 200 are the most that may be.",
            None,
        ),
        (
            lambda g: g.add(node(7, "tanh")),
            "“7” is no name for a node or group: it has no dot and no space at its ends.",
            7,
        ),
    ],
)
def test_a_change_that_does_not_fit_is_refused_with_the_reason_and_the_place(change, sentence, at):
    graph, _ = regression()
    before = graph.copy()
    with pytest.raises(GraphProblem) as caught:
        change(graph)
    assert str(caught.value) == sentence
    assert caught.value.node == at
    assert graph == before


def test_a_name_may_have_two_hundred_characters():
    assert "n" * 200 in Graph([node("n" * 200, "tanh")])


def test_a_removed_node_is_the_loss_no_longer():
    graph = Graph([node("a", "mse"), node("b", "mse")], loss="a")
    graph.remove("b")
    assert graph.loss == "a"
    graph.remove("a")
    assert graph.loss is None
    assert len(graph) == 0
    assert graph.inside(None) == frozenset()


def test_a_free_name_has_the_first_number_that_makes_it_unique():
    graph = Graph([node("tanh", "tanh"), node("tanh3", "tanh")], groups=[Group("tanh2"), Group("model")])
    assert graph.free_name("relu") == "relu"
    assert graph.free_name("model") == "model2"
    assert graph.free_name("tanh") == "tanh4"


def test_a_graph_equals_one_with_the_same_nodes_wires_groups_and_loss_and_nothing_else():
    graph, _ = regression()
    assert graph == graph.copy()
    assert graph != "a graph"
    for change in (
        lambda other: other.mark_loss("mse"),
        lambda other: other.add_group(Group("g")),
        lambda other: other.add(node("a", "tanh")),
        lambda other: other.disconnect(Wire("X", "out", "linear", "X")),
    ):
        other = graph.copy()
        change(other)
        assert graph != other


def test_wires_are_counted_and_known_to_be_there():
    graph, _ = regression()
    assert graph.wire_count == 3
    assert graph.has_wire(Wire("X", "out", "linear", "X"))
    assert not graph.has_wire(Wire("Y", "out", "linear", "X"))
    assert not graph.has_wire(Wire("X", "out", "nobody", "X"))


def test_a_part_has_the_wires_between_its_nodes_and_the_loss_where_that_is_in_it():
    graph, _ = regression()
    graph.add_group(Group("g"))
    graph.put_into("linear", "g")
    graph.mark_loss("mse")
    part = graph.part(["linear", "mse"])
    assert set(part.nodes) == {"linear", "mse"}
    assert list(part.wires) == [Wire("linear", "Yhat", "mse", "Yhat")]
    assert part.loss == "mse"
    assert part.parent("linear") == "g"
    assert graph.part(["X", "linear"]).loss is None


def test_wires_of_a_node_are_those_that_feed_it_and_those_that_it_feeds_in_one_order():
    graph, _ = regression()
    graph.add(node("again", "add"))
    graph.connect(Wire("linear", "Yhat", "again", "B"))
    graph.connect(Wire("linear", "Yhat", "again", "A"))
    assert graph.wires_of("linear") == [
        Wire("X", "out", "linear", "X"),
        Wire("linear", "Yhat", "again", "A"),
        Wire("linear", "Yhat", "again", "B"),
        Wire("linear", "Yhat", "mse", "Yhat"),
    ]
    assert sorted(graph.followers("linear")) == ["again", "again", "mse"]
    assert graph.outgoing("again") == frozenset()


def test_parameters_are_those_of_parameter_nodes_and_inputs_of_a_nodes_own_that_no_wire_feeds():
    graph, _ = regression()
    graph.add(node("P", "parameter"))
    assert graph.own_parameters("P") == [PortId("P", "out")]
    assert graph.own_parameters("X") == []
    assert graph.all_parameters() == [PortId("linear", "W"), PortId("linear", "b"), PortId("P", "out")]
    graph.connect(Wire("P", "out", "linear", "W"))
    assert graph.own_parameters("linear") == [PortId("linear", "b")]
    assert graph.all_parameters() == [PortId("linear", "b"), PortId("P", "out")]


def test_a_group_moves_into_another_with_all_that_is_in_it_and_out_again():
    graph, _ = regression()
    for name in ("inner", "outer"):
        graph.add_group(Group(name, (3.0, 4.0)))
    graph.put_into("linear", "inner")
    graph.put_into("inner", "outer")
    assert graph.inside("outer") == {"inner"}
    assert graph.inside(None) == {"X", "Y", "mse", "outer"}
    assert graph.position("inner") == (3.0, 4.0)
    graph.put_into("linear", None)
    graph.remove_group("inner")
    assert graph.inside("outer") == frozenset()
    assert set(graph.groups) == {"outer"}
    assert graph.parent("linear") is None


def test_groups_that_come_with_what_they_are_in_lie_as_deep_as_if_that_had_come_first():
    deep = [Group("g0"), *(Group(f"g{k}", parent=f"g{k - 1}") for k in range(1, 50))]
    graph = Graph(groups=reversed(deep))
    assert set(graph.groups.values()) == set(deep)
    graph.add_group(Group("around"))
    with pytest.raises(GraphProblem) as caught:
        graph.put_into("g0", "around")
    assert str(caught.value) == "“g0” would lie 51 groups deep: 50 are the most that may be."
    assert graph.parent("g0") is None


def test_a_node_crosses_to_another_process_as_it_is():
    there = replace(node("p", "parameter", rows=2), position=(1.0, 2.0), group="g", collapsed=True)
    assert pickle.loads(pickle.dumps(there)) == there


def test_an_attribute_that_is_not_set_is_the_operations_own_and_one_that_it_has_not_is_none():
    there = node("p", "parameter", rows=2)
    assert (there.attribute("rows"), there.attribute("columns")) == (2, 1)
    assert there.attribute_values() == (2, 1, "glorot", False)
    assert there.with_attributes(columns=3).attribute_values() == (2, 3, "glorot", False)
    with pytest.raises(KeyError, match="width"):
        there.attribute("width")


def unfinished():
    """X → linear → mse ← Y, beside it an add that lacks a wire and a tanh behind it."""
    graph, feeds = regression()
    graph.add(node("add", "add"))
    graph.add(node("after", "tanh"))
    graph.connect(Wire("X", "out", "add", "A"))
    graph.connect(Wire("add", "out", "after", "A"))
    return graph, feeds


def test_what_lies_unfinished_stops_nothing_that_the_loss_does_not_need():
    graph, feeds = unfinished()
    whole = graph.copy()
    problems = infer(graph, feeds).problems
    assert set(problems) == {"add"}
    runs = runnable(graph, problems)
    assert set(runs.nodes) == {"X", "Y", "linear", "mse"}
    assert set(runs.wires) == set(regression()[0].wires)
    assert graph == whole
    assert runnable(graph, ()) is graph


def test_a_problem_that_the_loss_needs_solved_leaves_the_whole_graph_in_the_way():
    graph, feeds = unfinished()
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    problems = infer(graph, feeds).problems
    assert set(problems) == {"add", "mse"}
    assert runnable(graph, problems) is graph
    assert set(without_problems(graph, problems).nodes) == {"X", "Y", "linear"}
    alone = Graph([node("add", "add")])
    assert runnable(alone, ["add"]) is alone


def test_without_a_loss_what_can_be_computed_is():
    graph = Graph([constant("X", [[1.0]]), node("square", "square"), node("add", "add")])
    graph.connect(Wire("X", "out", "square", "A"))
    assert set(runnable(graph, ["add"]).nodes) == {"X", "square"}


def test_an_input_without_numbers_is_told_and_no_shape_of_it_is_known():
    graph, feeds = regression(q=5, n=2)
    shapes = infer(graph, {"Y": feeds["Y"]})
    assert str(shapes.first_problem()) == ("“X” has no numbers yet: give it a table's columns, or type some.")
    assert dict(shapes.known) == {PortId("Y", "out"): (5, 1)}
    with pytest.raises(KeyError):
        shapes.known[PortId("X", "out")]
    with pytest.raises(KeyError):
        shapes.known[PortId("nobody", "out")]


def test_all_numbers_at_ports_are_counted():
    graph, feeds = regression(q=5, n=2)
    known = infer(graph, feeds).known
    assert known.count_numbers() == sum(rows * columns for rows, columns in known.values())
    assert known.count_numbers() == 10 + 5 + (10 + 2 + 1 + 5) + (5 + 5 + 1)
    assert len(known) == len(list(known)) == 9

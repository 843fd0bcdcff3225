"""Shapes found again after an edit are those that would be found from scratch, and asking changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphgui.engine import Graph, GraphProblem, Node, Wire
from graphgui.engine.graph.incremental_shapes import IncrementalShapes
from graphgui.engine.graph.shapes import infer, missing_inputs, wanted
from graphgui.engine.graph.shapes_again import Again
from graphgui.engine.graph.wire_checks import check_new_node, check_wires
from graphgui.ops import OPS, ShapeProblem
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node, regression

CONSTANTS = st.sampled_from([[[1.0]], [[1.0, 2.0]], [[1.0], [2.0]], [[1.0, 2.0], [3.0, 4.0]]])


@st.composite
def graphs(draw):
    """Up to ten nodes, wired in any way that closes no loop, whether it fits or not."""
    graph = Graph([constant(f"c{k}", draw(CONSTANTS)) for k in range(draw(st.integers(1, 3)))])
    for k in range(draw(st.integers(1, 7))):
        op = OPS[draw(st.sampled_from(["linear", "add", "matmul", "transpose", "square", "mse", "reroute"]))]
        graph.add(Node(f"n{k}", op))
        for port in op.inputs:
            if draw(st.sampled_from([True, True, False])):
                source = graph[draw(st.sampled_from([name for name in graph.nodes if name != f"n{k}"]))]
                graph.connect(Wire(source.name, source.op.output, f"n{k}", port.name))
    return graph


def free_wires(graph):
    """Every wire that closes no loop, to inputs that have none."""
    found = []
    for name in sorted(graph.nodes):
        missing = missing_inputs(graph[name], graph.incoming(name))
        for port in missing or [p.port for p in graph.own_parameters(name)]:
            for source in sorted(graph.nodes.keys() - graph.downstream(name)):
                wire = Wire(source, graph[source].op.output, name, port)
                if graph[name].op.port(port):
                    found.append(wire)
    return found


def told(shapes):
    return dict(shapes.known), {name: str(problem) for name, problem in shapes.problems.items()}


@settings(deadline=None)
@given(graphs(), st.data())
def test_shapes_follow_wires_that_come_and_go(graph, data):
    feeds = feeds_of(graph)
    live = IncrementalShapes(graph, feeds)
    for _ in range(3):
        before = told(live.refreshed(feeds))
        wires = sorted(graph.wires)
        if wires and data.draw(st.booleans()):
            wire = data.draw(st.sampled_from(wires))
            graph.disconnect(wire)
        elif free := free_wires(graph):
            wire = data.draw(st.sampled_from(free))
            graph.connect(wire)
        else:
            continue
        live.touch([wire.target])
        after = told(live.refreshed(feeds))
        assert after == told(infer(graph, feeds))
        other = {
            port.node for port in before[0].keys() | after[0].keys() if before[0].get(port) != after[0].get(port)
        }
        other |= {name for name in graph.nodes if before[1].get(name) != after[1].get(name)}
        assert live.take_changed() == other


@settings(deadline=None)
@given(graphs())
def test_a_wire_is_taken_or_refused_as_a_copy_of_the_graph_would_tell(graph):
    feeds = feeds_of(graph)
    shapes = infer(graph, feeds)
    before = graph.copy()
    for wire in free_wires(graph):
        try:
            check_wires(graph, feeds, shapes, [wire])
            found = None
        except Problem as problem:
            found = str(problem)
        assert (found is None) == (not faults(graph, feeds, shapes, wire))
        assert found is None or found in faults(graph, feeds, shapes, wire)
    assert graph == before


def faults(graph, feeds, shapes, wire):
    """What is wrong with a copy of the graph that has the wire, and was not before."""
    trial = graph.copy()
    trial.connect(wire)
    reached, found = trial.downstream(wire.target), set()
    for name, problem in infer(trial, feeds).problems.items():
        if name in reached and not missing_inputs(trial[name], trial.incoming(name)):
            is_misfit = isinstance(problem.values.get("reason"), ShapeProblem)
            if name not in shapes.problems or (name == wire.target and is_misfit):
                found.add(str(problem))
    return found


@settings(deadline=None)
@given(graphs(), st.sampled_from(["linear", "add", "matmul", "transpose", "square", "mse"]))
def test_a_new_node_goes_into_a_wire_or_not_as_a_copy_of_the_graph_would_tell(graph, op):
    feeds = feeds_of(graph)
    shapes = infer(graph, feeds)
    before, new = graph.copy(), Node("new", OPS[op])
    for wire in sorted(graph.wires):
        trial = graph.copy()
        trial.add(new)
        for port in new.op.inputs:
            pair = Wire(*wire.start, "new", port.name), Wire("new", new.op.output, *wire.end)
            refused = [
                why(check_wires, trial, feeds, infer(trial, feeds), pair, [wire]),
                why(check_new_node, graph, feeds, shapes, new, port.name, wire),
            ]
            assert refused[0] == refused[1]
    assert graph == before


def why(check, *given):
    """The problem that a check raises, as a sentence; None where it raises none."""
    try:
        check(*given)
    except Problem as problem:
        return str(problem)
    return None


def test_only_what_lies_downstream_of_a_change_is_looked_at():
    graph, feeds = regression(4, 2)
    known = infer(graph, feeds).at
    assert Again(graph, feeds, known, ["mse"], {}).found.keys() == {"mse"}
    wider = feeds | {"X": feeds["X"][:, :1]}
    assert Again(graph, wider, known, ["X"], {}).found.keys() == {"X", "linear"}, (
        "the shape of linear is as it was"
    )


def test_two_wires_are_judged_together_and_one_may_go():
    graph, feeds = regression(5, 1)
    graph.add(node("t", "tanh"))
    old = Wire("X", "out", "linear", "X")
    pair = [Wire("X", "out", "t", "A"), Wire("t", "out", "linear", "X")]
    check_wires(graph, feeds, infer(graph, feeds), pair, [old])
    with pytest.raises(GraphProblem, match="has a wire already"):
        check_wires(graph, feeds, infer(graph, feeds), pair)


def test_a_loop_that_goes_with_a_wire_is_none():
    graph, feeds = regression(5, 1)
    graph.add(node("t", "tanh"))
    old = Wire("linear", "Yhat", "t", "A")
    graph.connect(old)
    graph.disconnect(Wire("X", "out", "linear", "X"))
    back = Wire("t", "out", "linear", "X")
    with pytest.raises(GraphProblem, match="would close a loop"):
        check_wires(graph, feeds, infer(graph, feeds), [back])
    check_wires(graph, feeds, infer(graph, feeds), [back], [old])


@pytest.mark.parametrize(
    ("op", "port", "arriving", "shape"),
    [
        ("mse", "Y", {"Yhat": (235, 1)}, (235, 1)),
        ("mse", "Yhat", {"Y": (4, 3)}, (4, 3)),
        ("mse", "Y", {}, None),
        ("matmul", "B", {"A": (3, 3)}, None),  # any number of columns would do
        ("add", "B", {"A": (3, 2)}, None),  # a row or a column would do, too
        ("tanh", "A", {}, None),
    ],
)
def test_what_an_input_wants_is_known_where_nothing_else_would_do(op, port, arriving, shape):
    assert wanted(Node("node", OPS[op]), port, arriving) == shape


def test_a_new_node_that_does_not_take_what_would_arrive_is_refused_with_the_reason():
    graph, feeds = regression(4, 2)
    wire = Wire("linear", "Yhat", "mse", "Yhat")
    with pytest.raises(Problem) as told:
        check_new_node(graph, feeds, infer(graph, feeds), Node("new", OPS["trace"]), "A", wire)
    assert str(told.value) == "“new”: A is 4 × 1: only a square matrix has a trace."

"""Whether wires may be added: the graph's own rule, and every shape that they make known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from graphgui.engine.graph.graph import Graph, Node, Wire
from graphgui.engine.graph.shapes import Feeds, Shapes, at_node, infer, missing_inputs
from graphgui.engine.graph.shapes_again import Again
from graphgui.ops import ShapeProblem


def check_wire(graph: Graph, feeds: Feeds, wire: Wire) -> None:
    """Raise `Problem` unless `wire` may be added and every shape that it makes known fits.

    What was already wrong elsewhere does not count against it.
    """
    check_wires(graph, feeds, infer(graph, feeds), [wire])


def check_wires(
    graph: Graph, feeds: Feeds, shapes: Shapes, added: Sequence[Wire], removed: Iterable[Wire] = ()
) -> None:
    """Raise `Problem` unless wires may be added, once others are gone, and every shape that this makes known fits.

    Args:
        shapes: those of the graph as it is; what is already wrong in them does not count.
    """
    removed = set(removed)
    for wire in added:
        graph.check_wire(wire, removed)
    _check_shapes(graph, feeds, shapes, added, removed)


def check_new_node(graph: Graph, feeds: Feeds, shapes: Shapes, node: Node, port: str, wire: Wire) -> None:
    """Raise `Problem` unless a node that the graph does not have yet may go into a wire, and every shape fits.

    The graph stays as it is and is not copied: this is asked for each wire that a node is carried over.

    Args:
        shapes: as in `check_wires`.
        port: the input by which the node goes in.
    """
    wires = {port: Wire(*wire.start, node.name, port)}
    found = at_node(node, feeds, wires, lambda source: shapes.at[source].output)
    if found.problem and not missing_inputs(node, wires):
        raise found.problem
    known = replace(shapes, at={**shapes.at, node.name: found})
    behind = Wire(node.name, node.op.output, *wire.end)
    _check_shapes(graph, feeds, known, [behind], {wire})


def _check_shapes(
    graph: Graph, feeds: Feeds, shapes: Shapes, added: Sequence[Wire], removed: Collection[Wire]
) -> None:
    extra: dict[str, list[Wire]] = {}
    for wire in added:
        extra.setdefault(wire.target, []).append(wire)

    trial: dict[str, Mapping[str, Wire]] = {}
    for name in {*extra, *(wire.target for wire in removed)}:
        kept = (wire for wire in graph.incoming(name).values() if wire not in removed)
        trial[name] = {wire.input: wire for wire in (*kept, *extra.get(name, ()))}
    after = Again(graph, feeds, shapes.at, trial, shapes.lost, trial).found
    troubled = {name: found.problem for name, found in after.items() if found.problem}
    reached = graph.downstream(*extra) if troubled else set()
    for name, problem in troubled.items():
        if name not in reached or missing_inputs(graph[name], trial.get(name, graph.incoming(name))):
            continue
        is_misfit = isinstance(problem.values.get("reason"), ShapeProblem)
        if name not in shapes.problems or (name in extra and is_misfit):
            raise problem

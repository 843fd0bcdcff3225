"""Whether wires may be added: the graph's own rule, and every shape that they make known."""

from collections.abc import Iterable, Mapping, Sequence

from graphgui.engine.graph.graph import Graph, Wire
from graphgui.engine.graph.shapes import Feeds, Shapes, infer, missing_inputs
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
    extra: dict[str, list[Wire]] = {}
    for wire in added:
        extra.setdefault(wire.target, []).append(wire)

    def into(name: str) -> Mapping[str, Wire]:
        if name not in touched:
            return graph.incoming(name)
        kept = (wire for wire in graph.incoming(name).values() if wire not in removed)
        return {wire.input: wire for wire in (*kept, *extra.get(name, ()))}

    touched = {*extra, *(wire.target for wire in removed)}
    after = Again(graph, feeds, shapes.at, touched, shapes.lost, into).found
    troubled = {name: found.problem for name, found in after.items() if found.problem}
    reached = graph.downstream(*extra) if troubled else set()
    for name, problem in troubled.items():
        if name not in reached or missing_inputs(graph[name], into(name)):
            continue
        is_misfit = isinstance(problem.values.get("reason"), ShapeProblem)
        if name not in shapes.problems or (name in extra and is_misfit):
            raise problem

"""Whether two graphs compute the same in the same way, whatever their nodes are called."""

from collections import Counter

from graphgui.engine.graph.graph import Graph, Wire

_ROUNDS = 4  # how far around a node its surroundings are compared before nodes are matched one by one


def same_graph(some: Graph, other: Graph) -> bool:
    """Whether nodes can be matched one to one so that operations and wires agree; attributes do not count."""
    if len(some) != len(other) or some.wire_count != other.wire_count:
        return False
    mine, theirs = _surroundings(some), _surroundings(other)
    if Counter(mine.values()) != Counter(theirs.values()):
        return False
    rare = Counter(mine.values())
    order = sorted(mine, key=lambda name: (rare[mine[name]], name))
    candidates = {name: [each for each in theirs if theirs[each] == mine[name]] for name in order}
    return _match(some, other, order, candidates, {})


def _surroundings(graph: Graph) -> dict[str, str]:
    """For each node a text that says what it is, what it feeds and what feeds it, and so on around it."""
    known = {name: node.op.name for name, node in graph.nodes.items()}
    for _ in range(_ROUNDS):
        known = {name: str(hash((known[name], *sorted(_wire_texts(graph, name, known))))) for name in graph.nodes}
    return known


def _wire_texts(graph: Graph, name: str, known: dict[str, str]) -> list[str]:
    before = [f"{known[wire.source]} {wire.output}>{wire.input}" for wire in graph.incoming(name).values()]
    after = [f"<{wire.output}>{wire.input} {known[wire.target]}" for wire in graph.outgoing(name)]
    return before + after


def _match(
    some: Graph, other: Graph, order: list[str], candidates: dict[str, list[str]], found: dict[str, str]
) -> bool:
    if len(found) == len(order):
        return True
    name = order[len(found)]
    for each in candidates[name]:
        if each not in found.values():
            found[name] = each
            if _agrees(some, other, name, found) and _match(some, other, order, candidates, found):
                return True
            del found[name]
    return False


def _agrees(some: Graph, other: Graph, name: str, found: dict[str, str]) -> bool:
    """Whether the wires between a node and those matched before it are there in the other graph, too."""
    return all(
        other.has_wire(Wire(found[wire.source], wire.output, found[wire.target], wire.input))
        for wire in some.wires_of(name)
        if wire.source in found and wire.target in found
    )

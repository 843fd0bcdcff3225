"""Edits of several wires at once: inserting, deleting, healing, replacing, bending and re-plugging."""

from collections.abc import Collection, Iterable

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits import nodes, wires
from graphgui.document.edits.naming import listed
from graphgui.document.step_names import translate
from graphgui.engine.graph.graph import GraphProblem, PortId, Wire
from graphgui.engine.graph.wire_checks import check_wires
from graphgui.ops.reroute import REROUTE
from graphgui.words import Problem, mark_for_translation


def insert_on_wire(document: Document, node: str, wire: Wire) -> None:
    """Put a node that has no wires between the two ends of a wire, at its first input that fits."""
    pair = _insertion(document, node, wire)
    with document.one_step(translate("edits", "Insert {0}").format(node)):
        _swap(document, [wire], pair)


def add_reroute(document: Document, wire: Wire, position: tuple[float, float], group: str | None = None) -> str:
    """Put a bend into a wire, on a group's sheet; return its name."""
    name = document.graph.free_name(REROUTE.name)
    with document.one_step(translate("edits", "Bend {0}").format(wire)):
        nodes.add(document, REROUTE.name, position, group=group)
        insert_on_wire(document, name, wire)
    return name


def delete(document: Document, names: Iterable[str], wires: Iterable[Wire] = ()) -> None:
    """Remove as `nodes.remove` does; a reroute that is named leaves the wires through it whole."""
    names, doomed = sorted(set(names)), set(wires)
    bends = {name for name in names if name in document.graph and document.graph[name].op.traits.is_reroute}
    gaps = _gaps(document, {name for name in bends if doomed.isdisjoint(document.graph.wires_of(name))})
    if not gaps:
        nodes.remove(document, names, doomed)
        return
    with document.one_step(translate("edits", "Delete {0}").format(listed(names))):
        nodes.remove(document, names, doomed)
        _heal(document, gaps)


def fitting_input(document: Document, node: str, wire: Wire) -> str | None:
    """The input by which `insert_on_wire` would insert a node, None where it would refuse."""
    try:
        return _insertion(document, node, wire)[0].input
    except Problem:
        return None


def delete_and_heal(document: Document, names: Iterable[str]) -> None:
    """Delete nodes, and join what fed them to what they fed where the shapes fit."""
    names = sorted(set(names))
    gaps = _gaps(document, {name for name in nodes.with_contents(document, names) if name in document.graph})
    with document.one_step(translate("edits", "Delete and heal")):
        delete(document, names)
        _heal(document, gaps)


def pull_out(document: Document, name: str) -> None:
    """Unplug a node, and join what fed it to what it fed where the shapes fit."""
    unplugged = document.graph.wires_of(name) if document.graph[name] else []
    if not unplugged:
        return
    gaps = _gaps(document, {name})
    with document.one_step(translate("edits", "Pull out {0}").format(name)):
        _swap(document, unplugged, [])
        _heal(document, gaps)


def replug(document: Document, old: Wire, new: Wire) -> None:
    """Move an end of a wire; a wire that is in its way goes. Nothing where it stays."""
    if old == new:
        return
    if old not in document.graph.wires_of(old.target):
        raise GraphProblem(mark_for_translation("problems", "There is no wire {wire}."), wire=old)
    _replace(document, {old, *_occupying(document, new)}, new)


def connect_replacing(document: Document, wire: Wire) -> None:
    """Add a wire; the one that its input has, goes. Nothing where it is there already."""
    if wire in document.graph.wires:
        return
    _replace(document, _occupying(document, wire), wire)


def _insertion(document: Document, node: str, wire: Wire) -> tuple[Wire, Wire]:
    """The two wires that take the place of one; raises why there are none."""
    op = document.graph[node].op
    if wire not in document.graph.wires_of(wire.target):
        raise GraphProblem(mark_for_translation("problems", "There is no wire {wire}."), wire=wire)
    if document.graph.wires_of(node):
        raise GraphProblem(
            mark_for_translation("problems", "“{node}” has wires already: only a node without any is inserted."),
            node=node,
        )
    problem: Problem = GraphProblem(
        mark_for_translation("problems", "“{node}” takes no wire: it has no input."), node=node
    )
    for number, port in enumerate(op.inputs):
        pair = Wire(*wire.start, node, port.name), Wire(node, op.output, *wire.end)
        try:
            check_wires(document.graph, document.feeds, document.shapes, pair, [wire])
        except Problem as found:
            problem = problem if number else found
        else:
            return pair
    raise problem


def _occupying(document: Document, wire: Wire) -> set[Wire]:
    document.graph[wire.target]  # raises for what is not there
    found = document.graph.incoming(wire.target).get(wire.input)
    return {found} - {wire} if found else set()


def _replace(document: Document, gone: Collection[Wire], wire: Wire) -> None:
    wires.check(document, wire, gone)
    with document.one_step(translate("edits", "Wire {0}").format(wire)):
        _swap(document, gone, [wire])


def _swap(document: Document, gone: Iterable[Wire], new: Iterable[Wire]) -> None:
    for wire in sorted(gone):
        document.push(commands.RemoveWire(document, wire))
    for wire in new:
        document.push(commands.AddWire(document, wire))


def _gaps(document: Document, gone: Collection[str]) -> list[tuple[PortId, list[PortId]]]:
    """The inputs that lose their wire when nodes go, each with the outputs that fed it through them."""
    leaving = (wire for name in gone for wire in document.graph.outgoing(name) if wire.target not in gone)
    return [(wire.end, _sources(document, wire.source, gone)) for wire in sorted(leaving)]


def _sources(document: Document, name: str, gone: Collection[str]) -> list[PortId]:
    """The outputs outside that feed a node through others that go, the first input's first.

    What arrives in place of a parameter is no input that could be passed on.
    """
    found: dict[PortId, None] = {}
    waiting, seen = [name], {name}
    while waiting:
        node = document.graph[waiting.pop()]
        wired = document.graph.incoming(node.name)
        inputs = [p.name for p in node.op.inputs if p.own_shape is None and p.name in wired]
        for port in inputs:
            if wired[port].source not in gone:
                found[wired[port].start] = None
        inner = [wired[port].source for port in inputs if wired[port].source in gone]
        waiting += [source for source in reversed(inner) if source not in seen]
        seen.update(inner)
    return list(found)


def _heal(document: Document, gaps: Iterable[tuple[PortId, list[PortId]]]) -> None:
    for end, starts in gaps:
        for start in starts:
            wire = Wire(*start, *end)
            try:
                wires.check(document, wire)
            except Problem:
                continue
            document.push(commands.AddWire(document, wire))
            break

"""What a search finds, best first: operations and parts that were kept, or what fits a wire in hand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from msgspec import Struct, field
from PySide6.QtCore import QCoreApplication

from graphgui.canvas.editing.connection import PendingConnection
from graphgui.document import saved_parts
from graphgui.document.document import Document
from graphgui.document.op_search import NOT_FOUND, called, rank, translated
from graphgui.engine.graph.graph import Graph, Node, PortId, Wire
from graphgui.engine.graph.wire_checks import check_wire
from graphgui.look.formulas import plain
from graphgui.ops import OPS, Op, Port, Shape
from graphgui.words import Problem


class OperationMatch(Struct, frozen=True):
    """An operation to be added.

    Attributes:
        port: where the wire in hand would end; empty where there is none.
        attributes: what the node is given so that the wire fits.
    """

    op: Op
    port: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.op.name

    @property
    def about(self) -> str:
        """One sentence, in the person's language."""
        return translated(self.op.summary)

    @property
    def called(self) -> str:
        """Its name, in the person's language."""
        return called(self.op.name)

    @property
    def group(self) -> str:
        """Its section of the palette, in the person's language."""
        return translated(self.op.group)

    @property
    def formula(self) -> str:
        return plain(self.op.formula)


class SavedPartMatch(NamedTuple):
    """A part of a graph that the person has kept, as the text to be pasted."""

    name: str
    text: str
    formula: str = ""
    called: str = ""

    @property
    def about(self) -> str:
        """One sentence, in the person's language."""
        return QCoreApplication.translate("canvas", "A part of a graph that you have kept.")

    @property
    def group(self) -> str:
        """Its section of the palette, in the person's language."""
        return QCoreApplication.translate("canvas", "Mine")


Match = OperationMatch | SavedPartMatch


def everything() -> list[Match]:
    """Every operation, in the order of the palette, then the parts that were kept."""
    return [*map(OperationMatch, OPS.values()), *(SavedPartMatch(*kept) for kept in saved_parts.parts())]


def fitting(connection: PendingConnection) -> list[OperationMatch]:
    """The operations that a wire's loose end could be joined to, what usually comes next first."""
    document, fixed = connection.document, connection.fixed
    op = document.graph[fixed.node].op
    if connection.is_output:
        found, groups = _after(document, fixed), _NEXT.get(op.group, ())
    else:
        port = op.port(fixed.port)
        learnt = port is not None and port.own_shape is not None
        found, groups = _before(document, fixed), ("Data", "Layers", "Activations")
        if learnt:
            found.sort(key=lambda c: c.op.source != "parameter")
    return sorted(found, key=lambda c: _place(c.op.group, groups))


_NEXT: Mapping[str, Sequence[str]] = {
    "Data": ("Layers", "Matrices"),
    "Layers": ("Losses", "Activations"),
    "Activations": ("Layers", "Losses"),
    "Losses": ("Arithmetic",),
    "Penalties": ("Arithmetic",),
}


def _place(group: str, groups: Sequence[str]) -> int:
    return groups.index(group) if group in groups else len(groups)


def _after(document: Document, start: PortId) -> list[OperationMatch]:
    shape = document.shapes.known.get(start)
    found = []
    for op in OPS.values():
        port = next((p for p in _needed_first(op.inputs) if _takes(op, p.name, shape)), None)
        if port:
            found.append(OperationMatch(op, port.name))
    return found


def _needed_first(ports: Iterable[Port]) -> list[Port]:
    return sorted(ports, key=lambda port: port.own_shape is not None)


def _takes(op: Op, port: str, shape: Shape | None) -> bool:
    """Whether a new node's input takes a matrix of this shape: asked of a graph of just those two."""
    trial = Graph([Node("given", OPS["input"]), Node("new", op)])
    feeds = {"given": np.broadcast_to(0.0, shape)} if shape else {}
    try:
        check_wire(trial, feeds, Wire("given", OPS["input"].output, "new", port))
    except Problem:
        return False
    return True


def _before(document: Document, end: PortId) -> list[OperationMatch]:
    found = []
    for op in OPS.values():
        attributes: dict[str, Any] = {}
        if op.source == "parameter":
            if (shape := document.shapes.known.get(end)) is not None:
                attributes = {"rows": shape[0], "columns": shape[1]}
            elif not _gives(document, op, end):
                continue
        found.append(OperationMatch(op, op.output, attributes))
    return found


def _gives(document: Document, op: Op, end: PortId) -> bool:
    """Whether a new node of an operation that has a shape at once fits an input."""
    trial = document.graph.copy()
    name = trial.free_name(op.name)
    trial.add(Node(name, op))
    if taken := trial.incoming(end.node).get(end.port):
        trial.disconnect(taken)
    try:
        check_wire(trial, document.feeds, Wire(name, op.output, *end))
    except Problem:
        return False
    return True


def narrowed(candidates: Iterable[Match], text: str) -> list[Match]:
    """Those that hold every word typed: names that begin with the text, then names that hold it, then the rest."""
    ranked = [(rank(c.name, c.about, c.group, text, c.called), c) for c in candidates]
    return [c for found, c in sorted(ranked, key=lambda pair: pair[0]) if found < NOT_FOUND]

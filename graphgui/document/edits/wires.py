"""Adding and removing one wire, and whether it can be added."""

from collections.abc import Collection

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits import nodes
from graphgui.document.step_names import translate
from graphgui.engine.graph.graph import Wire
from graphgui.engine.graph.wire_checks import check_wires


def connect(document: Document, wire: Wire) -> None:
    """Add a wire."""
    check(document, wire)
    document.push(commands.AddWire(document, wire, translate("edits", "Wire {0}").format(wire)))


def disconnect(document: Document, wire: Wire) -> None:
    """Remove a wire."""
    nodes.remove(document, [], [wire])


def check(document: Document, wire: Wire, without: Collection[Wire] = ()) -> None:
    """Raise `Problem` with the reason unless `connect` would take the wire, once others are gone."""
    check_wires(document.graph, document.feeds, document.shapes, [wire], without)

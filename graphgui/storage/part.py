"""A part of a graph as text: what the clipboard holds, and what is kept under "Mine"."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphgui.data.tables import Table
from graphgui.engine.graph.graph import Graph, Wire
from graphgui.ops import Array
from graphgui.storage import graph_fields
from graphgui.storage.annotations import Annotation
from graphgui.storage.json_text import lay_out
from graphgui.storage.safety import limits
from graphgui.storage.safety.outside import outside_of
from graphgui.storage.schema import PART_FORMAT, VERSION, decode_part
from graphgui.words import Problem


@dataclass(eq=False)
class GraphPart:
    """Nodes with the wires among them and all that they use.

    Attributes:
        incoming: wires from nodes outside, which may be there or not where the part is pasted.
        tables: those that the part's inputs read.
        parameters: trained values by "node.port", where there are any.
        breakpoints: by node, the condition under which training pauses there, empty where it always does.

    The loss that `graph` marks, and the breakpoints, are of nodes that are moved: a copy has none.
    """

    graph: Graph
    incoming: list[Wire]
    tables: dict[str, Table] = field(default_factory=dict)
    parameters: dict[str, Array] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    breakpoints: dict[str, str] = field(default_factory=dict)


def dumps(part: GraphPart) -> str:
    """The text of a part; tables that come from a file stay a path, an absolute one."""
    content: dict[str, Any] = {"format": PART_FORMAT, "version": VERSION, **graph_fields.write(part, None)}
    if part.incoming:
        content["incoming"] = graph_fields.wires_fields(part.incoming)
    if part.graph.loss is not None:
        content["loss"] = part.graph.loss
    if part.breakpoints:
        content["breakpoints"] = dict(sorted(part.breakpoints.items()))
    return lay_out(content) + "\n"


def outside(text: str, folder: Path) -> list[Path]:
    """The data files outside a folder that a part refers to; none where the text is no part."""
    try:
        file = decode_part(text)
    except Problem:
        return []  # loading it says why
    paths = [Path(table.path) for table in file.tables.values() if table.path is not None] if file else []
    return outside_of(paths, folder)


def loads(text: str) -> GraphPart | None:
    """The part in a text, with all data that it refers to; None where it is none.

    Raises `Problem` for one with something wrong in it.
    """
    file = decode_part(text)
    if file is None:
        return None
    limits.check(file)
    graph, tables, parameters, annotations = graph_fields.read(file, Path(), file.loss, outside=True)
    breakpoints = {name: text for name, text in file.breakpoints.items() if name in graph}
    incoming = graph_fields.read_wires(file.incoming)
    return GraphPart(graph, incoming, tables, parameters, annotations, breakpoints)

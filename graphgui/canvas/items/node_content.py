"""What a node has to say: its name, ports, shapes, own parameters, and what is wrong with it.

It is all that decides a node's size, and none of the numbers that change while it trains.
"""

import re
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from graphgui.document.translated import problem_text
from graphgui.engine.graph.frozen import is_frozen
from graphgui.engine.graph.graph import Graph, Node, PortId, Wire
from graphgui.engine.graph.shapes import Shapes, infer, wanted
from graphgui.explain.notation import derivative_text, port_label
from graphgui.look.numbers import short
from graphgui.ops import Op, Shape
from graphgui.ops.op import show_shape

translate = QCoreApplication.translate

PortState = Literal["wired", "needed", "own"]
LossState = Literal["", "loss", "trained"]
Result = Literal["", "line", "large"]

MOST_CELLS = (2, 3)
_SYMBOL = re.compile(r"[A-Z]\w?")  # a name that may stand for a matrix


class ParameterBlock(Struct, frozen=True):
    """A parameter of the node's own, shown inside it; `shape` is None where it cannot be known yet.

    `is_frozen` where training leaves it as it is.
    """

    port: PortId
    label: str
    gradient_label: str
    shape: Shape | None
    is_frozen: bool = False

    @property
    def cells(self) -> Shape | None:
        """Rows and columns shown as numbers; None where the matrix is shown by its norm."""
        if self.shape and self.shape[0] <= MOST_CELLS[0] and self.shape[1] <= MOST_CELLS[1]:
            return self.shape
        return None


class InputContent(Struct, frozen=True):
    """One input port; `shape` is that of what arrives, or what must arrive where nothing else would do."""

    name: str
    label: str
    state: PortState
    block: ParameterBlock | None = None
    shape: Shape | None = None


class NodeContent(Struct, frozen=True):
    """A node as it is shown.

    Attributes:
        kind: the operation's name where it differs from the node's.
        lines: further lines of text, such as where an input's numbers come from.
        block: the value of a parameter node.
        result: shows its value, since it is a loss or no wire shows it; "large" where it is one number.
        problem: the sentence that says what is wrong here.
        is_folded: shows its name and its ports, and nothing else.
        is_dot: shows its two ports alone, as a bead on a wire.
    """

    name: str
    kind: str
    inputs: tuple[InputContent, ...]
    output: str
    output_label: str
    shape: Shape | None
    lines: tuple[str, ...] = ()
    block: ParameterBlock | None = None
    result: Result = ""
    loss: LossState = ""
    problem: str = ""
    is_folded: bool = False
    is_dot: bool = False

    @property
    def blocks(self) -> list[ParameterBlock]:
        """Every parameter of its own, from top to bottom."""
        blocks = [port.block for port in self.inputs if port.block]
        return [*blocks, self.block] if self.block else blocks


def node_content(graph: Graph, shapes: Shapes, name: str, trained: str | None) -> NodeContent:
    """What a node has to say; `trained` is the loss that is trained."""
    node, wired = graph[name], graph.incoming(name)
    op = node.op
    shape = shapes.known.get(PortId(name, op.output))
    arriving = {port: found for port, wire in wired.items() if (found := shapes.known.get(wire.start))}
    inputs = []
    for port in op.inputs:
        label = port_label(port.name)
        if port.name in wired:
            inputs.append(InputContent(port.name, label, "wired", shape=arriving.get(port.name)))
        elif port.own_shape is None:
            inputs.append(InputContent(port.name, label, "needed", shape=wanted(node, port.name, arriving)))
        else:
            here = PortId(name, port.name)
            block = None
            if not node.collapsed:
                known = shapes.known.get(here)
                block = ParameterBlock(here, label, derivative_text(label), known, is_frozen(graph, here))
            inputs.append(InputContent(port.name, label, "own", block))
    problem = shapes.problems.get(name)
    loss: LossState = "trained" if name == trained else "loss" if op.is_loss else ""
    is_dot = op.traits.is_reroute
    whole = not (node.collapsed or is_dot)
    return NodeContent(
        name=name,
        kind=_kind(name, op),
        inputs=tuple(inputs),
        output=op.output,
        output_label="" if op.output == "out" else port_label(op.output),
        shape=shape,
        lines=_lines(node) if whole else (),
        block=_learnt(graph, name, shape) if whole and op.source == "parameter" else None,
        result=_result(op, shape, loss, bool(graph.outgoing(name))) if whole else "",
        loss=loss,
        problem=problem_text(problem) if problem else "",
        is_folded=node.collapsed,
        is_dot=is_dot,
    )


def in_forward_mode(content: NodeContent) -> NodeContent:
    """The same, with tangents where gradients are."""
    tangent = translate("canvas", "tangent")

    def renamed(block: ParameterBlock | None) -> ParameterBlock | None:
        return block and replace(block, gradient_label=tangent)

    inputs = tuple(replace(port, block=renamed(port.block)) for port in content.inputs)
    return replace(content, inputs=inputs, block=renamed(content.block))


def new_node_content(op: Op) -> NodeContent:
    """What a node of an operation will say before anything is wired to it."""
    graph = Graph([Node(op.name, op)])
    return node_content(graph, infer(graph, {}), op.name, None)


def loss_mark(content: NodeContent) -> str:
    """What a loss is marked with in its header."""
    if content.loss == "trained":
        return translate("canvas", "trained loss")
    return translate("canvas", "loss") if content.loss else ""


def value_symbol(graph: Graph, wire: Wire) -> str:
    """What a wire's value is called: as the port it leaves, a node named like a matrix, or the port it enters."""
    op = graph[wire.source].op
    label = port_label(op.output)
    if label != "out":
        return label
    return wire.source if _SYMBOL.fullmatch(wire.source) else port_label(wire.input)


def shape_text(shape: Shape | None) -> str:
    """A shape as it stands beside a port; nothing where it is not known."""
    return show_shape(shape) if shape else ""


def _kind(name: str, op: Op) -> str:
    return "" if name == op.name else op.name


def _learnt(graph: Graph, name: str, shape: Shape | None) -> ParameterBlock:
    value, gradient = translate("canvas", "value"), translate("canvas", "gradient")
    here = PortId(name, graph[name].op.output)
    return ParameterBlock(here, value, gradient, shape, is_frozen(graph, here))


def _result(op: Op, shape: Shape | None, loss: LossState, is_shown_by_a_wire: bool) -> Result:
    if loss:
        return "large"
    if op.source is not None or is_shown_by_a_wire:
        return ""
    return "large" if shape == (1, 1) else "line"


def _lines(node: Node) -> tuple[str, ...]:
    """What its numbers come from or are changed by."""
    if node.op.source == "feed":
        return _source_lines(node)
    found = node.op.traits.standardisation
    if found and found.shift and found.scale:
        words = translate("canvas", "mean"), translate("canvas", "deviation")
        return (_scaling(node.attribute(found.shift), node.attribute(found.scale), *words),)
    return ()


def _source_lines(node: Node) -> tuple[str, ...]:
    if node.attribute("value") is not None:
        source = translate("canvas", "typed numbers")
    elif node.attribute("table") is not None:
        source = _columns(node.attribute("table"), list(node.attribute("columns")))
    else:
        source = translate("canvas", "no numbers yet")
    words = translate("canvas", "shift"), translate("canvas", "scale")
    scaling = _scaling(node.attribute("shift"), node.attribute("scale"), *words)
    return (source, scaling) if scaling else (source,)


def _columns(table: str, columns: list[str]) -> str:
    if len(columns) <= 2:
        return f"{table}.{', '.join(columns)}" if columns else table
    return translate("canvas", "{table}: {count} columns").format(table=table, count=len(columns))


def _scaling(shift: Any, scale: Any, shift_word: str, scale_word: str) -> str:
    """What is done to the numbers: `(x − 982) ÷ 519`; words where each column has its own."""
    one_shift, one_scale = _only_number(shift), _only_number(scale)
    text = "x"
    if shift is not None:
        text = "x − " + (shift_word if one_shift is None else short(one_shift))
    if scale is not None:
        text = f"({text})" if shift is not None else text
        text += " ÷ " + (scale_word if one_scale is None else short(one_scale))
    return "" if text == "x" else text


def _only_number(matrix: Any) -> float | None:
    if matrix is None or len(matrix) != 1 or len(matrix[0]) != 1:
        return None
    return float(matrix[0][0])

"""What a screen reader says of the canvas, and of the node or port where the keyboard is."""

from PySide6.QtCore import QCoreApplication

from graphgui.canvas.items.node_content import shape_text
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.graph import groups
from graphgui.engine.graph.frozen import is_frozen
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.notation import port_label, port_text
from graphgui.look.numbers import short_array

translate = QCoreApplication.translate


def canvas_words(document: Document) -> str:
    """The whole, where the keyboard is at no node."""
    graph = document.graph
    if not len(graph):
        return translate("canvas", "Nothing is here yet. Space adds an operation.")
    text = translate("canvas", "{nodes} nodes, {wires} wires. Ctrl and arrows go from node to node.")
    return text.format(nodes=len(graph), wires=graph.wire_count)


def node_words(document: Document, session: Session, name: str) -> str:
    """A node: its place in the order, its inputs, its value, and what is wrong with it."""
    graph = document.graph
    if name in graph.groups:
        return group_words(document, session, name)
    order = graph.order()
    node, wired = graph[name], graph.incoming(name)
    parts = [
        translate("canvas", "{node}, {at} of {count}").format(
            node=name, at=order.index(name) + 1, count=len(order)
        )
    ]
    if node.op.name != name:
        parts[0] += f", {node.op.name}"
    parts += [
        _input_words(port_label(port.name), wired.get(port.name), port.own_shape is None)
        for port in node.op.inputs
    ]
    parts += [
        translate("canvas", "{port} is frozen").format(port=port.port)
        for port in graph.own_parameters(name)
        if is_frozen(graph, port)
    ]
    parts.append(_value_words(document, session, PortId(name, node.op.output)))
    if problem := document.shapes.problems.get(name):
        parts.append(problem_text(problem))
    parts.append(session.marks.words(name))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def group_words(document: Document, session: Session, name: str) -> str:
    """A group: how much it holds, its ports, and what is wrong in it."""
    ports = groups.ports(document.graph, name)
    text = translate(
        "canvas", "{group}, group of {count} nodes: {inputs} inputs, {outputs} outputs. Enter opens it."
    )
    said = text.format(
        group=name,
        count=len(groups.members(document.graph, name)),
        inputs=len(ports.inputs),
        outputs=len(ports.outputs),
    )
    return " ".join(filter(None, (said, session.marks.words(name))))


def port_words(document: Document, session: Session, port: PortId) -> str:
    """One port of a node."""
    node = document.graph[port.node]
    declared = node.op.port(port.port)
    if declared is None:
        said = _output_words(document, port, port_label(node.op.output))
    else:
        wire = document.graph.incoming(port.node).get(port.port)
        said = _input_words(port_label(declared.name), wire, declared.own_shape is None)
    value = _value_words(document, session, port)
    return ". ".join(filter(None, [f"{port.node}, {said}", value])) + "."


def _input_words(label: str, wire: Wire | None, is_needed: bool) -> str:
    if wire is not None:
        text = translate("canvas", "input {port} wired from {source}")
        return text.format(port=label, source=wire.source)
    if is_needed:
        return translate("canvas", "input {port} needs a wire").format(port=label)
    return translate("canvas", "input {port} is a parameter of its own").format(port=label)


def _output_words(document: Document, port: PortId, label: str) -> str:
    targets = sorted(port_text(wire.end) for wire in document.graph.outgoing(port.node) if wire.start == port)
    if not targets:
        return translate("canvas", "output {port}").format(port=label)
    text = translate("canvas", "output {port} wired to {targets}")
    return text.format(port=label, targets=", ".join(targets))


def _value_words(document: Document, session: Session, port: PortId) -> str:
    shape = document.shapes.known.get(port)
    if shape is None:
        return ""
    value, gradient = session.moment.value(port), session.moment.gradient(port)
    if value is None:
        return translate("canvas", "shape {shape}").format(shape=shape_text(shape))
    if gradient is None:
        return translate("canvas", "value {value}, {shape}").format(
            value=short_array(value), shape=shape_text(shape)
        )
    text = translate("canvas", "value {value}, gradient {gradient}, {shape}")
    return text.format(value=short_array(value), gradient=short_array(gradient), shape=shape_text(shape))

"""What a screen reader says of the canvas, and of the node or port where the keyboard is."""

from PySide6.QtCore import QCoreApplication

from graphgui.actions.own_keys import OwnKeys
from graphgui.canvas.items.node_content import shape_text
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.engine.graph import groups
from graphgui.engine.graph.frozen import is_frozen
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.notation import port_label, port_text
from graphgui.look.numbers import norm, short
from graphgui.screen_reader.words import array_words

translate = QCoreApplication.translate


def canvas_words(document: Document) -> str:
    """The whole, where the keyboard is at no node."""
    graph = document.graph
    if not len(graph):
        text = translate("canvas", "Nothing is here yet. Space adds an operation.")
        return OwnKeys.of_the_program().in_words(text)
    text = translate("canvas", "{nodes} nodes, {wires} wires. Tab goes from node to node.")
    return OwnKeys.of_the_program().in_words(text).format(nodes=len(graph), wires=graph.wire_count)


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
    if session.breakpoints.includes([name]):
        parts.append(translate("canvas", "breakpoint"))
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
    said = (
        OwnKeys.of_the_program()
        .in_words(text)
        .format(
            group=name,
            count=len(groups.members(document.graph, name)),
            inputs=len(ports.inputs),
            outputs=len(ports.outputs),
        )
    )
    return " ".join(filter(None, (said, session.marks.words(name))))


def port_words(document: Document, session: Session, port: PortId) -> str:
    """One port of a node, with the node."""
    name = f"{port.node}, {port_name_words(document, port)}"
    named = " ".join(filter(None, (name, _wired_words(document, port))))
    return ". ".join(filter(None, (named, _value_words(document, session, port)))) + "."


def port_name_words(document: Document, port: PortId) -> str:
    """What a port is called beside others of its node."""
    op = document.graph[port.node].op
    if declared := op.port(port.port):
        return translate("canvas", "input {port}").format(port=port_label(declared.name))
    return translate("canvas", "output {port}").format(port=port_label(op.output))


def port_state_words(document: Document, session: Session, port: PortId) -> str:
    """What a port is wired to, and what is there."""
    parts = [part for part in (_wired_words(document, port), _value_words(document, session, port)) if part]
    return ". ".join(parts) + "." if parts else ""


def _wired_words(document: Document, port: PortId) -> str:
    graph = document.graph
    declared = graph[port.node].op.port(port.port)
    if declared is None:
        targets = sorted(port_text(wire.end) for wire in graph.outgoing(port.node) if wire.start == port)
        return translate("canvas", "wired to {targets}").format(targets=", ".join(targets)) if targets else ""
    if wire := graph.incoming(port.node).get(port.port):
        return translate("canvas", "wired from {source}").format(source=wire.source)
    if declared.own_shape is None:
        return translate("canvas", "needs a wire")
    return translate("canvas", "is a parameter of its own")


def wire_words(session: Session, wire: Wire, source: str, target: str) -> str:
    """A wire: the two nodes or groups that it is seen to connect, and how large value and gradient on it are."""
    moment = session.moment
    parts = [translate("canvas", "from {source} to {target}").format(source=source, target=target)]
    if (value := moment.value(wire.start)) is not None:
        parts.append(translate("canvas", "value norm {norm}").format(norm=short(norm(value))))
    if moment.has_derivative(wire.target) and (share := moment.derivative(wire.end)) is not None:
        is_forward = moment.seed is not None
        tangent, gradient = translate("canvas", "tangent norm {norm}"), translate("canvas", "gradient norm {norm}")
        parts.append((tangent if is_forward else gradient).format(norm=short(norm(share))))
    return ", ".join(parts)


def wire_end_words(document: Document, wire: Wire) -> str:
    """Into which input a wire goes, and the shape of what it carries."""
    shape = document.shapes.known.get(wire.start)
    parts = [translate("canvas", "into {port}").format(port=port_text(wire.end))]
    if shape is not None:
        parts.append(shape_text(shape))
    return ", ".join(parts)


def _input_words(label: str, wire: Wire | None, is_needed: bool) -> str:
    if wire is not None:
        text = translate("canvas", "input {port} wired from {source}")
        return text.format(port=label, source=wire.source)
    if is_needed:
        return translate("canvas", "input {port} needs a wire").format(port=label)
    return translate("canvas", "input {port} is a parameter of its own").format(port=label)


def _value_words(document: Document, session: Session, port: PortId) -> str:
    shape = document.shapes.known.get(port)
    if shape is None:
        return ""
    value, gradient = session.moment.value(port), session.moment.gradient(port)
    if value is None:
        return translate("canvas", "shape {shape}").format(shape=shape_text(shape))
    if gradient is None:
        return translate("canvas", "value {value}, {shape}").format(
            value=array_words(value), shape=shape_text(shape)
        )
    text = translate("canvas", "value {value}, gradient {gradient}, {shape}")
    return text.format(value=array_words(value), gradient=array_words(gradient), shape=shape_text(shape))

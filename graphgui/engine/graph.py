"""The graph as plain values: nodes, wires, and the one rule for what may be wired."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from graphgui.ops import Op
from graphgui.words import Problem, say


class GraphProblem(Problem):
    """What a graph may not be or hold; `node` names where, if one place is at fault."""

    def __init__(self, template: str, *, node: str | None = None, **values: Any) -> None:
        super().__init__(template, node=node, **values)
        self.node = node


class PortId(NamedTuple):
    """One port of one node; written `node.port`."""

    node: str
    port: str

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


class Wire(NamedTuple):
    """From the output of one node to an input of another; its own key."""

    source: str
    output: str
    target: str
    input: str

    @property
    def start(self) -> PortId:
        return PortId(self.source, self.output)

    @property
    def end(self) -> PortId:
        return PortId(self.target, self.input)

    def __str__(self) -> str:
        return f"{self.start} → {self.end}"


@dataclass(frozen=True, slots=True)
class Node:
    """One use of an operation; its name is unique in the graph and is its identity."""

    name: str
    op: Op
    attributes: Mapping[str, Any] = field(default_factory=dict)
    position: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "attributes", MappingProxyType(dict(self.attributes)))

    def attribute_values(self) -> tuple[Any, ...]:
        """Every attribute in the op's order, defaults filled in."""
        return self.op.attribute_values(self.attributes)

    def attribute(self, name: str) -> Any:
        """The value of one attribute, its default where none was set."""
        declared = self.op.attribute(name)
        if declared is None:
            raise KeyError(name)
        return self.attributes.get(name, declared.default)

    def with_attributes(self, **changed: Any) -> "Node":
        """The same node with some attributes changed."""
        return replace(self, attributes={**self.attributes, **changed})


class Graph:
    """Nodes by name, wires by the input that they feed (an input takes one wire), and the loss that is trained.

    Every method either does what it says or raises `GraphProblem` and changes nothing.
    """

    def __init__(self, nodes: Iterable[Node] = (), wires: Iterable[Wire] = (), loss: str | None = None) -> None:
        self._nodes: dict[str, Node] = {}
        self._incoming: dict[str, dict[str, Wire]] = {}
        self._outgoing: dict[str, set[Wire]] = {}
        self._loss: str | None = None
        for node in nodes:
            self.add(node)
        for wire in wires:
            self.connect(wire)
        self.mark_loss(loss)

    # reading

    @property
    def nodes(self) -> Mapping[str, Node]:
        return MappingProxyType(self._nodes)

    @property
    def wires(self) -> Iterator[Wire]:
        return (wire for wires in self._incoming.values() for wire in wires.values())

    @property
    def loss(self) -> str | None:
        """The node marked as the loss to train, if one is."""
        return self._loss

    def __getitem__(self, name: str) -> Node:
        try:
            return self._nodes[name]
        except KeyError:
            raise GraphProblem(say("problems", "There is no node called “{node}”."), node=name) from None

    def __contains__(self, name: object) -> bool:
        return name in self._nodes

    def __len__(self) -> int:
        return len(self._nodes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        same = self._nodes == other._nodes and self._loss == other._loss
        return same and set(self.wires) == set(other.wires)

    __hash__ = None  # type: ignore[assignment]  # it changes

    def copy(self) -> "Graph":
        """The same graph, to be changed apart."""
        return Graph(self._nodes.values(), self.wires, self._loss)

    def incoming(self, name: str) -> Mapping[str, Wire]:
        """The wires that feed a node, by input."""
        return MappingProxyType(self._incoming[name])

    def outgoing(self, name: str) -> frozenset[Wire]:
        """The wires that leave a node."""
        return frozenset(self._outgoing[name])

    def wires_of(self, name: str) -> list[Wire]:
        """Every wire that touches a node, in a fixed order."""
        return sorted({*self._incoming[name].values(), *self._outgoing[name]})

    def missing_inputs(self, name: str) -> list[str]:
        """The inputs of a node that must be wired and are not."""
        wired = self._incoming[name]
        return [p.name for p in self[name].op.inputs if p.own_shape is None and p.name not in wired]

    def own_parameters(self, name: str) -> list[PortId]:
        """The parameters that a node holds: unwired ports that train, or a parameter node's output."""
        node = self[name]
        if node.op.source == "parameter":
            return [PortId(name, node.op.output)]
        wired = self._incoming[name]
        return [PortId(name, p.name) for p in node.op.inputs if p.own_shape is not None and p.name not in wired]

    def upstream(self, name: str) -> set[str]:
        """The nodes that a node's value depends on, itself included."""
        return self._reach(name, lambda n: (w.source for w in self._incoming[n].values()))

    def downstream(self, name: str) -> set[str]:
        """The nodes whose value depends on a node's, itself included."""
        return self._reach(name, lambda n: (w.target for w in self._outgoing[n]))

    def _reach(self, name: str, neighbours: Any) -> set[str]:
        seen, waiting = {name}, [name]
        while waiting:
            for other in neighbours(waiting.pop()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return seen

    def order(self) -> list[str]:
        """The nodes, each after all that it depends on; the same for equal graphs, however they were built."""
        waiting = {name: len(wires) for name, wires in self._incoming.items()}
        ready = sorted((name for name, count in waiting.items() if count == 0), reverse=True)
        ordered = []
        while ready:
            name = ready.pop()
            ordered.append(name)
            released = []
            for wire in self._outgoing[name]:
                waiting[wire.target] -= 1
                if waiting[wire.target] == 0:
                    released.append(wire.target)
            ready.extend(sorted(released, reverse=True))
        return ordered

    def trained_loss(self) -> str | None:
        """The loss that training makes small: the marked one, else the only loss node there is."""
        if self._loss is not None:
            return self._loss
        losses = [name for name, node in self._nodes.items() if node.op.is_loss]
        return losses[0] if len(losses) == 1 else None

    def free_name(self, wanted: str) -> str:
        """`wanted`, or with the first number after it that makes it unique."""
        if wanted not in self._nodes:
            return wanted
        number = 2
        while f"{wanted}{number}" in self._nodes:
            number += 1
        return f"{wanted}{number}"

    # the rule for wires

    def check_wire(self, wire: Wire) -> None:
        """Raise `GraphProblem` unless `wire` may be added; shapes are `shapes.check_wire`'s matter."""
        source, target = self[wire.source], self[wire.target]
        if wire.output != source.op.output:
            raise GraphProblem(
                say("problems", "“{node}” has no output called “{port}”; its output is “{known}”."),
                node=wire.source,
                port=wire.output,
                known=source.op.output,
            )
        if target.op.port(wire.input) is None:
            known = ", ".join(p.name for p in target.op.inputs)
            template = (
                say("problems", "“{node}” has no input called “{port}”; its inputs are {known}.")
                if known
                else say("problems", "“{node}” takes no wire: it has no input.")
            )
            raise GraphProblem(template, node=wire.target, port=wire.input, known=known)
        if wire.input in self._incoming[wire.target]:
            raise GraphProblem(
                say("problems", "{port} of “{node}” has a wire already; an input takes one."),
                node=wire.target,
                port=wire.input,
            )
        if wire.source in self.downstream(wire.target):
            raise GraphProblem(
                say("problems", "A wire from “{source}” to “{node}” would close a loop."),
                node=wire.target,
                source=wire.source,
            )

    # changing

    def add(self, node: Node) -> None:
        """Add a node; its name must be free and its attributes such as its op takes."""
        if not node.name or node.name != node.name.strip() or "." in node.name:
            raise GraphProblem(
                say("problems", "“{node}” is no name for a node: it has no dot and no space at its ends."),
                node=node.name,
            )
        if node.name in self._nodes:
            raise GraphProblem(say("problems", "There are two nodes called “{node}”."), node=node.name)
        self._check_attributes(node)
        self._nodes[node.name] = node
        self._incoming[node.name] = {}
        self._outgoing[node.name] = set()

    def remove(self, name: str) -> None:
        """Remove a node that has no wires."""
        if self[name] and (self._incoming[name] or self._outgoing[name]):
            raise GraphProblem(say("problems", "“{node}” still has wires."), node=name)
        del self._nodes[name], self._incoming[name], self._outgoing[name]
        if self._loss == name:
            self._loss = None

    def connect(self, wire: Wire) -> None:
        """Add a wire."""
        self.check_wire(wire)
        self._incoming[wire.target][wire.input] = wire
        self._outgoing[wire.source].add(wire)

    def disconnect(self, wire: Wire) -> None:
        """Remove a wire."""
        if self._incoming.get(wire.target, {}).get(wire.input) != wire:
            raise GraphProblem(say("problems", "There is no wire {wire}."), wire=str(wire))
        del self._incoming[wire.target][wire.input]
        self._outgoing[wire.source].discard(wire)

    def update(self, node: Node) -> None:
        """Give the node of this name other attributes or another place; its op stays."""
        if self[node.name].op is not node.op:
            raise GraphProblem(say("problems", "“{node}” cannot become another operation."), node=node.name)
        self._check_attributes(node)
        self._nodes[node.name] = node

    def rename(self, old: str, new: str) -> None:
        """Give a node another name; its wires follow."""
        node = self[old]
        wires, loss = self.wires_of(old), self._loss
        self.add(replace(node, name=new))
        for wire in wires:
            self.disconnect(wire)
        self.remove(old)
        for wire in wires:
            self.connect(
                wire._replace(
                    source=new if wire.source == old else wire.source,
                    target=new if wire.target == old else wire.target,
                )
            )
        self._loss = new if loss == old else loss

    def mark_loss(self, name: str | None) -> None:
        """Say which node is the loss to train; None leaves it to the only loss there is."""
        if name is not None:
            self[name]
        self._loss = name

    def _check_attributes(self, node: Node) -> None:
        for name, value in node.attributes.items():
            declared = node.op.attribute(name)
            if declared is None:
                known = ", ".join(a.name for a in node.op.attributes) or "none"
                raise GraphProblem(
                    say("problems", "“{node}” has no property called “{attribute}”; {op} has {known}."),
                    node=node.name,
                    attribute=name,
                    op=node.op.name,
                    known=known,
                )
            try:
                declared.check(value)
            except Problem as problem:
                raise GraphProblem(say("problems", "“{node}”: {reason}"), node=node.name, reason=problem) from None

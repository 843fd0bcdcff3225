"""The graph: nodes, wires, and the one rule for what may be wired."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from graphgui.engine.graph.adjacency import Adjacency
from graphgui.engine.graph.limits import check_depth, check_length
from graphgui.engine.graph.node import GraphProblem, Group, Node, PortId, Wire
from graphgui.engine.graph.wiring import Wiring
from graphgui.ops.op import Port
from graphgui.words import mark_for_translation

__all__ = ["Graph", "GraphProblem", "Group", "Node", "PortId", "Wire"]


class Graph:
    """Nodes by name, wires by the input that they feed (an input takes one wire), and the loss that is trained.

    Groups say which nodes are shown together; nothing that is computed depends on them. Every method either does
    what it says or raises `GraphProblem` and changes nothing.
    """

    def __init__(
        self,
        nodes: Iterable[Node] = (),
        wires: Iterable[Wire] = (),
        loss: str | None = None,
        groups: Iterable[Group] = (),
    ) -> None:
        self._nodes: dict[str, Node] = {}
        self._groups: dict[str, Group] = {}
        self._inside: dict[str | None, set[str]] = {None: set()}
        self._wiring = Wiring()
        self._loss: str | None = None
        self._add_groups(groups)
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
    def groups(self) -> Mapping[str, Group]:
        return MappingProxyType(self._groups)

    @property
    def wires(self) -> Iterator[Wire]:
        return (wire for wires in self._wiring.incoming.values() for wire in wires.values())

    @property
    def wire_count(self) -> int:
        """How many wires there are."""
        return sum(map(len, self._wiring.incoming.values()))

    @property
    def loss(self) -> str | None:
        """The node marked as the loss to train, if one is."""
        return self._loss

    def __getitem__(self, name: str) -> Node:
        try:
            return self._nodes[name]
        except KeyError:
            raise GraphProblem(
                mark_for_translation("problems", "There is no node called “{node}”."), node=name
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._nodes

    def __len__(self) -> int:
        return len(self._nodes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Graph):
            return NotImplemented
        same = self._nodes == other._nodes and self._groups == other._groups and self._loss == other._loss
        return same and set(self.wires) == set(other.wires)

    __hash__ = None  # type: ignore[assignment]  # it changes

    def copy(self) -> "Graph":
        """The same graph, to be changed apart."""
        other = Graph()
        other._nodes, other._groups, other._loss = dict(self._nodes), dict(self._groups), self._loss
        other._inside = {name: set(inside) for name, inside in self._inside.items()}
        other._wiring = self._wiring.copy()
        return other

    def part(self, names: Collection[str]) -> "Graph":
        """Some of the nodes and the wires between them, as a graph of their own."""
        wires = (wire for name in names for wire in self._wiring.incoming[name].values())
        return Graph(
            (self[name] for name in names),
            (wire for wire in wires if wire.source in names),
            self._loss if self._loss in names else None,
            self._groups.values(),
        )

    def inside(self, group: str | None) -> frozenset[str]:
        """The nodes and groups that stand on a group's sheet, or on the outermost one."""
        return frozenset(self._inside[group])

    def parent(self, name: str) -> str | None:
        """The group that a node or group is directly in."""
        group = self._groups.get(name)
        return group.parent if group else self[name].group

    def position(self, name: str) -> tuple[float, float]:
        """Where a node or group stands on its sheet."""
        return (self._groups.get(name) or self[name]).position

    def incoming(self, name: str) -> Mapping[str, Wire]:
        """The wires that feed a node, by input."""
        return MappingProxyType(self._wiring.incoming[name])

    def outgoing(self, name: str) -> frozenset[Wire]:
        """The wires that leave a node."""
        return frozenset(self._wiring.outgoing[name])

    def followers(self, name: str) -> Sequence[str]:
        """The nodes that a node feeds; one that it feeds twice stands there twice."""
        return [wire.target for wire in self._wiring.outgoing[name]]

    def wires_of(self, name: str) -> list[Wire]:
        """Every wire that touches a node, in a fixed order."""
        return sorted({*self._wiring.incoming[name].values(), *self._wiring.outgoing[name]})

    def own_parameters(self, name: str) -> list[PortId]:
        """The parameters that a node holds: unwired ports that train, or a parameter node's output."""
        node = self[name]
        if node.op.source == "parameter":
            return [PortId(name, node.op.output)]
        wired = self._wiring.incoming[name]
        return [PortId(name, p.name) for p in node.op.inputs if p.own_shape is not None and p.name not in wired]

    def all_parameters(self) -> list[PortId]:
        """The parameters of all nodes."""
        ops = {node.op.name: node.op for node in self._nodes.values()}
        learning = {name for name, op in ops.items() if op.source == "parameter" or any(map(_is_own, op.inputs))}
        holders = [name for name, node in self._nodes.items() if node.op.name in learning]
        return [port for name in holders for port in self.own_parameters(name)]

    def has_wire(self, wire: Wire) -> bool:
        """Whether this very wire is there."""
        return self._wiring.incoming.get(wire.target, {}).get(wire.input) == wire

    def upstream(self, *names: str) -> set[str]:
        """The nodes that these nodes' values depend on, themselves included."""
        return self._wiring.upstream(names)

    def downstream(self, *names: str) -> set[str]:
        """The nodes whose values depend on these nodes', themselves included."""
        return self._wiring.downstream(names)

    def order(self) -> list[str]:
        """The nodes, each after all that it depends on; the same for equal graphs, however they were built."""
        if self._wiring.order is None:
            names = list(self._nodes)
            self._wiring.order = tuple([names[number] for number in self.adjacency().order()])
        return list(self._wiring.order)

    def ranks(self) -> Mapping[str, float]:
        """A number of each node that has wires, smaller than that of any that it feeds."""
        if self._wiring.ranks is None:
            self._wiring.rank(self.order())
        return self._wiring.ranks or {}

    def adjacency(self) -> Adjacency:
        """Which nodes feed which, by number: as they are now."""
        return Adjacency(self._nodes, self._wiring.incoming)

    def trained_loss(self) -> str | None:
        """The loss that training makes small: the marked one, else the only loss node there is."""
        if self._loss is not None:
            return self._loss
        losses = [name for name, node in self._nodes.items() if node.op.is_loss]
        return losses[0] if len(losses) == 1 else None

    def free_name(self, wanted: str) -> str:
        """`wanted`, or with the first number after it that makes it unique."""
        free, number = wanted, 1
        while free in self._nodes or free in self._groups:
            number += 1
            free = f"{wanted}{number}"
        return free

    # the rule for wires

    def check_wire(self, wire: Wire, without: Collection[Wire] = ()) -> None:
        """Raise `GraphProblem` unless `wire` may be added once others are gone.

        Shapes are `shapes.check_wires`' matter.
        """
        source, target = self[wire.source], self[wire.target]
        if wire.output != source.op.output:
            raise GraphProblem(
                mark_for_translation(
                    "problems", "“{node}” has no output called “{port}”; its output is “{known}”."
                ),
                node=wire.source,
                port=wire.output,
                known=source.op.output,
            )
        if target.op.port(wire.input) is None:
            known = ", ".join(p.name for p in target.op.inputs)
            template = (
                mark_for_translation("problems", "“{node}” has no input called “{port}”; its inputs are {known}.")
                if known
                else mark_for_translation("problems", "“{node}” takes no wire: it has no input.")
            )
            raise GraphProblem(template, node=wire.target, port=wire.input, known=known)
        occupying = self._wiring.incoming[wire.target].get(wire.input)
        if occupying is not None and occupying not in without:
            raise GraphProblem(
                mark_for_translation("problems", "{port} of “{node}” has a wire already; an input takes one."),
                node=wire.target,
                port=wire.input,
            )
        if self._wiring.leads(wire.target, wire.source, without):
            raise GraphProblem(
                mark_for_translation("problems", "A wire from “{source}” to “{node}” would close a loop."),
                node=wire.target,
                source=wire.source,
            )

    # changing

    def add(self, node: Node) -> None:
        """Add a node; its name must be free and its attributes such as its op takes."""
        self._check_name(node.name)
        self.check_group(node.group)
        node.check_attributes()
        self._nodes[node.name] = node
        self._wiring.add_node(node.name)
        self._inside[node.group].add(node.name)

    def remove(self, name: str) -> None:
        """Remove a node that has no wires."""
        node = self[name]
        if self._wiring.incoming[name] or self._wiring.outgoing[name]:
            raise GraphProblem(mark_for_translation("problems", "“{node}” still has wires."), node=name)
        self._inside[node.group].discard(name)
        del self._nodes[name]
        self._wiring.remove_node(name)
        if self._loss == name:
            self._loss = None

    def connect(self, wire: Wire) -> None:
        """Add a wire."""
        self.check_wire(wire)
        self._wiring.connect(wire)

    def disconnect(self, wire: Wire) -> None:
        """Remove a wire."""
        if not self.has_wire(wire):
            raise GraphProblem(mark_for_translation("problems", "There is no wire {wire}."), wire=wire)
        self._wiring.disconnect(wire)

    def update(self, node: Node) -> None:
        """Give the node of this name other attributes, another place or group; its op stays."""
        if self[node.name].op is not node.op:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” cannot become another operation."), node=node.name
            )
        node.check_attributes()
        self.check_group(node.group)
        self._inside[self[node.name].group].discard(node.name)
        self._inside[node.group].add(node.name)
        self._nodes[node.name] = node

    def rename(self, old: str, new: str) -> None:
        """Give a node or group another name; wires, and what is inside, follow."""
        if old in self._groups:
            self._rename_group(old, new)
            return
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

    # groups

    def add_group(self, group: Group) -> None:
        """Add an empty group; its name must be free and its parent there."""
        self._check_name(group.name)
        self.check_group(group.parent)
        check_depth(group, self._groups, self._inside)
        self._groups[group.name] = group
        self._inside[group.name] = set()
        self._inside[group.parent].add(group.name)

    def remove_group(self, name: str) -> None:
        """Remove a group that has nothing in it."""
        self.check_group(name)
        if self._inside[name]:
            raise GraphProblem(mark_for_translation("problems", "“{node}” is not empty."), node=name)
        self._inside[self._groups[name].parent].discard(name)
        del self._groups[name], self._inside[name]

    def update_group(self, group: Group) -> None:
        """Give the group of this name another place or parent."""
        self.check_group(group.name)
        self.check_group(group.parent)
        above = group.parent
        while above is not None:
            if above == group.name:
                raise GraphProblem(
                    mark_for_translation("problems", "“{node}” cannot be inside itself."), node=group.name
                )
            above = self._groups[above].parent
        check_depth(group, self._groups, self._inside)
        self._inside[self._groups[group.name].parent].discard(group.name)
        self._inside[group.parent].add(group.name)
        self._groups[group.name] = group

    def put_into(self, name: str, group: str | None) -> None:
        """Move a node or group into a group, or to the outermost sheet."""
        if name in self._groups:
            self.update_group(replace(self._groups[name], parent=group))
        else:
            self.update(replace(self[name], group=group))

    def _add_groups(self, groups: Iterable[Group]) -> None:
        """Each after the one that it is in, in whatever order they come."""
        waiting: dict[str | None, list[Group]] = {}
        for group in groups:
            waiting.setdefault(group.parent, []).append(group)
        found: list[str | None] = [None]
        while found:
            for group in waiting.pop(found.pop(), ()):
                self.add_group(group)
                found.append(group.name)
        left = {group.name: group for group in chain.from_iterable(waiting.values())}
        for group in left.values():
            if group.parent not in left:
                self.check_group(group.parent)
        if left:
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” cannot be inside itself."), node=min(left)
            )

    def _rename_group(self, old: str, new: str) -> None:
        self.add_group(replace(self._groups[old], name=new))
        for name in self.inside(old):
            self.put_into(name, new)
        self.remove_group(old)

    # checks

    def _check_name(self, name: str) -> None:
        if isinstance(name, str):
            check_length(name)
        if not isinstance(name, str) or not name or name != name.strip() or "." in name:
            raise GraphProblem(
                mark_for_translation(
                    "problems", "“{node}” is no name for a node or group: it has no dot and no space at its ends."
                ),
                node=name,
            )
        if name in self._nodes:
            raise GraphProblem(mark_for_translation("problems", "There are two nodes called “{node}”."), node=name)
        if name in self._groups:
            raise GraphProblem(
                mark_for_translation("problems", "There is a group called “{node}” already."), node=name
            )

    def check_group(self, name: str | None) -> None:
        """Raise `GraphProblem` unless this is a group, or None for the outermost sheet."""
        if name is not None and name not in self._groups:
            raise GraphProblem(mark_for_translation("problems", "There is no group called “{group}”."), group=name)


def _is_own(port: Port) -> bool:
    """Whether an input is a parameter of the node's own where no wire feeds it."""
    return port.own_shape is not None

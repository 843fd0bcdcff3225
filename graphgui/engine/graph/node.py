"""What a graph is made of, as plain values: nodes, wires, and the groups that nodes are shown in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple

from graphgui.faults import Fault
from graphgui.ops import Op, get
from graphgui.words import Problem, mark_for_translation


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
    """One use of an operation; its name is unique in the graph and is its identity.

    `group` is the innermost group that shows it, and `collapsed` whether it is shown small: nothing that is
    computed depends on either. `fault` is planted for somebody to find it: one of its gradients is computed so.
    """

    name: str
    op: Op
    attributes: Mapping[str, Any] = field(default_factory=dict)
    position: tuple[float, float] = (0.0, 0.0)
    group: str | None = None
    collapsed: bool = False
    fault: Fault | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "attributes", MappingProxyType(dict(self.attributes)))

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process an op goes by its name: its functions cannot be pickled."""
        place = (self.position, self.group, self.collapsed, self.fault)
        return _node_named, (self.name, self.op.name, dict(self.attributes), *place)

    def attribute_values(self) -> tuple[Any, ...]:
        """Every attribute in the op's order, defaults filled in."""
        return self.op.attribute_values(self.attributes) if self.op.attributes else ()

    def attribute(self, name: str) -> Any:
        """The value of one attribute, its default where none was set."""
        declared = self.op.attribute(name)
        if declared is None:
            raise KeyError(name)
        return self.attributes.get(name, declared.default)

    def with_attributes(self, **changed: Any) -> "Node":
        """The same node with some attributes changed."""
        return replace(self, attributes={**self.attributes, **changed})

    def check_attributes(self) -> None:
        """Raise `GraphProblem` where the operation knows no such attribute, or not this value of it."""
        for name, value in self.attributes.items():
            declared = self.op.attribute(name)
            if declared is None:
                known = ", ".join(a.name for a in self.op.attributes) or "none"
                raise GraphProblem(
                    mark_for_translation(
                        "problems", "“{node}” has no property called “{attribute}”; {op} has {known}."
                    ),
                    node=self.name,
                    attribute=name,
                    op=self.op.name,
                    known=known,
                )
            try:
                declared.check(value)
            except Problem as problem:
                raise GraphProblem(
                    mark_for_translation("problems", "“{node}”: {reason}"), node=self.name, reason=problem
                ) from None


def _node_named(name: str, op: str, attributes: dict[str, Any], *place: Any) -> Node:
    return Node(name, get(op), attributes, *place)


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes shown as one, on a sheet of their own; a view, which changes nothing that is computed.

    `position` is where the group stands on the sheet that it is on, that of `parent` or the outermost; what is
    inside has positions of its own.
    """

    name: str
    position: tuple[float, float] = (0.0, 0.0)
    parent: str | None = None

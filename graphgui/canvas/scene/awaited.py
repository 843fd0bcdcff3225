"""Numbers that are still on their way: what shows them keeps the ones before until they arrive."""

from collections.abc import Collection
from typing import Literal, NamedTuple

from graphgui.canvas.items.displayed_numbers import DisplayedNumber, DisplayedWire
from graphgui.canvas.items.node_content import NodeContent
from graphgui.engine.graph.graph import PortId, Wire


class Awaited(NamedTuple):
    """The value or the gradient of a port."""

    kind: Literal["value", "gradient"]
    port: PortId


def wire_until(
    awaited: Collection[Awaited], wire: Wire, before: DisplayedWire, now: DisplayedWire
) -> DisplayedWire:
    """What a wire shows until its numbers have arrived."""
    value = before.value if Awaited("value", wire.start) in awaited else now.value
    shown = before if Awaited("gradient", wire.end) in awaited else now
    return shown._replace(value=value)


def node_until(
    awaited: Collection[Awaited],
    content: NodeContent,
    before: tuple[DisplayedNumber, ...],
    now: tuple[DisplayedNumber, ...],
) -> tuple[DisplayedNumber, ...]:
    """What a node shows until its numbers have arrived."""
    ports = number_ports(content)
    if len(ports) != len(now) or len(before) != len(now):
        return now
    return tuple(old if port in awaited else new for port, old, new in zip(ports, before, now, strict=True))


def number_ports(content: NodeContent) -> list[Awaited]:
    """Whose number stands in each place of a node, in the order of `node_numbers`."""
    found: list[Awaited] = []
    for block in content.blocks:
        rows, columns = block.cells or (1, 1)
        found += [Awaited("value", block.port)] * (rows * columns)
        found += [Awaited("gradient", block.port)] * (rows * columns)
    if content.result:
        found.append(Awaited("value", PortId(content.name, content.output)))
    return found

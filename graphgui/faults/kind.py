"""What a fault is: one gradient of one node computed wrongly, in a way that has a name and a repair."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from graphgui.ops import Op, Shape

Vjp = Callable[..., None]
"""A vector-Jacobian product, as `graphgui.ops.op` says."""


class Fault(NamedTuple):
    """That a node computes the gradient of `port` wrongly, in the way that the kind of this name says."""

    port: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault may be planted.

    Attributes:
        op: the node's operation.
        index: which of its inputs; None for its output, whose gradient is the sum over its wires.
        shape: (rows, columns) of the value there.
        output: (rows, columns) of the node's output, and of the gradient G that arrives there.
        wires: how many leave the output towards the loss.
    """

    op: Op
    index: int | None
    shape: Shape
    output: Shape
    wires: int


class Kind(NamedTuple):
    """A way of being wrong.

    Attributes:
        name: as a file and a lesson write it.
        says: what is wrong, as a sentence; marked for translation.
        repair: what makes it right, as a sentence; marked for translation.
        excluded: why a gradient cannot be wrong in this way at a place, as a sentence; None where it can.
        wrong: (vjp, place) -> the vjp with the fault; None for a fault of the sum over an output's wires, of which
            then only the last to arrive is kept.
    """

    name: str
    says: str
    repair: str
    excluded: Callable[[Place], str | None]
    wrong: Callable[[Vjp, Place], Vjp] | None = None

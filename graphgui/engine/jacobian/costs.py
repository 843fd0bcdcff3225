"""Why nobody builds it: what a vjp costs, and what the Jacobian would, as the examples become more."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds, Shapes, infer
from graphgui.engine.jacobian.operation_count import vjp_operations
from graphgui.ops import Array
from graphgui.ops.op import Shape
from graphgui.words import Problem

_BYTES = 8  # of a number
_FEW = 8  # rows with which operations are counted, where the graph runs with so few


class Costs(NamedTuple):
    """What the gradient at one input costs, given the gradient g of the output.

    Attributes:
        vjp: operations on numbers of the vjp, which gives Jᵀ g without J.
        build: those of all rows of J, a vjp each.
        multiply: multiplications and additions of J's transpose times g.
        vjp_bytes: of what the vjp writes.
        jacobian_bytes: of J.
    """

    vjp: int
    build: int
    multiply: int
    vjp_bytes: int
    jacobian_bytes: int


def examples(feeds: Feeds) -> int:
    """How many rows the largest input has: q."""
    return max((len(matrix) for matrix in feeds.values()), default=0)


class ShapesByRows:
    """The shapes of a graph, were there other numbers of examples.

    Args:
        graph: as it is now; not to be edited while this is asked.
        feeds: the matrix of each input; those with as many rows as the largest have a row for each example.
    """

    def __init__(self, graph: Graph, feeds: Feeds) -> None:
        self._graph, self._feeds = graph, feeds
        self.examples = examples(feeds)
        self.of = cache(self._infer)

    def _infer(self, rows: int) -> Shapes | None:
        """The shapes with so many examples; None where the graph does not fit them."""
        resized: dict[str, Array] = {
            name: np.broadcast_to(0.0, (rows if len(matrix) == self.examples else len(matrix), matrix.shape[1]))
            for name, matrix in self._feeds.items()
        }
        shapes = infer(self._graph, resized)
        return None if shapes.problems else shapes


@dataclass(frozen=True, slots=True)
class CostsByRows:
    """The costs at one input of a node, for any number of examples.

    The count of a vjp is a polynomial in the number of examples, of degree two at most, where rows meet rows:
    three counts with few rows tell it.
    """

    shapes: ShapesByRows
    port: PortId
    first: int
    counts: tuple[int, int, int]

    def at(self, rows: int) -> Costs | None:
        """With so many examples; None where the graph does not fit them."""
        found = self.shapes.of(rows)
        if found is None:
            return None
        known = found.at[self.port.node]
        shape, output = known.at(self.port.port), known.output
        assert shape is not None and output is not None
        numbers, outputs = math.prod(shape), math.prod(output)
        a, b, c = self.counts
        steps = rows - self.first
        vjp = a + steps * (b - a) + steps * (steps - 1) // 2 * (c - 2 * b + a)
        written = max(numbers, outputs) if known.op.broadcasts else numbers
        return Costs(vjp, outputs * vjp, numbers * (2 * outputs - 1), _BYTES * written, _BYTES * numbers * outputs)


def costs_by_rows(
    shapes: ShapesByRows, port: PortId, values: Mapping[str, Array], graph: Graph
) -> CostsByRows | None:
    """Count the operations of the vjp at an input of a node.

    Args:
        values: at all inputs of the node, by port, of any number of rows: other numbers of rows repeat these.
        graph: the node's.

    Returns:
        None where the graph takes no other number of examples.
    """
    node = graph[port.node]
    names = [each.name for each in node.op.inputs]

    def count(rows: int) -> int | None:
        found = shapes.of(rows)
        if found is None:
            return None
        at = found.at[port.node]
        inputs = [np.resize(values[name], _known(at.at(name))) for name in names]
        return vjp_operations(node.op, names.index(port.port), inputs, dict(node.attributes))

    for first in dict.fromkeys((min(_FEW, shapes.examples), shapes.examples)):
        try:
            counts = [count(first), count(first + 1), count(first + 2)]
        except Problem:
            continue
        a, b, c = counts
        if a is not None and b is not None and c is not None:
            return CostsByRows(shapes, port, first, (a, b, c))
    return None


def _known(shape: Shape | None) -> Shape:
    assert shape is not None
    return shape

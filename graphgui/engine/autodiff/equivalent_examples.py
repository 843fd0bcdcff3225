"""A few examples in the place of many, where the loss and its gradient are the same for both.

A model that is affine in its examples, under the squared error, meets the columns of M = [1 X Y] (q rows, one for
each example, k columns) in linear combinations only, of which it takes mean squares: all that it needs to know of
them is MᵀM / q. With M = Q R, Q's columns orthonormal, the k rows of S = √(k/q) H R have SᵀS / k = MᵀM / q for
every orthogonal H. The reflection H that makes the first column of S one of ones again makes the rows of S
examples: k of them, which the same graph runs on. R is found by Householder's reflections, in blocks (Demmel et
al. 2012, "TSQR"), never from MᵀM, which would square the condition number.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.ops import Array, Shape

_FEWER = 4  # times: with less to gain, all examples are taken
_MANY = 100_000  # numbers, from which a step takes long enough to be worth the reflections
_ROWS, _NUMBERS = 4096, 2**18  # of a block: as fit into a cache


@dataclass(frozen=True, slots=True)
class Equivalence:
    """That `size` examples take the place of `count`."""

    size: int
    count: int


@dataclass(frozen=True, eq=False)
class EquivalentExamples:
    """The examples that a graph is given in the place of its own; `counts` says how many, and of how many."""

    counts: Equivalence
    _graph: Graph
    _feeds: Feeds
    _inputs: Collection[str]
    _columns: Mapping[PortId, slice]

    @classmethod
    def find(cls, graph: Graph, feeds: Feeds, inputs: Collection[str], count: int) -> Self | None:
        """Those for a graph that has a loss; None where all examples are needed, or where little would be gained.

        `inputs` are the nodes that hold `count` examples, one a row.

        What is the same at every step may be computed from the examples in any way. Behind the first parameter,
        each operation must declare that it is affine in the rows that reach it, or takes their mean square.
        """
        if any(node.fault for node in graph.nodes.values()):
            return None  # what is wrong for all examples need not be as wrong for a few
        known = infer(graph, feeds).known
        sources = _data_of_changing(graph, known, inputs, count)
        if sources is None:
            return None
        columns, end = dict[PortId, slice](), 1
        for port in sources:
            start, end = end, end + known[port][1]
            columns[port] = slice(start, end)
        if not columns or not is_worthwhile(end, count):
            return None
        found = cls(Equivalence(end, count), graph, feeds, inputs, columns)
        # A constant may have been computed from the examples in a way that takes no other number of them.
        return None if infer(graph, found.placeholders()).problems else found

    def placeholders(self) -> dict[str, Array]:
        """Feeds of as many examples, to compile a plan with, whose numbers `load` puts in place."""
        return {
            name: np.zeros((self.counts.size, feed.shape[1])) if name in self._inputs else feed
            for name, feed in self._feeds.items()
        }

    def load(self, plan: Plan) -> None:
        """Put the examples into a plan that `placeholders` were given to."""
        from threadpoolctl import threadpool_limits  # late: few graphs come here

        values = self._values()
        # Blocks so small are had sooner by one core, and so the factor does not depend on how many there are.
        with np.errstate(all="ignore"), threadpool_limits(1, "blas"):
            centres = {port: array[:_ROWS].mean(axis=0) for port, array in values.items()}
            rows = _as_examples(_triangle(self._blocks(values, centres)), self.counts.count)
            for port, columns in self._columns.items():
                np.copyto(plan.value(port), rows[:, columns] + centres[port], casting="same_kind")

    def _values(self) -> dict[PortId, Array]:
        """What is the same at every step, of all examples."""
        graph, feeds = self._graph, self._feeds
        if all(graph[port.node].op.source == "feed" for port in self._columns):
            return {port: feeds[port.node] for port in self._columns}
        part = graph.part(graph.upstream(*(port.node for port in self._columns)))
        plan = Plan(part, {name: feed for name, feed in feeds.items() if name in part})
        plan.evaluate(gradients=False)
        return {port: plan.value(port) for port in self._columns}

    def _blocks(self, values: Mapping[PortId, Array], centres: Mapping[PortId, Array]) -> Iterator[Array]:
        """M in blocks of rows. Columns are taken less a number near them, so that rounding is small beside their
        spread rather than beside what they stand for."""
        size, count = self.counts.size, self.counts.count
        height = _height(size)
        for first in range(0, count, height):
            last = min(first + height, count)
            block = np.empty((last - first, size))
            block[:, 0] = 1
            for port, columns in self._columns.items():
                np.subtract(values[port][first:last], centres[port], block[:, columns])
            yield block


def is_worthwhile(columns: int, count: int) -> bool:
    """Whether it pays to find the examples equivalent to `count` of so many columns, that of ones included."""
    return columns * _FEWER <= count and columns * count >= _MANY


def _data_of_changing(
    graph: Graph, known: Mapping[PortId, Shape], inputs: Collection[str], count: int
) -> list[PortId] | None:
    """The outputs through which examples reach what steps change; None where the graph is not of the kind."""
    loss = graph.trained_loss()
    assert loss is not None
    order = graph.order()
    changing = graph.downstream(*(name for name in order if graph.own_parameters(name) or graph[name].op.noise))
    of_examples = graph.downstream(*inputs)
    reached = graph.upstream(loss)
    brought = of_examples - changing
    sources: dict[PortId, None] = {}
    for name in order:
        if name not in changing or name not in reached:
            continue
        op, wires = graph[name].op, graph.incoming(name)
        bringing = {port for port, wire in wires.items() if wire.source in brought}
        if not bringing:
            continue
        kinds, output = op.traits.affine_in or op.traits.mean_square_of, PortId(name, op.output)
        alike = [port for port in kinds if port not in bringing and known[PortId(name, port)][0] != 1]
        if not bringing <= set(kinds) or alike:
            return None
        arriving = {wires[port].start for port in bringing}
        if any(known[port][0] != count for port in arriving):
            return None
        sources.update(dict.fromkeys(sorted(port for port in arriving if port.node not in changing)))
        if op.traits.affine_in:
            if known[output][0] != count:
                return None
            brought.add(name)
    return None if loss in brought else list(sources)


def _height(columns: int) -> int:
    return max(2 * columns, min(_ROWS, _NUMBERS // columns))


def _triangle(blocks: Iterator[Array]) -> Array:
    """R of all blocks, one below the other: k x k, and its first number positive."""
    R = _factor(next(blocks))
    for block in blocks:
        R = _factor(np.concatenate((R, block)))
    return R if R[0, 0] > 0 else -R


def _factor(rows: Array) -> Array:
    return np.asarray(np.linalg.qr(rows, mode="r"))


def _as_examples(R: Array, count: int) -> Array:
    """√(k/q) H R, whose first column is one of ones."""
    size = len(R)
    mirror = np.full(size, -1 / np.sqrt(size))
    mirror[0] += 1
    scaled = R * np.sqrt(size / count)
    reflected: Array = scaled - np.outer(mirror, (2 / (mirror @ mirror)) * (mirror @ scaled))
    return reflected

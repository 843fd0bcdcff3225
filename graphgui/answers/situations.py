"""One graph with the numbers at hand and with others: what holds for all of them is no coincidence of these."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.engine.training.targets import check_targets
from graphgui.ops import Array
from graphgui.words import Problem

Parameters = Mapping[PortId, Array]
_ROWS = (4, 7)
_COLUMNS = ((3, 2), (2, 4))
_SEEDS = (1, 2)


class Situations:
    """The part of a graph that its loss depends on, with several sets of numbers.

    Args:
        graph: what is computed.
        feeds: the matrix of each `input` node.
        parameters: the trained matrices, as `Plan.parameters` has them.
        loss: the output that is the loss.

    Attributes:
        graph: that part.

    Raises:
        Problem: the graph cannot run, as `Plan` says.
    """

    def __init__(self, graph: Graph, feeds: Feeds, parameters: Parameters, loss: PortId) -> None:
        reaching = graph.upstream(loss.node)
        self.graph = graph.part(dict.fromkeys(name for name in graph.nodes if name in reaching))
        self.graph.mark_loss(loss.node)
        self._feeds = {name: matrix for name, matrix in feeds.items() if name in self.graph}
        self.loss = loss
        self.given = Plan(self.graph, self._feeds)
        for port, array in self.given.parameters.items():
            if port in parameters:
                np.copyto(array, parameters[port])
        self.given.evaluate()

    @cached_property
    def alike(self) -> tuple[Plan, ...]:
        """The same shapes with random numbers."""
        return tuple(self._drawn(self.graph, self._feeds, seed) for seed in _SEEDS)

    @cached_property
    def constants(self) -> Mapping[str, float]:
        """The inputs of one number."""
        return {name: float(matrix.item()) for name, matrix in self._feeds.items() if matrix.size == 1}

    def keeping(self, names: Collection[str]) -> tuple[Plan, ...]:
        """The same shapes with random numbers, but for these inputs, which keep theirs."""
        return tuple(self._drawn(self.graph, self._feeds, seed, names) for seed in _SEEDS)

    @cached_property
    def resized(self) -> tuple[Plan, ...]:
        """Random numbers with other counts of rows, and of columns where the graph allows it.

        What is 1 stays 1: a formula for one example or one output need not hold for several.
        """
        found = (self._resized(place) for place in range(len(_ROWS)))
        return tuple(plan for plan in found if plan is not None)

    def _resized(self, place: int) -> Plan | None:
        for graph, feeds in self._sizes(_ROWS[place], *_COLUMNS[place]):
            shapes = infer(graph, feeds)
            if not shapes.problems and shapes.known.get(self.loss) == (1, 1):
                return self._drawn(graph, feeds, _SEEDS[place])
        return None

    def _sizes(self, rows: int, columns: int, outputs: int) -> Iterator[tuple[Graph, dict[str, Array]]]:
        """The graph with other sizes, the most that may change first."""
        counts = [len(matrix) for matrix in self._feeds.values()]
        batch = max(set(counts), key=counts.count) if counts else 1
        q = rows if batch > 1 else 1
        targets = self._targets()
        width = max((self._feeds[name].shape[1] for name in targets), default=1)
        if width > 1:
            of_outputs = {width: outputs + (outputs == width)}
            yield self._with_outputs(of_outputs), self._with_sizes(batch, q, targets, of_outputs, columns)
        yield self.graph, self._with_sizes(batch, q, targets, {}, columns)
        yield self.graph, self._with_sizes(batch, q, targets, {}, 0)

    def _targets(self) -> set[str]:
        """The inputs that a loss compares its prediction with, through whatever lies between."""
        found: set[str] = set()
        for name, node in self.graph.nodes.items():
            compares = node.op.traits.compares
            if compares and (wire := self.graph.incoming(name).get(compares.target)):
                found |= self.graph.upstream(wire.source)
        return found & self._feeds.keys()

    def _with_sizes(
        self, batch: int, rows: int, targets: set[str], outputs: Mapping[int, int], columns: int
    ) -> dict[str, Array]:
        sized = {}
        for name, matrix in self._feeds.items():
            width = matrix.shape[1]
            if name in targets:
                width = outputs.get(width, width)
            elif width > 1 and columns:
                width = columns + (columns == width)
            sized[name] = _tiled(matrix, rows if len(matrix) == batch else len(matrix), width)
        return sized

    def _with_outputs(self, outputs: Mapping[int, int]) -> Graph:
        """The graph whose parameters have as many columns as the outputs, where they had before."""
        graph = self.graph.copy()
        for port in graph.all_parameters():
            node = graph[port.node]
            for each in node.op.attributes:
                size = node.attribute(each.name)
                if each.kind == "integer" and size in outputs:
                    graph.update(node.with_attributes(**{each.name: outputs[size]}))
        return graph

    def _drawn(self, graph: Graph, feeds: Mapping[str, Array], seed: int, kept: Collection[str] = ()) -> Plan:
        """Other numbers: random ones, or for what a loss does not take, rows of those at hand."""
        rng = np.random.default_rng(seed)
        drawn = {name: matrix if name in kept else _random(rng, matrix) for name, matrix in feeds.items()}
        plan = Plan(graph, drawn)
        try:
            check_targets(plan, drawn)
        except Problem:
            mixed = {name: matrix[rng.integers(0, len(matrix), len(matrix))] for name, matrix in feeds.items()}
            drawn |= {name: mixed[name] for name in self._targets()}
            plan = Plan(graph, drawn)
        plan.theta[:] = rng.standard_normal(plan.theta.shape)
        plan.evaluate()
        return plan


def _random(rng: np.random.Generator, matrix: Array) -> Array:
    """Random numbers of the same shape; above 0 where all of these are."""
    shape = len(matrix), int(matrix.shape[1])
    return rng.uniform(0.1, 2.0, shape) if (matrix > 0).all() else rng.standard_normal(shape)


def _tiled(matrix: Array, rows: int, columns: int) -> Array:
    """As many rows and columns, made of those that there are."""
    return matrix[np.arange(rows) % len(matrix)][:, np.arange(columns) % matrix.shape[1]]

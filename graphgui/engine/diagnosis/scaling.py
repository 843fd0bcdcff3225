"""Inputs whose columns are of so different sizes that one learning rate cannot suit all their weights."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.sharpness import is_small, sharpness
from graphgui.engine.analysis.stability import stable_rates
from graphgui.engine.graph.graph import Graph
from graphgui.engine.model.columns import deviations, means, varies
from graphgui.engine.training.examples import lean_plan
from graphgui.engine.training.run import RunSegment
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

_ILL = 1000.0  # condition number: the slowest error then takes about so many steps to shrink
_HELPS = 10.0  # times better conditioned once standardised
_UNLIKE = 10.0  # the ratio of columns' sizes from which they count where no condition number is known


@dataclass(frozen=True, slots=True)
class Scaling:
    """Badly scaled inputs of a prediction.

    Attributes:
        inputs: their nodes.
        low, high: the least and the greatest root mean square of a column; a bias counts as a column of ones.
        condition: of the loss's Hessian; None where the loss is not quadratic.
        standardised: the same with these inputs standardised.
        rate: half the largest stable learning rate then; None where none is known.
    """

    inputs: tuple[str, ...]
    low: float
    high: float
    condition: float | None
    standardised: float | None
    rate: float | None

    @property
    def words(self) -> Problem:
        """The sentence that says so."""
        inputs = ", ".join(self.inputs)
        sizes = {"inputs": inputs, "low": f"{self.low:.3g}", "high": f"{self.high:.3g}"}
        if self.condition is None or self.standardised is None:
            template = mark_for_translation(
                "problems", "Columns of “{inputs}” are badly scaled: sizes from {low} to {high}."
            )
            return Problem(template, **sizes)
        template = mark_for_translation(
            "problems",
            "Columns of “{inputs}” are badly scaled: sizes from {low} to {high}, condition number {condition};"
            " standardised it is {standardised}.",
        )
        numbers = {"condition": f"{self.condition:.2g}", "standardised": f"{self.standardised:.2g}"}
        return Problem(template, **sizes, **numbers)


def standardisation(numbers: Array) -> tuple[Array, Array]:
    """What to subtract from each column and divide it by, both 1 x columns; 0 and 1 where a column is constant."""
    mean, deviation = means(numbers)[np.newaxis], deviations(numbers)[np.newaxis]
    moves = deviation > 0
    return np.where(moves, mean, 0.0), np.where(moves, deviation, 1.0)


def badly_scaled(segment: RunSegment) -> Scaling | None:
    """The inputs that would train better standardised; None where there are none.

    Of a quadratic loss the condition numbers say so, before and after; of another one the sizes of the columns.
    """
    graph, feeds, training = segment.graph, segment.feeds, segment.training
    inputs = tuple(name for name in _weighted(graph) if _is_unlike(feeds[name]))
    if not inputs:
        return None
    better = {**feeds, **{name: _standardised(feeds[name]) for name in inputs}}
    condition = standardised = None
    if is_small(lean_plan(graph, feeds), feeds):
        before = quadratic(graph, feeds)
        after = quadratic(graph, better) if before else None
        if before and after:
            condition, standardised = before.condition, after.condition
            if condition < max(_ILL, _HELPS * standardised):
                return None
    stable = stable_rates(training, sharpness(graph, better, training))
    low, high = _sizes(inputs, feeds)
    return Scaling(inputs, low, high, condition, standardised, float(f"{stable.low / 2:.2g}") if stable else None)


def _weighted(graph: Graph) -> list[str]:
    """The inputs whose columns are multiplied by weights, and not targets."""
    learnt = {port.node for name in graph.nodes for port in graph.own_parameters(name)}
    moved = graph.downstream(*learnt)
    found: set[str] = set()
    for name, node in graph.nodes.items():
        wires = graph.incoming(name).values()
        is_product = node.op.traits.product is not None and any(wire.source in moved for wire in wires)
        if is_product or (name in learnt and node.op.source is None):
            found.update(*(_as_they_are(graph, wire.source) for wire in wires if wire.source not in moved))
    return [
        n for n in graph.order() if n in found and graph[n].op.source == "feed" and not _is_standardised(graph, n)
    ]


def _is_standardised(graph: Graph, name: str) -> bool:
    """Whether an input's columns go nowhere but into a node that standardises them."""
    wires = graph.outgoing(name)
    return bool(wires) and all(graph[wire.target].op.traits.standardises for wire in wires)


def _as_they_are(graph: Graph, name: str) -> set[str]:
    """The nodes that a value depends on, without what is standardised on the way."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each not in found and not graph[each].op.traits.standardises:
            found.add(each)
            waiting += [wire.source for wire in graph.incoming(each).values()]
    return found


def _sizes(inputs: tuple[str, ...], feeds: Mapping[str, Array]) -> tuple[float, float]:
    sizes = np.concatenate([_size(feeds[name]) for name in inputs])
    return float(min(sizes.min(), 1.0)), float(max(sizes.max(), 1.0))


def _size(numbers: Array) -> Array:
    """The root mean square of each column that is not constant."""
    moving = numbers[:, varies(numbers)]
    most = np.abs(moving).max(
        axis=0, initial=0.0
    )  # squares of numbers beyond 1e154 would leave the range of floats
    return np.asarray(most * np.sqrt(((moving / most) ** 2).mean(axis=0)))


def _is_unlike(numbers: Array) -> bool:
    """Whether columns differ from each other, or from the bias's ones, by much; or stand far off zero."""
    sizes = _size(numbers)
    if not len(sizes) or not (sizes > 0).all():
        return False
    return bool(max(sizes.max(), 1.0) > _UNLIKE * min(sizes.min(), 1.0))


def _standardised(numbers: Array) -> Array:
    mean, deviation = standardisation(numbers)
    with np.errstate(over="ignore"):
        return np.asarray((numbers - mean) / deviation)

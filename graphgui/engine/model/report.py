"""How well a model fits, and what it says of the data in the data's own units."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, Node
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.columns import deviations, means, varies
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.units import Units, rescaling, units
from graphgui.engine.training.examples import find_examples
from graphgui.ops import Array
from graphgui.words import Problem

_ROUNDING = 1e-9
_LARGEST_POWER = 1023  # of two that is a float
_ROWS = 20_000  # that are looked at in some milliseconds
_FAR, _FARTHEST = 1024.0, 1e30  # times what else is added up: a feature's part then keeps all its digits


@dataclass(frozen=True, slots=True)
class Score:
    """How near predictions come to their targets, in the target's own units.

    Attributes:
        examples: how many rows were compared.
        r_squared: 1 - Σ(Y - Ŷ)² / Σ(Y - mean of its column)² over all targets together, so that one of large
            numbers outweighs the others; NaN where the targets do not differ.
        rmse: the root of the mean squared residual, over all targets together.
        r_squared_of: the same of each target alone.
    """

    examples: int
    r_squared: float
    rmse: float
    r_squared_of: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Affine:
    """Y = X coefficients + intercept, in the columns' own units.

    Attributes:
        features: the names of the n columns of X.
        targets: the names of the p columns of Y.
        coefficients: n x p.
        intercept: 1 x p.
    """

    features: tuple[str, ...]
    targets: tuple[str, ...]
    coefficients: Array
    intercept: Array


@np.errstate(all="ignore")  # what leaves the range of floats is infinite, or no number, in the score too
def score(predicted: Array, target: Array, scale: Array | float = 1.0) -> Score:
    """The score of predictions (q x p) of a target that was divided by `scale` (1 x p)."""
    residuals = (predicted - target) * scale
    spread = np.where(varies(target), target - means(target), 0.0) * scale
    size = float(max(np.abs(residuals).max(initial=0.0), np.abs(spread).max(initial=0.0)))
    unit = size if 0 < size < math.inf else 1.0  # squares of numbers beyond 1e154 would leave the range of floats
    left, total = (((numbers / unit) ** 2).sum(axis=0) for numbers in (residuals, spread))
    shares = tuple(_share(*each) for each in zip(left.tolist(), total.tolist(), strict=True))
    whole = _share(float(left.sum()), float(total.sum()))
    return Score(len(target), whole, unit * math.sqrt(float(left.sum()) / target.size), shares)


def _share(left: float, total: float) -> float:
    return 1 - left / total if total > 0 else math.nan


class FeatureColumns(NamedTuple):
    """The columns of what a prediction is made from, each 1 x n in the order of its sources.

    Attributes:
        sizes: the power of two nearest to the largest number; 1 for a column of zeros.
    """

    sizes: Array
    mean: Array
    spread: Array


def feature_columns(feeds: Feeds, pair: PredictionPair) -> FeatureColumns:
    """Looked at once for many calls of `affine` with the same numbers; of very many rows some, evenly apart.

    They only say where the prediction is tried.
    """
    numbers = [feeds[name][:: 1 + len(feeds[name]) // _ROWS] for name in pair.sources]
    largest = np.hstack([np.abs(each).max(axis=0, initial=0.0) for each in numbers])
    powers = np.round(np.log2(np.where((largest > 0) & np.isfinite(largest), largest, 1.0)))
    sizes = np.exp2(np.minimum(powers, _LARGEST_POWER))
    mean = np.hstack([means(each) for each in numbers])
    return FeatureColumns(sizes, mean, np.hstack([deviations(each) for each in numbers]))


@np.errstate(all="ignore")  # a function whose numbers leave the range of floats is none
def affine(
    graph: Graph, feeds: Feeds, theta: Array, pair: PredictionPair, columns: FeatureColumns | None = None
) -> Affine | None:
    """What the prediction is as a function of each row of its inputs, shifts, scales and standardisations undone.

    None where it is no such function: found by trying it on a few rows, never by which operations there are.

    Args:
        theta: the parameters, one vector as in `Plan.theta`.
        columns: `feature_columns(feeds, pair)` where it is known already.
    """
    if not pair.sources:
        return None
    columns = columns or feature_columns(feeds, pair)
    widths = [feeds[name].shape[1] for name in pair.sources]
    found = _slopes(graph, feeds, theta, pair, columns, widths)
    if found is None:
        return None
    intercept, slopes = found
    nodes = [graph[name] for name in pair.sources]
    pairs = [rescaling(node, width) for node, width in zip(nodes, widths, strict=True)]
    shift, divisor = (np.hstack(rows) for rows in zip(*pairs, strict=True))
    outputs = slopes.shape[1]
    target = target_units(graph, pair, outputs)
    if target is None:
        return None
    return Affine(
        _distinct(nodes, [names(node, width) for node, width in zip(nodes, widths, strict=True)]),
        names(target.source, outputs),
        slopes / divisor.T * target.scale,
        (intercept - (shift / divisor) @ slopes) * target.scale + target.shift,
    )


def _slopes(
    graph: Graph,
    feeds: Feeds,
    theta: Array,
    pair: PredictionPair,
    columns: FeatureColumns,
    widths: Sequence[int],
) -> tuple[Array, Array] | None:
    """The prediction where all features are 0, and by how much it grows with each; None where it is not affine.

    Each feature is tried alone, at its own size; then once more, so large that rounding of what the others and the
    intercept give is nothing beside it. Rows about the mean and about zero say whether it is affine at all.
    """
    splits = np.cumsum(widths)[:-1]
    sizes, mean, spread = columns
    near, rng = [], np.random.default_rng(0)
    near += [rng.standard_normal((3, len(sizes))) * sizes, mean + spread * rng.standard_normal((3, len(sizes)))]
    probes = np.vstack([np.zeros((1, len(sizes))), np.diag(sizes), *near])
    values = _try(graph, feeds, theta, pair, np.split(probes, splits, axis=1))
    if values is None:
        return None
    count = len(sizes)
    intercept, grown, others = values[:1], values[1 : count + 1] - values[:1], probes[count + 1 :] / sizes
    scale = np.abs(intercept) + np.abs(others) @ np.abs(grown)
    gaps = np.abs(values[count + 1 :] - intercept - others @ grown)
    if not (gaps <= _ROUNDING * (scale + scale.mean())).all():
        return None
    least = np.where(grown == 0, np.inf, np.abs(grown)).min(axis=1)
    ratio = np.abs(values[: count + 1]).max() / np.where(np.isfinite(least), least, 1.0)
    far = np.exp2(np.round(np.log2(np.clip(_FAR * ratio, 1.0, _FARTHEST))))
    tried = _try(graph, feeds, theta, pair, np.split(np.diag(sizes * far), splits, axis=1))
    assert tried is not None
    again = (tried - intercept) / far[:, np.newaxis]
    holds = np.abs(again - grown) <= _ROUNDING * (np.abs(grown) + np.abs(intercept))
    slopes = np.where(holds.all(axis=1, keepdims=True), again, grown) / sizes[:, np.newaxis]
    return intercept, slopes


def _try(graph: Graph, feeds: Feeds, theta: Array, pair: PredictionPair, probes: Sequence[Array]) -> Array | None:
    """The prediction for other rows than the data's."""
    examples = find_examples(graph, feeds)
    if not set(pair.sources) <= set(examples.inputs):
        return None
    rows = len(probes[0])
    others = {name: np.zeros((rows, feeds[name].shape[1])) for name in examples.inputs}
    tried = {**feeds, **others, **dict(zip(pair.sources, probes, strict=True))}
    try:
        plan = Plan(graph, tried)
    except Problem:
        return None
    plan.evaluate(theta, gradients=False)
    return plan.value(pair.prediction)


def _distinct(nodes: Sequence[Node], given: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The names of the columns of several inputs, with the input's own before one that several have."""
    times = Counter(name for some in given for name in some)
    return tuple(
        f"{node.name}: {name}" if times[name] > 1 else name
        for node, some in zip(nodes, given, strict=True)
        for name in some
    )


def target_units(graph: Graph, pair: PredictionPair, columns: int) -> Units | None:
    """How the target reads in its table's own units; None where it does not come from an input's columns."""
    return units(graph, graph.incoming(pair.target.node)[pair.target.port].start, columns)


def names(node: Node, columns: int) -> tuple[str, ...]:
    """The names of an input's columns: a table's, else the node's, numbered where there are several."""
    given = node.attribute("columns") or ()
    if node.attribute("value") is None and len(given) == columns:
        return tuple(given)
    return (node.name,) if columns == 1 else tuple(f"{node.name}[{index}]" for index in range(1, columns + 1))

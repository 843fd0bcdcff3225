"""Which rows of which inputs are examples, and which of them train and which validate."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

# A generator of its own, so that no other draw from the same seed follows this one.
_SPLIT = zlib.crc32(b"split")


@dataclass(frozen=True, slots=True)
class Examples:
    """The inputs that hold one example a row, and how many there are.

    The examples are the rows that the loss compares: `inputs` are those `input` nodes on the way to the loss
    that have as many rows as a loss's own inputs, and those of as many rows that meet what depends on them, as the
    targets of an error that is only looked at; every other input is the same for each batch.
    """

    inputs: tuple[str, ...]
    count: int

    def take(self, feeds: Feeds, rows: Array) -> dict[str, Array]:
        """The feeds with only these rows of the examples."""
        return {name: feed[rows] if name in self.inputs else feed for name, feed in feeds.items()}


def find_examples(graph: Graph, feeds: Feeds) -> Examples:
    """The examples of a graph that has a loss; one, without inputs, where nothing has the loss's rows.

    Raises:
        Problem: a graph that cannot run.
    """
    shapes = infer(graph, feeds)
    if problem := shapes.first_problem():
        raise problem
    loss = graph.trained_loss()
    assert loss is not None
    upstream = graph.upstream(loss)
    losses = [name for name in upstream if graph[name].op.is_loss] or [loss]
    compared = {shapes.known[PortId(name, port.name)][0] for name in losses for port in graph[name].op.inputs}
    rows = {name: len(feeds[name]) for name in upstream if graph[name].op.source == "feed"}
    count = max((count for count in rows.values() if count in compared), default=1)
    found = {name for name in rows if rows[name] == count > 1}
    return Examples(tuple(sorted(found | _beside(graph, feeds, found, count))), count)


def _beside(graph: Graph, feeds: Feeds, examples: set[str], count: int) -> set[str]:
    """The inputs off the way to the loss that hold a row for each example, and meet what depends on them."""
    others = [name for name, feed in feeds.items() if name not in examples and len(feed) == count > 1]
    if not others:
        return set()
    dependent = graph.downstream(*examples)
    return {name for name in others if name in graph and not dependent.isdisjoint(graph.downstream(name))}


def split(count: int, share: float, seed: int) -> tuple[Array, Array]:
    """The rows to train on and those to validate on: drawn from the seed, both in rising order.

    `share` of the examples validate, rounded, but at least one of them and not all.

    Raises:
        Problem: there are not two examples to split.
    """
    if count < 2:
        raise GraphProblem(
            mark_for_translation("problems", "Validation needs two examples, and the loss compares one row.")
        )
    rows = np.random.default_rng([_SPLIT, seed]).permutation(count)
    kept = min(max(round(count * share), 1), count - 1)
    return np.sort(rows[kept:]), np.sort(rows[:kept])


def lean_plan(graph: Graph, feeds: Feeds, dtype: DTypeLike = np.float64, theta: Array | None = None) -> Plan:
    """The plan with no more than training needs."""
    return Plan(graph, feeds, gradients="parameters", theta=theta, dtype=dtype)


def compile_part(graph: Graph, feeds: Feeds, dtype: DTypeLike, theta: Array | None = None) -> Plan:
    """`lean_plan` for a part of the examples; a graph that cannot take a part says so."""
    try:
        return lean_plan(graph, feeds, dtype, theta)
    except Problem as problem:
        raise GraphProblem(
            mark_for_translation(
                "problems", "The graph needs all of its examples at once: with a part of them, {reason}"
            ),
            reason=problem,
        ) from None

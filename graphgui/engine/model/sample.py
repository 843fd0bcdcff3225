"""A part of the examples that stands for all of them where all would take too long for a moving picture."""

import zlib
from dataclasses import dataclass

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import find_examples
from graphgui.ops import Array
from graphgui.words import Problem

SIZE = 4000
"""Examples of a sample."""

_MANY = 2_000_000  # numbers of a plan's values: about as many as forward and backward pass through in a frame
_FIRST = 5  # rows, which are what is seen of a matrix in small
_DRAW = zlib.crc32(b"sample")


@dataclass(frozen=True, eq=False)
class Sample:
    """Some examples of a graph, and a plan of all values and gradients for them alone.

    Attributes:
        rows: which, rising: the first few, and others drawn once and for all.
        count: of how many.
        plan: with parameters of its own.
    """

    rows: Array
    count: int
    plan: Plan

    def places(self, rows: Array) -> Array:
        """Where rows of all examples, each of which is in the sample, stand in it."""
        return np.searchsorted(self.rows, rows)

    def compute(self, theta: Array, optional: bool = True) -> None:
        """Compute every value and gradient at these parameters; `optional` as in `Plan.backward`."""
        self.plan.evaluate(theta, optional=optional)


def sample_of(plan: Plan, feeds: Feeds) -> Sample | None:
    """The sample for a plan and the feeds it was made with; None where all examples can be shown in each frame.

    None, too, for a graph that has no loss, or that needs all of its examples at once.
    """
    if plan.loss is None or plan.shapes.known.count_numbers() < _MANY:
        return None
    try:
        examples = find_examples(plan.graph, feeds)
        if not is_many(examples.count):
            return None
        rows = sampled_rows(examples.count)
        return Sample(rows, examples.count, Plan(plan.graph, examples.take(feeds, rows)))
    except Problem:
        return None


def is_many(count: int) -> bool:
    """Whether so many examples have a sample that is much smaller."""
    return count > 2 * SIZE


def sampled_rows(count: int) -> Array:
    """`SIZE` of `count` rows, rising: the same ones at every call."""
    drawn = np.random.default_rng(_DRAW).choice(count - _FIRST, SIZE - _FIRST, replace=False) + _FIRST
    return np.concatenate((np.arange(_FIRST), np.sort(drawn)))

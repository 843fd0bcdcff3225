"""Which coefficients the data do not determine: those of columns that depend on one another, or nearly do."""

import math
from collections.abc import Sequence

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.columns import deviations, means
from graphgui.engine.model.prediction import PredictionPair
from graphgui.engine.model.report import affine
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

_MOST = 20  # directions that are looked at one by one
_SHOWN = 8  # names in a sentence
_NOTHING = 1e-6  # of the largest change of a prediction along a direction
_ROUNDING = 1e-9
_EXACT = 1e-9  # relative error: nine digits need no word

Group = tuple[int, ...]
"""Indices of features, as in `Affine.features`; the one after the last stands for the intercept."""


def undetermined(graph: Graph, feeds: Feeds, closed: Quadratic, pair: PredictionPair) -> tuple[Group, ...]:
    """The coefficients of a model that is affine in its inputs of which others fit as well, those that hang
    together in one group; none where the least squares have one solution.
    """
    directions = closed.idle
    if not directions.shape[1]:
        return ()
    if directions.shape[1] > _MOST:
        directions = directions @ np.random.default_rng(0).uniform(1, 2, (directions.shape[1], 1))
    numbers = np.hstack([feeds[name] for name in pair.sources])
    still = affine(graph, feeds, np.zeros(len(closed.minimiser)), pair)
    groups: list[set[int]] = []
    for direction in directions.T:
        moved = affine(graph, feeds, direction, pair)
        if still is None or moved is None:
            return ()
        group = _moving(moved.coefficients - still.coefficients, moved.intercept - still.intercept, numbers)
        joined = [each for each in groups if each & group]
        groups = [each for each in groups if not each & group] + [group.union(*joined)]
    return tuple(sorted(tuple(sorted(group)) for group in groups if group))


def _moving(coefficients: Array, intercept: Array, numbers: Array) -> set[int]:
    """The features, and the intercept, whose coefficients change."""
    spread, mean = deviations(numbers), np.abs(means(numbers))
    weight = np.where(spread > 0, spread, np.where(mean > 0, mean, 1.0))
    by = (np.abs(coefficients) * weight[:, np.newaxis]).max(axis=1)
    found = set(np.flatnonzero(by > _NOTHING * by.max(initial=0.0)).tolist())
    lost = _ROUNDING * (np.abs(coefficients) * mean[:, np.newaxis]).sum(axis=0)
    return found | {len(numbers[0])} if (np.abs(intercept) > lost).any() else found


def dependence(group: Group, features: Sequence[str], intercept: str) -> Problem:
    """The sentence that says so of one group; `intercept` is what the intercept is called."""
    names = [(*features, intercept)[index] for index in group]
    shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    if len(names) == 1:
        template = mark_for_translation(
            "problems", "The coefficient of {columns} is one of infinitely many: it changes no prediction."
        )
    else:
        template = mark_for_translation(
            "problems",
            "Twin columns: {columns} depend on one another, and their coefficients are one choice of infinitely "
            "many that fit as well.",
        )
    return Problem(template, columns=shown)


def inexactness(closed: Quadratic) -> Problem | None:
    """The sentence for coefficients of the closed form that do not hold to nine digits; None where they do."""
    if not closed.rounding > _EXACT:
        return None
    template = mark_for_translation(
        "problems",
        "Columns nearly depend on one another: the rounding of the data leaves about {digits} digits of the "
        "coefficients.",
    )
    return Problem(template, digits=max(0, math.floor(-math.log10(closed.rounding))))

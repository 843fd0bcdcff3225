"""Runs that are kept in the file to be compared with later ones: curve, settings, and where they ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphgui.engine.training.settings import Training
from graphgui.ops import Array

MOST_POINTS = 400

Rows = tuple[tuple[float, ...], ...]
LossCurve = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run as it ended.

    Attributes:
        name: tells it from all others of the file.
        curve: (step, loss) of some of its steps, rising; at most `MOST_POINTS` where `thinned` made them.
        validation: (step, loss) on the examples kept apart, likewise; empty where there were none.
        parameters: rows x columns after the last step, by "node.port"; empty where they had diverged.
    """

    name: str
    steps: int
    curve: LossCurve
    training: Training
    parameters: Mapping[str, Rows]
    validation: LossCurve = ()

    @property
    def loss(self) -> float | None:
        """The last loss that is known."""
        return self.curve[-1][1] if self.curve else None


def thinned(losses: Sequence[float], first: int = 0) -> LossCurve:
    """As `thinned_at`, of losses step by step; `first` is the step of the first one."""
    return thinned_at(range(first, first + len(losses)), losses)


def thinned_at(steps: Sequence[int], losses: Sequence[float]) -> LossCurve:
    """A curve through losses at steps: the first, the last, and the least and greatest of equal stretches.

    Losses are rounded to six digits; those that are no finite numbers are left out.
    """
    values = np.array(losses, float)
    finite = np.flatnonzero(np.isfinite(values))
    if len(finite) <= MOST_POINTS:
        kept = finite
    else:
        segments = np.array_split(finite, MOST_POINTS // 2 - 1)
        extremes = [part[k] for part in segments for k in (values[part].argmin(), values[part].argmax())]
        kept = np.unique([finite[0], *extremes, finite[-1]])
    return tuple((steps[index], float(f"{values[index]:.6g}")) for index in kept.tolist())


def as_rows(parameters: Mapping[str, Array]) -> dict[str, Rows]:
    """Parameters as a kept run has them; none where one of them is no finite number."""
    if not all(np.isfinite(array).all() for array in parameters.values()):
        return {}
    return {name: tuple(tuple(row) for row in array.tolist()) for name, array in sorted(parameters.items())}

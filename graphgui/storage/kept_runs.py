"""Runs that are kept in the file to be compared with later ones: curve, settings, and where they ended."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphgui.engine.training.settings import Training
from graphgui.ops import Array
from graphgui.storage import graph_fields
from graphgui.storage import training as settings
from graphgui.storage.schema import RunFile
from graphgui.words import Problem, mark_for_translation

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


def write(runs: Iterable[KeptRun]) -> list[dict[str, Any]]:
    """Runs as fields of a file, in order."""
    return [
        {
            "name": run.name,
            "steps": run.steps,
            "training": settings.write(run.training),
            "curve": run.curve,
            "parameters": run.parameters,
        }
        | ({"validation": run.validation} if run.validation else {})
        for run in runs
    ]


def read(files: Iterable[RunFile]) -> tuple[KeptRun, ...]:
    """Runs as they were written. Raises `Problem` for two of one name, and for numbers that cannot be."""
    found: dict[str, KeptRun] = {}
    for file in files:
        if file.name in found:
            raise Problem(mark_for_translation("problems", "There are two runs called “{run}”."), run=file.name)
        try:
            found[file.name] = _read(file)
        except Problem as problem:
            raise Problem(
                mark_for_translation("problems", "The run “{run}”: {reason}"), run=file.name, reason=problem
            ) from None
    return tuple(found.values())


def _read(file: RunFile) -> KeptRun:
    curve, validation = _read_curve(file.curve), _read_curve(file.validation)
    parameters = as_rows({name: graph_fields.parameter(name, rows) for name, rows in file.parameters.items()})
    return KeptRun(file.name, file.steps, curve, settings.read(file.training), parameters, validation)


def _read_curve(points: Sequence[tuple[int, float]]) -> LossCurve:
    steps = [step for step, _ in points]
    if not all(math.isfinite(loss) for _, loss in points) or steps != sorted(set(steps)):
        raise Problem(mark_for_translation("problems", "its curve is not finite losses at rising steps."))
    return tuple((step, float(loss)) for step, loss in points)

"""Kept runs as fields of a graph file."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from graphgui.storage import graph_fields
from graphgui.storage import training as settings
from graphgui.storage.kept_runs import KeptRun, LossCurve, as_rows
from graphgui.storage.schema import RunFile
from graphgui.words import Problem, mark_for_translation


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

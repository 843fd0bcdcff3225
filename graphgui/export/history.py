"""The history of a run as a table: CSV, or Parquet with the exact bits.

A row is a moment of the run, from the seed's parameters to the last step's. All in it belongs together:

    step             how many updates were made before
    epoch            how often the examples were seen before, with fractions within an epoch
    loss             the loss of the batch that the next step sees, before its update
    validation loss  on the examples kept apart; only where it was measured
    learning rate    of the next step, by its schedule
    gradient norm    the norm of that loss's gradient with respect to all parameters, without weight decay
    linear.W[1,1]    each number of each parameter; rows and columns count from 1

A run keeps its losses and some snapshots; all the rest is found by making the steps again, which gives the same
bits. The last row's loss, rate and gradient are those of the step that would have followed.

A format is a row of `WRITERS`; the window's dialogue and `graphgui train --history` take what stands there.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.training.run import Run, RunSegment
from graphgui.ops import Array
from graphgui.progress import Progress, unseen
from graphgui.storage import atomic
from graphgui.words import Problem, mark_for_translation

if TYPE_CHECKING:
    import polars

WRITERS: Mapping[str, Callable[["polars.DataFrame", BytesIO], object]] = {
    ".csv": lambda table, file: table.write_csv(file),
    ".parquet": lambda table, file: table.write_parquet(file),
}
"""By the ending of a file's name; the first where a name has none."""
MOST_NUMBERS = 10_000_000  # in a table, 80 MB: of a longer run every second row is taken, every third, and so on
_REPORT_EVERY = 256  # rows, of progress


@dataclass(frozen=True, slots=True)
class _Row:
    epoch: float
    loss: float
    rate: float
    gradient_norm: float


def check(path: Path) -> None:
    """Raise now the `Problem` that `save` would raise for the place and the kind."""
    if path.suffix.lower() not in ("", *WRITERS):
        raise Problem(
            mark_for_translation("problems", "{file}: a history ends in one of {endings}."),
            file=path.name,
            endings=", ".join(WRITERS),
        )
    atomic.check(path)


def save(path: Path, run: Run, progress: Progress = unseen) -> int:
    """Write a run's history as the ending asks for; return how many steps a row has.

    Args:
        run: nobody else trains on it meanwhile: give a branch of one that goes on.
        progress: is told the share that is done; what it raises ends the work, and nothing is written.

    Raises:
        Problem: the file cannot be written.
    """
    check(path)
    every = spacing(run)
    frame = table(run, every, progress)
    written = BytesIO()
    WRITERS[path.suffix.lower() or next(iter(WRITERS))](frame, written)
    progress(1.0)  # the last chance to end it
    atomic.write_bytes(path, written.getvalue())
    return every


def spacing(run: Run, most: int = MOST_NUMBERS) -> int:
    """How many steps lie between two rows so that the table has at most so many numbers; mostly 1."""
    return max(1, math.ceil((run.steps + 1) * run.snapshot(0).theta.size / most))


def table(run: Run, every: int = 1, progress: Progress = unseen) -> "polars.DataFrame":
    """Each `every`-th moment of a run, and its last."""
    import polars

    steps = sorted({*range(0, run.steps + 1, every), run.steps})
    start = run.snapshot(0).theta
    thetas = np.empty((start.size, len(steps)), start.dtype)
    rows = []
    for done, (row, theta) in enumerate(_replayed(run, steps)):
        if done % _REPORT_EVERY == 0:
            progress(done / len(steps))
        rows.append(row)
        thetas[:, done] = theta
    measured = dict(zip(run.validation_steps, run.validation, strict=True))
    columns = {
        "step": polars.Series(steps, dtype=polars.Int64),
        "epoch": polars.Series([row.epoch for row in rows]),
        "loss": polars.Series([row.loss for row in rows]),
        "validation loss": polars.Series([measured.get(step) for step in steps], dtype=polars.Float64),
        "learning rate": polars.Series([row.rate for row in rows]),
        "gradient norm": polars.Series([row.gradient_norm for row in rows]),
    }
    return polars.DataFrame(columns | dict(zip(_names(run.segments[-1]), thetas, strict=True)))


def _replayed(run: Run, steps: Sequence[int]) -> Iterator[tuple[_Row, Array]]:
    """The moments after so many updates, rising, and the parameters there."""
    wanted = iter(steps)
    step = next(wanted, None)
    epochs = 0.0  # before the segment
    ends = [*(segment.start.step for segment in run.segments[1:]), run.steps + 1]
    for segment, end in zip(run.segments, ends, strict=True):
        trainer, first = segment.trainer(), segment.start.step
        while step is not None and step < end:
            run.advance(trainer, segment, step)
            theta = trainer.plan.theta.copy()
            with np.errstate(all="ignore"):
                loss = run.step_on(trainer, segment)
                norm = float(np.linalg.norm(trainer.plan.gradient_theta))
            epoch = epochs + (step - first) / trainer.steps_per_epoch
            yield _Row(epoch, loss, trainer.last_rate, norm), theta
            step = next(wanted, None)
        epochs += (end - first) / trainer.steps_per_epoch


def _names(segment: RunSegment) -> list[str]:
    """A name for each number of the parameters, in the order of `Plan.theta`."""
    parameters = Plan(segment.graph, segment.feeds, gradients="parameters").parameters
    return [
        f"{port}[{row + 1},{column + 1}]"
        for port, array in parameters.items()
        for row in range(array.shape[0])
        for column in range(array.shape[1])
    ]

"""`graphgui train`: to the last step without a window."""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from graphgui.data.choices import Choices
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table
from graphgui.engine.diagnosis.divergence import diagnose_divergence
from graphgui.engine.training.recorder import Recorder
from graphgui.engine.training.run import Run
from graphgui.engine.training.trainer import Trainer, Training
from graphgui.export.history import check as check_history
from graphgui.export.history import save as save_history
from graphgui.ops import Array
from graphgui.storage import atomic, file
from graphgui.storage.project import Project
from graphgui.terminal import spoken
from graphgui.terminal.output import complain, number, progress_bar, rows, short, write, write_json
from graphgui.terminal.spoken import number as number_text
from graphgui.terminal.spoken import translate
from graphgui.terminal.summary import Summary, summarise
from graphgui.terminal.summary import as_json as summary_as_json
from graphgui.words import Problem, mark_for_translation, with_separators

GONE = ("diverged", "exploded")
"""Ends of training after which the parameters are worth nothing."""


@dataclass(frozen=True, slots=True)
class Trained:
    """Where training ended: `loss` is of the `parameters`, which are by "node.port", after the run `made`.

    `theta` holds the same parameters in one vector, as in `Plan.theta`.
    """

    loss: float
    made: Run
    stopped: str
    parameters: dict[str, Array]
    theta: Array
    training: Training

    @property
    def losses(self) -> Sequence[float]:
        """The loss at each step, before its update."""
        return self.made.losses


def train(
    path: Path,
    *,
    steps: int | None = None,
    learning_rate: float | None = None,
    seed: int | None = None,
    data: Path | None = None,
    out: Path | None = None,
    history: Path | None = None,
    as_json: bool = False,
    outside: bool = False,
) -> int:
    """Train a file's graph and print what was found; return 1 where training diverged.

    Args:
        seed: draws the parameters anew; without it training goes on from those of the file, if it has any.
        data: a data file to take the place of the tables.
        out: where to write the project with its new parameters; not written where training diverged or exploded.
        history: where to write the run step by step, as CSV or Parquet.
    """
    if out is not None:
        atomic.check(out)
    if history is not None:
        check_history(history)
    project = file.load(path, drafts=data is not None, outside=outside)
    read = [*project.data_files(), *([data] if data else [])]
    atomic.check_spares(out, read)
    atomic.check_spares(history, [path, *read])
    if data is not None:
        use_data(project, data, path)
    given: dict[str, Any] = {"steps": steps, "learning_rate": learning_rate, "seed": seed}
    project.training = project.training.changed(**{k: v for k, v in given.items() if v is not None})
    if seed is not None:
        project.parameters = {}
    with file.named(path):
        project.check()
        trained = run(project)
    unwritten = _write_files(project, trained, out, history)
    feeds = project.feeds()
    summary = None if trained.stopped in GONE else summarise(project.graph, feeds, trained.theta)
    if as_json:
        write_json(_as_json(trained, summary))
    else:
        report(trained)
        for sentence in summary.says if summary else ():
            write(spoken.sentence(sentence))
    if unwritten is not None:
        raise unwritten
    return conclude(trained)


def run(project: Project) -> Trained:
    """Train a project to the end, with a progress bar on a terminal. Raises `Problem`."""
    training, feeds = project.training, project.feeds()
    start = project.plan(feeds=feeds, gradients="parameters").theta if project.parameters else None
    trainer = Trainer(project.graph, feeds, training, start)
    made = Run()
    made.begin_with(trainer, project.graph, feeds)
    recorder = Recorder(trainer)
    trainer.pause_at(-math.inf)  # where the window pauses
    with progress_bar(training.steps) as progress:
        stopped = trainer.run(training.steps, progress=progress)
    assert stopped is not None
    loss = trainer.final_loss()
    parameters = {str(port): array.copy() for port, array in trainer.plan.parameters.items()}
    made.record(recorder.take(stopped))
    theta = trainer.plan.theta.copy()
    return Trained(loss, made, stopped if np.isfinite(loss) else "diverged", parameters, theta, training)


def _write_files(project: Project, trained: Trained, out: Path | None, history: Path | None) -> Problem | None:
    """Write what is to be written, before a word that may meet a closed pipe; the first reason why it cannot be.

    What training has found is printed in either case: it may have taken hours.
    """
    writes: list[Callable[[], object]] = []
    if history is not None:
        writes.append(partial(write_history, history, trained.made))
    if out is not None and trained.stopped not in GONE:
        writes.append(partial(file.save, replace(project, parameters=trained.parameters), out))
    problem = None
    for write_one in writes:
        try:
            write_one()
        except Problem as error:
            problem = problem or error
    return problem


def write_history(path: Path, made: Run) -> None:
    """Write a run step by step, with a progress bar on a terminal; say so where not every step has a row."""
    with progress_bar(made.steps + 1) as progress:

        def tell(share: float) -> None:
            if progress:
                done = min(round(share * made.steps), made.steps)
                progress(done, made.losses[done] if done < made.steps else np.nan)

        every = save_history(path, made, tell)
    if every > 1:
        complain(translate("terminal", "The history has one row for {count} steps.").format(count=every))


def use_data(project: Project, data: Path, path: Path) -> None:
    """Put the table of a data file in the place of each table of the project whose columns it has.

    Raises:
        Problem: the file is no table, or has the columns of none that the graph reads.
    """
    read: dict[str, set[str]] = {}
    for node in project.graph.nodes.values():
        if node.op.source == "feed" and node.attribute("table") is not None:
            read.setdefault(node.attribute("table"), set()).update(node.attribute("columns"))
    if not read:
        raise Problem(
            mark_for_translation("problems", "{file} reads no table, so {data} cannot take its place."),
            file=str(path),
            data=str(data),
        )
    tables = {name: _read_as(_choices(project, name), data) for name in read}
    for sentence in dict.fromkeys(str(remark) for table in tables.values() for remark in table.remarks):
        complain(sentence)
    fitting = {name: table for name, table in tables.items() if read[name] <= set(table.names)}
    if not fitting:
        name, columns = next(iter(read.items()))
        raise Problem(
            mark_for_translation(
                "problems", "{data} cannot take the place of the table “{table}”: it has no column {missing}."
            ),
            data=str(data),
            table=name,
            missing=", ".join(sorted(columns - set(tables[name].names))),
        )
    project.tables = project.tables | fitting


def _choices(project: Project, name: str) -> Choices | None:
    """What was chosen when the table was imported, whether its file is there still or not."""
    table = project.tables.get(name) or project.missing.get(name)
    return table.choices if table else None


def _read_as(choices: Choices | None, data: Path) -> Table:
    """The table in a file, read as was chosen for another; where that does not do, as it is cut, or as it stands.

    Raises:
        Problem: what keeps it from being read as chosen.
    """
    try:
        return read_table(data, choices)
    except Problem:
        if choices is None:
            raise
        for other in (replace(choices, shape=None), replace(choices, shape=None, read={}), None):
            with suppress(Problem):
                return read_table(data, other)
        raise


def report(trained: Trained) -> None:
    """Print the loss and the parameters for people."""
    write(
        translate("terminal", "loss {loss} after {count} steps").format(
            loss=number_text(f"{trained.loss:.10g}"), count=len(trained.losses)
        )
    )
    if fewer := trained.made.segments[-1].equivalent:
        template = translate(
            "terminal", "{count} rows were trained on as {size} equivalent ones, of the same loss and gradient"
        )
        write(template.format(count=with_separators(fewer.count), size=fewer.size))
    for name, array in trained.parameters.items():
        separator = "\n" if array.shape[0] > 1 else " "
        write(f"{name} ={separator}{short(array)}")


def conclude(trained: Trained) -> int:
    """Say so where training diverged or exploded; return the exit code."""
    if trained.stopped not in GONE:
        return 0
    first, *others = diagnose_divergence(trained.made, trained.training.learning_rate).words
    if not len(trained.losses):
        template = translate(
            "terminal", "The loss is not a finite number before the first step: check data and start."
        )
        if math.isfinite(trained.loss):
            template = translate(
                "terminal", "The loss is a finite number before the first step, and its gradient is none."
            )
        complain(template)
    else:
        complain(first)
    for sentence in others:
        complain(sentence)
    return 1


def _as_json(trained: Trained, summary: Summary | None) -> dict[str, object]:
    told = {"summary": summary_as_json(summary)} if summary else {}
    return told | {
        "loss": number(trained.loss),
        "steps": len(trained.losses),
        "stopped": trained.stopped,
        "equivalent_rows": fewer.size if (fewer := trained.made.segments[-1].equivalent) else None,
        "parameters": {name: rows(array) for name, array in trained.parameters.items()},
    }

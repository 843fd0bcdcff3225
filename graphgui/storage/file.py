"""A project as a file, and back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from graphgui.data.files import read_text
from graphgui.engine.settings import Training
from graphgui.engine.shapes import infer
from graphgui.ops import ShapeProblem
from graphgui.storage import atomic, pieces
from graphgui.storage.layout import lay_out
from graphgui.storage.project import Project
from graphgui.storage.schema import FORMAT, VERSION, TrainingFile, decode, schema
from graphgui.words import Problem, say

__all__ = ["dumps", "load", "loads", "named", "save", "schema"]

# Settings beyond these are written only where they are not the usual ones.
_ALWAYS_WRITTEN = ("learning_rate", "steps", "seed")


def load(path: Path, *, drafts: bool = False) -> Project:
    """The project in a file.

    Args:
        drafts: take a graph that was saved although its shapes do not fit.

    Raises:
        Problem: why there is none, as one sentence that names the file.
    """
    text = read_text(path)
    with named(path):
        return loads(text, _folder(path), drafts=drafts)


def save(project: Project, path: Path) -> None:
    """Write a project, so that a crash leaves the old file or the new one. Raises `Problem` where it cannot."""
    atomic.write(path, dumps(project, _folder(path)))


@contextmanager
def named(path: Path) -> Iterator[None]:
    """A `Problem` raised within names the file that it is about."""
    try:
        yield
    except Problem as problem:
        raise Problem(say("problems", "{file}: {reason}"), file=str(path), reason=problem) from None


def _folder(path: Path) -> Path:
    """What a file's relative paths start from: links lead to the file itself."""
    return Path(os.path.realpath(path)).parent


# writing


def dumps(project: Project, folder: Path) -> str:
    """The text of a file in `folder`; the same for equal projects, however they were made."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if _misfit(project) is not None:
        content["draft"] = True
    content["training"] = _training_fields(project.training)
    content["loss"] = project.graph.loss
    content |= pieces.write(project, folder)
    return lay_out(content) + "\n"


def _training_fields(training: Training) -> dict[str, Any]:
    values = {field.name: getattr(training, field.name) for field in fields(Training)}
    usual = {field.name: field.default for field in fields(Training)}
    return {name: value for name, value in values.items() if name in _ALWAYS_WRITTEN or value != usual[name]}


# reading


def loads(text: str, folder: Path, *, drafts: bool = False) -> Project:
    """The project in the text of a file in `folder`. Raises `Problem`."""
    file = decode(text)
    training = _training(file.training)
    graph, tables, parameters, annotations = pieces.read(file, folder, file.loss)
    project = Project(graph, tables, training, parameters, annotations)
    problem = None if file.draft and drafts else _misfit(project)
    if problem is not None:
        raise problem
    return project


def _training(file: TrainingFile) -> Training:
    training = Training(**{field.name: getattr(file, field.name) for field in fields(Training)})
    try:
        training.check()
    except Problem as problem:
        raise Problem(say("problems", "training: {reason}"), reason=problem) from None
    return training


def _misfit(project: Project) -> Problem | None:
    """The first shapes that do not fit each other, if any do not; what is only unfinished fits."""
    problems = infer(project.graph, project.feeds()).problems
    return next((p for p in problems.values() if isinstance(p.values.get("reason"), ShapeProblem)), None)

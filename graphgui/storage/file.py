"""A project as a file, and back."""

import os
from pathlib import Path
from typing import Any

from graphgui.data.files import is_file, named, read_text
from graphgui.data.read_table import is_short
from graphgui.data.suffixes import is_data
from graphgui.engine.graph.shapes import infer
from graphgui.ops import ShapeProblem
from graphgui.storage import atomic, graph_fields, hiding, kept_run_fields, planted
from graphgui.storage import training as settings
from graphgui.storage.json_text import lay_out
from graphgui.storage.missing_table import MissingTable
from graphgui.storage.project import Project
from graphgui.storage.safety import limits
from graphgui.storage.safety.outside import Allowed, is_outside, outside_of
from graphgui.storage.schema import FORMAT, VERSION, decode, schema
from graphgui.words import Problem, mark_for_translation

__all__ = ["dumps", "load", "loads", "named", "save", "schema", "to_embed"]

_LARGE = 2**22  # bytes: more take longer to read than anybody takes for at once


def load(
    path: Path,
    *,
    drafts: bool = False,
    outside: Allowed = False,
    place: Path | None = None,
    limited: bool = True,
) -> Project:
    """The project in a file.

    Args:
        place: the file whose copy this is: relative paths in it start from there.
        drafts: take a graph that was saved although its shapes do not fit, and one whose data cannot be read;
            `Project.missing` says which.
        outside: whether data files outside its folder may be read, or which.
        limited: whether it may be a stranger's, and has to keep `limits`.

    Raises:
        Problem: why there is none, as one sentence that names the file.
    """
    if is_data(path) and is_file(path):
        raise Problem(
            mark_for_translation(
                "problems",
                "{file} is a table and no graph: File > Import Data, or graphgui data {file} -o NEW.graph.json, "
                "makes a graph of it.",
            ),
            file=str(path),
        )

    with named(path):
        if limited:
            limits.check_size(path)
        folder = _folder(place or path)
        text = read_text(path)
        return loads(text, folder, drafts=drafts, outside=outside, limited=limited)


def outside(path: Path, place: Path | None = None) -> list[Path]:
    """The data files that a graph refers to outside its folder; `place` as for `load`."""
    try:
        limits.check_size(path)
        text = read_text(path)
        tables = decode(text).tables.values() if '"path"' in text else ()  # else a large one would be read twice
    except Problem:
        return []  # loading it says why
    paths = [Path(table.path) for table in tables if table.path is not None]
    return outside_of(paths, _folder(place or path))


def may_take_long(path: Path, *, outside: bool = False) -> bool:
    """Whether `load` reads a large file, or another that is not a short table of numbers; `outside` as there."""
    try:
        if path.stat().st_size > _LARGE:
            return True
        folder = _folder(path)
        tables = [table for table in decode(read_text(path)).tables.values() if table.path is not None]
        read = [table for table in tables if outside or not is_outside(Path(str(table.path)), folder)]
        return any(table.choices or not is_short(folder / str(table.path)) for table in read)
    except (OSError, ValueError, Problem):
        return False


def save(project: Project, path: Path) -> None:
    """Write a project, so that a crash leaves the old file or the new one. Raises `Problem` where it cannot."""
    written = dumps(project, _folder(path)).encode("utf-8", "replace")  # half a character has no bytes
    text = written.decode()
    with named(path):
        limits.check_bytes(len(written))
        limits.check(decode(text))  # what is written can be read again
    atomic.write(path, text)


def to_embed(project: Project) -> list[str]:
    """The tables whose data files are gone: `save` writes their numbers, so that the graph can be opened again."""
    return [name for name, table in project.tables.items() if table.path is not None and not is_file(table.path)]


def _folder(path: Path) -> Path:
    """What a file's relative paths start from: links lead to the file itself."""
    return Path(os.path.realpath(path)).parent


# writing


def dumps(project: Project, folder: Path) -> str:
    """The text of a file in `folder`; the same for equal projects, however they were made."""
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if _shape_problem(project) is not None:
        content["draft"] = True
    content["training"] = settings.write(project.training)
    content["loss"] = project.graph.loss
    content |= graph_fields.write(project, folder, project.lacking())
    if project.runs:
        content["runs"] = kept_run_fields.write(project.runs)
    if project.breakpoints:
        content["breakpoints"] = dict(sorted(project.breakpoints.items()))
    if answers := {port: text for port, text in project.answers.items() if _node(port) in project.graph}:
        content["answers"] = dict(sorted(answers.items()))
    if (hidden := hiding.write(project.hiding, project.graph)) is not None:
        content["hiding"] = hidden
    if (word := planted.write(project.graph)) is not None:
        content["planted"] = word
    return lay_out(content) + "\n"


# reading


def loads(
    text: str, folder: Path, *, drafts: bool = False, outside: Allowed = False, limited: bool = True
) -> Project:
    """The project in the text of a file in `folder`; see `load`. Raises `Problem`."""
    file = decode(text)
    if limited:
        limits.check(file)
    training = settings.read(file.training)
    missing: dict[str, MissingTable] = {}
    graph, tables, parameters, annotations = graph_fields.read(
        file, folder, file.loss, missing if drafts else None, outside=outside
    )
    breakpoints = {name: text for name, text in file.breakpoints.items() if name in graph}
    answers = {port: text for port, text in file.answers.items() if _node(port) in graph}
    runs, hidden = kept_run_fields.read(file.runs), hiding.read(file.hiding, graph)
    if file.planted is not None:
        graph = planted.read(file.planted, graph)
    project = Project(
        graph, tables, training, parameters, annotations, runs, breakpoints, answers, hidden, missing
    )
    problem = None if file.draft and drafts else _shape_problem(project)
    if problem is not None:
        raise problem
    return project


def _node(port: str) -> str:
    return port.partition(".")[0]


def _shape_problem(project: Project) -> Problem | None:
    """The first shapes that do not fit each other, if any do not; what is only unfinished fits."""
    problems = infer(project.graph, project.feeds()).problems
    return next((p for p in problems.values() if isinstance(p.values.get("reason"), ShapeProblem)), None)

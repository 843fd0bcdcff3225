"""Keep runs in the file, to be compared with later ones."""

from dataclasses import replace
from functools import partial

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.edits.naming import free_name
from graphgui.document.step_names import translate
from graphgui.storage.kept_runs import KeptRun
from graphgui.words import Problem, mark_for_translation


def add(document: Document, run: KeptRun) -> str:
    """Add a run; return its name, numbered where that is taken."""
    free = free_name(run.name, {kept.name for kept in document.kept_runs}, "{name} ({number})")
    runs = (*document.kept_runs, replace(run, name=free))
    _set(document, runs, translate("edits", "Keep the run {0}").format(free))
    return free


def remove(document: Document, name: str) -> None:
    """Take a run out of the file."""
    _kept(document, name)
    rest = tuple(kept for kept in document.kept_runs if kept.name != name)
    _set(document, rest, translate("edits", "Forget the run {0}").format(name))


def rename(document: Document, old: str, new: str) -> None:
    """Give a run of the file another name."""
    new = new.strip()
    if new == old or not new:
        return
    _kept(document, old)
    if any(kept.name == new for kept in document.kept_runs):
        raise Problem(mark_for_translation("problems", "There is another run called “{run}”."), run=new)
    renamed = tuple(replace(kept, name=new) if kept.name == old else kept for kept in document.kept_runs)
    _set(document, renamed, translate("edits", "Rename the run {0}").format(old))


def _kept(document: Document, name: str) -> KeptRun:
    for kept in document.kept_runs:
        if kept.name == name:
            return kept
    raise Problem(mark_for_translation("problems", "There is no run called “{run}”."), run=name)


def _set(document: Document, runs: tuple[KeptRun, ...], text: str) -> None:
    put = document.apply_kept_runs
    document.push(commands.Edit(partial(put, runs), partial(put, document.kept_runs), text))

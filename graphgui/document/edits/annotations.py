"""Frames around nodes, and notes beside them."""

from dataclasses import replace
from functools import partial
from typing import Any

from graphgui.document import commands
from graphgui.document.document import Document
from graphgui.document.step_names import translate
from graphgui.storage.annotations import Annotation, Frame, Note, Rect
from graphgui.words import Problem, mark_for_translation


def add_frame(document: Document, rect: Rect, title: str = "", colour: int = 0, group: str | None = None) -> str:
    """Put a frame onto a sheet; return its name."""
    name = _free_annotation(document, "frame")
    frame = Frame(name=name, rect=rect, title=title, colour=colour, group=group)
    return _add(document, frame, translate("edits", "Add a frame"))


def add_note(document: Document, rect: Rect, text: str = "", group: str | None = None) -> str:
    """Put a note in Markdown onto a sheet; return its name."""
    name = _free_annotation(document, "note")
    note = Note(name=name, rect=rect, text=text, group=group)
    return _add(document, note, translate("edits", "Add a note"))


def change(document: Document, name: str, **changed: Any) -> None:
    """Change `rect`, a frame's `title` or `colour`, or a note's `text`."""
    if name not in document.annotations:
        raise Problem(
            mark_for_translation("problems", "There is no frame or note called “{annotation}”."),
            annotation=name,
        )
    before = document.annotations[name]
    after = replace(before, **changed)
    after.check(document.graph)
    if after != before:
        is_note = isinstance(after, Note)
        text = translate("edits", "Change a note") if is_note else translate("edits", "Change a frame")
        put = document.apply_annotation
        document.push(commands.Edit(partial(put, after), partial(put, before), text))


def _add(document: Document, annotation: Annotation, text: str) -> str:
    annotation.check(document.graph)
    remove = partial(document.apply_remove_annotation, annotation.name)
    document.push(commands.Edit(partial(document.apply_annotation, annotation), remove, text))
    return annotation.name


def _free_annotation(document: Document, kind: str) -> str:
    number = 1
    while f"{kind}.{number}" in document.annotations:
        number += 1
    return f"{kind}.{number}"

"""Frames around nodes, and notes beside them."""

from dataclasses import replace
from functools import partial
from typing import Any

from graphgui.document.verbs import Verbs
from graphgui.storage.annotations import Annotation, Frame, Note, Rect
from graphgui.words import Problem, mark_for_translation


class Annotating(Verbs):
    """Add and change frames and notes; `move` and `delete` take them, too."""

    def add_frame(self, rect: Rect, title: str = "", colour: int = 0, group: str | None = None) -> str:
        """Put a frame onto a sheet; return its name."""
        name = self._free_annotation("frame")
        return self._add(
            Frame(name=name, rect=rect, title=title, colour=colour, group=group), self.tr("Add a frame")
        )

    def add_note(self, rect: Rect, text: str = "", group: str | None = None) -> str:
        """Put a note in Markdown onto a sheet; return its name."""
        name = self._free_annotation("note")
        return self._add(Note(name=name, rect=rect, text=text, group=group), self.tr("Add a note"))

    def change_annotation(self, name: str, **changed: Any) -> None:
        """Change `rect`, a frame's `title` or `colour`, or a note's `text`."""
        if name not in self.annotations:
            raise Problem(
                mark_for_translation("problems", "There is no frame or note called “{annotation}”."),
                annotation=name,
            )
        before = self.annotations[name]
        after = replace(before, **changed)
        after.check(self.graph)
        if after != before:
            text = self.tr("Change a note") if isinstance(after, Note) else self.tr("Change a frame")
            self.push(partial(self.apply_annotation, after), partial(self.apply_annotation, before), text)

    def _add(self, annotation: Annotation, text: str) -> str:
        annotation.check(self.graph)
        remove = partial(self.apply_remove_annotation, annotation.name)
        self.push(partial(self.apply_annotation, annotation), remove, text)
        return annotation.name

    def _free_annotation(self, kind: str) -> str:
        number = 1
        while f"{kind}.{number}" in self.annotations:
            number += 1
        return f"{kind}.{number}"

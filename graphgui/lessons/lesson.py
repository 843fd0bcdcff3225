"""A lesson as its author writes it: a folder with `lesson.json`, a text for each language, and a graph."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from graphgui.data.files import is_folder, named, read_text
from graphgui.examples import EXAMPLES
from graphgui.lessons.sections import Section, sections
from graphgui.lessons.tasks import Task
from graphgui.lessons.words import FIRST_LANGUAGE, Words
from graphgui.storage.schema import decode_other
from graphgui.words import Problem, mark_for_translation

FORMAT = "graphgui-lesson"
VERSION = 1
FILE = "lesson.json"
_EXAMPLE = "example:"


class Step(Struct, forbid_unknown_fields=True, frozen=True):
    """One step: its task, what is said once that is done, and hints, the first of which tells least."""

    task: Task
    done: Words = {}
    hints: tuple[Words, ...] = ()


class LessonFile(Struct, forbid_unknown_fields=True, frozen=True):
    """What `lesson.json` holds.

    Attributes:
        order: lessons stand in a list from the smallest on.
        graph: a file in the same folder, or `example:NAME`.
    """

    format: Literal["graphgui-lesson"]
    version: Annotated[int, Meta(ge=1)]
    title: Words
    line: Words
    graph: str
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]
    order: float = 100.0


@dataclass(frozen=True)
class Lesson:
    """A lesson that can be taught.

    Attributes:
        folder: where it is; its name is the lesson's.
    """

    folder: Path
    file: LessonFile

    @property
    def name(self) -> str:
        """What progress is kept under."""
        return self.folder.name

    @property
    def graph(self) -> Path:
        """The file of the graph that it begins with."""
        return self.beside(self.file.graph)

    def beside(self, named_file: str) -> Path:
        """A file that the lesson names: one in its folder, or that of an example."""
        if named_file.startswith(_EXAMPLE):
            wanted = named_file.removeprefix(_EXAMPLE)
            found = next((each.path for each in EXAMPLES if each.name == wanted), None)
            if found is not None:
                return found
        return self.folder / named_file

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those in which there is a text, by their codes."""
        return tuple(
            sorted(path.stem for path in self.folder.glob("*.md") if re.fullmatch("[a-z]{2,3}", path.stem))
        )

    def text(self, language: str) -> tuple[Section, ...]:
        """The text of every step, in a language that there is, or else in English, or in any. Raises `Problem`."""
        for each in (language, FIRST_LANGUAGE, *self.languages):
            if each in self.languages:
                return sections(read_text(self.folder / f"{each}.md"))
        raise Problem(
            mark_for_translation("problems", "{folder} has no text: write it in a file en.md beside lesson.json."),
            folder=str(self.folder),
        )


def load(path: Path) -> Lesson:
    """The lesson in a folder, or whose `lesson.json` this is.

    Raises:
        Problem: what is wrong with that file, and where in it.
    """
    file = path / FILE if is_folder(path) else path
    with named(file):
        return Lesson(file.resolve().parent, decode_other(read_text(file), LessonFile))

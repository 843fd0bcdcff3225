"""The lessons in a folder: those that are shipped with the program, or a teacher's own."""

from collections.abc import Iterable
from pathlib import Path

from graphgui import assets
from graphgui.lessons.lesson import FILE, Lesson, load
from graphgui.words import Problem


def shipped_lessons() -> list[Lesson]:
    """Those that come with the program, in the order in which to take them."""
    return lessons_in(assets.path("lessons"))


def lessons_in(folder: Path) -> list[Lesson]:
    """All in the folders of a folder, in their order; what cannot be read, or has no text, is left out."""
    return _ordered(lesson for lesson in map(_read, sorted(folder.glob(f"*/{FILE}"))) if lesson is not None)


def _read(path: Path) -> Lesson | None:
    try:
        lesson = load(path)
    except Problem:
        return None
    return lesson if lesson.languages else None


def _ordered(lessons: Iterable[Lesson]) -> list[Lesson]:
    return sorted(lessons, key=lambda lesson: (lesson.file.order, lesson.name))

"""How many steps of each lesson a person has done."""

from PySide6.QtCore import QSettings

from graphgui.lessons.lesson import Lesson


def steps_done(lesson: Lesson) -> int:
    """The steps done so far, no more than the lesson has."""
    value = QSettings().value(_key(lesson), 0)
    try:
        done = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return 0
    return max(0, min(int(done), len(lesson.file.steps)))


def next_step(lesson: Lesson) -> int:
    """The step to go on at, from 0: the first that is not done, or the first of all where all are."""
    return steps_done(lesson) % len(lesson.file.steps)


def keep_steps_done(lesson: Lesson, steps: int) -> None:
    """Remember that so many are done, if more than before."""
    if steps > steps_done(lesson):
        QSettings().setValue(_key(lesson), steps)


def _key(lesson: Lesson) -> str:
    return f"lessons/{lesson.name}"

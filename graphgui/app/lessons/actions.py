"""The lessons of the Help menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphgui.actions.action import Action, Entry, Place, Submenu
from graphgui.actions.menus import HELP
from graphgui.document.lessons import progress
from graphgui.document.lessons.all_lessons import all_lessons, language, own_folder
from graphgui.lessons.lesson import Lesson
from graphgui.lessons.words import said_in
from graphgui.words import mark_for_translation

_LESSONS = "lessons"


def lesson_actions(begin: Callable[[Lesson, int], object]) -> tuple[Entry, ...]:
    """A submenu of all lessons, those that are done checked, and the folder for one's own."""
    return (
        Submenu(
            id=_LESSONS,
            text=mark_for_translation("actions", "&Lessons"),
            places=(Place(HELP, 0),),
            changing=lambda: _lines(begin),
        ),
    )


@dataclass(frozen=True)
class _Begin:
    """Begins a lesson where it was left; the same from one reading of the menu to the next."""

    lesson: Lesson
    begin: Callable[[Lesson, int], object]

    def __call__(self) -> None:
        self.begin(self.lesson, progress.next_step(self.lesson))


def _lines(begin: Callable[[Lesson, int], object]) -> Sequence[Action]:
    own = Action(
        id="own_lessons",
        text=mark_for_translation("actions", "&Open the Folder of Your Own Lessons"),
        do=_open_own,
        sentence=mark_for_translation("actions", "A lesson is a folder there, written without programming"),
        places=(Place(_LESSONS, 1),),
    )
    return [*(_line(lesson, begin) for lesson in all_lessons()), own]


def _line(lesson: Lesson, begin: Callable[[Lesson, int], object]) -> Action:
    title, line = said_in(lesson.file.title, language()), said_in(lesson.file.line, language())
    done, count = progress.steps_done(lesson), len(lesson.file.steps)
    return Action(
        id=f"lesson_{lesson.name}",
        text=title,
        name=lambda: title.replace("&", "&&"),
        do=_Begin(lesson, begin),
        sentence=line,
        places=(Place(_LESSONS),),
        checked=lambda: done == count,
    )


def _open_own() -> None:
    folder = own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    from PySide6.QtCore import QUrl  # late: few starts show a folder
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

"""Every lesson that can be taken: those that are shipped, and a person's own beside the program's settings."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from graphgui.lessons.lesson import Lesson
from graphgui.lessons.shipped import lessons_in, shipped_lessons


def own_folder() -> Path:
    """Where one's own lessons are, a folder each; it need not exist yet."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / "lessons"


def all_lessons() -> list[Lesson]:
    """All that can be read, the shipped ones first."""
    return [*shipped_lessons(), *lessons_in(own_folder())]


def language() -> str:
    """The code of the language that the window speaks, in which lessons are to be read."""
    return QCoreApplication.translate("language", "en")

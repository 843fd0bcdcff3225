"""`graphgui lesson list` and `graphgui lesson check`: for who teaches."""

from pathlib import Path

from graphgui.lessons.checking import mistakes
from graphgui.lessons.lesson import load
from graphgui.lessons.shipped import lessons_in, shipped_lessons
from graphgui.lessons.words import said_in
from graphgui.terminal.output import complain, write, write_table
from graphgui.terminal.spoken import language, translate


def list_lessons(folder: Path | None) -> int:
    """Print the lessons of a folder, or those that are shipped."""
    lessons = shipped_lessons() if folder is None else lessons_in(folder)
    headings = (
        translate("terminal", "lesson"),
        translate("terminal", "title"),
        translate("terminal", "steps"),
        translate("terminal", "languages"),
    )
    write_table(
        headings,
        [
            (
                each.name,
                said_in(each.file.title, language()),
                str(len(each.file.steps)),
                ", ".join(each.languages),
            )
            for each in lessons
        ],
    )
    return 0


def check_lesson(path: Path) -> int:
    """Say what is wrong with a lesson, a line each; return 1 where anything is."""
    lesson = load(path)
    found = mistakes(lesson)
    for problem in found:
        complain(problem)
    if found:
        return 1
    text = translate("terminal", "“{title}” can be taught: {count} steps, in {languages}.")
    title = said_in(lesson.file.title, language())
    write(text.format(title=title, count=len(lesson.file.steps), languages=", ".join(lesson.languages)))
    return 0

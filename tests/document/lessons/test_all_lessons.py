"""Lessons of one's own stand in a folder beside the program's settings and behind those that are shipped."""

import json
import shutil
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from graphgui.document.lessons import all_lessons
from graphgui.document.lessons.all_lessons import own_folder
from graphgui.lessons.lesson import FILE
from graphgui.lessons.shipped import shipped_lessons


def test_own_lessons_come_after_the_shipped_ones_and_what_is_no_lesson_is_none():
    own = all_lessons.own_folder()  # as it is within tests
    shipped = [lesson.folder for lesson in shipped_lessons()]
    assert [lesson.folder for lesson in all_lessons.all_lessons()] == shipped
    for name, order in [("second", -1.0), ("first", -2.0)]:
        shutil.copytree(shipped[0], own / name)
        written = json.loads((own / name / FILE).read_text())
        (own / name / FILE).write_text(json.dumps(written | {"order": order}))
    (own / "broken").mkdir()
    (own / "broken" / FILE).write_text("{")
    assert [lesson.folder for lesson in all_lessons.all_lessons()] == [*shipped, own / "first", own / "second"]


def test_they_lie_in_a_folder_of_their_own_among_the_program_s_data(qapp):
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    assert own_folder() == Path(data) / "lessons"


def test_without_a_translation_lessons_are_read_in_english(qapp):
    assert all_lessons.language() == "en"

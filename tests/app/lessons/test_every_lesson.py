"""Every lesson is done to its end with mouse and keys, and each foreseen wrong answer gets the reply promised."""

import pytest

from graphgui.document.lessons import progress
from graphgui.lessons.shipped import shipped_lessons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


@pytest.mark.parametrize("lesson", shipped_lessons(), ids=lambda lesson: lesson.name)
def test_it_is_completed(spoken, lesson, window, student):
    window.lessons.begin(lesson)
    student.take_all()
    assert progress.steps_done(lesson) == len(lesson.file.steps)
    window.document.undo_stack.setClean()

"""Every lesson is done to its end with mouse and keys, and each foreseen wrong answer gets the reply promised."""

import pytest

from graphgui.document.lessons import progress
from graphgui.lessons.shipped import shipped_lessons

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own


def test_all_are_completed_in_one_sitting(spoken, window, student):
    assert len(shipped_lessons()) >= 10
    for lesson in shipped_lessons():
        window.lessons.begin(lesson)
        student.take_all()
        assert progress.steps_done(lesson) == len(lesson.file.steps)
        assert not window.document.is_modified  # nothing to be asked about on the way to the next one

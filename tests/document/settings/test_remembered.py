"""What settings hold, whoever wrote it: what cannot be read is as if it were not there."""

import pytest
from PySide6.QtCore import QSettings

from graphgui.document.lessons import progress
from graphgui.document.settings.remembered import remembered_number, remembered_texts
from graphgui.document.tooltip_text import tooltip_text
from graphgui.lessons.shipped import shipped_lessons


@pytest.mark.parametrize(
    "stored, number", [(2.5, 2.5), ("2.5", 2.5), ("wide", 1.0), ([1, 2], 1.0), (None, 1.0), ({}, 1.0)]
)
def test_a_number_or_the_default(qapp, stored, number):
    QSettings().setValue("test/width", stored)
    assert remembered_number("test/width", 1.0) == number


@pytest.mark.parametrize(
    "stored, texts", [(["a", "b"], ["a", "b"]), ("a", ["a"]), ([], []), (3, []), ([1], ["1"])]
)
def test_texts_or_none(qapp, stored, texts):
    QSettings().setValue("test/recent", stored)
    assert remembered_texts("test/recent") == texts


@pytest.mark.parametrize("stored, done", [(2, 2), ("2", 2), (-3, 0), ("many", 0), ([], 0)])
def test_how_far_a_lesson_is_taken(qapp, stored, done):
    lesson = shipped_lessons()[0]
    QSettings().setValue(f"lessons/{lesson.name}", stored)
    assert progress.steps_done(lesson) == progress.next_step(lesson) == done


def test_steps_of_a_lesson_are_kept_where_they_are_more_and_all_begin_anew(qapp):
    lesson = shipped_lessons()[0]
    every = len(lesson.file.steps)
    QSettings().remove(f"lessons/{lesson.name}")
    assert progress.next_step(lesson) == 0
    for steps in (2, 1):
        progress.keep_steps_done(lesson, steps)
        assert progress.steps_done(lesson) == 2
    progress.keep_steps_done(lesson, every + 5)
    assert progress.steps_done(lesson) == every
    assert progress.next_step(lesson) == 0


def test_a_name_that_looks_like_a_tag_is_shown_as_it_is(qapp):
    assert tooltip_text("a < b") == "a < b"
    assert "<img" not in tooltip_text("<img src=file:///x>")

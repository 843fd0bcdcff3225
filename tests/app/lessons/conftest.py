"""A window that speaks a language, and a student in front of it."""

import pytest
from PySide6.QtCore import QLocale

from graphgui.app import language
from graphgui.lessons.shipped import shipped_lessons
from tests.app.lessons.taking import Student


@pytest.fixture(params=["en", "fr"])
def spoken(request, qapp):
    before = QLocale()
    translators = language.install(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def student(window, hands, qtbot):
    return Student(window, hands, qtbot)


@pytest.fixture
def chain(window):
    """The first lesson, begun."""
    lesson = next(each for each in shipped_lessons() if each.name == "chain-rule")
    window.lessons.begin(lesson)
    return lesson

"""In each menu, each marked letter stands for one line, in every language."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMenu

from graphgui.app import language
from graphgui.app.window import Window
from graphgui.canvas.menu import menus_in


@pytest.fixture(params=["en", "fr"])
def in_language(request, qapp):
    before = QLocale()
    translators = language.install(qapp, request.param)
    yield request.param
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def all_menus(window: Window) -> list[QMenu]:
    found = menus_in(window.menuBar())
    for menu in found:
        found += menus_in(menu)
    return found


def letters(lines) -> list[str]:
    return [found[1].casefold() for line in lines if (found := re.search("&([^&])", line.text()))]


def test_no_letter_stands_for_two_lines_of_a_menu(in_language, window):
    for menu in [window.menuBar(), *all_menus(window)]:
        twice = [letter for letter, count in Counter(letters(menu.actions())).items() if count > 1]
        assert not twice, (in_language, menu.objectName(), twice)


def test_the_menus_themselves_have_letters(in_language, window):
    assert len(letters(window.menuBar().actions())) == len(window.menuBar().actions()) == 6

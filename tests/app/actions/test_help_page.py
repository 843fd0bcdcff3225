"""F1: keys, gestures and a glossary, searched together."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget

from graphgui.app.actions.gestures import GESTURES
from graphgui.app.actions.glossary import GLOSSARY
from graphgui.app.actions.shortcuts_page import ShortcutsPage
from tools.translations import ROOT

BY_HAND = re.compile(r"\b(drag|dropp|double-click|click|wheel|pinch|pointer falls|stroke)", re.IGNORECASE)
NOT_BY_HAND = {
    "Grid",  # what dragging obeys
    "While dragging",  # what dragging looks like
    "Every action by name",
    "History to look at",
    "Minimap",
    "Wire the selection by a key",
}


def documented():
    """The rows of docs/interactions.md with what graphgui does."""
    rows = {}
    for line in (ROOT / "docs" / "interactions.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5:
            rows[cells[0]] = cells[4]
    return rows


@pytest.fixture
def page(world):
    world.press("F1")
    return world.window.findChild(ShortcutsPage)


def test_every_gesture_is_one_that_the_table_of_gestures_has():
    assert {gesture.row for gesture in GESTURES} <= set(documented())
    assert len({gesture.row for gesture in GESTURES}) == len(GESTURES)


def test_every_row_of_the_table_that_a_hand_does_is_in_the_list():
    by_hand = {row for row, cell in documented().items() if BY_HAND.search(cell)}
    assert by_hand - NOT_BY_HAND <= {gesture.row for gesture in GESTURES}


def test_the_glossary_explains_the_words_of_the_trade():
    words = [term.word for term in GLOSSARY]
    assert {"gradient", "loss", "learning rate", "chain rule", "share", "fan-out", "batch"} <= set(words)
    assert len(words) >= 25 and words == sorted(words)
    assert all(term.meaning.endswith(".") for term in GLOSSARY)


def test_all_three_are_there(page):
    found = page.found()
    assert len(found["Mouse"]) == len(GESTURES)
    assert len(found["Glossary"]) == len(GLOSSARY)
    assert "F5" in found["Keys"]


def test_what_is_typed_searches_all_of_them_and_shows_the_first_that_has_it(page):
    tabs = page.findChild(QTabWidget)
    QTest.keyClicks(page.focusWidget(), "chain rule")
    assert tabs.tabText(tabs.currentIndex()).startswith("Glossary")
    assert {"chain rule", "backward pass"} <= set(page.found()["Glossary"])
    assert page.found()["Mouse"] == []
    page.focusWidget().clear()
    QTest.keyClicks(page.focusWidget(), "right button")
    assert tabs.tabText(tabs.currentIndex()) == "Mouse (1)"
    page.focusWidget().clear()
    QTest.keyClicks(page.focusWidget(), "breakpoint")
    assert tabs.tabText(tabs.currentIndex()).startswith("Keys")


def test_no_meaning_is_cut_short(world):
    world.window.resize(800, 600)
    world.press("F1")
    page = world.window.findChild(ShortcutsPage)
    tabs = page.findChild(QTabWidget)
    tabs.setCurrentIndex(2)
    QApplication.processEvents()
    words = tabs.currentWidget()
    for row in range(words.topLevelItemCount()):
        place = words.visualItemRect(words.topLevelItem(row))
        text, width = words.topLevelItem(row).text(1), words.columnWidth(1) - 24
        flags = Qt.TextFlag.TextWordWrap
        assert place.height() >= words.fontMetrics().boundingRect(0, 0, width, 999, flags, text).height()


def test_it_fits_into_a_small_window(world):
    world.window.resize(800, 600)
    world.press("F1")
    page = world.window.findChild(ShortcutsPage)
    assert page.width() <= 800 and page.height() <= 600

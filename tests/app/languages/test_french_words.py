"""French as it is written in France: textbook terms, one word for one thing, decimal commas in every sentence."""

import json
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from graphgui import assets
from tests.app.rails.conftest import opened
from tests.app.test_language import messages
from tools.translations import FOLDER

__all__ = ["opened"]

TERMS = {  # what a French text says where the English one says this
    r"closed form": "solution exacte",
    r"learning rate(?! to)": "taux d’apprentissage",
    r"deviation": "écart-type",
    r"\b[Dd]ecay|[Ss]chedule": "décroissance",
    r"\b(the|of) fit\b": "ajustement",
    r"[Bb]ackward pass|[Bb]ackprop": "rétropropagation",
    r"\b[Pp]ress Play\b": r"[Aa]ppuyez (d’abord )?sur Lancer\b",
    r"\bPress\b": "Appuyez",
    r"\b[Gg]radient": "gradient",
    r"\b(the|The|a|no) loss\b": "perte",
}
NEVER = "forme close|forme fermée|déviation|rétro-propagation|passe arrière|Jouer|Presse[rz]|Appuyer|écart type"
ENGLISH_NEVER = r"exact solution|standard error|[Cc]lick Play|[Hh]it Play|back-prop"
_IN_FILES = ("1234.5", "1.234,5")  # as numbers may be written in a file that is read


def sentences() -> list[tuple[str, str]]:
    """Every text of the window and the terminal, in English and in French."""
    return [(source, text) for (_, source), text in messages(FOLDER / "graphgui_fr.ts").items()]


def lesson_texts() -> Iterator[str]:
    """Everything that the shipped lessons say in French."""
    for folder in sorted(assets.path("lessons").iterdir()):
        yield (folder / "fr.md").read_text(encoding="utf-8")
        yield from _of_language(json.loads((folder / "lesson.json").read_text(encoding="utf-8")), "fr")


def _of_language(data: object, language: str) -> Iterator[str]:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    if isinstance(data, dict) and isinstance(said := data.get(language), str):
        yield said
    for part in parts:
        yield from _of_language(part, language)


@pytest.mark.parametrize("english", TERMS)
def test_a_term_has_one_french_word(english):
    about = [(source, text) for source, text in sentences() if re.search(english, source)]
    assert about
    assert [(source, text) for source, text in about if not re.search(TERMS[english], text, re.IGNORECASE)] == []


def test_no_other_word_stands_for_it():
    said = [*(text for _, text in sentences()), *lesson_texts()]
    assert [text for text in said if re.search(NEVER, text)] == []
    assert [source for source, _ in sentences() if re.search(ENGLISH_NEVER, source)] == []


def test_the_button_is_called_what_sentences_call_it(opened):
    window = opened(1280, 800, 1.0, "fr")
    play = window.transport.findChild(QToolButton, "play_button")
    assert play.text().replace("&", "") == "Lancer"
    said = [text for text in lesson_texts() if "Appuyez" in text]
    named = {name for text in said for name in re.findall(r"Appuyez (?:de nouveau )?sur \*\*(.*?)\*\*", text)}
    assert named <= {"Lancer", "F7"} and "Lancer" in named


@pytest.mark.parametrize("word", ["sigmoïde", "sigmoide"])
def test_an_operation_is_found_in_both_boxes_with_accents_or_without(opened, word):
    window = opened(1280, 800, 1.0, "fr")
    QTest.keyClick(window.canvas, Qt.Key.Key_Space)
    write(QApplication.focusWidget(), word)
    assert "sigmoid" in window.document.graph
    write(window.panels.bring("palette").search, word)
    assert "sigmoid2" in window.document.graph
    window.document.undo_stack.setClean()


def write(field: QLineEdit, word: str) -> None:
    """Letter by letter, as QTest does with those of English alone, and Enter."""
    for letter in word:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_sentence_has_decimal_commas():
    said = [*(text for _, text in sentences()), *lesson_texts()]
    assert len(said) > 2_000
    found = {number for text in said for number in re.findall(r"\d[\d.]*\.\d+(?:,\d+)?", text)}
    assert found == set(_IN_FILES)

"""The examples in the File menu, and the notes on them in the window's language."""

import json

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from graphgui.app import language
from graphgui.document.document import Document
from graphgui.examples import EXAMPLES
from graphgui.storage.annotations import Note


@pytest.fixture
def french(qapp):
    before = QLocale()
    translators = language.install(qapp, "fr")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def notes(document):
    return [each.text for each in document.annotations.values() if isinstance(each, Note)]


def test_the_menu_lists_every_example_and_opens_it(window):
    actions = window.action_table.qt_actions
    for example in EXAMPLES:
        action = actions[f"example_{example.name}"]
        assert action.text() == example.title
        action.trigger()
        assert window.document.path is None
        window.session.evaluate()
        assert window.session.moment.loss > 0


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_notes_of_a_copy_are_in_the_windows_language_and_the_file_stays_english(french, example):
    shipped = [note["text"] for note in json.loads(example.path.read_text(encoding="utf-8"))["notes"]]
    document = Document()
    document.open(example.path, as_copy=True)
    assert notes(document) == [QCoreApplication.translate("examples", text) for text in shipped]
    assert all(theirs != text for theirs, text in zip(notes(document), shipped, strict=True))
    document.open(example.path)
    assert notes(document) == shipped

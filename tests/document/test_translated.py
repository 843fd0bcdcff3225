"""What lower floors say is a sentence in the language of the window, and notes of examples are, too."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QUndoCommand, QUndoStack

from graphgui import assets
from graphgui.document.step_names import name_anew, translate
from graphgui.document.translated import (
    equivalent_text,
    problem_text,
    property_text,
    sample_text,
    shipped_notes,
    translated_notes,
)
from graphgui.engine.autodiff.equivalent_examples import Equivalence
from graphgui.engine.model.sample import Sample
from graphgui.examples import EXAMPLES
from graphgui.storage import file
from graphgui.storage.annotations import Frame, Note
from graphgui.words import Problem


@pytest.fixture
def french(qapp):
    """Speaks French from when it is called on."""
    translator = QTranslator()
    assert translator.load(str(assets.path("translations") / "graphgui_fr.qm"))

    def speak():
        qapp.installTranslator(translator)

    yield speak
    qapp.removeTranslator(translator)


def test_a_problem_is_said_with_its_reason(qapp, french):
    problem = Problem("{file}: {reason}", file="a.csv", reason=Problem("There are no columns: add one."))
    assert problem_text(problem) == "a.csv: There are no columns: add one."
    french()
    assert "There are no columns" not in problem_text(problem)
    assert problem_text(problem).startswith("a.csv")


def test_properties_and_counts_are_said_in_words(qapp, french):
    assert property_text("some_property") == "some property"
    assert sample_text(Sample(np.arange(4000), 1_000_000, None)) == "4000 of 1\u202f000\u202f000 rows"
    assert equivalent_text(Equivalence(12, 10_000)) == "10\u202f000 rows as 12 equivalent ones"
    french()
    assert sample_text(Sample(np.arange(4000), 9000, None)) == "4000 lignes sur 9000"


def test_notes_of_examples_are_translated_there_and_back_and_others_stay_as_they_are(qapp, french):
    example = file.load(EXAMPLES[0].path).annotations
    (name,) = [name for name, each in example.items() if isinstance(each, Note)]
    own = Note(name="note.own", rect=(0, 0, 9, 9), text="my own words")
    frame = Frame(name="frame.1", rect=(0, 0, 9, 9), title=example[name].text)
    shown = {name: example[name], "note.own": own, "frame.1": frame}
    assert translated_notes(shown) == shown
    french()
    translated = translated_notes(shown)
    assert (list(translated), translated["note.own"], translated["frame.1"]) == (list(shown), own, frame)
    assert translated[name].text != example[name].text
    assert replace(translated[name], text=example[name].text) == example[name]
    assert shipped_notes(translated) == {name: example[name]}
    assert shipped_notes({"note.own": own, "frame.1": frame}) == shipped_notes({}) == {}


def test_steps_of_undo_are_called_anew_in_another_language(qapp, french):
    stack = QUndoStack()
    for text in (
        translate("edits", "Repair the gradient"),
        translate("edits", "Standardise {0}").format("X"),
        "own",
    ):
        stack.push(QUndoCommand(text))
    assert [stack.text(at) for at in range(3)] == ["Repair the gradient", "Standardise X", "own"]
    french()
    name_anew(stack)
    called = [stack.text(at) for at in range(3)]
    assert "Repair" not in called[0] and "Standardise " not in called[1] and "X" in called[1]
    assert called[2] == "own"
    name_anew(stack)
    assert [stack.text(at) for at in range(3)] == called

"""What lower floors have to say, in the language of whoever reads it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from graphgui.engine.autodiff.equivalent_examples import Equivalence
from graphgui.engine.model.sample import Sample
from graphgui.explain.sentences import sentence
from graphgui.storage.annotations import Annotation, Note
from graphgui.words import Problem, Remark, with_separators


def problem_text(problem: Problem | Remark) -> str:
    """The sentence, translated, and that of any problem that it names as its reason."""
    return sentence(problem, QCoreApplication.translate)


def property_text(name: str) -> str:
    """A property of an operation, or what it may be chosen to be, in the person's language."""
    return QCoreApplication.translate("properties", name).replace("_", " ")


def sample_text(sample: Sample) -> str:
    """How many examples stand for how many: what is shown is of these alone."""
    text = QCoreApplication.translate("sample", "{some} of {all} rows")
    return text.format(some=with_separators(len(sample.rows)), all=with_separators(sample.count))


def equivalent_text(examples: Equivalence) -> str:
    """How many examples training makes do with in the place of how many."""
    text = QCoreApplication.translate("sample", "{all} rows as {some} equivalent ones")
    return text.format(some=with_separators(examples.size), all=with_separators(examples.count))


def shipped_notes(annotations: Mapping[str, Annotation]) -> dict[str, Note]:
    """Those that say what a shipped example does in the window's language, with what it says in its file."""
    from graphgui.examples import EXAMPLES  # late: asked where the language changes
    from graphgui.storage import file

    notes = {name: each for name, each in annotations.items() if isinstance(each, Note)}
    if not notes:
        return {}
    shipped = [each for example in EXAMPLES for each in file.load(example.path).annotations.values()]
    sources = {
        QCoreApplication.translate("examples", each.text): each.text for each in shipped if isinstance(each, Note)
    }
    return {name: replace(note, text=sources[note.text]) for name, note in notes.items() if note.text in sources}


def translated_notes(annotations: Mapping[str, Annotation]) -> dict[str, Annotation]:
    """The same with the notes of a shipped example in the window's language; a person's own stay as they are."""
    return {
        name: replace(each, text=QCoreApplication.translate("examples", each.text))
        if isinstance(each, Note)
        else each
        for name, each in annotations.items()
    }

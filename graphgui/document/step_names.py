"""What the steps of an undo list are called: in the language in which they are shown, whenever they were made."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoStack

_known: dict[str, tuple[str, tuple[Any, ...]]] = {}
"""The marked text, and what fills it, of every name that was given: Qt keeps the name alone."""


class _StepName(str):
    """A name that remembers what it was made of, also once it is filled in."""

    __slots__ = ("source",)
    source: str

    def format(self, *values: Any, **_: Any) -> str:
        name = str.format(self, *values)
        _known[name] = self.source, values
        return name


def translate(context: str, text: str) -> str:
    """The name of a step, from a text marked under `edits`; its `format` fills it."""
    name = _StepName(QCoreApplication.translate(context, text))
    name.source = text
    _known[str(name)] = text, ()
    return name


def name_anew(stack: QUndoStack) -> None:
    """Call every step as the language that is spoken now does."""
    for number in range(stack.count()):
        step = stack.command(number)
        if known := _known.get(step.text()):
            source, values = known
            step.setText(translate("edits", source).format(*values))

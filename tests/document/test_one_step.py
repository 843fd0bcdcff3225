"""Several edits as one step: all or none, also where taking them back fails."""

import pytest
from PySide6.QtGui import QUndoCommand

from graphgui.document import edits
from graphgui.document.document import Document


class Irreversible(QUndoCommand):
    """Cannot be taken back."""

    def redo(self):
        pass

    def undo(self):
        raise ValueError("cannot be taken back")


def test_a_step_that_fails_and_cannot_be_taken_back_is_no_step(qapp):
    document = Document()
    edits.nodes.add(document, "relu", (0.0, 0.0))
    with pytest.raises(ValueError, match="cannot be taken back"), document.one_step("both"):
        edits.nodes.add(document, "linear", (0.0, 0.0))
        document.push(Irreversible())
        raise RuntimeError("half way")
    assert list(document.graph.nodes) == ["relu"]
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    document.undo_stack.redo()
    edits.nodes.add(document, "mse", (0.0, 0.0))
    assert list(document.graph.nodes) == ["relu", "mse"]
    assert document.undo_stack.count() == 2

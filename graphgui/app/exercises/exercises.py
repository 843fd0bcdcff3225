"""The exercises of a window: to find a broken gradient, to predict gradients."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import HELP
from graphgui.canvas.actions.menus import NODES
from graphgui.canvas.view import CanvasView
from graphgui.document.exercises.broken_gradient import BrokenGradient
from graphgui.words import Problem, mark_for_translation


class Exercises(QObject):
    """The exercises on a window's document; the canvas has their actions from then on.

    Args:
        complain: tells a person's mistake.

    Attributes:
        broken_gradient: a gradient that is planted wrong.

    Signals:
        panel_asked: the name of a panel that is to be shown.
    """

    panel_asked = Signal(str)

    def __init__(self, canvas: CanvasView, complain: Callable[[Problem], None], parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._complain = canvas.editor, complain
        self.broken_gradient = BrokenGradient(self._editor.document, self._editor.session, self)
        canvas.entries = (*canvas.entries, *self._entries())

    def break_gradient(self) -> None:
        """Plant a wrong gradient, and show what is asked; where one is planted already, show that."""
        if self.broken_gradient.stage not in ("accuse", "repair"):
            try:
                self.broken_gradient.plant()
            except Problem as problem:
                self._complain(problem)
                return
        self.panel_asked.emit("broken_gradient")

    def accuse(self) -> None:
        """Say that the gradient of the selected node is wrong."""
        nodes = self._editor.selected_nodes()
        if len(nodes) == 1 and self.broken_gradient.accuse(nodes[0]):
            self.panel_asked.emit("broken_gradient")

    def _entries(self) -> tuple[Entry, ...]:
        """The actions that begin an exercise, and that answer it."""
        return (
            Action(
                id="break_gradient",
                text=mark_for_translation("actions", "Find the &Broken Gradient…"),
                do=self.break_gradient,
                sentence=mark_for_translation(
                    "actions", "One gradient of the open graph is made wrong; find the node and the repair"
                ),
                places=(Place(HELP, 1),),
            ),
            Action(
                id="accuse",
                text=mark_for_translation("actions", "This Gradient Is &Wrong"),
                do=self.accuse,
                sentence=mark_for_translation(
                    "actions", "Accuse the selected node where a broken gradient is to be found"
                ),
                places=(Place(HELP, 1), Place(NODES, 0, is_always_there=False)),
                enabled=lambda: self.broken_gradient.stage == "accuse" and len(self._editor.selected_nodes()) == 1,
            ),
        )

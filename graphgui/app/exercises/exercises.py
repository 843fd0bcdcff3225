"""The exercises of a window: to find a broken gradient, to predict gradients."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from graphgui.actions.action import Action, Entry, Place
from graphgui.actions.menus import HELP
from graphgui.app.files.open_document import OpenDocument
from graphgui.canvas.actions.menus import NODES, WIRES
from graphgui.canvas.view import CanvasView
from graphgui.document.exercises import changes
from graphgui.document.exercises.on_document import ExercisesOnDocument
from graphgui.engine.graph.graph import PortId
from graphgui.storage.hiding import NOTHING_HIDDEN
from graphgui.words import Problem, mark_for_translation


class Exercises(QObject):
    """The exercises on a window's document; the canvas has their actions from then on.

    Args:
        complain: tells a person's mistake.

    Attributes:
        broken_gradient: a gradient that is planted wrong.
        prediction: gradients that are hidden until they are predicted.
        on_document: both of them.

    Signals:
        panel_asked: the name of a panel that is to be shown.
    """

    panel_asked = Signal(str)

    def __init__(
        self, opened: OpenDocument, canvas: CanvasView, complain: Callable[[Problem], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editor, self._complain = canvas.editor, complain
        self.broken_gradient, self.prediction = opened.broken_gradient, opened.prediction
        self.on_document = ExercisesOnDocument(self.broken_gradient, self.prediction)
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

    def predict_first(self) -> None:
        """Hide all gradients until they are predicted, or show them all again."""
        document = self._editor.document
        if self._change(lambda: changes.hide_everywhere(document, not self._is_hiding())) and self._is_hiding():
            self.panel_asked.emit("prediction")

    def hide_selected(self) -> None:
        """Hide the gradients of the selected wires and of the selected nodes' parameters, or show them."""
        document, ports = self._editor.document, self._selected_ports()
        self._change(lambda: changes.hide(document, ports, hidden=not self._are_hidden()))

    def lock(self) -> None:
        """Let nobody who opens the file show what is hidden without predicting it."""
        self._change(lambda: changes.lock(self._editor.document))

    def _change(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except Problem as problem:
            self._complain(problem)
            return False
        return True

    def _is_hiding(self) -> bool:
        return self._editor.document.hiding.everywhere

    def _selected_ports(self) -> list[PortId]:
        graph = self._editor.document.graph
        own = (graph.own_parameters(name) for name in self._editor.selected_nodes())
        inputs = [port for ports in own for port in ports if graph[port.node].op.port(port.port)]
        return [*(wire.end for wire in self._editor.selected_wires()), *inputs]

    def _are_hidden(self) -> bool:
        ports, hiding = self._selected_ports(), self._editor.document.hiding
        return bool(ports) and all(hiding.hides(port) for port in ports)

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
            *self._predicting(),
        )

    def _predicting(self) -> tuple[Entry, ...]:
        document = self._editor.document
        return (
            Action(
                id="predict_first",
                text=mark_for_translation("actions", "&Predict First"),
                do=self.predict_first,
                sentence=mark_for_translation(
                    "actions", "Hide every gradient until its sign, its size or its value has been said"
                ),
                places=(Place(HELP, 1),),
                enabled=lambda: not document.hiding.is_locked,
                checked=self._is_hiding,
            ),
            Action(
                id="predict_again",
                text=mark_for_translation("actions", "Predict A&gain"),
                do=self.prediction.again,
                sentence=mark_for_translation("actions", "Hide what was predicted, and count from 0"),
                places=(Place(HELP, 1),),
                enabled=lambda: bool(document.predicted),
            ),
            Action(
                id="hide_gradient",
                text=mark_for_translation("actions", "Hide the G&radient"),
                do=self.hide_selected,
                sentence=mark_for_translation(
                    "actions",
                    "Have the gradients of what is selected predicted before they are seen, or show them",
                ),
                places=(Place(HELP, 1), Place(NODES, 0), Place(WIRES, 0)),
                enabled=lambda: bool(self._selected_ports()) and not document.hiding.is_locked,
                checked=self._are_hidden,
            ),
            Action(
                id="lock_hidden",
                text=mark_for_translation("actions", "Lock What Is &Hidden"),
                do=self.lock,
                sentence=mark_for_translation(
                    "actions", "Who opens the file can show what is hidden by predicting it, and not otherwise"
                ),
                places=(Place(HELP, 1),),
                enabled=lambda: document.hiding != NOTHING_HIDDEN and not document.hiding.is_locked,
            ),
        )

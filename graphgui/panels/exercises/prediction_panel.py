"""Predict first: the sign, the size or the value of a hidden gradient is said, and then it is seen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from graphgui.data.numbers import read_number
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.document import Document
from graphgui.document.exercises.prediction import Prediction, Question
from graphgui.document.translated import problem_text
from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.explain.notation import derivative_text, port_label
from graphgui.look.numbers import short
from graphgui.ops.op import show_shape
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.panels.worked_operation import written
from graphgui.screen_reader.announce import announce
from graphgui.words import Problem

_SIGNS = (-1, 0, 1)


class PredictionPanel(QWidget):
    """Follows the selection: of a wire its share of the gradient, of a node the parameters that it holds.

    Attributes:
        asked, told: what is asked now, and what came of the last prediction.
        sign_buttons, size_buttons, value_field: what is said.
        score: how many predictions were right.
    """

    def __init__(self, document: Document, prediction: Prediction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._prediction = document, prediction
        self._ports: list[PortId] = []
        self._question: Question | None = None
        self._heard = prediction.outcome  # what was spoken last
        self.title = heading(self.tr("Predict first"), self)
        self.asked, self.told, self.score = QLabel(self), QLabel(self), quiet(parent=self)
        for label in (self.asked, self.told):
            label.setWordWrap(True)
        self.form = QWidget(self)
        self.sign_buttons = [QPushButton(text, self.form) for text in ("< 0", "= 0", "> 0")]
        self.size_buttons = [QPushButton(self.form) for _ in range(3)]
        self.value_field = QLineEdit(self.form)
        self.value_field.setAccessibleName(self.tr("Value"))
        self.value_field.returnPressed.connect(self._say_value)
        for sign, button in zip(_SIGNS, self.sign_buttons, strict=True):
            button.clicked.connect(lambda _=False, sign=sign: self._say_sign(sign))
        for index, button in enumerate(self.size_buttons):
            button.clicked.connect(lambda _=False, index=index: self._say_size(index))
        self._lay_out()
        prediction.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 4, 0, 4)
        rows: tuple[tuple[str, Sequence[QWidget]], ...] = (
            (self.tr("Sign"), self.sign_buttons),
            (self.tr("Size"), self.size_buttons),
            (self.tr("Value"), [self.value_field]),
        )
        for row, (caption, widgets) in enumerate(rows):
            label = quiet(caption, self.form)
            label.setWordWrap(False)
            grid.addWidget(label, row, 0)
            across = QHBoxLayout()
            for widget in widgets:
                widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                across.addWidget(widget, 1)
            grid.addLayout(across, row, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        for widget in (self.title, self.asked, self.form, self.told):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.score, 0, Qt.AlignmentFlag.AlignBottom)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Ask for the gradients of these; nothing selected leaves what is asked."""
        graph = self._document.graph
        if wires:
            self._ports = [wire.end for wire in wires]
        elif nodes:
            self._ports = [port for name in nodes if name in graph for port in _asked_at(graph, name)]
        self.refresh()

    def refresh(self) -> None:
        """Ask for the first of the selected gradients that is hidden."""
        questions = (self._prediction.question(port) for port in self._ports)
        before, self._question = self._question, next((each for each in questions if each), None)
        self.asked.setText(self._asked())
        self.form.setVisible(self._question is not None)
        if self._question and self._question != before:
            self.value_field.clear()
            for button, size in zip(self.size_buttons, self._question.sizes, strict=True):
                button.setText(written(size))
        self.told.setText(self._told())
        self.told.setVisible(bool(self.told.text()))
        self._announce()
        prediction = self._prediction
        self.score.setText(
            self.tr("{right} of {said} right").format(right=prediction.right, said=prediction.said)
            if prediction.said
            else ""
        )

    def _announce(self) -> None:
        """Have an outcome spoken, once, and what is asked next."""
        outcome = self._prediction.outcome
        if outcome is not self._heard:
            self._heard = outcome
            announce(self, f"{self.told.text()} {self.asked.text()}" if outcome else "")

    def _asked(self) -> str:
        question = self._question
        if question is None:
            if self._document.hidden:
                return self.tr("Select a wire or a node whose gradient is hidden: “?” stands there.")
            return self.tr("No gradient is hidden. Help > Predict First hides all of them.")
        name = derivative_text(port_label(question.port.port))
        if question.shape == (1, 1):
            return self.tr("What is {gradient} of “{node}”? Say its sign, its size or its value.").format(
                gradient=name, node=question.port.node
            )
        text = self.tr(
            "{gradient} of “{node}” is {shape}. What stands in row {row}, column {column}? Say its sign, its size "
            "or its value."
        )
        row, column = question.place
        shape = show_shape(question.shape)
        return text.format(gradient=name, node=question.port.node, shape=shape, row=row + 1, column=column + 1)

    def _told(self) -> str:
        outcome = self._prediction.outcome
        if outcome is None:
            return ""
        text = (
            self.tr("Right: {gradient} of “{node}” is {number}{there}.")
            if outcome.is_right
            else self.tr("No: {gradient} of “{node}” is {number}{there}.")
        )
        row, column = outcome.place
        is_number = self._document.shapes.known.get(outcome.port) == (1, 1)
        there = (
            "" if is_number else self.tr(" in row {row}, column {column}").format(row=row + 1, column=column + 1)
        )
        name = derivative_text(port_label(outcome.port.port))
        return text.format(gradient=name, node=outcome.port.node, number=short(outcome.number), there=there)

    def _say_sign(self, sign: int) -> None:
        if self._question:
            self._prediction.say_sign(self._question.port, sign)

    def _say_size(self, index: int) -> None:
        if self._question:
            self._prediction.say_size(self._question.port, self._question.sizes[index])

    def _say_value(self) -> None:
        if self._question is None or not self.value_field.text().strip():
            return
        try:
            number = read_number(self.value_field.text(), decimal_mark())
        except Problem as problem:
            self.told.setText(problem_text(problem))
            self.told.show()
            announce(self, self.told.text())
            return
        self._prediction.say_value(self._question.port, number)


def _asked_at(graph: Graph, name: str) -> list[PortId]:
    """Whose gradients a node is asked for: its parameters, else the wires that enter it, else those that leave."""
    wired = graph.incoming(name)
    inputs = [PortId(name, each.name) for each in graph[name].op.inputs if each.name in wired]
    return [*graph.own_parameters(name)] or inputs or [wire.end for wire in graph.outgoing(name)]

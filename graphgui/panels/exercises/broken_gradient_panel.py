"""Find the broken gradient: what is asked, what was answered, and the repairs to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from graphgui.actions.own_keys import OwnKeys
from graphgui.document.exercises.broken_gradient import Answer, BrokenGradient
from graphgui.document.translated import problem_text
from graphgui.explain.notation import derivative_text, port_label
from graphgui.faults import Fault, kind
from graphgui.look.numbers import short
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.panels.spoken_contents import SpokenContents
from graphgui.screen_reader.announce import announce
from graphgui.words import Problem

_HINTS = 3
_LINES = 12  # of text in the list of repairs: the most that one gradient has


class BrokenGradientPanel(QWidget):
    """Follows the exercise.

    Attributes:
        said: what is asked now.
        answered: what the last answer was worth.
        accuse_button: accuses the node that is selected.
        port_box, repairs, formula_field: which gradient of the node is wrong, and what repairs it.
    """

    def __init__(self, exercise: BrokenGradient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self._selected: str | None = None
        self._hints = 0
        self._heard = exercise.stage, exercise.answer  # what was spoken last
        self.title = heading(self.tr("Find the broken gradient"), self)
        self.said, self.answered, self.hints = QLabel(self), QLabel(self), quiet(parent=self)
        for label in (self.said, self.answered):
            label.setWordWrap(True)
        self.accuse_button = QPushButton(self)
        self.accuse_button.clicked.connect(self._accuse)
        self._make_choice()
        self.repair_button = QPushButton(self.tr("Repair It So"), self)
        self.repair_button.clicked.connect(self._repair)
        self.hint_button = QPushButton(self.tr("Hint"), self)
        self.hint_button.clicked.connect(self._hint)
        self.give_up_button = QPushButton(self.tr("Give Up"), self)
        self.give_up_button.clicked.connect(exercise.give_up)
        self.begin_button = QPushButton(self)
        self.begin_button.clicked.connect(self._begin)
        self._lay_out()
        exercise.changed.connect(self.refresh)
        OwnKeys.of_the_program().changed.connect(self.refresh)
        self.refresh()

    def _make_choice(self) -> None:
        self.choice = QWidget(self)
        self.port_box = QComboBox(self.choice)
        self.port_box.setAccessibleName(self.tr("Gradient of"))
        self.port_box.currentIndexChanged.connect(self._list_repairs)
        self.repairs = QListWidget(self.choice)
        self.repairs.setAccessibleName(self.tr("Repairs"))
        self.repairs.setWordWrap(True)
        self.repairs.setSpacing(3)
        self.repairs.setFixedHeight(_LINES * self.repairs.fontMetrics().lineSpacing())
        self.repairs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.repairs.itemSelectionChanged.connect(self._enable_repair)
        row = QHBoxLayout()
        row.addWidget(quiet(self.tr("Gradient of"), self.choice))
        row.addWidget(self.port_box, 1)
        column = QVBoxLayout(self.choice)
        column.setContentsMargins(0, 4, 0, 4)
        column.addLayout(row)
        column.addWidget(self.repairs)
        self.formula_field = QLineEdit(self.choice)
        self.formula_field.setPlaceholderText(self.tr("or type the gradient: Xᵀ G"))
        self.formula_field.setAccessibleName(self.tr("Formula"))
        self.formula_field.returnPressed.connect(self._type_repair)
        column.addWidget(self.formula_field)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for widget in (self.title, self.said, self.accuse_button, self.choice, self.repair_button, self.answered):
            column.addWidget(widget)
        column.addWidget(self.hints)
        row = QHBoxLayout()
        row.addWidget(self.hint_button)
        row.addWidget(self.give_up_button)
        column.addLayout(row)
        column.addWidget(self.begin_button)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        SpokenContents(area, self)
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_selection(self, nodes: Sequence[str], _wires: Sequence[object]) -> None:
        """Offer to accuse the node that is selected."""
        self._selected = nodes[0] if len(nodes) == 1 else None
        self._name_accused()

    def refresh(self) -> None:
        """Show the stage that the exercise is at."""
        stage = self._exercise.stage
        if stage in ("none", "accuse") and self._exercise.answer is None:
            self._hints = 0
        self.said.setText(self._question())
        self.answered.setText(self._answer())
        self.answered.setVisible(bool(self.answered.text()))
        self._announce()
        self.accuse_button.setVisible(stage == "accuse")
        for widget in (self.choice, self.repair_button):
            widget.setVisible(stage == "repair")
        for widget in (self.hint_button, self.give_up_button):
            widget.setVisible(stage in ("accuse", "repair"))
        self.begin_button.setVisible(stage in ("none", "solved", "given up"))
        self.begin_button.setText(self.tr("Plant a Wrong Gradient") if stage == "none" else self.tr("Another One"))
        if stage == "repair" and not self.port_box.count():
            ports = dict.fromkeys(port for port, _ in self._exercise.repairs())
            for port in ports:
                self.port_box.addItem(port_label(port), port)
        elif stage != "repair":
            self.port_box.clear()
            self.formula_field.clear()
        self._name_accused()
        self._show_hints()

    def _announce(self) -> None:
        """Have each answer spoken, once, and what is asked next, or how it ended."""
        stage, answer = self._exercise.stage, self._exercise.answer
        before, heard = self._heard
        self._heard = stage, answer
        said = [self.answered.text()] if answer is not heard else []
        announce(self, " ".join([*said, self.said.text()] if stage != before else said))

    def _question(self) -> str:
        stage = self._exercise.stage
        if stage == "none":
            return self.tr(
                "One gradient of the open graph is made to be computed wrongly: with the wrong sign, transposed, "
                "without a sum, … You find the node and say what repairs it. Your graph stays as it is."
            )
        if stage == "accuse":
            text = self.tr(
                "One node of this graph computes a gradient wrongly. Find it: go through a step with F7, ask with "
                "F3 why a number is what it is, compare signs, shapes and sizes. Then select the node."
            )
            return OwnKeys.of_the_program().in_words(text)
        if stage == "repair":
            return self.tr("Which gradient of “{node}” is wrong, and what repairs it?").format(
                node=self._exercise.found[0] if self._exercise.found else ""
            )
        return self._told()

    def _told(self) -> str:
        """Where the fault was, once it is over."""
        found = self._exercise.found
        assert found is not None
        node, fault = found
        text = (
            self.tr("Right. {what}") if self._exercise.stage == "solved" else self.tr("This was it: {what}")
        ).format(what=fault_text(node, fault))
        wrong = self._exercise.wrong_accusations + self._exercise.wrong_repairs
        counted = self.tr("Wrong answers on the way: {count}.").format(count=wrong)
        return "\n\n".join((text, self.tr("The graph is as it was before.") + " " + counted))

    def _answer(self) -> str:
        answer, stage = self._exercise.answer, self._exercise.stage
        if answer is None or stage not in ("accuse", "repair"):
            return ""
        if stage == "repair":
            if answer.is_right:
                return self.tr("Yes: a gradient of “{node}” is wrong.").format(node=answer.node)
            if answer.says:
                return problem_text(answer.says)
            return self.tr("No: with that, the gradients of “{node}” would still be wrong.").format(
                node=answer.node
            )
        return self._acquitted(answer)

    def _acquitted(self, answer: Answer) -> str:
        if not answer.checks:
            return self.tr("No: “{node}” has no gradient that could be wrong.").format(node=answer.node)
        if any(check.verdict == "unknown" for check in answer.checks):
            text = self.tr(
                "No: it is not “{node}”, though differences cannot tell of numbers as large or small as its."
            )
            return text.format(node=answer.node)
        worst = max(check.error for check in answer.checks)
        text = self.tr(
            "No: given what arrives at “{node}”, its gradients agree with differences. They are off by {error} at "
            "most."
        )
        return text.format(node=answer.node, error=short(worst))

    def _name_accused(self) -> None:
        self.accuse_button.setEnabled(self._selected is not None)
        self.accuse_button.setText(
            self.tr("The Gradient of “{node}” Is Wrong").format(node=self._selected.replace("&", "&&"))
            if self._selected is not None
            else self.tr("Select a Node to Accuse")
        )

    def _accuse(self) -> None:
        if self._selected is not None:
            self._exercise.accuse(self._selected)

    def _list_repairs(self) -> None:
        self.repairs.clear()
        for port, each in self._exercise.repairs():
            if port == self.port_box.currentData():
                item = QListWidgetItem(QCoreApplication.translate("problems", each.repair), self.repairs)
                item.setData(Qt.ItemDataRole.UserRole, each.name)
        self._enable_repair()

    def _enable_repair(self) -> None:
        self.repair_button.setEnabled(bool(self.repairs.selectedItems()))

    def _repair(self) -> None:
        for chosen in self.repairs.selectedItems():
            self._exercise.repair(self.port_box.currentData(), chosen.data(Qt.ItemDataRole.UserRole))

    def _type_repair(self) -> None:
        if formula := self.formula_field.text().strip():
            self._exercise.type_repair(self.port_box.currentData(), formula)

    def _begin(self) -> None:
        try:
            self._exercise.plant()
        except Problem as problem:
            self.answered.setText(problem_text(problem))
            self.answered.show()
            announce(self, self.answered.text())

    def _hint(self) -> None:
        self._hints = min(self._hints + 1, _HINTS)
        self._show_hints()

    def _show_hints(self) -> None:
        told = [self._exercise.hint(number) for number in range(self._hints)]
        is_on = self._exercise.stage in ("accuse", "repair")
        self.hints.setText("\n\n".join(problem_text(hint) for hint in told if hint) if is_on else "")
        self.hints.setVisible(bool(self.hints.text()))
        self.hint_button.setEnabled(self._hints < _HINTS)


def fault_text(node: str, fault: Fault) -> str:
    """Which gradient is wrong and how: `∂C/∂W of “linear”. It has the wrong sign.`"""
    place = QCoreApplication.translate("BrokenGradientPanel", "{gradient} of “{node}”.").format(
        gradient=derivative_text(port_label(fault.port)), node=node
    )
    return f"{place} {QCoreApplication.translate('problems', kind(fault.kind).says)}"

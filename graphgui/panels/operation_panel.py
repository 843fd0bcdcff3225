"""The operation that was done last, while a step is taken apart: its result, and the arithmetic that made it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine.training.step_debugger import Operation, StepDebugger
from graphgui.explain.notation import port_text
from graphgui.look.colours import Theme
from graphgui.look.formulas import plain
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import PortBlock, heading, quiet
from graphgui.panels.spoken_contents import SpokenContents
from graphgui.panels.worked_operation import WorkedOperation, written
from graphgui.screen_reader.announce import announce
from graphgui.screen_reader.words import array_words


class OperationPanel(QWidget):
    """The step debugger's panel: on top what the operation done last gave, then how: formula, operands, one entry.

    Attributes:
        notice: says while training runs that what stands here is of a step before.
        result: what the operation gave; a click on one of its numbers has that written out.
        entry: one number of the result, written out.
        operands: what the formula uses, in its order.
    """

    def __init__(
        self, session: Session, stepping: StepDebugging, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.theme = session, theme
        self._worked: WorkedOperation | None = None
        self._step: int | None = None
        self._said = ""
        self.notice = QLabel(self, wordWrap=True)
        self.notice.setObjectName("training_runs")
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.place = quiet(parent=self)
        self.result: PortBlock | None = None
        self.operands: list[PortBlock] = []
        self.entry = QLabel(self)
        self.entry.setWordWrap(True)
        self.entry.setTextInteractionFlags(self.entry.textInteractionFlags().TextSelectableByMouse)
        self._pinned = QVBoxLayout()
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        SpokenContents(self._area, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.notice)
        layout.addWidget(self.title)
        layout.addWidget(self.place)
        layout.addLayout(self._pinned)
        layout.addLayout(self._make_entry_choice())
        layout.addWidget(self.entry)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._make_buttons(stepping))
        session.moment_shown.connect(self._show_if_seen)
        session.state_changed.connect(self._show_if_seen)
        self._refresh()

    def _make_buttons(self, stepping: StepDebugging) -> QHBoxLayout:
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name, text, move in (
            ("back", self.tr("Step Back"), stepping.back),
            ("into", self.tr("Step Into"), stepping.into),
            ("over", self.tr("Step Over"), stepping.over),
        ):
            self.buttons[name] = button = QPushButton(text, self)
            button.clicked.connect(move)
            row.addWidget(button)
        return row

    def _make_entry_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.row_box, self.column_box = QSpinBox(self), QSpinBox(self)
        self._captions: list[QLabel] = []
        for text, box in ((self.tr("row"), self.row_box), (self.tr("column"), self.column_box)):
            box.setMinimum(1)
            box.setAccessibleName(text)
            box.valueChanged.connect(self._write_entry)
            label = quiet(text, self)
            label.setBuddy(box)
            self._captions.append(label)
            row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        return row

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _show_if_seen(self) -> None:
        if self.isVisible():
            self._refresh()

    # showing

    def _refresh(self) -> None:
        self.notice.setVisible(self.session.state == "playing")
        if self.session.state == "playing":  # each moment is the end of a step: none is taken apart
            self._say_training()
        else:
            self._show_moment()

    def _say_training(self) -> None:
        said = self.tr("Training runs. Step Into pauses it and takes the step at hand apart.")
        if self._step is not None:
            kept = self.tr("What stands below was computed in step {step} and does not follow.")
            said = f"{said} {kept.format(step=self._step)}"
        self.notice.setText(said)

    def _show_moment(self) -> None:
        moment = self.session.moment
        debugger = moment.step_debugger or moment.ended_step
        operation = debugger.current if debugger else None
        if self.result:
            self.result.deleteLater()
        self.result, self.operands, self._worked = None, [], None
        self._step = debugger.step + 1 if debugger and operation else None
        if debugger is None or operation is None:
            self.title.setText(self.tr("One operation at a time"))
            self.place.setText(
                self.tr(
                    "Step Into does the next operation alone: forward node by node, backward wire by wire, then "
                    "each parameter's update. Step Back undoes it, Step Over ends the phase."
                )
            )
            body = QWidget()
        else:
            self.title.setText(self._name(operation))
            of = self.tr("operation {number} of {count} in step {step}")
            count = len(debugger.operations)
            self.place.setText(of.format(number=debugger.position, count=count, step=debugger.step + 1))
            if moment.hidden and operation.phase != "forward":
                body = quiet(self.tr("Gradients are hidden: predict them first."), self)
            else:
                self._worked = WorkedOperation(debugger, operation)
                body = self._show_worked(self._worked, debugger)
                self._announce(self._worked)
        self._area.setWidget(body)
        self._offer_entries()

    def _announce(self, worked: WorkedOperation) -> None:
        """Have the operation spoken, once: the keys are elsewhere, as on the canvas."""
        said = f"{self.title.text()}: {array_words(worked.result)}. {self.place.text()}."
        if said != self._said:
            self._said = said
            announce(self, said)

    def _show_worked(self, worked: WorkedOperation, debugger: StepDebugger) -> QWidget:
        self.result = self._block(worked.label, worked.result, worked.is_gradient)
        self.result.matrix.entry_clicked.connect(self._choose)
        self._pinned.addWidget(self.result)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        for latex in worked.formulas:
            column.addWidget(Formula(latex, self))
        for operand in worked.operands:
            label = plain(operand.symbol + (r"^{\top}" if operand.is_transposed else ""))
            block = self._block(label, operand.array, operand.symbol in worked.gradients)
            self.operands.append(block)
            column.addWidget(block)
        for sentence in self._remarks(worked, debugger):
            column.addWidget(quiet(sentence))
        column.addStretch(1)
        return body

    def _remarks(self, worked: WorkedOperation, debugger: StepDebugger) -> list[str]:
        found = []
        if worked.starts_at_loss:
            found.append(self.tr("G = ∂C/∂C = 1: the loss changes by as much as itself. Backward begins here."))
        if worked.operation.phase == "update":
            rate = written(debugger.learning_rate)
            found.append(self.tr("η = {rate} is the learning rate of this step.").format(rate=rate))
            if not worked.is_plain_update:
                optimiser = self.session.run.segment(debugger.step).training.optimiser
                found.append(
                    self.tr(
                        "Δ is what {optimiser} makes of this gradient, those before it and the settings."
                    ).format(optimiser=optimiser)
                )
        return found

    def _name(self, operation: Operation) -> str:
        port = port_text(operation.port)
        match operation.phase:
            case "forward":
                return self.tr("Forward: the value of {port}").format(port=port)
            case "backward":
                return self.tr("Backward: what comes back to {port}").format(port=port)
            case "sum":
                return self.tr("Backward: the shares of {port} add up").format(port=port)
        return self.tr("Update: {port} moves").format(port=port)

    def _block(self, label: str, array: object, is_gradient: bool) -> PortBlock:
        block = PortBlock(label, self.theme, signed=is_gradient)
        block.show_array(array, "")  # type: ignore[arg-type]
        return block

    # one entry

    def _offer_entries(self) -> None:
        rows, columns = self._worked.result.shape if self._worked else (1, 1)
        for box, most in ((self.row_box, rows), (self.column_box, columns)):
            box.setMaximum(most)
            box.setEnabled(most > 1)
            box.setVisible(rows * columns > 1)
        for label in self._captions:
            label.setVisible(rows * columns > 1)
        self._write_entry()

    def _choose(self, row: int, column: int) -> None:
        self.row_box.setValue(row + 1)
        self.column_box.setValue(column + 1)

    def _write_entry(self) -> None:
        row, column = self.row_box.value() - 1, self.column_box.value() - 1
        text = self._worked.entry(row, column) if self._worked else ""
        if self.result and self._worked and self._worked.result.size > 1:
            self.result.matrix.mark_entry(row, column)
        self.entry.setText(text)
        self.entry.setVisible(bool(text))

"""The operation that was done last, while a step is taken apart: its formula, and its numbers beneath."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.step_debugger import Operation, StepDebugger
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.panels.inspector.formula import Formula, plain
from graphgui.panels.inspector.node_form import gradient_formula
from graphgui.panels.inspector.port_view import PortBlock, heading, quiet


class OperationPanel(QWidget):
    """The step debugger's panel: the operation that was done last, its formula and its numbers."""

    def __init__(
        self,
        document: Document,
        session: Session,
        stepping: StepDebugging,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document, self.session, self.theme = document, session, theme
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.place = quiet(parent=self)
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
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.title)
        layout.addWidget(self.place)
        layout.addWidget(self._area, 1)
        layout.addLayout(row)
        session.moment_shown.connect(self._show_if_seen)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _show_if_seen(self) -> None:
        if self.isVisible() and self.session.state == "idle":
            self._refresh()

    def _refresh(self) -> None:
        debugger = self.session.moment.step_debugger
        operation = debugger.current if debugger else None
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        if debugger is None or operation is None:
            self.title.setText(self.tr("One operation at a time"))
            self.place.setText(
                self.tr(
                    "Step Into does the next operation alone: forward node by node, backward wire by wire, then "
                    "each parameter's update. Step Back undoes it, Step Over ends the phase."
                )
            )
        else:
            self.title.setText(self._name(operation))
            of = self.tr("operation {number} of {count} in step {step}")
            self.place.setText(
                of.format(number=debugger.position, count=len(debugger.operations), step=debugger.step + 1)
            )
            for part in self._parts(debugger, operation):
                column.addWidget(part)
        column.addStretch(1)
        self._area.setWidget(body)

    def _name(self, operation: Operation) -> str:
        port = str(operation.port)
        match operation.phase:
            case "forward":
                return self.tr("Forward: the value of {port}").format(port=port)
            case "backward":
                return self.tr("Backward: what comes back to {port}").format(port=port)
            case "sum":
                return self.tr("Backward: the shares of {port} add up").format(port=port)
        return self.tr("Update: {port} moves").format(port=port)

    def _parts(self, debugger: StepDebugger, operation: Operation) -> list[QWidget]:
        """The formula, the numbers that go in, and the number that comes out."""
        graph, port = debugger.plan.graph, operation.port
        op = graph[port.node].op
        if operation.phase == "forward":
            inputs = [(p.symbol or p.name, debugger.value(PortId(port.node, p.name)), False) for p in op.inputs]
            formulas = [latex for latex in op.formula.split(r", \quad ") if latex]
            return self._written(formulas, inputs, op.output_symbol or port.port, debugger.value(port), False)
        if operation.phase == "backward":
            output = PortId(port.node, op.output)
            index = next(i for i, p in enumerate(op.inputs) if p.name == port.port)
            declared = op.inputs[index]
            formulas = [gradient_formula(declared, op.gradients[index])] if op.gradients else []
            inputs = [("G", debugger.gradient(output), True)]
            inputs += [(p.symbol or p.name, debugger.value(PortId(port.node, p.name)), False) for p in op.inputs]
            name = rf"∂L/∂{declared.symbol or declared.name}"
            return self._written(formulas, inputs, name, debugger.gradient(port), True)
        if operation.phase == "sum":
            wires = sorted(w for w in graph.outgoing(port.node) if w.output == port.port)
            inputs = [(str(wire.end), debugger.share(wire), True) for wire in wires]
            return self._written([r"G = \sum_j G_j"], inputs, "G", debugger.gradient(port), True)
        formulas = [r"\theta \leftarrow \theta - \eta\,G"] if self._is_plain() else []
        inputs = [("θ", debugger.before(port), False), ("G", debugger.gradient(port), True)]
        return self._written(formulas, inputs, port.port, debugger.value(port), False)

    def _is_plain(self) -> bool:
        training = self.session.run.segment(self.session.step).training
        return training.optimiser == "sgd" and not training.weight_decay and training.schedule == "constant"

    def _written(
        self,
        formulas: list[str],
        inputs: list[tuple[str, Array | None, bool]],
        name: str,
        result: Array | None,
        signed: bool,
    ) -> list[QWidget]:
        parts: list[QWidget] = [Formula(latex, self) for latex in formulas]
        for symbol, array, is_gradient in inputs:
            if array is not None:
                parts.append(self._block(symbol, array, is_gradient))
        equals = QLabel("=", self)
        if result is not None:
            parts += [equals, self._block(name, result, signed)]
        return parts

    def _block(self, symbol: str, array: Array, signed: bool) -> PortBlock:
        block = PortBlock(plain(symbol), self.theme, signed=signed)
        block.show_array(array, "")
        return block

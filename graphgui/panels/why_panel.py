"""Why this number? The gradient of what is selected, derived from the loss backwards with the numbers shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.explain.derivation import Derivation, DerivationLine, as_latex, derive, pmatrix
from graphgui.explain.notation import port_text
from graphgui.look.colours import Theme
from graphgui.look.formulas import plain
from graphgui.ops.op import show_shape
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import PortBlock, quiet
from graphgui.panels.worked_operation import written

_INTERVAL = 400  # ms between refreshes while it trains


class DerivationStep(QFrame):
    """One line of a derivation: its equation, the result, and one of its numbers written out.

    Signals:
        chosen: the port whose gradient it gives, when its equation is clicked.
    """

    chosen = Signal(object)

    def __init__(self, line: DerivationLine, theme: Theme, remark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._place = 0, 0
        self.formula = Formula(line.latex, self)
        self.formula.setToolTip(self.tr("Click to see it on the canvas"))
        self.result = PortBlock("=", theme, signed=True, parent=self)
        self.result.matrix.setAccessibleName(plain(line.left))
        self.result.matrix.entry_clicked.connect(self.write_entry)
        self.entry = QLabel(self)
        self.entry.setWordWrap(True)
        self.remark = quiet(parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(3)
        for widget in (self.formula, self.entry, self.result, self.remark):
            layout.addWidget(widget)
        self.result.setVisible(line.kind != "loss")
        self.show_line(line, remark)

    def show_line(self, line: DerivationLine, remark: str) -> None:
        """Show the same equation with other numbers."""
        self.line = line
        self.result.show_array(line.result, self.tr("not computed yet"))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        rows, columns = line.result.shape if line.result is not None else (1, 1)
        self.write_entry(min(self._place[0], rows - 1), min(self._place[1], columns - 1))

    def write_entry(self, row: int, column: int) -> None:
        """Write one number of the result out, counted from 0."""
        line, self._place = self.line, (row, column)
        text = line.entry(row, column, written)
        if line.result is not None and line.result.size > 1:
            self.result.matrix.mark_entry(row, column)
            text = text and self.tr("row {row}, column {column}: {text}").format(
                row=row + 1, column=column + 1, text=text
            )
        self.entry.setText(text)
        self.entry.setVisible(bool(text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.formula.geometry().contains(event.position().toPoint()):
            self.chosen.emit(self.line.port)
        super().mousePressEvent(event)


class WhyPanel(QWidget):
    """Follows the selection: of a wire its share of the gradient, of a node its parameters and its value.

    Attributes:
        gradient_box: which of the selection's gradients is derived.
        steps: the lines of the derivation as they are shown.

    Signals:
        port_chosen: a port to be shown on the canvas.
    """

    port_chosen = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session, self._theme = document, session, theme
        self._ports: list[PortId] = []
        self._derivation: Derivation | None = None
        self.steps: list[DerivationStep] = []
        self.gradient_box = QComboBox(self)
        self.gradient_box.setAccessibleName(self.tr("Gradient of"))
        self.gradient_box.currentIndexChanged.connect(self.refresh)
        self.copy_button = QPushButton(self.tr("Copy as LaTeX"), self)
        self.copy_button.clicked.connect(self.copy)
        self.said = quiet(parent=self)
        top = QHBoxLayout()
        label = quiet(self.tr("Gradient of"), self)
        label.setWordWrap(False)
        label.setBuddy(self.gradient_box)
        top.addWidget(label)
        top.addWidget(self.gradient_box, 1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(top)
        layout.addWidget(self.said)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.copy_button)
        self._timer = QTimer(self, interval=_INTERVAL, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        session.moment_shown.connect(self._moment_shown)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for step in self.steps:
            step.result.set_theme(theme)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Derive the gradients of these; nothing selected leaves what is shown."""
        graph = self._document.graph
        if wires:
            ports = [wires[0].end, wires[0].start]
        elif nodes and nodes[0] in graph:
            ports = [*graph.own_parameters(nodes[0]), PortId(nodes[0], graph[nodes[0]].op.output)]
        else:
            return
        self._ports = list(dict.fromkeys(ports))
        with QSignalBlocker(self.gradient_box):
            self.gradient_box.clear()
            self.gradient_box.addItems([port_text(port) for port in self._ports])
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _moment_shown(self) -> None:
        if not self.isVisible():
            return
        if self._session.state == "idle":
            self.refresh()
        elif not self._timer.isActive():
            self._timer.start()

    def refresh(self) -> None:
        """Derive anew, with the numbers of the moment shown."""
        if not self.isVisible():
            return
        moment, graph = self._session.moment, self._document.graph
        ports = [port for port in self._ports if port.node in graph]
        index = self.gradient_box.currentIndex()
        self._derivation, sentence = None, ""
        if not 0 <= index < len(ports):
            sentence = self.tr(
                "Select a wire or a node on the canvas: its gradient is derived here, line by line."
            )
        elif moment.loss_port is None:
            sentence = self.tr("There is no loss yet, and a gradient is always that of a loss.")
        else:
            self._derivation = derive(graph, moment.loss_port, ports[index], moment.value, moment.gradient)
            if self._derivation is None:
                sentence = self.tr("C does not depend on this: no wire leads from here to the loss.")
            elif self._derivation.left_out:
                sentence = self.tr("{count} lines before these, nearer to the loss, are left out.").format(
                    count=self._derivation.left_out
                )
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.copy_button.setEnabled(self._derivation is not None)
        self._show_lines(self._derivation.lines if self._derivation else ())

    def copy(self) -> None:
        """Put the derivation on the clipboard as LaTeX."""
        if self._derivation:
            QGuiApplication.clipboard().setText(as_latex(self._derivation, pmatrix(written)))

    def _show_lines(self, lines: Sequence[DerivationLine]) -> None:
        if lines and [step.line.latex for step in self.steps] == [line.latex for line in lines]:
            for step, line in zip(self.steps, lines, strict=True):
                step.show_line(line, self._remark(line))
            return
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        self.steps = [DerivationStep(line, self._theme, self._remark(line), body) for line in lines]
        for step in self.steps:
            step.chosen.connect(self.port_chosen)
            column.addWidget(step)
        column.addStretch(1)
        self._area.setWidget(body)

    def _remark(self, line: DerivationLine) -> str:
        """Where the line is about, and why its result is nothing where it is."""
        if line.kind == "loss":
            return self.tr("The derivation begins at the loss: it changes by as much as itself.")
        if line.zero == "slope":
            return self.tr("All zeros: the operation of “{node}” is flat here.").format(node=line.port.node)
        if line.zero == "cancels":
            return self.tr("All zeros: the shares cancel exactly.")
        if line.zero == "still":
            return self.tr("All zeros: what comes back to it is 0 already.")
        shape = show_shape((line.result.shape[0], line.result.shape[1])) if line.result is not None else ""
        if line.kind == "sum":
            said = self.tr("“{node}” feeds several inputs: its gradient is the sum of their shares. {shape}")
        else:
            said = self.tr("Back through “{node}”. {shape}")
        return said.format(node=line.port.node, shape=shape).strip()

"""Why this number? The gradient of what is selected, derived from the loss backwards with the numbers shown."""

import math
import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from graphgui.document.document import Document
from graphgui.document.session.moment import Moment
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.explain.derivation import Derivation, DerivationLine, derive
from graphgui.explain.derivation_latex import as_latex, pmatrix
from graphgui.explain.factors import Factor
from graphgui.explain.notation import port_text
from graphgui.explain.step_forms import Notation
from graphgui.export.derivation_document import latex_number
from graphgui.look.colours import Theme
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.panels.derivation_step import DerivationStep
from graphgui.panels.gradient_ports import gradient_ports
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import quiet
from graphgui.panels.lit_factor import lit_by
from graphgui.panels.notation_switch import NotationSwitch
from graphgui.panels.spoken_contents import SpokenContents
from graphgui.panels.worked_operation import written

_INTERVAL = 400  # ms between refreshes while it trains
_REST = 3  # times as long as a refresh takes, before the next, where moments come fast as along the time line
_AT_ONCE, _A_TURN = 5, 1  # lines that are made with the click, and in each turn after it
_BETWEEN_TURNS = 8  # ms


def _derived(graph: Graph, loss: PortId, port: PortId, moment: Moment) -> Derivation | None:
    """The derivation with the moment's numbers; with none while one is hidden, which the others would tell."""
    if not moment.hidden:
        return derive(graph, loss, port, moment.value, moment.gradient)

    def shaped(at: PortId) -> Array | None:
        value = moment.value(at)
        return None if value is None else np.zeros_like(value)

    found = derive(graph, loss, port, moment.value, shaped)
    return found and found.without_numbers()


class WhyPanel(QWidget):
    """Follows the selection: of a wire its share of the gradient, of a node its parameters and its value.

    Attributes:
        gradient_box: which of the selection's gradients is derived.
        notation: how it is written.
        keep_button: whether the derivation stays while others are selected, whose lines are marked then.
        steps: the lines of the derivation as they are shown.

    Signals:
        port_chosen: a port to be shown on the canvas.
        answer_asked: the person wants to say what the gradient is.
        check_asked: the port whose gradient is to be compared with differences.
        path_pointed: the nodes from the line under the pointer to the loss, and the wires between; none when it
            leaves.
    """

    port_chosen = Signal(object)
    answer_asked = Signal()
    check_asked = Signal(object)
    path_pointed = Signal(object, object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session, self._theme = document, session, theme
        self._ports: list[PortId] = []
        self._selected: tuple[frozenset[str], frozenset[PortId]] = frozenset(), frozenset()
        self._is_choosing = False
        self._derivation: Derivation | None = None
        self._built_for: tuple[Notation, list[str]] | None = None
        self._coming: list[DerivationLine] = []
        self._stale: list[tuple[DerivationStep, DerivationLine]] = []
        self._rest = QTimer(self, interval=_BETWEEN_TURNS, singleShot=True)
        self._rest.timeout.connect(self._add_rest)
        self.steps: list[DerivationStep] = []
        self.gradient_box = QComboBox(self)
        self.gradient_box.setAccessibleName(self.tr("Gradient of"))
        self.gradient_box.currentIndexChanged.connect(self.refresh)
        self.keep_button = QToolButton(self)
        self.keep_button.setText(self.tr("Keep"))
        self.keep_button.setToolTip(
            self.tr("Keep this derivation while others are selected on the canvas: their lines are marked")
        )
        self.keep_button.setCheckable(True)
        self.notation = NotationSwitch(self)
        self.notation.changed.connect(self.refresh)
        self.copy_button = QToolButton(self)
        self.copy_button.setText(self.tr("Copy as LaTeX"))
        self.copy_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.copy_button.clicked.connect(self.copy)
        menu = QMenu(self.copy_button)
        menu.addAction(self.tr("Copy as LaTeX")).triggered.connect(self.copy)
        menu.addAction(self.tr("Copy as Markdown")).triggered.connect(self.copy_markdown)
        menu.addAction(self.tr("Copy as a Picture")).triggered.connect(self.copy_picture)
        self.copy_button.setMenu(menu)
        self.answer_button = QPushButton(self.tr("Your turn"), self)
        self.answer_button.clicked.connect(self.answer_asked)
        self.check_button = QPushButton(self.tr("Check"), self)
        self.check_button.setToolTip(self.tr("Compare with differences, for every step h"))
        self.check_button.clicked.connect(self._ask_for_check)
        self.said = quiet(parent=self)
        top = QHBoxLayout()
        label = quiet(self.tr("Gradient of"), self)
        label.setWordWrap(False)
        label.setBuddy(self.gradient_box)
        top.addWidget(label)
        top.addWidget(self.gradient_box, 1)
        top.addWidget(self.keep_button)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        SpokenContents(self._area, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(top)
        layout.addWidget(self.notation)
        layout.addWidget(self.said)
        layout.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.answer_button)
        buttons.addWidget(self.check_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self._ended, self._took = -math.inf, 0.0  # when numbers were taken last, in s, and how long it took, in ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._take_numbers)
        session.moment_shown.connect(self._moment_shown)
        document.node_renamed.connect(self._follow)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for step in self.steps:
            step.set_theme(theme)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Derive the gradients of these and mark their lines; nothing selected leaves what is shown."""
        self._selected = frozenset(nodes), frozenset(wire.end for wire in wires)
        ports = gradient_ports(self._document.graph, nodes, wires)
        if not ports or self._is_choosing or (self.keep_button.isChecked() and self._derivation):
            self._mark_selected(brings_into_sight=True)
            return
        self._ports = ports
        with QSignalBlocker(self.gradient_box):
            self.gradient_box.clear()
            self.gradient_box.addItems([port_text(port) for port in self._ports])
        self.refresh()

    def _follow(self, old: str, new: str) -> None:
        """A node has another name: what is kept of it stays."""
        self._ports = [port._replace(node=new) if port.node == old else port for port in self._ports]
        for index, port in enumerate(self._ports):
            self.gradient_box.setItemText(index, port_text(port))

    @property
    def _port(self) -> PortId | None:
        """Whose gradient is derived; None where nothing is chosen, or what was is gone."""
        index = self.gradient_box.currentIndex()
        port = self._ports[index] if 0 <= index < len(self._ports) else None
        return port if port and port.node in self._document.graph else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _moment_shown(self) -> None:
        if not self.isVisible():
            return
        pause = max(0 if self._session.state == "idle" else _INTERVAL, _REST * self._took)
        pause -= 1000 * (time.perf_counter() - self._ended)
        if pause <= 0:
            self._take_numbers()
        elif not self._timer.isActive() or self._timer.remainingTime() > pause:
            self._timer.start(math.ceil(pause))

    def _take_numbers(self) -> None:
        self._timer.stop()
        began = time.perf_counter()
        self.refresh()
        self._ended = time.perf_counter()
        self._took = 1000 * (self._ended - began)

    def refresh(self) -> None:
        """Derive anew, with the numbers of the moment shown."""
        if not self.isVisible():
            return
        moment, graph = self._session.moment, self._document.graph
        port = self._port
        self._derivation, sentence = None, ""
        if port is None:
            sentence = self.tr(
                "Select a wire or a node on the canvas: its gradient is derived here, line by line."
            )
        elif moment.loss_port is None:
            sentence = self.tr("There is no loss yet, and a gradient is always that of a loss.")
        else:
            self._derivation = _derived(graph, moment.loss_port, port, moment)
            if self._derivation is None:
                sentence = self.tr("C does not depend on this: no wire leads from here to the loss.")
            elif self.notation.notation == "scalar":
                sentence = self.tr(
                    "The case q = n = p = 1. The numbers are those of this graph, with as many terms as it has."
                )
            elif self._derivation.left_out:
                sentence = self.tr("{count} lines before these, nearer to the loss, are left out.").format(
                    count=self._derivation.left_out
                )
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.keep_button.setEnabled(self._derivation is not None)
        self.copy_button.setEnabled(self._derivation is not None)
        self.check_button.setEnabled(self._derivation is not None)
        self._show_lines(self._derivation.lines if self._derivation else ())

    def _ask_for_check(self) -> None:
        if self._derivation:
            self.check_asked.emit(self._port)

    def copy(self) -> None:
        """Put the derivation on the clipboard as LaTeX."""
        if self._derivation:
            QGuiApplication.clipboard().setText(self._latex(self._derivation))

    def copy_markdown(self) -> None:
        """Put it on the clipboard as Markdown, with its LaTeX between double dollars."""
        if self._derivation:
            QGuiApplication.clipboard().setText(f"$$\n{self._latex(self._derivation)}\n$$\n")

    def copy_picture(self) -> None:
        """Put it on the clipboard as a picture of all its lines."""
        body = self._area.widget()
        layout = body.layout() if body else None
        if self._derivation and body and layout:
            while self._stale or self._coming:
                self._add_rest()
            for step in self.steps:
                step.show()  # a layout shows what is new in it a turn later
            for formula in body.findChildren(Formula):
                formula.typeset_now()
            QGuiApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            body.resize(body.width(), layout.totalHeightForWidth(body.width()))
            QGuiApplication.clipboard().setPixmap(body.grab())

    def _latex(self, derivation: Derivation) -> str:
        return as_latex(derivation, pmatrix(lambda x: latex_number(written(x))), self.notation.notation)

    def _point(self, port: PortId | None) -> None:
        """Tell which way the gradient under the pointer came."""
        if port is None or self._derivation is None:
            self.path_pointed.emit(frozenset(), frozenset())
            return
        lines = self._derivation.lines
        nodes = {line.port.node for line in lines} & (self._document.graph.downstream(port.node) | {port.node})
        wires = {wire for wire in self._document.graph.wires if wire.source in nodes and wire.target in nodes}
        self.path_pointed.emit(frozenset(nodes), frozenset(wires))

    def _point_factor(self, factor: Factor) -> None:
        """Light what a factor is of."""
        if self._derivation is not None:
            self.path_pointed.emit(*lit_by(factor, self._document.graph, self._derivation))

    def _choose(self, port: PortId) -> None:
        """Show on the canvas what a line is about; the derivation stays."""
        self._is_choosing = True
        try:
            self.port_chosen.emit(port)
        finally:
            self._is_choosing = False

    def _is_selected(self, line: DerivationLine) -> bool:
        nodes, ends = self._selected
        return line.port in ends or line.port.node in nodes

    def _mark_selected(self, *, brings_into_sight: bool = False) -> None:
        """Mark the lines of what is selected on the canvas."""
        for step in self.steps:
            step.set_marked(self._is_selected(step.line))
        first = next((step for step in self.steps if step.is_marked), None)
        if first and brings_into_sight:
            self._area.ensureWidgetVisible(first)

    def _show_lines(self, lines: Sequence[DerivationLine]) -> None:
        notation = self.notation.notation
        built_for = notation, [line.latex for line in lines]
        if lines and self._built_for == built_for:
            self._coming = list(lines[len(self.steps) :])
            pairs = list(zip(self.steps, lines, strict=False))
            pairs.sort(key=lambda pair: pair[0].visibleRegion().isEmpty())  # those in sight come first
            for step, line in pairs[:_AT_ONCE]:
                step.show_line(line, self._remark(line))
            self._stale = pairs[_AT_ONCE:]
            if self._stale or self._coming:
                self._rest.start()
            return
        self._point(None)  # lines that are deleted under the pointer do not tell that it leaves
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        self._built_for = built_for
        column.addStretch(1)
        self.steps = []
        self._coming, self._stale = list(lines), []
        self._add_steps(column, _AT_ONCE)
        self._area.setWidget(body)
        self._rest.start()

    def _add_rest(self) -> None:
        """Some more of the lines that are out of sight at first; a long derivation does not delay the click."""
        body = self._area.widget()
        column = body.layout() if body else None
        if self._stale:
            step, line = self._stale.pop(0)
            step.show_line(line, self._remark(line))
            self._rest.start()
        elif self._coming and isinstance(column, QVBoxLayout):
            self._add_steps(column, _A_TURN)
            self._rest.start()

    def _add_steps(self, column: QVBoxLayout, count: int) -> None:
        notation = self.notation.notation
        now, self._coming = self._coming[:count], self._coming[count:]
        for line in now:
            step = DerivationStep(line, notation, self._theme, self._remark(line), column.parentWidget())
            step.chosen.connect(self._choose)
            step.pointed.connect(self._point)
            step.factor_pointed.connect(self._point_factor)
            step.set_marked(self._is_selected(line))
            column.insertWidget(column.count() - 1, step)
            self.steps.append(step)

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
        if line.numeric is not None:
            return self.tr(
                "Back through “{node}”, which declares no formula that can be read: the chain rule, with slopes "
                "from its own code."
            ).format(node=line.port.node)
        if self.notation.notation == "scalar" and not line.is_scalar:
            return self.tr("“{node}” looks at whole rows or at places: it has no case of single numbers.").format(
                node=line.port.node
            )
        shape = show_shape((line.result.shape[0], line.result.shape[1])) if line.result is not None else ""
        if line.kind == "sum":
            said = self.tr("“{node}” feeds several inputs: its gradient is the sum of their shares. {shape}")
        elif line.share_of:
            said = self.tr("Back through “{node}”: one of the shares that are added at “{whole}”. {shape}")
        else:
            said = self.tr("Back through “{node}”. {shape}")
        return said.format(node=line.port.node, whole=line.share_of, shape=shape).strip()

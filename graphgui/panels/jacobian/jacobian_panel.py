"""The Jacobian, seen: of an operation's output with respect to one of its inputs, and why nobody builds it."""

import re
import time
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Node, PortId, Wire
from graphgui.engine.jacobian.blocks import Blocks
from graphgui.engine.jacobian.costs import CostsByRows, ShapesByRows, costs_by_rows
from graphgui.engine.jacobian.matrix import jacobian
from graphgui.engine.jacobian.stages import stages
from graphgui.explain.jacobian_formula import entry_latex, number_label, product_latex
from graphgui.explain.notation import port_label, port_symbol
from graphgui.explain.worked_step import WorkedStep
from graphgui.look.colours import Theme
from graphgui.look.formulas import plain
from graphgui.ops import Array
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import quiet
from graphgui.panels.jacobian.costs_section import CostsSection
from graphgui.panels.jacobian.matrix_picture import MatrixPicture
from graphgui.panels.jacobian.structure_text import structure_text
from graphgui.panels.worked_operation import plain_name, written

_INTERVAL = 400  # ms between refreshes while it trains, at least
_REST = 10  # times as long as a refresh takes
_SUBSCRIPT = re.compile(r"_(\d+)(?:, ?(\d+))?")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class JacobianPanel(QWidget):
    """Follows the selection: of a node the Jacobian by its first input, of a wire by the input where it ends.

    Attributes:
        node_box: which operation.
        input_box: with respect to which of its inputs.
        whole: what the whole matrix is, as a formula; None where it has none.
        said: size and structure in words.
        picture: the matrix.
        entry: the number looked at, with its formula.
        costs: what it would cost.

    Signals:
        ports_pointed: what the number under the pointer is of: an element of the output and one of the input, each
            by its port; none when the pointer leaves.
    """

    ports_pointed = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._plan: Plan | None = None
        self._shapes: ShapesByRows | None = None
        self._costs: tuple[PortId, CostsByRows | None] | None = None
        self._inputs: list[Array] = []
        self._blocks: Blocks | None = None
        self._examples: int | None = None
        self._wanted: PortId | None = None
        self._is_pointed = False
        self.node_box, self.input_box = QComboBox(self), QComboBox(self)
        self.node_box.setAccessibleName(self.tr("Operation"))
        self.input_box.setAccessibleName(self.tr("with respect to"))
        self.node_box.currentIndexChanged.connect(self._node_chosen)
        self.input_box.currentIndexChanged.connect(self._draw)
        self.whole: Formula | None = None
        self.said = quiet(parent=self)
        self.picture = MatrixPicture(theme, self)
        self.picture.entry_chosen.connect(self._say_entry)
        self.picture.pointed.connect(self._point)
        self.entry = QLabel(self)
        self.entry.setWordWrap(True)
        self.costs = CostsSection(theme, self)
        self.costs.examples_chosen.connect(self._choose_examples)
        by = quiet(self.tr("by"), self)
        by.setWordWrap(False)
        top = QHBoxLayout()
        top.addWidget(self.node_box, 2)
        top.addWidget(by)
        top.addWidget(self.input_box, 1)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addLayout(top)
        layout.addWidget(self.said)
        layout.addWidget(self.picture)
        layout.addWidget(self.entry)
        layout.addSpacing(6)
        layout.addWidget(self.costs)
        layout.addStretch(1)
        self._took = 0.0  # ms, the last refresh
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        session.moment_shown.connect(self._moment_shown)
        document.structure_changed.connect(self._forget)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.picture.set_theme(theme)
        self.costs.set_theme(theme)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Show the Jacobian of these; what has no inputs leaves what is shown."""
        if wires:
            self._wanted = wires[0].end
        elif nodes:
            self._wanted = PortId(nodes[0], "")
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
            self._timer.start(max(_INTERVAL, round(_REST * self._took)))

    def _forget(self) -> None:
        self._shapes = self._costs = None

    # what there is to choose

    def refresh(self) -> None:
        """Show the numbers of the moment; of a sample of the data nothing, since its rows are others each time."""
        moment = self._session.moment
        if not self.isVisible() or moment.sample:
            return
        began = time.perf_counter()
        self._plan = moment.plan
        graph = self._plan.graph if self._plan else self._document.graph
        names = [name for name in graph.order() if graph[name].op.inputs]
        before, wanted = self.node_box.currentText(), self._wanted
        is_wanted = wanted is not None and wanted.node in names
        if is_wanted or names != [self.node_box.itemText(place) for place in range(self.node_box.count())]:
            learning = [name for name in names if graph.own_parameters(name)]
            preferred = [wanted.node if wanted else "", before, *learning, *names]
            with QSignalBlocker(self.node_box), QSignalBlocker(self.input_box):
                self.node_box.clear()
                self.node_box.addItems(names)
                self.node_box.setCurrentText(next((name for name in preferred if name in names), ""))
                self._offer_inputs(wanted.port if wanted and is_wanted else "")
            self._wanted = None
        self._draw()
        self._took = 1000 * (time.perf_counter() - began)

    def _node_chosen(self) -> None:
        with QSignalBlocker(self.input_box):
            self._offer_inputs()
        self._draw()

    def _offer_inputs(self, chosen: str = "") -> None:
        node = self._node()
        before = chosen or self.input_box.currentData()
        self.input_box.clear()
        for port in node.op.inputs if node else ():
            self.input_box.addItem(port_label(port.name), port.name)
        self.input_box.setCurrentIndex(max(0, self.input_box.findData(before)))

    def _node(self) -> Node | None:
        return self._document.graph.nodes.get(self.node_box.currentText())

    # the matrix

    def _draw(self) -> None:
        node, plan, place = self._node(), self._plan, self.input_box.currentIndex()
        is_there = node is not None and plan is not None and node.name in plan.names and place >= 0
        is_told = is_there and self._is_hidden_gradient(node)
        for widget in (self.picture, self.entry, self.costs):
            widget.setVisible(is_there and not is_told)
        if not is_there or is_told:
            self._show_formula("")
            self.said.setText(
                self.tr("Its Jacobian is a gradient that is to be predicted first.")
                if is_told
                else self.tr("The Jacobian of an operation appears here once the graph has numbers.")
            )
            return
        assert node is not None and plan is not None
        self._inputs = [plan.value(PortId(node.name, each.name)) for each in node.op.inputs]
        found = jacobian(node.op, place, self._inputs, dict(node.attributes))
        self._blocks = Blocks(found)
        output, symbol = self._output_label(node), port_label(node.op.inputs[place].name)
        product = product_latex(self._blocks, self._worked(node, place, (0, 0)).operands())
        left = rf"\frac{{\partial {self._output_symbol(node)}}}{{\partial {self._input_symbol(node, place)}}}"
        self._show_formula(f"{left} = {product}" if product else "")
        self.said.setText(structure_text(self._blocks, output, symbol))
        self.picture.show_matrix(self._blocks, output, symbol)
        self._say_entry()
        self._draw_costs()

    def _is_hidden_gradient(self, node: Node | None) -> bool:
        """Whether the Jacobian would tell a gradient that a person is to predict: that of the loss is one."""
        plan = self._plan
        return bool(self._session.moment.hidden and plan and plan.loss and node and plan.loss.node == node.name)

    def _show_formula(self, latex: str) -> None:
        if (self.whole.latex if self.whole else "") == latex:
            return
        if self.whole:
            self.whole.deleteLater()
        self.whole = Formula(latex, self) if latex else None
        if self.whole:
            self._column.insertWidget(1, self.whole)

    # one number of it

    def _say_entry(self) -> None:
        node, blocks, place = self._node(), self._blocks, self.input_box.currentIndex()
        if node is None or blocks is None or place < 0:
            return
        found = blocks.jacobian
        row, column = self.picture.chosen
        output, where = divmod(row, found.output[1]), divmod(column, found.input[1])
        left = number_label(self._output_label(node), output)
        right = number_label(port_label(node.op.inputs[place].name), where)
        value = written(float(found.matrix[row, column]))
        worked = self._worked(node, place, output)
        formula = _in_characters(entry_latex(worked, output, where, found.output))
        if not formula and found.matrix[row, column]:
            formula = worked.entry(*where, written)
        parts = [f"∂{left}/∂{right}", *(each for each in (formula, value) if each)]
        self.entry.setText(" = ".join(dict.fromkeys(parts)))
        if self._session.state == "idle":  # else each frame would be spoken
            self.picture.setAccessibleDescription(self.entry.text())
        self._point(self._is_pointed)

    def _point(self, is_on_a_number: bool) -> None:
        """Tell which two elements the number is about, each with its value."""
        node, blocks, plan, place = self._node(), self._blocks, self._plan, self.input_box.currentIndex()
        self._is_pointed = is_on_a_number
        if not is_on_a_number or node is None or blocks is None or plan is None or place < 0:
            self.ports_pointed.emit({})
            return
        row, column = self.picture.chosen
        found, declared = blocks.jacobian, node.op.inputs[place]
        elements = (
            (PortId(node.name, node.op.output), self._output_label(node), divmod(row, found.output[1])),
            (PortId(node.name, declared.name), port_label(declared.name), divmod(column, found.input[1])),
        )
        self.ports_pointed.emit(
            {
                port: f"{number_label(label, at)} = {written(float(plan.value(port)[at].real))}"
                for port, label, at in elements
            }
        )

    def _worked(self, node: Node, place: int, output: tuple[int, int]) -> WorkedStep:
        """The op's formula for this gradient, where the output's is 1 at one place."""
        assert self._blocks is not None and self._plan is not None
        found = self._blocks.jacobian
        g = self._plan.value(PortId(node.name, node.op.output)) * 0.0
        g[output] = 1.0
        latex = node.op.gradients[place] if node.op.gradients else ""
        value = self._plan.value(PortId(node.name, node.op.output))
        element = node.op.index_form[place] if node.op.index_form else ""
        return WorkedStep(node.op, latex, self._inputs, dict(node.attributes), value, g, found.input, element)

    def _output_label(self, node: Node) -> str:
        name = node.op.output
        return port_label(name) if name != "out" else plain_name(node.op.output_symbol) or node.name

    def _output_symbol(self, node: Node) -> str:
        return node.op.output_symbol or port_symbol(self._output_label(node).replace("_", " "))

    def _input_symbol(self, node: Node, place: int) -> str:
        port = node.op.inputs[place]
        return port_symbol(port.name, port.symbol)

    # what it costs

    def _choose_examples(self, count: int) -> None:
        self._examples = count
        self._draw_costs()

    def _draw_costs(self) -> None:
        node, plan = self._node(), self._plan
        if node is None or plan is None:
            return
        port = PortId(node.name, self.input_box.currentData())
        if self._shapes is None:
            self._shapes = ShapesByRows(plan.graph, self._document.feeds)
            self._examples = None
        if self._costs is None or self._costs[0] != port:
            values = {each.name: value for each, value in zip(node.op.inputs, self._inputs, strict=True)}
            self._costs = port, costs_by_rows(self._shapes, port, values, plan.graph)
        costs, count = self._costs[1], self._examples or self._shapes.examples
        self.costs.show_examples(count, costs is not None)
        self.costs.show_costs(costs.at(count) if costs else None)
        shapes, loss = self._shapes.of(count), plan.loss
        chain = stages(plan.graph, shapes, port, loss) if shapes and loss else []
        self.costs.show_chain(chain, port_label(port.port))


def _in_characters(latex: str) -> str:
    """A formula in plain characters, with its indices below the line."""

    def lowered(found: re.Match[str]) -> str:
        return ",".join(part.translate(_SUBSCRIPTS) for part in found.groups() if part)

    return _SUBSCRIPT.sub(lowered, plain(latex))

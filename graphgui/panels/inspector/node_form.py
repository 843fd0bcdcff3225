"""All about one node: its name, its formulas, its properties, and the numbers at its ports."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.frozen import is_frozen
from graphgui.engine.graph.graph import PortId
from graphgui.explain.notation import derivative, port_label, port_symbol, port_text
from graphgui.look.colours import Theme
from graphgui.ops import Op, Port
from graphgui.panels.inspector.breakpoint_field import BreakpointField
from graphgui.panels.inspector.form import Form, rule
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.input_properties import InputProperties
from graphgui.panels.inspector.port_view import PortView, quiet
from graphgui.panels.inspector.properties import ProblemLabel, Properties
from graphgui.panels.unread import Unread, UnreadLine


class UnreadFields(NamedTuple):
    """What was typed into the fields of one node and refused."""

    name: Unread | None = None
    condition: Unread | None = None
    attributes: Mapping[str, Unread] = MappingProxyType({})

    @property
    def first(self) -> Unread | None:
        """One of them, None where there is none."""
        return next(filter(None, (self.name, self.condition, *self.attributes.values())), None)


def gradient_formula(port: Port, gradient: str) -> str:
    """LaTeX of dC/d(one input)."""
    return f"{derivative(port_symbol(port.name, port.symbol))} = {gradient}"


def _gradient_formulas(op: Op) -> list[str]:
    output = port_symbol(op.output, op.output_symbol)
    lines = [gradient_formula(port, gradient) for port, gradient in zip(op.inputs, op.gradients, strict=False)]
    if any("G" in gradient for gradient in op.gradients):
        lines.append(f"G = {derivative(output)}")
    return lines


class NodeForm(Form):
    """The form of one node."""

    def __init__(
        self, document: Document, session: Session, name: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(document, session, theme, parent)
        self._name = name
        self._op = document.graph[name].op
        self._build_head()
        self._build_formulas()
        self._build_properties()
        self._ports_frame = QFrame(self)
        self._ports_column = QVBoxLayout(self._ports_frame)
        self._ports_column.setContentsMargins(0, 0, 0, 0)
        self._ports_column.setSpacing(4)
        self.column.addWidget(self._ports_frame)
        self.column.addStretch(1)
        self.ports: dict[str, PortView] = {}
        self._origins: dict[str, str] = {}
        self.reload()

    @property
    def name(self) -> str:
        """The node's name."""
        return self._name

    def rename(self, name: str) -> None:
        """Follow the node to its new name; `reload` comes after."""
        self._name = self.breakpoint_field.name = name
        if self.properties:
            self.properties.name = name
        self._origins = {}

    def reload(self) -> None:
        graph = self.document.graph
        self._typed_name.show_text(self._name)
        if self.properties:
            self.properties.reload()
        output = PortId(self._name, self._op.output)
        trained = graph.trained_loss() == self._name
        self.loss_box.setVisible(trained or self.document.shapes.known.get(output) == (1, 1))
        self.loss_box.setChecked(trained)
        only = trained and graph.loss is None
        self.loss_box.setEnabled(not only)
        self.loss_box.setToolTip(self.tr("The only loss of a graph is always trained.") if only else "")
        if self._origins != (origins := self._find_origins()):
            self._origins = origins
            self._build_ports()
        self.refresh()

    def refresh(self) -> None:
        for port in self.ports.values():
            port.refresh(self.document, self.session)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.name_problem.set_theme(theme)
        self.breakpoint_field.set_theme(theme)
        if self.properties:
            self.properties.set_theme(theme)
        for port in self.ports.values():
            port.set_theme(theme)

    @property
    def unread(self) -> UnreadFields:
        """What was typed into fields and refused; it stands there still."""
        attributes = self.properties.unread if self.properties else {}
        return UnreadFields(self._typed_name.unread, self.breakpoint_field.typed.unread, attributes)

    def restore(self, unread: UnreadFields) -> None:
        """Show again what was refused."""
        for line, found in ((self._typed_name, unread.name), (self.breakpoint_field.typed, unread.condition)):
            if found:
                line.restore(found)
        if self.properties:
            self.properties.restore(unread.attributes)

    # building

    def _build_head(self) -> None:
        self.name_field = QLineEdit(self)
        self.name_field.setAccessibleName(self.tr("Name"))
        self.name_problem = ProblemLabel(self.theme, self)
        self._typed_name = UnreadLine(self.name_field, self.name_problem.show_problem, self._rename)
        row = QHBoxLayout()
        row.addWidget(self.name_field, 1)
        kind = quiet(self._op.name)
        kind.setWordWrap(False)
        row.addWidget(kind)
        self.column.addLayout(row)
        self.column.addWidget(self.name_problem)
        self.column.addWidget(quiet(QCoreApplication.translate("ops", self._op.summary)))

    def _build_formulas(self) -> None:
        if not self._op.inputs:
            return
        self.column.addWidget(rule(self))
        for latex in (*self._op.formula.split(r", \quad "), *_gradient_formulas(self._op)):
            if latex:
                self.column.addWidget(Formula(latex, self))
        if self._op.note:
            self.column.addWidget(quiet(QCoreApplication.translate("ops", self._op.note)))

    def _build_properties(self) -> None:
        self.properties: Properties | None = None
        self.column.addWidget(rule(self))
        if self._op.attributes:
            kind = InputProperties if self._op.source == "feed" else Properties
            self.properties = kind(self.document, self._name, self.theme, self)
            self.column.addWidget(self.properties)
        self.loss_box = QCheckBox(self.tr("Train this loss"), self)
        self.loss_box.clicked.connect(self._mark_loss)
        self.column.addWidget(self.loss_box)
        self.breakpoint_field = BreakpointField(self.session.breakpoints, self._name, self.theme, self)
        self.column.addWidget(self.breakpoint_field)

    def _find_origins(self) -> dict[str, str]:
        """Each port and where its numbers come from, in words."""
        graph = self.document.graph
        wires = graph.incoming(self._name)
        own = {port.port for port in graph.own_parameters(self._name)}
        origins: dict[str, str] = {}
        for port in self._op.inputs:
            if port.name in wires:
                origins[port.name] = self.tr("from {0}").format(wires[port.name].source)
            elif port.name in own:
                frozen = is_frozen(graph, PortId(self._name, port.name))
                origins[port.name] = self.tr("frozen") if frozen else self.tr("learnt here")
            else:
                origins[port.name] = self.tr("not wired")
        outgoing = graph.outgoing(self._name)
        targets = ", ".join(sorted(port_text(wire.end) for wire in outgoing))
        origins[self._op.output] = self.tr("to {0}").format(targets) if outgoing else self.tr("the output")
        return origins

    def _build_ports(self) -> None:
        while item := self._ports_column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.ports = {}
        for name, origin in self._origins.items():
            self._ports_column.addWidget(rule(self))
            view = PortView(PortId(self._name, name), port_label(name), origin, self.theme, self)
            view.check_asked.connect(self.check_asked)
            self.ports[name] = view
            self._ports_column.addWidget(view)

    # editing

    def _rename(self, name: str) -> None:
        edits.nodes.rename(self.document, self._name, name)

    def _mark_loss(self, marked: bool) -> None:
        edits.training.mark_loss(self.document, self._name if marked else None)
        self.reload()

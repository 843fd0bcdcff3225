"""Forward mode: the number to differentiate with respect to, and the cost beside reverse mode."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.autodiff.forward_mode import Seed, seeds
from graphgui.engine.autodiff.mode_costs import Cost, cost
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.look.colours import Theme
from graphgui.look.numbers import NOT_COMPUTED, short
from graphgui.ops.op import Shape
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.words import with_separators


class ForwardModePanel(QWidget):
    """A switch that puts tangents in place of the gradients, and the two modes compared."""

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.session, self.theme = document, session, theme
        self.switch = QCheckBox(self.tr("Tangents in place of gradients"), self)
        self.port = QComboBox(self)
        self.row, self.column = QSpinBox(self), QSpinBox(self)
        self.forward, self.reverse = quiet(parent=self), quiet(parent=self)
        self.count = quiet(parent=self)
        self.costs = _Costs(self)
        self._counted: tuple[Plan, PortId, list[Cost]] | None = None
        for box, name in ((self.row, self.tr("row")), (self.column, self.tr("column"))):
            box.setMinimum(1)
            box.setAccessibleName(name)
            box.valueChanged.connect(self._choose)
        self.port.setAccessibleName(self.tr("with respect to"))
        self.port.currentIndexChanged.connect(self._choose)
        self.switch.toggled.connect(self._choose)
        form = QFormLayout()
        form.addRow(self.tr("with respect to"), self.port)
        form.addRow(self.tr("row"), self.row)
        form.addRow(self.tr("column"), self.column)
        form.addRow(self.tr("tangent of the loss"), self.forward)
        form.addRow(self.tr("gradient there"), self.reverse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(self.switch)
        layout.addLayout(form)
        layout.addSpacing(6)
        layout.addWidget(heading(self.tr("Operations"), self))
        layout.addWidget(self.costs)
        layout.addWidget(self.count)
        layout.addStretch(1)
        session.moment_shown.connect(self._show_if_seen)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme

    def switch_off(self) -> None:
        """Gradients again, as when the switch is turned off."""
        self.switch.setChecked(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _choose(self) -> None:
        port = self.port.currentData()
        if not self.switch.isChecked() or port is None:
            seed = None
        else:
            rows, columns = self._seeds()[port]
            seed = Seed(port, min(self.row.value(), rows) - 1, min(self.column.value(), columns) - 1)
        if seed and not self.session.moment.is_computed:
            self.session.evaluate()
        self.session.seed = seed

    def _show_if_seen(self) -> None:
        seed = self.session.moment.seed
        if seed and not self._is_there(seed):
            self.switch.setChecked(False)
        if self.isVisible():
            self._refresh()

    def _seeds(self) -> dict[PortId, Shape]:
        """The ports whose numbers can be followed, with their shapes; none where the graph cannot run."""
        known = self.document.shapes.known
        return {port: known[port] for port in seeds(self.document.graph) if port in known}

    def _is_there(self, seed: Seed) -> bool:
        rows, columns = self._seeds().get(seed.port, (0, 0))
        return seed.row < rows and seed.column < columns

    def _refresh(self) -> None:
        self._offer()
        session, mode = self.session, self.session.moment.forward_mode
        self.forward.setText(NOT_COMPUTED)
        self.reverse.setText(NOT_COMPUTED)
        if mode is None or session.moment.seed is None:
            self.costs.hide()
            self.count.setText(
                self.tr(
                    "Switch forward mode on: the canvas then shows how every value moves when one number moves, "
                    "carried along the wires from that number on."
                )
            )
            return
        seed, plan = session.moment.seed, mode.plan
        if plan.loss is not None:
            is_hidden = seed.port in session.moment.hidden  # both are the same number
            self.forward.setText("?" if is_hidden else short(mode.tangent(plan.loss).item()))
            gradient = session.moment.gradient(seed.port)
            if is_hidden:
                self.reverse.setText("?")
            elif gradient is not None:
                self.reverse.setText(short(float(gradient[seed.row, seed.column])))
            self.costs.show_costs(self._costs(plan, seed.port))
        self.costs.setVisible(plan.loss is not None)
        self.count.setText(
            self.tr(
                "Counted: one for each input of an operation that a change passes through. Forward mode takes "
                "a pass for each number, reverse mode one pass for all."
            )
            if plan.loss is not None
            else self.tr("Without a loss there is no gradient to compare with.")
        )

    def _costs(self, plan: Plan, port: PortId) -> list[Cost]:
        """For one number at a port, for the parameters, and with the data; counted once for a plan."""
        if self._counted is None or self._counted[:2] != (plan, port):
            all_there = [each for each in seeds(plan.graph) if each in plan.shapes.known]
            here = cost(plan, [port])
            one = Cost(1, here.reverse, here.reverse)
            self._counted = plan, port, [one, cost(plan, plan.parameters), cost(plan, all_there)]
        return self._counted[2]

    def _offer(self) -> None:
        """The numbers that can be followed as the graph stands."""
        shapes = self._seeds()
        self.switch.setEnabled(bool(shapes))
        chosen: PortId | None = self.port.currentData()
        if [self.port.itemData(i) for i in range(self.port.count())] != list(shapes):
            with QSignalBlocker(self.port):
                self.port.clear()
                for port in shapes:
                    self.port.addItem(str(port), port)
                self.port.setCurrentIndex(max(0, list(shapes).index(chosen) if chosen in shapes else 0))
        port = self.port.currentData()
        rows, columns = shapes.get(port, (1, 1))
        for box, most in ((self.row, rows), (self.column, columns)):
            with QSignalBlocker(box):
                box.setMaximum(most)


class _Costs(QWidget):
    """A small table: a row for one number, for the parameters and for all numbers; a column for each mode."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(16)
        for column, text in ((1, self.tr("forward")), (2, self.tr("reverse"))):
            grid.addWidget(quiet(text, self), 0, column, Qt.AlignmentFlag.AlignRight)
        self.rows = [[QLabel(self) for _ in range(3)] for _ in range(3)]
        for row, labels in enumerate(self.rows, start=1):
            for column, label in enumerate(labels):
                place = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                grid.addWidget(label, row, column, place)

    def show_costs(self, costs: list[Cost]) -> None:
        """Show the costs of one number, of the parameters, and of parameters and data."""
        names = (
            self.tr("this number"),
            self.tr("parameters: {n}").format(n=with_separators(costs[1].numbers)),
            self.tr("with the data: {n}").format(n=with_separators(costs[2].numbers)),
        )
        for labels, name, found in zip(self.rows, names, costs, strict=True):
            for label, text in zip(
                labels, (name, with_separators(found.forward), with_separators(found.reverse)), strict=True
            ):
                label.setText(text)

"""One line of a derivation as it is shown."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from graphgui.explain.derivation import DerivationLine
from graphgui.explain.step_forms import Notation
from graphgui.look.colours import Theme
from graphgui.look.formulas import plain
from graphgui.panels.inspector.formula import Formula
from graphgui.panels.inspector.port_view import PortBlock, quiet
from graphgui.panels.shape_boxes import ShapeBoxes
from graphgui.panels.worked_operation import written
from graphgui.words import isolated


class DerivationStep(QFrame):
    """Its equations, the shapes of the factors, one number written out, and the result.

    Attributes:
        formulas: its equations; `formula` is the first.
        entry_formula: the equation of the number that is written out, with its own indices.

    Signals:
        chosen: the port whose gradient it gives, when an equation is clicked.
        pointed: that port while the pointer is over the line; None when it leaves.
        factor_pointed: the factor of an equation under the pointer.
    """

    chosen = Signal(object)
    pointed = Signal(object)
    factor_pointed = Signal(object)

    def __init__(
        self,
        line: DerivationLine,
        notation: Notation,
        theme: Theme,
        remark: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._place = 0, 0
        self._notation = notation
        self._colour, self._is_marked = QColor(theme.accent), False
        self.formulas = [self._equation(latex) for latex in line.equations(notation)]
        self.formula = self.formulas[0]
        for formula in self.formulas:
            formula.setToolTip(self.tr("Click to see it on the canvas"))
        self.shapes = ShapeBoxes(self)
        self.result = PortBlock("=", theme, signed=True, parent=self)
        self.result.matrix.setAccessibleName(plain(line.left))
        self.result.matrix.entry_clicked.connect(self.write_entry)
        self.entry_formula: Formula | None = None
        self.entry = QLabel(self)
        self.entry.setWordWrap(True)
        self.remark = quiet(parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 0, 8)
        self._column.setSpacing(3)
        for widget in (*self.formulas, self.shapes, self.entry, self.result, self.remark):
            self._column.addWidget(widget)
        self.result.setVisible(line.kind != "loss")
        self.show_line(line, remark)

    def show_line(self, line: DerivationLine, remark: str) -> None:
        """Show the same equations with other numbers."""
        self.line = line
        self.result.show_array(line.result, self.tr("not computed yet"))
        self.shapes.show_factors(line.named_operands if line.kind == "share" else [])
        self.shapes.setVisible(line.kind == "share" and self._notation == "matrix")
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        rows, columns = line.result.shape if line.result is not None else (1, 1)
        self.write_entry(min(self._place[0], rows - 1), min(self._place[1], columns - 1))

    def write_entry(self, row: int, column: int) -> None:
        """Write one number of the result out, counted from 0."""
        line, self._place = self.line, (row, column)
        text = isolated(line.entry(row, column, written))
        if line.result is not None and line.result.size > 1:
            self.result.matrix.mark_entry(row, column)
            text = text and self.tr("row {row}, column {column}: {text}").format(
                row=row + 1, column=column + 1, text=text
            )
        self.entry.setText(text)
        self.entry.setVisible(bool(text))
        if self._notation == "index":
            self._write_indices(line.entry_equation(row, column))

    def _write_indices(self, latex: str) -> None:
        if self.entry_formula and self.entry_formula.latex == latex:
            return
        if self.entry_formula:
            self.entry_formula.hide()
            self.entry_formula.deleteLater()
            self.entry_formula = None
        if latex and latex not in self.line.equations(self._notation):
            self.entry_formula = self._equation(latex)
            self._column.insertWidget(len(self.formulas), self.entry_formula)

    def _equation(self, latex: str) -> Formula:
        """An equation whose factors are told while the pointer is on them."""
        found = self.line.factors(latex)
        formula = Formula(latex, self, [(each.start, each.end) for each in found])

        def tell(part: int) -> None:
            if part >= 0:
                self.factor_pointed.emit(found[part])
            else:
                self.pointed.emit(self.line.port if self.underMouse() else None)

        formula.part_pointed.connect(tell)
        return formula

    @property
    def is_marked(self) -> bool:
        """Whether it is the line of what is selected on the canvas."""
        return self._is_marked

    def set_marked(self, is_marked: bool) -> None:
        """Mark it with a strip at its side, or no more."""
        if is_marked != self._is_marked:
            self._is_marked = is_marked
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._colour = QColor(theme.accent)
        self.result.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._is_marked:
            QPainter(self).fillRect(0, 4, 3, self.height() - 8, self._colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if any(formula.geometry().contains(event.position().toPoint()) for formula in self.formulas):
            self.chosen.emit(self.line.port)
        super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.line.port)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

"""The factors of a formula as boxes that are as tall as they have rows and as wide as they have columns."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.explain.worked_step import Operand
from graphgui.look.formulas import plain
from graphgui.ops.op import Shape, show_shape
from graphgui.screen_reader.roles import give_role

_LEAST, _MOST = 8.0, 34.0  # px of a side
_GAP = 14


class ShapeBoxes(QWidget):
    """One box a factor, with its name and shape below it.

    Sides grow with the logarithm of the counts, and equal counts are drawn equally long, so that what is
    multiplied is seen to fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as formulas are read everywhere
        give_role(self, QAccessible.Role.Graphic)
        self._boxes: list[tuple[str, Shape]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_factors(self, operands: Sequence[Operand]) -> None:
        """Draw these."""
        boxes = []
        for operand in operands:
            name = plain(operand.symbol) + ("ᵀ" if operand.is_transposed else "")
            boxes.append((name, (operand.array.shape[0], operand.array.shape[1])))
        if boxes != self._boxes:
            self._boxes = boxes
            self.setAccessibleName(", ".join(f"{name} {show_shape(shape)}" for name, shape in boxes))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if not self._boxes:
            return QSize(0, 0)
        tallest = max(_side(shape[0]) for _, shape in self._boxes)
        widths = [self._room(name, shape) for name, shape in self._boxes]
        return QSize(
            round(sum(widths)) + _GAP * (len(widths) - 1), round(tallest) + 2 * self.fontMetrics().height() + 4
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def _room(self, name: str, shape: Shape) -> float:
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(show_shape(shape)))
        return max(_side(shape[1]), words)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._boxes:
            return
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        tallest = max(_side(shape[0]) for _, shape in self._boxes)
        left = 0.0
        for name, shape in self._boxes:
            room = self._room(name, shape)
            width, height = _side(shape[1]), _side(shape[0])
            box = QRectF(left + (room - width) / 2 + 0.5, tallest - height + 0.5, width - 1, height - 1)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
            painter.drawRect(box)
            for place, text in enumerate((name, show_shape(shape))):
                role = QPalette.ColorRole.PlaceholderText if place else QPalette.ColorRole.WindowText
                painter.setPen(self.palette().color(role))
                where = QRectF(left, tallest + 2 + place * line, room, line)
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
            left += room + _GAP


def _side(count: int) -> float:
    return min(_MOST, _LEAST + 6 * math.log2(count)) if count > 1 else _LEAST

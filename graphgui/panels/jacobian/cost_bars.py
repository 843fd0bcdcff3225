"""A few costs beside each other: a name, a bar as long as the cost is large, and the number."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.screen_reader.roles import give_role
from graphgui.words import with_separators

_GAP = 8.0  # pixels
_THINNEST = 2.0  # pixels of a bar: what costs something is seen


class Cost(NamedTuple):
    """One line."""

    name: str
    amount: int
    text: str


def count_text(number: int) -> str:
    """A whole number as it is, in powers of ten from ten million on."""
    return with_separators(number) if number < 10_000_000 else short(float(number))


def bytes_text(number: int) -> str:
    """So many bytes in the unit that suits them."""
    units = (
        (10**12, QCoreApplication.translate("CostBars", "{n} TB")),
        (10**9, QCoreApplication.translate("CostBars", "{n} GB")),
        (10**6, QCoreApplication.translate("CostBars", "{n} MB")),
        (10**3, QCoreApplication.translate("CostBars", "{n} kB")),
    )
    for size, template in units:
        if number >= size:
            return template.format(n=short(number / size))
    return QCoreApplication.translate("CostBars", "{n} bytes").format(n=number)


class CostBars(QWidget):
    """Bars on one scale from 0 on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as an axis
        give_role(self, QAccessible.Role.Chart)
        self._theme = theme
        self.costs: tuple[Cost, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_costs(self, costs: Sequence[Cost]) -> None:
        """Show these and nothing else."""
        if len(costs) != len(self.costs):
            self.updateGeometry()
        self.costs = tuple(costs)
        self.setAccessibleName("; ".join(f"{cost.name}: {cost.text}" for cost in costs))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, len(self.costs) * self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        metrics, line = self.fontMetrics(), self._line()
        name = max((metrics.horizontalAdvance(cost.name) for cost in self.costs), default=0)
        text = max((metrics.horizontalAdvance(cost.text) for cost in self.costs), default=0)
        most = max((cost.amount for cost in self.costs), default=0) or 1
        room = max(0.0, self.width() - name - text - 2 * _GAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        for index, cost in enumerate(self.costs):
            top = index * line
            painter.setPen(QColor(self._theme.text))
            painter.drawText(QRectF(0, top, name + 1, line), Qt.AlignmentFlag.AlignLeft | middle, cost.name)
            place = QRectF(self.width() - text - 1, top, text + 1, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, cost.text)
            wide = max(_THINNEST, room * (cost.amount / most)) if cost.amount else 0.0
            bar = QRectF(name + _GAP, top + line * 0.25, wide, line * 0.5)
            painter.fillRect(bar, QColor(self._theme.muted))

    def _line(self) -> int:
        return self.fontMetrics().height() + 6

"""A row of controls with room for all: where it is short, buttons lose their words, then there is another line."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

_GAP = 4
_Unit = list[QWidget]
_WITH_WORDS, _WITHOUT = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


class WrappingRow(QWidget):
    """Lays its controls out by itself; what is shown or hidden in it, or says something else, is laid out anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: Sequence[QWidget] = ()
        self._fields: Sequence[QWidget] = ()
        self._end: Sequence[QWidget] = ()
        self._wordless: Sequence[QToolButton] = ()
        self._height = 0
        self._sizes: dict[QWidget, QSize] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hold(
        self,
        start: Sequence[QWidget],
        fields: Sequence[QWidget],
        end: Sequence[QWidget],
        wordless: Sequence[QToolButton],
    ) -> None:
        """Show these from now on: `start` where a line begins, `fields` and `end` at its end.

        Where one line is too short for all, the fields stand below. A label stays with what follows it.

        Args:
            wordless: the buttons that can do without their words, those that keep them longest first.
        """
        self._start, self._fields, self._end, self._wordless = start, fields, end, wordless
        for widget in (*start, *fields, *end):
            widget.setParent(self)
        self._sizes.clear()
        self._height = max(self._size(widget).height() for widget in (*start, *fields, *end))

    def sizeHint(self) -> QSize:
        self._sizes.clear()
        return QSize(max((self._needs(each).width() for each in self._units()), default=0), self._height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # what is in it has another size now
            self._arrange()
        return super().event(event)

    # inside

    def _units(self) -> list[_Unit]:
        return _units((*self._start, *self._fields, *self._end))

    def _arrange(self) -> None:
        if not self._start or self.width() <= 0:
            return
        self._sizes.clear()
        start, fields, end = _units(self._start), _units(self._fields), _units(self._end)
        if self._fits([*start, *fields, *end]):
            self._put([(start, [*fields, *end])])
        else:
            self._fits([*start, *end])
            self._put([(start, end), *((line, []) for line in self._lines(fields))])
        # What was tried on the way asks to be laid out anew, for ever: it has just been.
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest)

    def _fits(self, units: Sequence[_Unit]) -> bool:
        """Whether these have room on a line, with as many words as there is room for."""
        for with_words in range(len(self._wordless), -1, -1):
            for index, button in enumerate(self._wordless):
                style = _WITH_WORDS if index < with_words else _WITHOUT
                if button.toolButtonStyle() != style:
                    button.setToolButtonStyle(style)
                    self._sizes.pop(button, None)
            if self._length(units) <= self.width():
                return True
        return False

    def _lines(self, units: Sequence[_Unit]) -> list[list[_Unit]]:
        lines: list[list[_Unit]] = [[]]
        for unit in units:
            if lines[-1] and self._length([*lines[-1], unit]) > self.width():
                lines.append([])
            lines[-1].append(unit)
        return lines

    def _put(self, lines: Sequence[tuple[list[_Unit], list[_Unit]]]) -> None:
        """Place lines, each with what is at its beginning and at its end."""
        top = 0
        for left, right in lines:
            high = max(self._needs(unit).height() for unit in (*left, *right))
            self._place(left, 0, top, high)
            self._place(right, self.width() - self._length(right), top, high)
            top += high + _GAP
        if top - _GAP != self._height:
            self._height = top - _GAP
            self.updateGeometry()

    def _place(self, units: Sequence[_Unit], left: int, top: int, high: int) -> None:
        """Beside each other, each in the middle of the line's height."""
        for widget in (widget for unit in units for widget in unit):
            size = self._size(widget)
            seen = self.width() - left - size.width() if self.isRightToLeft() else left
            widget.setGeometry(QRect(QPoint(seen, top + (high - size.height()) // 2), size))
            left += size.width() + _GAP

    def _length(self, units: Sequence[_Unit]) -> int:
        return sum(self._needs(unit).width() + _GAP for unit in units) - _GAP

    def _needs(self, unit: _Unit) -> QSize:
        sizes = [self._size(widget) for widget in unit]
        return QSize(sum(size.width() + _GAP for size in sizes) - _GAP, max(size.height() for size in sizes))

    def _size(self, widget: QWidget) -> QSize:
        """Asked for once while all are laid out: what is tried on the way asks often."""
        if widget not in self._sizes:
            widget.ensurePolished()
            size = widget.sizeHint().expandedTo(widget.minimumSizeHint()).expandedTo(widget.minimumSize())
            self._sizes[widget] = size
        return self._sizes[widget]


def _units(widgets: Iterable[QWidget]) -> list[_Unit]:
    """What is never parted: a label and what it is of."""
    units: list[_Unit] = []
    for widget in widgets:
        if widget.isHidden():
            continue
        if units and isinstance(units[-1][-1], QLabel):
            units[-1].append(widget)
        else:
            units.append([widget])
    return units

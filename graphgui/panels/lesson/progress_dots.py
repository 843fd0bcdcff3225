"""A dot for each step: done, at hand, to come. A dot of a step that is done leads back to its text."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from graphgui.screen_reader.roles import give_role

_RADIUS, _APART = 4.0, 18  # pixels


class ProgressDots(QWidget):
    """Dots in a row, walked with the arrow keys.

    Signals:
        chosen: the number of a step, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Graphic)
        self._count, self._done, self._shown = 0, 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_steps(self, count: int, done: int, shown: int) -> None:
        """So many dots, of which so many are done and one is the step whose text is shown."""
        self._count, self._done, self._shown = count, done, shown
        self.setAccessibleName(self.tr("Step {0} of {1}").format(min(shown + 1, count), count))
        self.updateGeometry()
        self.update()

    def place_of(self, step: int) -> QPointF:
        """Where the dot of a step is, from 0."""
        return QPointF(_APART * (step + 0.5), self.height() / 2)

    def sizeHint(self) -> QSize:
        return QSize(_APART * self._count, _APART)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = int(event.position().x() // _APART)
        if 0 <= step <= min(self._done, self._count - 1):
            self.chosen.emit(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._shown + {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step == self._shown:
            super().keyPressEvent(event)
        elif 0 <= step <= min(self._done, self._count - 1):
            self.chosen.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self.palette()
        accent = QColor(colours.color(QPalette.ColorRole.Accent))
        quiet = QColor(colours.color(QPalette.ColorRole.PlaceholderText))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step in range(self._count):
            is_done = step < self._done
            painter.setPen(QPen(accent if step <= self._done else quiet, 1.5))
            painter.setBrush(accent if is_done else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.place_of(step), _RADIUS, _RADIUS)
            if step == self._shown:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(self.place_of(step), _RADIUS + 3, _RADIUS + 3)
        painter.end()

"""What keeps the import whole on a small screen: forms below each other, and scrolled where that is too high."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

_BESIDE, _BELOW = 24, 6  # pixels between them


class TwoForms(QWidget):
    """Beside each other, both as wide, or one below the other where there is no room for that."""

    def __init__(self, first: QWidget, second: QLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._second = first, second
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BESIDE)
        self._row.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(second, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._first.minimumSizeHint().width() + self._second.minimumSize().width() + _BESIDE
        is_wide = self.width() >= needed
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._row.setSpacing(_BESIDE if is_wide else _BELOW)


def scrolled(*parts: QWidget) -> QScrollArea:
    """Parts below each other; the last has all the height that is left."""
    area, middle = QScrollArea(widgetResizable=True), QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        column.addWidget(part, int(part is parts[-1]))
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(middle)
    return area

"""The handle of the time line: one place for each step of the run, with marks at some."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from graphgui.look.colours import Theme


class StepSlider(QSlider):
    """A slider that jumps to where it is pressed, with marks at some of its steps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._marks: list[int] = []
        self._troubles: list[int] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(24)

    def show_marks(self, steps: Iterable[int]) -> None:
        """Mark these steps."""
        self._marks = sorted(set(steps))
        self.update()

    def show_troubles(self, steps: Iterable[int]) -> None:
        """Mark these steps as those at which something went wrong."""
        self._troubles = sorted(set(steps))
        self.update()

    def x_of(self, step: int) -> float:
        """The middle of the handle when it stands at a step, in pixels."""
        start, span, half = self._track()
        return start + half + QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), step, span)

    def _track(self) -> tuple[int, int, float]:
        """Where the handle's left edge begins, how far it can go, and half of its width."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        return groove.left(), groove.width() - handle.width(), handle.width() / 2

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            start, span, half = self._track()
            along = round(event.position().x() - start - half)
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), along, span))
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for steps, colour in ((self._marks, self.theme.muted), (self._troubles, self.theme.warning)):
            for step in steps:
                painter.fillRect(QRectF(self.x_of(step) - 1, 1, 2, self.height() - 2), QColor(colour))
        painter.end()
        super().paintEvent(event)

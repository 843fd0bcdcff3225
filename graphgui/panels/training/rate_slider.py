"""A slider for the learning rate, even in its logarithm, with a mark at the largest stable one."""

import math

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from graphgui.engine.analysis.stability import StableRate
from graphgui.look.colours import Theme
from graphgui.look.numbers import short

_LEAST, _MOST = -6, 2  # powers of ten
_NOTCHES = 100  # to each power of ten


class RateSlider(QSlider):
    """From 1e-6 to 100.

    Signals:
        rate_chosen: the learning rate that a person has moved to, in three digits.
    """

    rate_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.stable: StableRate | None = None
        self.setRange(_LEAST * _NOTCHES, _MOST * _NOTCHES)
        self.setSingleStep(_NOTCHES // 20)
        self.setPageStep(_NOTCHES // 2)
        self.setAccessibleName(self.tr("Learning rate"))
        self.setMinimumHeight(26)
        self.valueChanged.connect(lambda value: self.rate_chosen.emit(float(f"{10 ** (value / _NOTCHES):.3g}")))
        self.show_stable(None)

    def show_rate(self, rate: float) -> None:
        """Stand at a rate, without saying so; rates off the scale stand at its end."""
        with QSignalBlocker(self):
            self.setValue(_notch(rate))

    def show_stable(self, rate: StableRate | None) -> None:
        """Mark the largest stable rate, an estimate at its lower end; None for none known."""
        self.stable = rate
        known = ""
        if rate and rate.is_exact:
            known = self.tr("Largest stable rate: {rate}").format(rate=short(rate.low))
        elif rate:
            known = self.tr("Largest stable rate, estimated: {rate}").format(rate=rate)
        self.setToolTip(known or self.tr("How far a step goes along the gradient"))
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.update()

    def mark(self) -> QRectF | None:
        """Where the mark is painted; None where there is none, or it would lie off the scale."""
        if self.stable is None or not 10.0**_LEAST <= self.stable.low <= 10.0**_MOST:
            return None
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        span = groove.width() - handle.width()
        along = style.sliderPositionFromValue(self.minimum(), self.maximum(), _notch(self.stable.low), span)
        return QRectF(groove.left() + along + handle.width() / 2 - 1, 1, 2, self.height() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if mark := self.mark():
            painter = QPainter(self)
            painter.fillRect(mark, QColor(self.theme.warning))
            painter.end()
        super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls: a rate shall not change in passing


def _notch(rate: float) -> int:
    return round(math.log10(rate) * _NOTCHES) if rate > 0 else _LEAST * _NOTCHES

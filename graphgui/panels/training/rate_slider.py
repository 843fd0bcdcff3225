"""A slider for the learning rate, even in its logarithm, with a mark at the largest stable one."""

import math

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from graphgui.engine.analysis.stability import StableRate
from graphgui.look.colours import Theme
from graphgui.panels.training.stable_rate_line import stable_text

_LEAST, _MOST = -6, 2  # powers of ten
_NOTCHES = 100  # to each power of ten


class RateSlider(QSlider):
    """From 1e-6 to 100, and further where the rate or the largest stable one lies beyond.

    Signals:
        rate_chosen: the learning rate that a person has moved to, in three digits.
    """

    rate_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as an axis of rates
        self.theme = theme
        self.stable: StableRate | None = None
        self._rate = 1.0
        self.setSingleStep(_NOTCHES // 20)
        self.setPageStep(_NOTCHES // 2)
        self.setAccessibleName(self.tr("Learning rate"))
        self.setMinimumHeight(26)
        self.valueChanged.connect(lambda value: self.rate_chosen.emit(float(f"{10 ** (value / _NOTCHES):.3g}")))
        self.show_stable(None)

    def show_rate(self, rate: float) -> None:
        """Stand at a rate, without saying so; 0 stands at the lower end."""
        self._rate = rate
        self._span()

    def show_stable(self, rate: StableRate | None) -> None:
        """Mark the largest stable rate, an estimate at its lower end; None for none known."""
        self.stable = rate
        self._span()
        known = stable_text(rate) if rate else ""
        self.setToolTip(known or self.tr("How far a step goes along the gradient"))
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.update()

    def mark(self) -> QRectF | None:
        """Where the mark is painted; None where there is none, or it would lie off the scale."""
        if self.stable is None or not 0 < self.stable.low < math.inf:
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

    def _span(self) -> None:
        """Reach as far as the rate and the largest stable one, with room beside them."""
        rates = [rate for rate in (self._rate, self.stable.low if self.stable else 0) if 0 < rate < math.inf]
        powers = [math.log10(rate) for rate in rates]
        least = min([_LEAST, *(math.floor(power - 1) for power in powers if power < _LEAST)])
        most = max([_MOST, *(math.ceil(power + 1) for power in powers if power > _MOST)])
        if self.isSliderDown():
            return
        with QSignalBlocker(self):
            self.setRange(least * _NOTCHES, most * _NOTCHES)
            self.setValue(_notch(self._rate) if self._rate > 0 else self.minimum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls: a rate shall not change in passing


def _notch(rate: float) -> int:
    """Of a rate above 0."""
    return round(math.log10(rate) * _NOTCHES)

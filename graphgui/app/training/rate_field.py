"""The field of the learning rate: any rate as it is, and Up and Down multiply."""

import math
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from graphgui.data.numbers import read_number
from graphgui.document.decimal_mark import decimal_mark
from graphgui.engine.training.settings import SETTINGS
from graphgui.look.rates import rate_text
from graphgui.panels.unread import UnreadNumber
from graphgui.words import Problem

_MOST_DECIMALS = 323  # all that Qt has: no rate is rounded to another
_LARGEST = 1e100
_NOTCHES = (1, 2, 5)
_FIRST = 1e-6  # above 0
_CLOSE = 1e-9  # relative: a rate so near to a notch stands on it


class RateField(QDoubleSpinBox):
    """Shows six digits; takes all that `read_number` does, and whatever rate is set.

    Signals:
        refused: the `Problem` with what was typed, which stays to be mended.
    """

    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(_MOST_DECIMALS)
        self.setRange(0.0, _LARGEST)
        self.setKeyboardTracking(False)
        self.setMinimumWidth(96)
        self.unread = UnreadNumber(self, lambda: self.setValue(self.value()))

    def textFromValue(self, value: float) -> str:
        return rate_text(value)

    def valueFromText(self, text: str) -> float:
        with suppress(Problem):
            return self._read(text)
        return self.value()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Acceptable
        try:
            self._read(text)
        except Problem:
            state = QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        try:
            self._read(text)
        except Problem as problem:
            self.unread.keep(text)
            self.refused.emit(problem)
        return text

    def stepBy(self, steps: int) -> None:
        rate = self.value()
        for _ in range(abs(steps)):
            rate = notch_above(rate) if steps > 0 else notch_below(rate)
        self.setValue(rate)
        self.selectAll()

    def _read(self, text: str) -> float:
        if text == self.textFromValue(self.value()):
            return self.value()
        number = read_number(text, decimal_mark())
        SETTINGS["learning_rate"].attribute.check(number)
        return min(number, _LARGEST)


def notch_above(rate: float) -> float:
    """The next of 1, 2 and 5 times a power of ten that is larger; a millionth after 0."""
    if rate <= 0:
        return _FIRST
    power = math.floor(math.log10(rate))
    return next(each for each in _notches(power) if each > rate * (1 + _CLOSE))


def notch_below(rate: float) -> float:
    """The next of 1, 2 and 5 times a power of ten that is smaller; 0 stays."""
    if rate <= 0:
        return 0.0
    power = math.floor(math.log10(rate))
    return next(each for each in reversed(_notches(power)) if each < rate * (1 - _CLOSE))


def _notches(power: int) -> list[float]:
    """Those of a decade and of its neighbours, rising."""
    return [float(f"{digit}e{at}") for at in (power - 1, power, power + 1) for digit in _NOTCHES]

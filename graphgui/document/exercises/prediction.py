"""Predict, then see: a gradient is hidden until its sign, its size or its value has been said; a score is kept."""

import math
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.graph.graph import PortId

_NEAR = 0.05  # of the number: a value said with as much as two digits is right
_APART = 8.0  # times: what two sizes to choose from differ by, at least
_CHOICES = 3
What = Literal["sign", "size", "value"]


class Question(NamedTuple):
    """What is asked of one gradient.

    Attributes:
        port: the input where it is.
        shape: (rows, columns) of it.
        place: (row, column) of the entry that is asked for, counted from 0.
        sizes: those to choose from, smallest first; one of them is the entry's, to two digits.
    """

    port: PortId
    shape: tuple[int, int]
    place: tuple[int, int]
    sizes: tuple[float, ...]


class Outcome(NamedTuple):
    """What a prediction came to: of what, whether it was right, and the number."""

    port: PortId
    what: What
    is_right: bool
    place: tuple[int, int]
    number: float


class Prediction(QObject):
    """Judges predictions of the gradients that are hidden in a document, and shows those that were predicted.

    Attributes:
        right, said: how many predictions were right, of how many.
        outcome: of the last one; None before any.

    Signals:
        changed: another gradient is hidden or shown, or another score.
    """

    changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self.right = self.said = 0
        self.outcome: Outcome | None = None
        document.hiding_changed.connect(self._show)
        document.replaced.connect(self._forget)

    def question(self, port: PortId) -> Question | None:
        """What is asked of the gradient at an input; None where it is not hidden or not computed."""
        gradient = self._session.moment.hidden_gradient(port)
        if port not in self._document.hidden or gradient is None or not np.isfinite(gradient).all():
            return None
        rng = np.random.default_rng(zlib.crc32(str(port).encode()))
        rows, columns = gradient.shape
        place = int(rng.integers(rows)), int(rng.integers(columns))
        return Question(port, (rows, columns), place, _sizes(abs(float(gradient[place])), rng))

    def say_sign(self, port: PortId, sign: int) -> Outcome | None:
        """Predict that the entry asked for is below, at or above 0: -1, 0 or 1."""
        return self._say(port, "sign", lambda number: bool(np.sign(number) == sign))

    def say_size(self, port: PortId, size: float) -> Outcome | None:
        """Predict which of the sizes the entry has, its sign aside."""
        question = self.question(port)
        if question is None:
            return None
        return self._say(port, "size", lambda number: size == _nearest(question.sizes, abs(number)))

    def say_value(self, port: PortId, value: float) -> Outcome | None:
        """Predict the entry itself; right within one twentieth of it."""
        return self._say(port, "value", lambda number: math.isclose(number, value, rel_tol=_NEAR, abs_tol=1e-12))

    def again(self) -> None:
        """Hide what was predicted, and count from 0."""
        self._document.predicted = set()
        self._forget()
        self._show()

    def _say(self, port: PortId, what: What, is_right: Callable[[float], bool]) -> Outcome | None:
        question = self.question(port)
        gradient = self._session.moment.hidden_gradient(port)
        if question is None or gradient is None:
            return None
        number = float(gradient[question.place])
        self.outcome = Outcome(port, what, is_right(number), question.place, number)
        self.said += 1
        self.right += self.outcome.is_right
        self._document.predicted.add(port)
        self._show()
        return self.outcome

    def _forget(self) -> None:
        self.right = self.said = 0
        self.outcome = None
        self.changed.emit()

    def _show(self) -> None:
        session = self._session
        session.moment = replace(session.moment, hidden=self._document.hidden)
        session.moment_shown.emit()
        self.changed.emit()


def _sizes(size: float, rng: "np.random.Generator") -> tuple[float, ...]:
    """Three sizes, smallest first: the one given, to two digits, at any of the three places."""
    below = int(rng.integers(_CHOICES))
    if size == 0:
        return 0.0, 0.1, 1.0
    factors = _APART * rng.uniform(1, 2, _CHOICES)
    sizes = [size]
    for place in range(_CHOICES - 1):
        sizes = [sizes[0] / factors[place], *sizes] if place < below else [*sizes, sizes[-1] * factors[place]]
    return tuple(float(f"{each:.2g}") for each in sizes)


def _nearest(sizes: tuple[float, ...], size: float) -> float:
    return min(sizes, key=lambda each: abs(each - size))

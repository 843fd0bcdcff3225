"""Computes the spectrum of the Hessian of the loss in slices of a few milliseconds between frames."""

import time
from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from graphgui.document.analysis.closed_form import closed_form, when_known
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.spectrum import MOST_PARAMETERS, Spectrum, spectrum_in_parts
from graphgui.words import Problem

_SLICE = 0.004  # seconds of work before the window has its turn
_REST = 40  # ms between two slices while it trains
_OFTEN = 1.0  # seconds at least between two spectra while it trains


class SpectrumFinder(QObject):
    """Keeps the spectrum at the moment shown, for as long as it is asked.

    Of a quadratic loss it is found once for each graph and its numbers; of another one anew where the parameters
    have moved, while training at most once a second.

    Attributes:
        spectrum: the last that was found; None where there is none of the graph as it stands.
        step: of the moment that it belongs to.
        is_possible: whether the graph has a loss and parameters at all.

    Signals:
        found: `spectrum` is another.
    """

    found = Signal()

    def __init__(self, document: Document, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self.spectrum: Spectrum | None = None
        self.step = 0
        self.is_possible = False
        self._loss_function: LossFunction | None = None
        self._closed: Quadratic | None = None
        self._is_read = False
        self._parts: Iterator[Spectrum | None] | None = None
        self._begun_at = 0
        self._ended = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        document.structure_changed.connect(self._invalidate)
        when_known(document, self._invalidate)

    def ask(self) -> None:
        """See to it that the spectrum is that of the moment shown, sooner or later."""
        if not self._is_read:
            self._read()
        if self._parts is None:
            self._begin()
        if self._parts is not None and not self._timer.isActive():
            self._timer.start(0)

    @property
    def is_known(self) -> bool:
        """Whether `spectrum` holds at the moment shown, and nothing is being looked for."""
        return self.spectrum is not None and self._parts is None

    def rest(self) -> None:
        """Do nothing until asked again."""
        self._timer.stop()

    # inside

    def _invalidate(self) -> None:
        self._is_read = False
        self.spectrum = self._loss_function = self._closed = self._parts = None
        self._timer.stop()

    def _read(self) -> None:
        self._is_read = True
        try:
            self._loss_function = LossFunction(self._document.runnable_graph, self._document.feeds)
            if self._loss_function.size <= MOST_PARAMETERS:
                self._closed = closed_form(self._document)
        except Problem:
            self._loss_function = None
        self.is_possible = self._loss_function is not None

    def _begin(self) -> None:
        loss_function, known = self._loss_function, self.spectrum
        if loss_function is None or (known is not None and known.is_constant):
            return
        theta = self._closed.minimiser if self._closed else self._session.moment.theta
        if theta is None or len(theta) != loss_function.size:
            return
        if known is not None:
            is_early = self._session.state == "playing" and time.monotonic() - self._ended < _OFTEN
            if is_early or np.array_equal(known.theta, theta, equal_nan=True):
                return
        self._begun_at = self._session.step
        self._parts = spectrum_in_parts(loss_function, theta, self._closed)

    def _work(self) -> None:
        assert self._parts is not None
        began = time.perf_counter()
        while time.perf_counter() - began < _SLICE:
            if (found := next(self._parts)) is not None:
                self._parts, self.spectrum, self.step = None, found, self._begun_at
                self._ended = time.monotonic()
                self.found.emit()
                return
        self._timer.start(_REST if self._session.state == "playing" else 0)

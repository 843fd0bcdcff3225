"""The learning rate of a document for which nobody has chosen one: it follows graph and data."""

from dataclasses import replace

from PySide6.QtCore import QObject

from graphgui.document.document import Document
from graphgui.document.rate.stable_rate import StableRateFinder
from graphgui.engine.training.settings import Training

_USUAL = 0.01  # of the optimisers that scale each parameter's step, and so have no largest stable rate


class AutomaticRate(QObject):
    """Keeps an automatic rate at half of the largest stable one.

    That is no edit: it follows from the graph, the data and the settings, and undo of these takes it back. A rate
    that came with a file is kept as long as it is stable, so that its runs can be made again.
    """

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._finder = StableRateFinder.of(document)
        self._finder.found.connect(self._follow)
        self._is_as_opened = False
        self._is_opening = False
        self._is_held = False
        self._was_automatic = document.training.automatic_rate
        document.replaced.connect(self._opened)
        document.structure_changed.connect(self._changed)

    def settle(self) -> None:
        """Have the rate at once, before the first step. One that comes later does not change the run under way."""
        if self._document.training.automatic_rate:
            self._finder.find_now()
            self._is_held = not self._finder.is_current
            self._follow()

    def _opened(self) -> None:
        self._is_opening, self._was_automatic = True, self._document.training.automatic_rate

    def _changed(self) -> None:
        """A document that is replaced says so, and then that all of it has changed."""
        self._is_as_opened, self._is_opening = self._is_opening, False
        self._is_held = False

    def _follow(self) -> None:
        training = self._document.training
        if training.automatic_rate and not self._was_automatic:
            self._is_as_opened = False  # it was asked for just now
        self._was_automatic = training.automatic_rate
        rate = self._wanted(training)
        if training.automatic_rate and not self._is_held and rate is not None and rate != training.learning_rate:
            self._document.apply_training(replace(training, learning_rate=rate))

    def _wanted(self, training: Training) -> float | None:
        if not self._finder.is_current or not training.uses("learning_rate"):
            return None
        from graphgui.engine.analysis.stability import has_bound, safe_rate

        stable = self._finder.rate
        if not has_bound(training):
            return None if self._is_as_opened else _USUAL
        if stable is None or (self._is_as_opened and 0 < training.learning_rate <= stable.low):
            return None
        return safe_rate(stable)

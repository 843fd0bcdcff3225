"""The least loss there is, as a line to which the loss comes down."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from graphgui.document.analysis.closed_form import is_hidden, shown_closed_form, when_known
from graphgui.document.document import Document
from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.least_loss import quadratic_of_training
from graphgui.look.colours import Theme
from graphgui.plots.base.pens import pen
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.words import Problem

_SHARE = 10  # the time between two computations, in computations


class LeastLossLine(QObject):
    """Knows the closed form's loss, and computes it anew after a change of the graph, the data or the split.

    While changes follow each other, as at a slider, it takes no more than a tenth of the time; `schedule` is
    called when what was put off is due.
    """

    style = Qt.PenStyle.DotLine

    def __init__(self, document: Document, schedule: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.line = pg.InfiniteLine(0.0, angle=0)
        self.line.hide()
        self._document = document
        self._closed: Quadratic | None = None
        self._is_stale = True
        self._split = document.training.validation, document.training.seed
        self._not_before = 0.0
        self._put_off = QTimer(self, singleShot=True)
        self._put_off.timeout.connect(schedule)
        self._schedule = schedule
        when_known(document, self._poll)
        document.structure_changed.connect(self._invalidate)
        document.training_changed.connect(self._forget_split)

    @property
    def loss(self) -> float | None:
        """The least loss on the training examples; None where no closed form gives it."""
        closed = self._known()
        return closed.minimum if closed else None

    @property
    def is_exact(self) -> bool:
        """Whether that is 0 but for rounding."""
        closed = self._known()
        return closed is not None and closed.is_exact

    def _known(self) -> Quadratic | None:
        """The closed form on the training examples, as far as it is known yet."""
        now = time.perf_counter()
        if self._is_stale and now >= self._not_before:
            self._is_stale = False
            self._closed = self._found()
            done = time.perf_counter()
            self._not_before = done + _SHARE * (done - now)
        elif self._is_stale and not self._put_off.isActive():
            self._put_off.start(round(1e3 * (self._not_before - now)) + 1)
        return self._closed

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self.line.setPen(pen(theme.muted, width=1.5, style=self.style))

    def _found(self) -> Quadratic | None:
        document = self._document
        if is_hidden(document):
            return None
        if not document.training.validation:  # then others ask for the same
            return shown_closed_form(document)
        try:
            return quadratic_of_training(document.runnable_graph, document.feeds, document.training)
        except Problem:
            return None

    def _poll(self) -> None:
        """The closed form has been computed beside the window."""
        self._is_stale, self._not_before = True, 0.0
        self._schedule()

    def _invalidate(self) -> None:
        self._is_stale = True

    def _forget_split(self) -> None:
        training = self._document.training
        split = training.validation, training.seed
        self._is_stale |= split != self._split
        self._split = split

"""The loss at every step of the run."""

from array import array
from collections.abc import Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from graphgui.document.document import Document
from graphgui.document.runs import Runs
from graphgui.document.session import Session
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.axis import Bounds, spread
from graphgui.plots.base import Plot
from graphgui.plots.curve import Curve
from graphgui.plots.other_runs import OtherRuns
from graphgui.plots.thin import Envelope


def log10(values: Array) -> Array:
    """The logarithm, NaN where there is none."""
    with np.errstate(all="ignore"):
        return np.where(values > 0, np.log10(values), np.nan)


class LossPlot(Plot):
    """The loss against the step, with the moment shown as a dot."""

    def __init__(
        self,
        document: Document,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        runs: Runs | None = None,
    ) -> None:
        super().__init__(document, session, theme, parent)
        runs = runs or Runs(document, session, self)
        self.others = OtherRuns(runs, self.add, self.item.removeItem)
        runs.changed.connect(self.schedule)
        self.curve = Curve()
        self.now = pg.ScatterPlotItem(size=8, pen=None)
        self.add(self.curve)
        self.add(self.now)
        self._envelope = Envelope()
        self._source: array[float] | None = None
        self._xs = self._ys = np.empty(0)
        self.log_action = QAction(self.tr("Log scale"), self, checkable=True)
        self.log_action.toggled.connect(self._rescale)
        button = QToolButton(self)
        button.setDefaultAction(self.log_action)
        button.setAutoRaise(True)
        self.header.addWidget(button)
        self.label("bottom", self.tr("step"))
        self.set_theme(theme)

    def draw(self) -> None:
        self._take()
        xs, ys = self._envelope.points()
        log = self.log_action.isChecked()
        self._xs, self._ys = xs, log10(ys) if log else ys
        self.others.draw(self.theme, log)
        self.curve.show_points(self._xs, self._ys, finite=not log)
        loss = self.session.loss
        shown = loss is not None and np.isfinite(loss) and (loss > 0 or not log)
        if loss is not None and shown:
            self.now.setData([float(self.session.step)], [float(np.log10(loss)) if log else loss])
        else:
            self.now.clear()
        self.say_empty(
            "" if shown or len(xs) or self.others.curves else self.tr("Press Play: the loss appears here.")
        )

    def columns(self) -> Mapping[str, Array]:
        losses, run = np.array(self.session.losses), self.session.run
        found = {"step": np.arange(len(losses), dtype=float), "loss": losses}
        if run.validation_steps:
            found["validation step"] = np.array(run.validation_steps, float)
            found["validation loss"] = np.array(run.validation)
        return found

    def bounds(self) -> Bounds | None:
        now = self.now.getData()[1]
        other_steps, other_losses = self.others.points()
        ys = np.concatenate((self._ys, now, other_losses))
        ys = ys[np.isfinite(ys)]
        if not len(ys):
            return None
        low, high = float(ys.min()), float(ys.max())
        right = 1.02 * max(
            self.session.step, len(self._envelope) - 1, 10, other_steps.max(initial=0)
        )  # room for half the dot
        if self.log_action.isChecked():
            return Bounds(0.0, right, *spread(low, high, 1.0))
        if 0 <= low < 0.7 * high:
            low = 0.0
        return Bounds(0.0, right, *spread(low, high, 0.01 * max(abs(low), abs(high)) or 1.0))

    def words(self) -> str:
        loss = self.session.loss
        if loss is None:
            return self.tr("not computed yet")
        return self.tr("step {step}: loss {loss}").format(step=self.session.step, loss=short(loss))

    def words_at(self, where: QPointF) -> str:
        step = round(where.x())
        if not 0 <= step < len(self.session.losses):
            return ""
        return self.tr("step {step}: loss {loss}").format(step=step, loss=short(self.session.losses[step]))

    def own_actions(self) -> list[QAction]:
        return [self.log_action]

    def paint_theme(self) -> None:
        self.curve.paint_as(self.theme.accent)
        self.now.setBrush(pg.mkBrush(self.theme.accent))

    def _take(self) -> None:
        """Take over what the session has added since; a new run begins a new list."""
        losses = self.session.losses
        if losses is not self._source:
            self._source = losses
            self._envelope.clear()
        if new := losses[len(self._envelope) :]:
            self._envelope.extend(np.array(new))

    def _rescale(self, log: bool) -> None:
        self.item.getAxis("left").setLogMode(log)
        self.fit()

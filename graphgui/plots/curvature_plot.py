"""The spectrum of the Hessian, and the curvature above which the learning rate is too large."""

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.lacking import what_lacks
from graphgui.document.session.session import Session
from graphgui.document.session.spectrum import SpectrumFinder
from graphgui.engine.analysis.sharpness import Sharpness, sharpness
from graphgui.engine.analysis.spectrum import Spectrum, good_rate
from graphgui.engine.analysis.stability import growth, stable_curvature, stable_rate, stable_rates
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.schedules import schedule
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.copyable_table import CopyableTable
from graphgui.plots.base.curve import tinted
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg

_FLOOR = -400.0  # where bars begin, in powers of ten: below all numbers there are
_HEADROOM = 0.15  # of what is shown, for the words on the line
_NARROW, _WIDE = 6.5, 21.5  # the width of the table, in heights of a line
_THRESHOLDS = {"sgd": "2/η", "momentum": "2(1+μ)/η", "nesterov": "2(1+μ)/((1+2μ)η)"}  # of λ, without decay


class CurvaturePlot(Plot):
    """A bar for each eigenvalue of the Hessian, and a line at the curvature above which training diverges.

    A click on a bar, or the arrow keys, choose the direction that the table beside takes apart.
    """

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.finder = SpectrumFinder(document, session, self)
        self.finder.found.connect(self.schedule)
        self.bars = pg.BarGraphItem(x0=[], x1=[], y0=_FLOOR, y1=[])
        self.threshold = pg.InfiniteLine(
            angle=0, label="", labelOpts={"position": 0.98, "anchors": [(1, 1), (1, 1)]}
        )
        self.add(self.bars)
        self.add(self.threshold)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._set_rate)
        self.header.addWidget(self.button)
        self.table = _DirectionTable(self)
        self.body.addWidget(self.table, 1)  # half of the width, as far as it has use for it
        self.chosen = 0
        self._growths: list[float | None] = []
        self._drawn: object = None
        self.item.getAxis("left").setLogMode(True)
        self.label("left", self.tr("curvature λ"))
        self._of_batches: tuple[Feeds, tuple[object, ...], Sharpness | None] | None = None
        self.label("bottom", self.tr("direction, the sharpest first"), counts=True)
        document.training_changed.connect(self.schedule)
        self.view.scene().sigMouseClicked.connect(self._clicked)
        self.set_theme(theme)

    def draw(self) -> None:
        self.finder.ask()
        found, training = self._spectrum(), self.document.training
        lacks = "" if found else what_lacks(self.document)
        now = (found, training, self.rate, self.chosen, self.theme, lacks)
        if now == self._drawn:
            return
        self._drawn = now
        if found:
            self.say_empty("")
        else:
            self.say_lacking(self._why_empty())
        self.table.setVisible(found is not None)
        suggested = self._suggested(found)
        self.button.setVisible(suggested is not None)
        if found is None:
            self.bars.setOpts(x0=[], x1=[], y0=_FLOOR, y1=[])
            self.threshold.hide()
            return
        self.chosen = min(self.chosen, len(found.eigenvalues) - 1)
        self._growths = [growth(training, self.rate, float(value)) for value in found.eigenvalues]
        if suggested is not None:
            self.button.setText(self.tr("Set the rate to {0}").format(short(suggested)))
            self.button.setEnabled(suggested != training.learning_rate)
        self._draw_bars(found)
        self._draw_threshold()
        self.table.show_rows(self._rows(found))

    def columns(self) -> Mapping[str, Array]:
        found = self._spectrum()
        if found is None:
            return {}
        growths = np.array([math.nan if factor is None else factor for factor in self._growths])
        return {"eigenvalue": found.eigenvalues, "growth": growths}

    def bounds(self) -> Bounds | None:
        found, limit = self._spectrum(), self._limit()
        if found is None:
            return None
        seen = [abs(float(value)) for value in found.eigenvalues if value]
        if limit is not None and 0 < limit < math.inf:
            seen.append(limit)
        logs = [math.log10(value) for value in seen] or [0.0]
        bottom, top = spread(min(logs), max(logs), 1.0)
        return Bounds(0.4, len(found.eigenvalues) + 0.6, bottom, top + _HEADROOM * (top - bottom))

    def words(self) -> str:
        found = self._spectrum()
        if found is None:
            return ""
        limit = self._limit()
        if limit is None:
            text = self.tr("{optimiser} scales the step of each parameter: no threshold is known")
            return text.format(optimiser=self.document.training.optimiser)
        above = int(np.count_nonzero(found.eigenvalues > limit))
        if not above:
            return self.tr("no direction diverges at the rate {rate}").format(rate=short(self.rate))
        factor = self._growths[0]
        assert factor is not None
        text = self.tr("{count} of {all} diverging: error × {growth} each step")
        return text.format(count=above, all=len(found.names), growth=short(factor))

    def words_at(self, where: QPointF) -> str:
        found, index = self._spectrum(), self._bar_at(where)
        if found is None or index is None:
            return ""
        (name, _), factor = found.parts(index, 1)[0], self._growths[index]
        value = short(float(found.eigenvalues[index]))
        if factor is None:
            return self.tr("λ {value}, mostly {name}").format(value=value, name=name)
        text = self.tr("λ {value}, mostly {name}: error × {growth} each step")
        return text.format(value=value, name=name, growth=short(factor))

    def paint_theme(self) -> None:
        self.threshold.setPen(pen(self.theme.warning, width=1.5, style=Qt.PenStyle.DashLine))
        self.threshold.label.setColor(self.theme.warning)

    @property
    def rate(self) -> float:
        """The learning rate of the step after the one shown."""
        training = self.document.training
        factor = schedule(training)
        return training.learning_rate * (factor(self.session.step) if factor else 1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._spectrum() is not None:
            self._choose(self.chosen + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finder.rest()

    # inside

    def _spectrum(self) -> Spectrum | None:
        found = self.finder.spectrum
        return found if found is not None and len(found.eigenvalues) else None

    def _limit(self) -> float | None:
        return stable_curvature(self.document.training, self.rate)

    def _why_empty(self) -> str:
        if self.finder.spectrum is not None:
            return self.tr("The loss is no finite number here: go back to a step where it is.")
        if self.finder.is_possible and self.session.moment.is_computed:
            return self.tr("One moment: the curvature is being computed.")
        return self.tr("Press Play: how sharply the loss bends appears here.")

    def _draw_bars(self, found: Spectrum) -> None:
        values, limit, theme = found.eigenvalues, self._limit(), self.theme
        places = np.arange(1, len(values) + 1)
        heights = np.array([math.log10(abs(value)) if value else _FLOOR for value in values])
        brushes = [
            pg.mkBrush(theme.warning if limit is not None and value > limit else theme.accent)
            if value > 0
            else pg.mkBrush(tinted(theme.muted, 60))  # the loss bends down: nothing that a step could overshoot
            for value in values
        ]
        pens = [
            pen(theme.text, width=2) if index == self.chosen and len(values) > 1 else pg.mkPen(None)
            for index in range(len(values))
        ]
        self.bars.setOpts(x0=places - 0.36, x1=places + 0.36, y0=_FLOOR, y1=heights, brushes=brushes, pens=pens)

    def _draw_threshold(self) -> None:
        limit = self._limit()
        is_drawn = limit is not None and 0 < limit < math.inf
        self.threshold.setVisible(is_drawn)
        if limit is not None and is_drawn:
            self.threshold.setValue(math.log10(limit))
            self.threshold.label.setFormat(self._rule())

    def _rule(self) -> str:
        """The threshold as a formula."""
        training = self.document.training
        text = _THRESHOLDS.get(training.optimiser, "")
        return f"{text} − decay" if text and training.weight_decay else text

    def _rows(self, found: Spectrum) -> list[tuple[str, str]]:
        """Numbers of the whole, then the chosen direction: a row without a number is a heading."""
        limit = self._limit()
        place = self.tr("everywhere") if found.is_constant else self.tr("near step {0}").format(self.finder.step)
        direction = self._direction(found)
        numbers = [
            (self.tr("Learning rate η"), short(self.rate)),
            (self.tr("Largest stable rate"), self._stable(found)),
            (self.tr("Threshold {0}").format(self._rule()), "" if limit is None else short(limit)),
            (self.tr("Largest λ"), short(found.largest)),
        ]
        if found.is_complete:
            numbers += [
                (self.tr("Smallest λ"), short(found.smallest)),
                (self.tr("Condition number"), short(found.condition)),
            ]
        else:
            text = self.tr("the largest of {0}")
            numbers.append((self.tr("Computed"), text.format(len(found.names))))
        numbers = [row for row in numbers if row[1]] + [(self.tr("Holds"), place)]
        is_diverging = limit is not None and found.eigenvalues[self.chosen] > limit
        return direction + numbers if is_diverging else numbers + direction

    def _suggested(self, found: Spectrum | None) -> float | None:
        """A learning rate to train with; with batches, one at which none of some of them goes away."""
        document, training = self.document, self.document.training
        rate = good_rate(found, training) if found else None
        if rate is None or training.batch_size is None:
            return rate
        before, seen = self._of_batches, (training.batch_size, training.validation, training.seed)
        if before is None or before[0] is not document.feeds or before[1] != seen:
            self._of_batches = document.feeds, seen, sharpness(document.runnable_graph, document.feeds, training)
        assert self._of_batches is not None
        stable = stable_rates(training, self._of_batches[2])
        return min(rate, float(f"{stable.low / 2:.2g}")) if stable else rate

    def _stable(self, found: Spectrum) -> str:
        """The largest stable rate: near this place, where curvature changes; at most, where batches bend more."""
        training = self.document.training
        stable = stable_rate(training, found.largest) if found.largest > 0 else None
        if stable is None:
            return self.tr("not known")
        if training.batch_size is not None:
            return f"≤ {short(stable)}"
        return short(stable) if found.is_constant else f"≈ {short(stable)}"

    def _direction(self, found: Spectrum) -> list[tuple[str, str]]:
        factor = self._growths[self.chosen]
        value = short(float(found.eigenvalues[self.chosen]))
        heading = self.tr("Direction {number}: λ {value}").format(number=self.chosen + 1, value=value)
        each = [] if factor is None else [(self.tr("Error, each step"), f"× {short(factor)}")]
        return [(heading, ""), *each, *((name, short(part)) for name, part in found.parts(self.chosen))]

    def _bar_at(self, where: QPointF) -> int | None:
        found, index = self._spectrum(), round(where.x()) - 1
        return index if found is not None and 0 <= index < len(found.eigenvalues) else None

    def _clicked(self, event: object) -> None:
        if event.button() == Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            index = self._bar_at(self.box.mapSceneToView(event.scenePos()))  # type: ignore[attr-defined]
            if index is not None:
                self._choose(index)

    def _choose(self, index: int) -> None:
        self.chosen = max(0, index)
        self.schedule()

    def _set_rate(self) -> None:
        found = self._spectrum()
        rate = self._suggested(found)
        if rate is not None:
            edits.training.change(self.document, learning_rate=rate)


class _DirectionTable(CopyableTable):
    """Rows of a name and a number; headings go over both columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(2, parent)
        line = self.fontMetrics().height()
        self.setMinimumWidth(round(_NARROW * line))
        self.setMaximumWidth(round(_WIDE * line))
        self.setAccessibleName(self.tr("Curvature"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setDefaultSectionSize(line + 4)
        self.verticalHeader().setMinimumSectionSize(line + 4)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # long names: lines

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show these and nothing else."""
        self.setRowCount(len(rows))
        self.clearSpans()
        bold = QFont(self.font())
        bold.setBold(True)
        for index, cells in enumerate(rows):
            is_heading = not cells[1]
            for item in self.put(index, cells):
                item.setToolTip(item.text())
                item.setFont(bold if is_heading else self.font())
            if is_heading:
                self.setSpan(index, 0, 1, 2)

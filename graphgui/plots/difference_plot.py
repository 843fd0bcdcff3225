"""Check a gradient by hand: one number of it beside difference quotients, and their error for every step h."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document
from graphgui.document.session.moment import Moment
from graphgui.document.session.session import Session
from graphgui.engine.autodiff.difference_curve import DifferenceCurve, all_steps, difference_curve
from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.explain.notation import port_text
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import MINUS, NOT_COMPUTED, short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.curve_key import CurveKey, KeyLine
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.base.scales import log10
from graphgui.progress import Progress
from graphgui.words import shown_number

_FIRST = 1e-5  # the step shown until another is chosen
_ROOM = 0.4  # decades around the curves
_HEADROOM = 0.16  # of what is shown, for the names of the regimes
_WIDE = 26  # characters of the column beside the plot
_DIGITS = 12  # of both values, so that it is seen how many agree


class DifferencePlot(Plot):
    """The error of the central and the one-sided difference over h, on log axes, with a slider for h.

    Attributes:
        port_box: whose gradient is checked; it follows the selection.
        row_box: the row of its number, counted from 1.
        column_box: the column of its number, counted from 1.
        slider: the step h.
        values: the step, the central difference there, and the gradient.
        curve: what was found; None where nothing was, or not yet.
    """

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.curve: DifferenceCurve | None = None
        self._asked: tuple[Moment, PortId, int, int] | None = None
        self._wanted: PortId | None = None
        self._task = BackgroundTask(self)
        self._task.done.connect(self._found)
        self._task.failed.connect(self._failed)
        self.central, self.one_sided, self.points = PlotCurve(), PlotCurve(), pg.ScatterPlotItem(size=9)
        self.step_line = pg.InfiniteLine(angle=90)
        self.best_line = pg.InfiniteLine(angle=90)
        self.regimes = pg.TextItem(anchor=(0.5, 0)), pg.TextItem(anchor=(1, 0))
        for item in (self.best_line, self.step_line, self.one_sided, self.central, self.points, *self.regimes):
            self.add(item)
        self.key = CurveKey(self)
        self.values = QLabel(self)
        figures = QFont(self.values.font())
        figures.setFeature(QFont.Tag("tnum"), 1)
        self.values.setFont(figures)
        self.values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._make_controls()
        for side, text in (("bottom", self.tr("step h")), ("left", self.tr("error"))):
            self.item.getAxis(side).setLogMode(True)
            self.label(side, text)
        self.set_theme(theme)

    def _make_controls(self) -> None:
        """A column beside the plot: whose gradient, the step, and both values."""
        self.port_box, self.row_box, self.column_box = QComboBox(self), QSpinBox(self), QSpinBox(self)
        self.port_box.setAccessibleName(self.tr("Gradient of"))
        self.port_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.port_box.currentIndexChanged.connect(self.schedule)
        place = QHBoxLayout()
        for box, text in ((self.row_box, self.tr("row")), (self.column_box, self.tr("column"))):
            box.setMinimum(1)
            box.setAccessibleName(text)
            box.setToolTip(text)
            box.valueChanged.connect(self.schedule)
            place.addWidget(box)
        steps = all_steps()
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, len(steps) - 1)
        self.slider.setAccessibleName(self.tr("step h"))
        self.slider.setValue(len(steps) - 1 - int(np.abs(steps - _FIRST).argmin()))
        self.slider.valueChanged.connect(self._show_step)
        self.controls = QWidget(self)
        self.controls.setFixedWidth(round(self.fontMetrics().averageCharWidth() * _WIDE))
        column = QVBoxLayout(self.controls)
        column.setContentsMargins(0, 2, 10, 4)
        column.setSpacing(3)
        column.addWidget(self.port_box)
        column.addLayout(place)
        column.addWidget(self.slider)
        column.addWidget(self.values)
        column.addStretch(1)
        self.body.addWidget(self.controls)
        self.rows.insertWidget(1, self.key)

    def show_selection(self, nodes: Sequence[str], wires: Sequence[Wire]) -> None:
        """Check the gradient of these: of a wire its share, of a node its parameter, else that of its value."""
        graph = self.document.graph
        if wires:
            self._wanted = wires[0].end
        elif nodes and nodes[0] in graph:
            own = graph.own_parameters(nodes[0])
            self._wanted = own[0] if own else PortId(nodes[0], graph[nodes[0]].op.output)
        self.schedule()

    def show_port(self, port: PortId) -> None:
        """Check the gradient at this port."""
        self._wanted = port
        self.schedule()

    # drawing

    def draw(self) -> None:
        self._offer()
        self._ask()
        curve = self.curve
        for item in (self.central, self.one_sided, self.points, self.step_line, self.best_line, *self.regimes):
            item.setVisible(curve is not None)
        self.key.setVisible(curve is not None)
        if self.session.moment.hidden:
            self.say_empty(self.tr("A gradient is to be predicted first: then it can be checked here."))
        elif curve is None:
            self.say_lacking(self.tr("The error of difference quotients appears here, for every step h."))
        else:
            self.say_empty("")
            xs = np.log10(curve.steps)
            self.central.show_points(xs, log10(curve.central_error), finite=False)
            self.one_sided.show_points(xs, log10(curve.one_sided_error), finite=False)
            self._draw_regimes(curve)
        self._draw_step()

    def _draw_regimes(self, curve: DifferenceCurve) -> None:
        bounds = self.bounds()
        assert bounds is not None
        best = float(np.log10(curve.steps[curve.best]))
        self.best_line.setValue(best)
        rounding, truncation = self.regimes
        rounding.setText(self.tr("rounding"))
        rounding.setPos((bounds.left + best) / 2, bounds.top)
        truncation.setText(self.tr("truncation") if curve.has_truncation else "")
        truncation.setPos(bounds.right, bounds.top)

    def _show_step(self) -> None:
        self._draw_step()
        self._say_readout()

    def _draw_step(self) -> None:
        """What the slider's step shows."""
        step = float(all_steps()[self._index()])
        self.step_line.setValue(float(np.log10(step)))
        curve = self.curve
        if curve is None:
            self.values.setText(self.tr("h = {step}").format(step=short(step)))
            return
        errors = [curve.central_error[self._index()], curve.one_sided_error[self._index()]]
        ys = log10(np.array(errors))
        colours = [pg.mkBrush(self._colour(place)) for place in range(2)]
        seen = np.isfinite(ys)
        self.points.setData(
            np.full(int(seen.sum()), np.log10(step)),
            ys[seen],
            brush=[colour for colour, is_seen in zip(colours, seen, strict=True) if is_seen],
            pen=None,
        )
        lines = (
            self.tr("h = {step}").format(step=short(step)),
            self.tr("difference"),
            _long(float(curve.central[self._index()])),
            self.tr("gradient"),
            _long(curve.gradient),
        )
        self.values.setText("\n".join(lines))

    def words(self) -> str:
        curve = self.curve
        if curve is None:
            return ""
        error = float(curve.central_error[self._index()])
        said = NOT_COMPUTED if np.isnan(error) else short(error)
        if not curve.can_tell:
            return self.tr("error {error}: too large or too small for differences to tell").format(error=said)
        if not curve.agrees:
            return self.tr("error {error}: no step gives the gradient").format(error=said)
        if not curve.has_truncation:
            return self.tr("error {error}: C is a quadratic here, only rounding is left").format(error=said)
        if self._index() == curve.best:
            return self.tr("error {error}: the best step").format(error=said)
        is_rounded = curve.regime(self._index()) == "rounding"
        text = (
            self.tr("error {error}, mostly rounding: h ≈ {best} is best")
            if is_rounded
            else self.tr("error {error}, mostly truncation: h ≈ {best} is best")
        )
        return text.format(error=said, best=short(float(curve.steps[curve.best])))

    def words_at(self, where: QPointF) -> str:
        curve = self.curve
        if curve is None:
            return ""
        index = curve.nearest(10.0 ** where.x())
        return self.tr("h = {step}: central off by {central}, one-sided by {one_sided}").format(
            step=short(float(curve.steps[index])),
            central=short(float(curve.central_error[index])),
            one_sided=short(float(curve.one_sided_error[index])),
        )

    def bounds(self) -> Bounds | None:
        if self.curve is None:
            return None
        logs = log10(np.concatenate([self.curve.central_error, self.curve.one_sided_error]))
        seen = logs[np.isfinite(logs)]
        low, high = (float(seen.min()), float(seen.max())) if len(seen) else (-1.0, 1.0)
        steps = np.log10(self.curve.steps)
        return Bounds(
            float(steps[-1]) - _ROOM, float(steps[0]) + _ROOM, low - _ROOM, high + _ROOM + _HEADROOM * (high - low)
        )

    def columns(self) -> Mapping[str, Array]:
        curve = self.curve
        if curve is None:
            return {}
        return {
            "h": curve.steps,
            "central": curve.central,
            "one_sided": curve.one_sided,
            "gradient": np.full_like(curve.steps, curve.gradient),
        }

    def paint_theme(self) -> None:
        theme = self.theme
        self.central.paint_as(self._colour(0))
        self.one_sided.paint_as(self._colour(1), style=Qt.PenStyle.DashLine)
        self.step_line.setPen(pen(theme.accent, width=1.5))
        self.best_line.setPen(pen(theme.muted, width=1.2, style=Qt.PenStyle.DashLine))
        for text in self.regimes:
            text.setColor(theme.muted)
        lines = [
            KeyLine(self.tr("central difference"), self._colour(0)),
            KeyLine(self.tr("one-sided difference"), self._colour(1), Qt.PenStyle.DashLine),
        ]
        self.key.show_lines(lines, theme, self.font())

    # inside

    def _colour(self, place: int) -> str:
        return curve_colour(place, self.theme)

    def _index(self) -> int:
        """Of the slider's step among all."""
        return self.slider.maximum() - self.slider.value()

    def _offer(self) -> None:
        """The gradients that there are, and their numbers."""
        moment = self.session.moment
        graph = moment.plan.graph if moment.plan and not moment.hidden else None  # one would tell another
        ports = [port for port in _ports(graph, moment) if port not in moment.hidden] if graph else []
        if ports != [self.port_box.itemData(place) for place in range(self.port_box.count())]:
            before = self.port_box.currentData()
            with QSignalBlocker(self.port_box):
                self.port_box.clear()
                for port in ports:
                    self.port_box.addItem(port_text(port), port)
                self.port_box.setCurrentIndex(ports.index(before) if before in ports else min(0, len(ports) - 1))
        if self._wanted in ports:
            with QSignalBlocker(self.port_box):
                self.port_box.setCurrentIndex(ports.index(self._wanted))
            self._wanted = None
        port = self.port_box.currentData()
        shape = moment.plan.value(port).shape if moment.plan and port in ports else (1, 1)
        for box, most in zip((self.row_box, self.column_box), shape, strict=True):
            with QSignalBlocker(box):
                box.setMaximum(most)
            box.setVisible(max(shape) > 1)

    def _ask(self) -> None:
        """See to it that the curve is that of the moment shown, where that stays."""
        moment, port = self.session.moment, self.port_box.currentData()
        plan, theta = moment.plan, moment.theta
        if port is None or plan is None or theta is None:
            self._task.cancel()
            self.curve = self._asked = None
            return
        row, column = self.row_box.value() - 1, self.column_box.value() - 1
        if self.session.state == "playing" or moment.sample or self._asked == (moment, port, row, column):
            return
        if self._asked is None or self._asked[1:] != (port, row, column):
            self.curve = None
        self._asked = moment, port, row, column
        graph, feeds = plan.graph, self.document.feeds

        def work(progress: Progress) -> DifferenceCurve:
            return difference_curve(graph, feeds, theta, port, row, column, progress)

        self._task.begin(work)

    def _found(self, curve: DifferenceCurve) -> None:
        self.curve = curve
        self.schedule()

    def _failed(self, _problem: object) -> None:
        self.curve = None
        self.schedule()


def _ports(graph: Graph, moment: Moment) -> list[PortId]:
    """Every gradient of a graph: of parameters first, then of values and of what arrives along wires."""
    found = list(moment.parameters)
    for name in graph.order():
        if moment.loss_port is not None and moment.reaches_loss(name):
            found.append(PortId(name, graph[name].op.output))
            found += [PortId(name, port) for port in graph.incoming(name)]
    return list(dict.fromkeys(port for port in found if moment.reaches_loss(port.node)))


def _long(number: float) -> str:
    """With so many digits that it is seen how many two numbers have in common."""
    text = shown_number(f"{number:.{_DIGITS}g}")
    return text.replace("-", MINUS)

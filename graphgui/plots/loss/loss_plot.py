"""The loss at every step of the run."""

from array import array
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from graphgui.document.document import Document
from graphgui.document.session.runs import Runs
from graphgui.document.session.session import Session
from graphgui.document.translated import sample_text
from graphgui.look.colours import Theme
from graphgui.look.numbers import short, short_or_nothing
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.curve_key import CurveKey, KeyLine
from graphgui.plots.base.downsampling import Envelope
from graphgui.plots.base.edge_marks import EdgeMark, EdgeMarks, followed
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.pyqtgraph_import import pg
from graphgui.plots.base.scales import Scales
from graphgui.plots.loss.least_loss_line import LeastLossLine
from graphgui.plots.loss.other_runs import OtherRuns
from graphgui.plots.loss.validation_curve import ValidationCurve, cadence, measured

_EARLY = 1024  # steps that a log axis shows one by one
_FIRST = 10  # batches, any of which may be an easy one
_DECADES = 2  # that losses span from which they are read on a log axis
_LOG_ROOM = 0.3  # of the curves' span on a log axis: the room that the least loss may take below them
_REACH = 12  # pixels from another run's curve to the mouse


class LossPlot(Plot):
    """The loss against the step, with the moment shown as a dot.

    Beside it: the validation loss, dashed; the other runs, thin; the least loss there is, where a closed form
    gives it.
    """

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
        document.training_changed.connect(self.schedule)
        self.floor = LeastLossLine(document, self.schedule, self)
        self.curve = PlotCurve()
        self.validation = ValidationCurve()
        self.now = pg.ScatterPlotItem(size=8, pen=None)
        self.link = PlotCurve()  # from the curve's end to the dot
        for item in (self.floor.line, self.curve, self.validation.curve, self.link, self.now):
            self.add(item)
        self.key = CurveKey(self)
        self.rows.insertWidget(1, self.key)
        self.edge = EdgeMarks(self.box, self.add)
        self._envelope = Envelope()
        self._source: array[float] | None = None
        self._ys = np.empty(0)
        self._floor_at: float | None = None
        self._span: tuple[float, float] | None = None  # between which coordinates all curves lie, once drawn
        self._top = np.inf  # the largest loss that is shown
        self._is_scaling = False  # by itself
        self._is_scaled = False  # by the person
        self.log_action = QAction(self.tr("Log y"), self, checkable=True)
        self.log_action.setToolTip(self.tr("The loss on a log scale"))
        self.log_steps_action = QAction(self.tr("Log x"), self, checkable=True)
        self.log_steps_action.setToolTip(self.tr("Steps on a log scale: step 0 has no place on it"))
        self.log_action.toggled.connect(self._note_choice)
        for action in self.own_actions():
            action.toggled.connect(self._rescale)
            button = QToolButton(self)
            button.setDefaultAction(action)
            self.header.addWidget(button)
        self.label("bottom", self.tr("step"), counts=True)
        self.set_theme(theme)

    @property
    def scales(self) -> Scales:
        """Which axes are logarithmic."""
        return Scales(self.log_steps_action.isChecked(), self.log_action.isChecked())

    def draw(self) -> None:
        self._poll()
        self.others.poll()
        self._choose_scale()
        scales, session = self.scales, self.session
        xs, self._ys = scales.place(*self._points(scales.log_x))
        self.others.draw(self.theme, scales)
        self.curve.show_points(*self._so_far(xs, self._ys, scales), finite=not scales.log_y)
        self.validation.draw(session.run, scales, self.horizon)
        debugger = session.moment.step_debugger
        loss = debugger.loss if debugger else session.moment.loss
        nows = np.empty(0) if loss is None else np.array([loss])
        now = scales.place(np.full(len(nows), float(session.step)), np.minimum(nows, self._top))
        shown = bool(np.isfinite(now[1]).any())
        if shown:
            self.now.setData(*now)
        else:
            self.now.clear()
        self._draw_link(xs, now)
        if shown or len(xs) or self.others.curves:
            self.say_empty("")
        else:
            self.say_lacking(self.tr("Press Play: the loss appears here."))
        self._span = self._found_span()
        self._draw_floor(scales)
        self.edge.show([*self._gone_away(scales), *self._floor_below()])
        self.key.show_lines(self._lines(), self.theme, self.item.getAxis("left").label.font())

    def columns(self) -> Mapping[str, Array]:
        losses, run = np.array(self.session.run.losses), self.session.run
        found = {"step": np.arange(len(losses), dtype=float), "loss": losses}
        if run.validation_steps:
            found["validation step"] = np.array(run.validation_steps, float)
            found["validation loss"] = np.array(run.validation)
        if self.floor.loss is not None:
            found["closed form"] = np.full(len(losses), self.floor.loss)
        for name, (losses, validation) in self.others.names_and_points():
            found[f"{name}: step"], found[f"{name}: loss"] = losses
            if validation.size:
                found[f"{name}: validation step"], found[f"{name}: validation loss"] = validation
        return found

    def bounds(self) -> Bounds | None:
        scales = self.scales
        if self._span is None:
            return None
        low, high = self._span
        if self._floor_at is not None and self._sees_floor():
            low, high = min(low, self._floor_at), max(high, self._floor_at)
        right = float(max(self.session.step, len(self._envelope) - 1, 10))
        right = float(np.log10(right)) if scales.log_x else right
        left, right = 0.0, 1.02 * max(right, self.others.points()[0].max(initial=0.0))  # room for half the dot
        if scales.log_y:
            return Bounds(left, right, *spread(low, high, 1.0))
        if 0 <= low < 0.7 * high:
            low = 0.0
        return Bounds(left, right, *spread(low, high, 0.01 * max(abs(low), abs(high)) or 1.0))

    def _found_span(self) -> tuple[float, float] | None:
        """Between which coordinates all curves lie, as far as they are followed; None where there is none."""
        now, others = self.now.getData()[1], self.others.points()[1]
        ys = np.concatenate((self._ys, now, others, self.validation.points()))
        ys = ys[np.isfinite(ys)]
        if not len(ys):
            return None
        if np.isfinite(self._top):
            ys = np.minimum(ys, float(self.scales.place(np.ones(1), np.array([self._top]))[1][0]))
        return float(ys.min()), float(ys.max())

    def _sees_floor(self) -> bool:
        """Whether the least loss is near enough to be shown: further below it would squeeze the curves.

        On a log axis one that is 0 but for rounding lies decades below all that a run comes to.
        """
        if self._floor_at is None or self._span is None:
            return False
        low, high = self._span
        return low - self._floor_at <= (high - low) * (_LOG_ROOM if self.scales.log_y else 1.0)

    def words(self) -> str:
        loss = self.session.moment.loss
        if loss is None:
            return ""
        words = self._words_of(self.session.step, loss)
        sample = self.session.moment.loss_sample
        return f"{words} ({sample_text(sample)})" if sample else words

    def result(self) -> str:
        told, losses, now = [self.words()], np.array(self.session.run.losses), self.session.moment.loss
        if now is not None and self.session.step == len(losses):
            losses = np.append(losses, now)  # which no step began with yet
        if np.isfinite(losses).any():
            best = int(np.nanargmin(np.where(np.isfinite(losses), losses, np.nan)))
            text = self.tr("best {loss} at step {step}")
            told.append(text.format(loss=short(float(losses[best])), step=best))
        told += [line.name for line in self._lines()[1:]]
        return ", ".join(filter(None, told))

    def words_at(self, where: QPointF) -> str:
        step = round(self.scales.x_at(where.x()))
        losses = self.session.run.losses
        if other := self._words_of_other(step, where):
            return other
        return self._words_of(step, losses[step]) if 0 <= step < len(losses) else ""

    def own_actions(self) -> list[QAction]:
        return [self.log_action, self.log_steps_action]

    def paint_theme(self) -> None:
        self.curve.paint_as(self.theme.accent)
        self.link.paint_as(self.theme.accent)
        self.now.setBrush(pg.mkBrush(self.theme.accent))
        self.validation.paint_as(self.theme)
        self.floor.paint_as(self.theme)

    # inside

    def _note_choice(self) -> None:
        self._is_scaled = self._is_scaled or not self._is_scaling

    def _choose_scale(self) -> None:
        """Find up to which loss to show, and take a log axis where that spans decades, unless told otherwise."""
        curves = [ys for _, ys, _ in self._all_losses()]
        validation = np.array(self.session.run.validation)
        tops = [self._top_of(ys) for ys in (*curves, validation) if len(ys)]
        self._top = max((top for top in tops if np.isfinite(top)), default=np.inf)
        if self._is_scaled:
            return
        ys = np.concatenate((*curves, validation))
        ys = np.minimum(ys[np.isfinite(ys)], self._top)
        spans = bool(len(ys) and ys.min() >= 0 and ys.max() > 10**_DECADES * ys[ys > 0].min(initial=np.inf))
        if spans != self.log_action.isChecked():
            self._is_scaling = True
            self.log_action.setChecked(spans)
            self._is_scaling = False

    def _top_of(self, ys: Array) -> float:
        """Up to where to follow the losses of a run."""
        begun = np.abs(ys[: _FIRST if self.document.training.batch_size else 1])
        first = float(begun[np.isfinite(begun)].max(initial=0.0))
        limit = followed(ys, first)
        return float(ys[np.isfinite(ys)].max(initial=-np.inf)) if limit is None else limit

    def _all_losses(self) -> list[tuple[Array, Array, str]]:
        """The steps, losses and colour of the run shown, the moment with it, and of the others."""
        xs, ys = self._envelope.points()
        if (loss := self.session.moment.loss) is not None and self.session.step >= len(self._envelope):
            xs, ys = np.append(xs, self.session.step), np.append(ys, loss)
        return [(xs, ys, self.theme.accent), *self.others.losses_and_colours(self.theme)]

    def _gone_away(self, scales: Scales) -> list[EdgeMark]:
        """A mark for each run that ends above all that is shown, where it leaves for the last time."""
        marks = []
        (steps, losses, own), *others = self._all_losses()
        for xs, ys, colour in ((steps, losses[steps <= self.horizon], own), *others):
            beyond = ~(ys <= self._top)
            if not len(ys) or not np.isfinite(self._top) or not beyond[-1]:
                continue
            within = np.flatnonzero(~beyond)
            leaves = xs[min(within[-1] + 1 if len(within) else 0, len(xs) - 1)]
            place = scales.place(np.array([max(leaves, 1.0 if scales.log_x else 0.0)]), np.ones(1))[0]
            marks.append(EdgeMark(float(place[0]), float(ys[-1]), colour))
        return marks

    def _floor_below(self) -> list[EdgeMark]:
        """A mark for the least loss where it lies below all that is shown: where curves begin, and so are high."""
        if self._floor_at is None or self.floor.loss is None or self._sees_floor():
            return []
        mark = EdgeMark(0.0, self.floor.loss, self.theme.muted, is_below=True, is_nothing=self.floor.is_exact)
        return [mark]

    def _so_far(self, xs: Array, ys: Array, scales: Scales) -> tuple[Array, Array]:
        """The points of the steps made by the horizon: the loss after the last of them is the moment's."""
        count = int(np.searchsorted(xs, scales.place(np.array([self.horizon]), np.ones(1))[0], "left")[0])
        return xs[:count], ys[:count]

    def _draw_link(self, xs: Array, now: tuple[Array, Array]) -> None:
        """Lead the curve on to the dot where both are the loss of all examples and nothing lies between."""
        training, session = self.document.training, self.session
        is_same = training.batch_size is None and not training.validation
        if is_same and len(xs) and len(now[0]) and session.step == len(session.run.losses):
            ends = np.array([xs[-1], now[0][0]]), np.array([self._ys[-1], now[1][0]])
        else:
            ends = np.empty(0), np.empty(0)
        self.link.show_points(*ends, finite=bool(np.isfinite(ends[1]).all()))

    def _poll(self) -> None:
        """Take over what the session has added since; a new run begins a new list."""
        losses = self.session.run.losses
        if losses is not self._source:
            self._source = losses
            self._envelope.clear()
        if new := losses[len(self._envelope) :]:
            self._envelope.extend(np.array(new))

    def _points(self, log_x: bool) -> tuple[Array, Array]:
        """Steps and losses to draw; for a log axis, which spreads them wide, the first ones as they are."""
        xs, ys = self._envelope.points()
        if not log_x or len(xs) == len(self._envelope):
            return xs, ys
        late = xs >= _EARLY
        return (
            np.concatenate((np.arange(_EARLY, dtype=float), xs[late])),
            np.concatenate((np.array(self.session.run.losses[:_EARLY]), ys[late])),
        )

    def _draw_floor(self, scales: Scales) -> None:
        loss = None if self.empty.isVisible() else self.floor.loss
        at = None if loss is None else float(scales.place(np.ones(1), np.array([loss]))[1][0])
        self._floor_at = at if at is not None and np.isfinite(at) else None
        if self._floor_at is not None:
            self.floor.line.setValue(self._floor_at)
        self.floor.line.setVisible(self._floor_at is not None)

    def _lines(self) -> list[KeyLine]:
        """What is drawn, for the key."""
        theme, run = self.theme, self.session.run
        if self.empty.isVisible():
            return []
        lines = [KeyLine(self.tr("training"), theme.accent)]
        if run.validation:
            every = cadence(run)
            name = self.tr("validation")
            if every is not None:
                name = self.tr("validation, every {n} steps").format(n=every)
            lines.append(KeyLine(name, theme.text, self.validation.style))
        if self._floor_at is not None and self.floor.loss is not None:
            name = self.tr("closed form {loss}").format(
                loss=short_or_nothing(self.floor.loss, self.floor.is_exact)
            )
            lines.append(KeyLine(name, theme.muted, self.floor.style))
        return lines

    def _words_of(self, step: int, loss: float) -> str:
        text = self.tr("step {step}: loss {loss}").format(step=step, loss=short(loss))
        last = measured(self.session.run, step)
        if last is None:
            return text
        text += self.tr(", validation {loss}").format(loss=short(last[1]))
        return text if last[0] == step else text + self.tr(" at step {step}").format(step=last[0])

    def _words_of_other(self, step: int, where: QPointF) -> str:
        """What another run had at a step, where its curve is nearer to the mouse than the one shown."""
        scales, high = self.scales, self.pixel()[1]
        losses = self.session.run.losses

        def away(loss: float) -> float:
            ys = scales.place(np.ones(1), np.array([loss]))[1]
            return abs(float(ys[0]) - where.y()) / high if np.isfinite(ys[0]) else np.inf

        nearest = min(_REACH, away(losses[step]) if 0 <= step < len(losses) else np.inf)
        text = ""
        for name, ((steps, others), (measured_at, validation)) in self.others.names_and_points():
            index = int(np.searchsorted(steps, step, "right")) - 1
            if step >= 0 and index >= 0 and step <= steps[-1] and away(others[index]) < nearest:
                nearest = away(others[index])
                text = self.tr("{run}, step {step}: loss {loss}").format(
                    run=name, step=int(steps[index]), loss=short(float(others[index]))
                )
                if last := int(np.searchsorted(measured_at, step, "right")):
                    text += self.tr(", validation {loss}").format(loss=short(float(validation[last - 1])))
        return text

    def _rescale(self) -> None:
        self.item.getAxis("left").setLogMode(self.log_action.isChecked())
        self.item.getAxis("bottom").setLogMode(self.log_steps_action.isChecked())
        self.fit()

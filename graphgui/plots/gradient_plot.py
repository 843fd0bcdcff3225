"""The norm of the gradient on each wire at every step that was shown."""

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from graphgui.document.document import Document
from graphgui.document.session.gradient_history import NORM_SKIPPED
from graphgui.document.session.session import Session
from graphgui.document.translated import sample_text
from graphgui.engine.graph.graph import Wire
from graphgui.explain.notation import port_text
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.downsampling import stride
from graphgui.plots.base.legend import Legend, NamedCurve, look_of
from graphgui.plots.base.plot import Plot, nearest
from graphgui.words import with_separators

MOST_CURVES = 40


def wire_name(wire: Wire) -> str:
    """A wire in short; an input takes one wire, so that the output need not be named."""
    return f"{wire.source} → {port_text(wire.end)}"


class GradientPlot(Plot):
    """The norm of every wire's gradient on a log axis. A curve or its name chosen is `wire_chosen`.

    Of more than `MOST_CURVES` wires it has the chosen ones, and an even sample of the others.
    """

    wire_chosen = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.curves: dict[Wire, PlotCurve] = {}
        self._chosen: set[Wire] = set()
        self._xs = np.empty(0)
        self._ys: dict[Wire, Array] = {}
        self.legend = Legend(self)
        self.legend.setAccessibleName(self.tr("Wires"))
        self.legend.name_chosen.connect(lambda number: self.wire_chosen.emit(list(self.curves)[number]))
        self.legend.stand_in(self.body)
        self.item.getAxis("left").setLogMode(True)
        self.label("bottom", self.tr("step"), counts=True)
        self.set_theme(theme)

    def highlight(self, wires: list[Wire]) -> None:
        """Make the curves of these wires stand out."""
        self._chosen = set(wires)
        self._paint_curves()
        self._select_in_legend()
        self.schedule()

    def draw(self) -> None:
        wires = self._pick()
        if wires != list(self.curves):
            self._make_curves(wires)
        step = stride(len(self.session.gradient_history.steps))
        self._xs = _thinned(self.session.gradient_history.steps, step)
        self._ys = {}
        for wire, curve in self.curves.items():
            norms = _thinned(self.session.gradient_history.norms[wire], step)
            taken = norms != NORM_SKIPPED
            with np.errstate(all="ignore"):
                ys = np.where(norms > 0, np.log10(norms), np.nan)
            ys[np.isinf(ys)] = np.nan
            self._ys[wire] = ys
            drawn = taken & (self._xs[: len(ys)] <= self.horizon)
            known = ys[drawn]
            curve.show_points(self._xs[: len(ys)][drawn], known, finite=not np.isnan(known).any())
        self.legend.setVisible(bool(wires) and self.session.moment.loss_port is not None)
        if len(self._xs) and self.session.moment.loss_port is not None:
            self.say_empty("")
        else:
            self.say_lacking(self.tr("Press Play: the gradient of every wire appears here."))

    def columns(self) -> Mapping[str, Array]:
        session = self.session
        norms = {
            str(wire): np.array(session.gradient_history.norms[wire])
            for wire in sorted(session.gradient_history.norms)
            if wire.end not in session.moment.hidden
        }
        for column in norms.values():
            column[column == NORM_SKIPPED] = np.nan
        return {"step": np.array(session.gradient_history.steps), **norms}

    def bounds(self) -> Bounds | None:
        if not self._ys:
            return None
        ys = np.concatenate(list(self._ys.values()))
        ys = ys[np.isfinite(ys)]
        low, high = (float(ys.min()), float(ys.max())) if len(ys) else (-1.0, 1.0)
        return Bounds(0.0, float(max(self._xs[-1], 10)), *spread(low, high, 1.0))

    def words(self) -> str:
        known = len(self.session.gradient_history.norms)
        if known <= MOST_CURVES:
            return self.tr("norm of the gradient on each wire")
        text = self.tr("norm of the gradient on {shown} of {known} wires: the chosen ones, and a sample")
        return text.format(shown=len(self.curves), known=with_separators(known))

    def result(self) -> str:
        history, shown = self.session.gradient_history, []
        at = int(np.searchsorted(np.array(history.steps), self.session.step, "right")) - 1
        for wire in self.curves if at >= 0 else ():
            norms = history.norms[wire]
            if at < len(norms) and norms[at] != NORM_SKIPPED:
                shown.append(f"{wire_name(wire)} {short(float(norms[at]))}")
        return ": ".join(filter(None, (self.words(), "; ".join(shown))))

    def part_drawn(self) -> str:
        return sample_text(self.session.moment.sampling) if self.session.moment.sampling else ""

    def words_at(self, where: QPointF) -> str:
        found = self._nearest(where)
        if found is None:
            return ""
        wire, index = found
        return self.tr("{wire}: {norm} at step {step}").format(
            wire=wire_name(wire), norm=short(10.0 ** float(self._ys[wire][index])), step=int(self._xs[index])
        )

    def paint_theme(self) -> None:
        self._paint_curves()
        self._fill_legend()

    # inside

    def _pick(self) -> list[Wire]:
        """The wires to draw, in the order of their names."""
        hidden, norms = self.session.moment.hidden, self.session.gradient_history.norms
        offered = set(norms)
        if len(norms) > MOST_CURVES:
            offered = set(sorted(self._chosen & offered)[:MOST_CURVES])
            if room := MOST_CURVES - len(offered):
                offered.update(islice(norms, 0, None, -(-len(norms) // room)))
        return [wire for wire in sorted(offered) if wire.end not in hidden]

    def _nearest(self, where: QPointF) -> tuple[Wire, int] | None:
        best: tuple[float, Wire, int] | None = None
        for wire, ys in self._ys.items():
            index = nearest(self._xs[: len(ys)], ys, where, self.pixel())
            if index is not None and (best is None or abs(ys[index] - where.y()) < best[0]):
                best = abs(float(ys[index]) - where.y()), wire, index
        return best[1:] if best else None

    def _make_curves(self, wires: Sequence[Wire]) -> None:
        for curve in self.curves.values():
            self.item.removeItem(curve)
        self.curves = {}
        for wire in wires:
            curve = PlotCurve(clickable=True)
            curve.sigClicked.connect(self._curve_clicked)
            self.curves[wire] = curve
            self.add(curve)
        self.paint_theme()

    def _curve_clicked(self, clicked: PlotCurve) -> None:
        for wire, curve in self.curves.items():
            if curve is clicked:
                self.wire_chosen.emit(wire)

    def _paint_curves(self) -> None:
        for index, (wire, curve) in enumerate(self.curves.items()):
            colour, style = look_of(index, self.theme)
            stands_out = wire in self._chosen
            curve.paint_as(colour, 4.0 if stands_out else 1.8, style)
            curve.setZValue(2 * stands_out + index % 2)

    def _fill_legend(self) -> None:
        names = [NamedCurve(wire_name(wire), str(wire)) for wire in self.curves]
        self.legend.show_names(names, self.theme)
        self._select_in_legend()

    def _select_in_legend(self) -> None:
        self.legend.select([row for row, wire in enumerate(self.curves) if wire in self._chosen])


def _thinned(values: Sequence[float], step: int) -> Array:
    """Every `step`-th value, and always the last."""
    picked = np.array(values[::step])
    if len(values) % step != 1 and step > 1:
        picked = np.append(picked, values[-1])
    return picked

"""The value of each parameter at every step, and the minimum where there is a closed form."""

import time
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from graphgui.document.analysis.closed_form import shown_closed_form, when_known
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine.model.parameter_names import parameter_names, parameter_ports
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.base.axis import Bounds, spread
from graphgui.plots.base.curve import PlotCurve
from graphgui.plots.base.edge_marks import EdgeMark, EdgeMarks, followed
from graphgui.plots.base.legend import Legend, NamedCurve, look_of
from graphgui.plots.base.pens import pen
from graphgui.plots.base.plot import Plot, nearest
from graphgui.plots.base.pyqtgraph_import import pg

MOST_CURVES = 20
_OFTEN = 1.0  # seconds between two looks at which parameters move most, while it trains
_MOST_LOOKED_AT = 500_000  # numbers, to find that out
_HUGE = 1e100  # from which a plot has no room for a number


class ParameterPlot(Plot):
    """The value of each parameter against the step; of many those that moved most, or those of the chosen nodes.

    Signals:
        node_chosen: the name of the node whose curve, or whose curve's name, was clicked.
    """

    node_chosen = Signal(str)
    PACE = 250

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        when_known(document, self.schedule)
        self.curves: list[PlotCurve] = []
        self.ends: list[pg.InfiniteLine] = []
        self.now = pg.InfiniteLine(angle=90)
        self.add(self.now)
        self.edge = EdgeMarks(self.box, self.add)
        self.legend = Legend(self)
        self.legend.setAccessibleName(self.tr("Parameters"))
        self.legend.name_chosen.connect(self._choose)
        self.legend.stand_in(self.body)
        self._names: list[str] = []
        self._nodes: list[str] = []  # of each parameter
        self._entries: list[int] = []  # of the parameters that are drawn
        self._looked: tuple[object, float] = (None, 0.0)
        self._chosen_nodes: set[str] = set()
        self._chosen: int | None = None
        self._xs = np.empty(0)
        self._ys = np.empty((0, 0))
        self._closed: Array | None = None
        self.label("bottom", self.tr("step"), counts=True)
        self.label("left", self.tr("value"))
        self.set_theme(theme)

    def highlight(self, nodes: Collection[str]) -> None:
        """Make the curves of these nodes stand out; of very many parameters, show theirs alone."""
        self._chosen_nodes = set(nodes)
        if self._chosen is not None and self._node_of(self._chosen) not in self._chosen_nodes:
            self._chosen = None
        self._paint_curves()
        self._select_in_legend()
        self.schedule()

    def draw(self) -> None:
        self._read_parameters()
        self._xs, self._ys = self._path()
        count = int(np.searchsorted(self._xs, self.horizon, "right"))
        for curve, ys in zip(self.curves, self._ys[:count].T, strict=True):
            curve.show_points(self._xs[:count], ys, finite=bool(np.isfinite(ys).all()))
        for line, entry in zip(self.ends, self._entries, strict=True):
            line.setVisible(self._closed is not None)
            if self._closed is not None:
                line.setValue(float(self._closed[entry]))
        self.now.setVisible(bool(len(self._xs)))
        self.now.setValue(self.session.step)
        self.legend.setVisible(bool(len(self._xs)))
        self.edge.show(self._gone_away())
        if len(self._xs):
            self.say_empty("")
        else:
            self.say_lacking(self.tr("Press Play: the path of every parameter appears here."))

    def columns(self) -> Mapping[str, Array]:
        names = (self._names[entry] for entry in self._entries)
        return {"step": self._xs, **dict(zip(names, self._ys.T, strict=True))}

    def bounds(self) -> Bounds | None:
        ys = self._ys[self._is_followed()]
        ys = ys[np.isfinite(ys)]
        if not len(ys):
            return None
        if self._closed is not None:
            ys = np.append(ys, self._closed[self._entries])
        low, high = float(ys.min()), float(ys.max())
        least = 0.01 * max(abs(low), abs(high)) or 1.0
        return Bounds(0.0, 1.02 * float(max(self._xs[-1], 10)), *spread(low, high, least))

    def words(self) -> str:
        if not len(self._xs):
            return ""
        shown, known = len(self._entries), len(self._names)
        if shown == known:
            text = self.tr("all {known} parameters")
        else:
            text = self.tr("{shown} of {known} parameters: those that moved most")
        if self._closed is not None:
            text += self.tr("; dotted: the closed form")
        return text.format(shown=shown, known=known)

    def result(self) -> str:
        if not len(self._xs):
            return self.words()
        at = max(0, int(np.searchsorted(self._xs, self.session.step, "right")) - 1)
        values = zip(self._entries, self._ys[at].tolist(), strict=True)
        shown = "; ".join(f"{self._names[entry]} {short(value)}" for entry, value in values)
        return f"{self.words()}: {shown}"

    def words_at(self, where: QPointF) -> str:
        found = self._nearest(where)
        if found is None:
            return ""
        number, index = found
        entry = self._entries[number]
        text = self.tr("{name}: {value} at step {step}")
        if self._closed is not None:
            text = self.tr("{name}: {value} at step {step}, {end} by the closed form")
        value, end = float(self._ys[index, number]), 0.0 if self._closed is None else float(self._closed[entry])
        step = int(self._xs[index])
        return text.format(name=self._names[entry], value=short(value), step=step, end=short(end))

    def paint_theme(self) -> None:
        self.now.setPen(pen(self.theme.muted, width=1))
        self._paint_curves()
        self._fill_legend()

    # inside

    def _is_followed(self) -> Array:
        """At which of the steps drawn a run that has gone away was still near; all of any other."""
        losses = np.array(self.session.run.losses)
        limit = followed(losses, abs(float(losses[0]))) if len(losses) else None
        if limit is None:
            return np.ones(len(self._xs), bool)
        near = np.flatnonzero(losses <= limit)
        return self._xs <= (near[-1] if len(near) else 0)

    def _gone_away(self) -> list[EdgeMark]:
        """A mark for each curve of a run that has gone away, where it leaves."""
        bounds, is_near = self.bounds(), self._is_followed()
        if bounds is None or is_near.all():
            return []
        marks = []
        for number, ys in enumerate(self._ys[self._xs <= self.horizon].T):
            known = ys[np.isfinite(ys)]
            beyond = np.flatnonzero(~((bounds.bottom <= ys) & (ys <= bounds.top)))
            if len(known) and len(beyond) and beyond[-1] == len(ys) - 1:
                colour, _ = look_of(number, self.theme)
                x = float(self._xs[beyond[0]])
                marks.append(EdgeMark(x, float(known[-1]), colour, is_below=bool(known[-1] < bounds.bottom)))
        return marks

    def _read_parameters(self) -> None:
        """Which parameters there are, and which of them to draw."""
        parameters, run = self.session.moment.parameters, self.session.run
        names: list[str] = []
        if parameters and run.segments:
            names = parameter_names(run.segment(self.session.step).graph, parameters)
        is_other = names != self._names
        if is_other:
            self._names, self._nodes = names, [port.node for port in parameter_ports(parameters)] if names else []
            self._chosen, self._looked = None, (None, 0.0)
        entries = self._pick()
        if is_other or entries != self._entries:
            self._entries = entries
            self._make_curves()
        closed = shown_closed_form(self.document)
        # Where several ends are as good, a run comes to another than the shortest.
        is_known = closed is not None and closed.rank == len(closed.minimiser) == len(names)
        self._closed = closed.minimiser if closed is not None and is_known else None

    def _pick(self) -> list[int]:
        offered: Sequence[int] = range(len(self._names))
        if len(offered) > MOST_CURVES:
            offered = [entry for entry in offered if self._nodes[entry] in self._chosen_nodes] or offered
        if len(offered) <= MOST_CURVES:
            return list(offered)
        run, now = self.session.run, time.monotonic()
        key, looked = (run, list(offered)), self._looked
        if self.session.state == "playing" and looked[0] == key and now - looked[1] < _OFTEN:
            return self._entries
        self._looked = key, now
        path = run.path(offered, max(2, min(60, _MOST_LOOKED_AT // len(offered))))
        with np.errstate(all="ignore"):
            moved = np.nan_to_num(path.max(axis=0) - path.min(axis=0), nan=np.inf)
        most = np.argsort(-moved, kind="stable")[:MOST_CURVES]
        return [offered[place] for place in sorted(most)]

    def _path(self) -> tuple[Array, Array]:
        """The steps, and a column of values for each curve; the moment shown is last, if it is the latest."""
        run, theta = self.session.run, self.session.moment.theta
        if not self._entries or theta is None:
            return np.empty(0), np.empty((0, len(self._entries)))
        xs, ys = run.path_steps(), run.path(self._entries)
        if self.session.step > xs[-1]:
            xs, ys = np.append(xs, self.session.step), np.vstack((ys, theta[self._entries]))
        return xs, np.where(np.abs(ys) < _HUGE, ys, np.nan)

    def _make_curves(self) -> None:
        for item in (*self.curves, *self.ends):
            self.item.removeItem(item)
        self.curves = [PlotCurve(clickable=True) for _ in self._entries]
        self.ends = [pg.InfiniteLine(angle=0) for _ in self._entries]
        for curve, line in zip(self.curves, self.ends, strict=True):
            curve.sigClicked.connect(self._curve_clicked)
            self.add(curve)
            self.add(line)
        self.paint_theme()

    def _curve_clicked(self, clicked: PlotCurve) -> None:
        self._choose(self.curves.index(clicked))

    def _choose(self, number: int) -> None:
        self._chosen = self._entries[number]
        self.node_chosen.emit(self._nodes[self._chosen])

    def _node_of(self, entry: int) -> str:
        return self._nodes[entry] if entry < len(self._nodes) else ""

    def _marked(self) -> list[int]:
        """The numbers of the curves that stand out: the one chosen here, else those of the chosen nodes."""
        if self._chosen is not None:
            return [number for number, entry in enumerate(self._entries) if entry == self._chosen]
        return [n for n, entry in enumerate(self._entries) if self._nodes[entry] in self._chosen_nodes]

    def _paint_curves(self) -> None:
        marked = self._marked()
        for number, (curve, line) in enumerate(zip(self.curves, self.ends, strict=True)):
            colour, style = look_of(number, self.theme)
            stands_out = number in marked
            curve.paint_as(colour, 3.5 if stands_out else 1.8, style)
            curve.setZValue(2 * stands_out + number % 2)
            line.setPen(pen(colour, width=1, style=Qt.PenStyle.DotLine))
            line.setZValue(-1)

    def _fill_legend(self) -> None:
        self.legend.show_names(
            [NamedCurve(name, name) for name in (self._names[e] for e in self._entries)], self.theme
        )
        self._select_in_legend()

    def _select_in_legend(self) -> None:
        self.legend.select(self._marked())

    def _nearest(self, where: QPointF) -> tuple[int, int] | None:
        """The number of the curve nearest to a place, and of its point."""
        best: tuple[float, int, int] | None = None
        for number, ys in enumerate(self._ys.T):
            index = nearest(self._xs, ys, where, self.pixel())
            if index is not None and (best is None or abs(ys[index] - where.y()) < best[0]):
                best = abs(float(ys[index]) - where.y()), number, index
        return best[1:] if best else None

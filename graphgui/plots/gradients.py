"""How large the gradient on each wire was, step after step."""

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from graphgui.document.document import Document
from graphgui.document.session import Session
from graphgui.engine.graph import Wire
from graphgui.look.colours import Theme, blend, curve_colour
from graphgui.look.numbers import short
from graphgui.ops import Array
from graphgui.plots.axis import Bounds, spread
from graphgui.plots.base import Plot, nearest
from graphgui.plots.curve import Curve
from graphgui.plots.thin import stride


def look_of(index: int, theme: Theme) -> tuple[str, Qt.PenStyle]:
    """The colour and line of the wire of this number.

    Every other line is dashed and drawn above the rest: where two are equal, as at the two inputs of a loss,
    both are seen.
    """
    style = Qt.PenStyle.DashLine if index % 2 else Qt.PenStyle.SolidLine
    return curve_colour(index, theme), style


def wire_name(wire: Wire) -> str:
    """A wire in short; an input takes one wire, so that the output need not be named."""
    return f"{wire.source} → {wire.target}.{wire.input}"


class GradientPlot(Plot):
    """The norm of every wire's gradient on a log axis. A curve or its name chosen is `wire_chosen`."""

    wire_chosen = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(document, session, theme, parent)
        self.curves: dict[Wire, Curve] = {}
        self._chosen: set[Wire] = set()
        self._xs = np.empty(0)
        self._ys: dict[Wire, Array] = {}
        self.legend = QListWidget(self)
        self.legend.setAccessibleName(self.tr("Wires"))
        self.legend.setFrameShape(QListWidget.Shape.NoFrame)
        self.legend.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.legend.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.legend.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.legend.setIconSize(QSize(16, 10))
        self.legend.itemClicked.connect(self._legend_clicked)
        self.legend.itemActivated.connect(self._legend_clicked)
        self.body.addWidget(self.legend)
        self.item.getAxis("left").setLogMode(True)
        self.label("bottom", self.tr("step"))
        self.set_theme(theme)

    def highlight(self, wires: list[Wire]) -> None:
        """Make the curves of these wires stand out."""
        self._chosen = set(wires)
        self._paint_curves()
        self._select_in_legend()

    def draw(self) -> None:
        wires = sorted(self.session.norms)
        if wires != list(self.curves):
            self._make_curves(wires)
        step = stride(len(self.session.norm_steps))
        self._xs = _thinned(self.session.norm_steps, step)
        self._ys = {}
        for wire, curve in self.curves.items():
            norms = _thinned(self.session.norms[wire], step)
            with np.errstate(all="ignore"):
                ys = np.where(norms > 0, np.log10(norms), np.nan)
            ys[np.isinf(ys)] = np.nan
            self._ys[wire] = ys
            curve.show_points(self._xs[: len(ys)], ys, finite=not np.isnan(ys).any())
        self.legend.setVisible(bool(wires))
        self.say_empty("" if len(self._xs) else self.tr("Press Play: the gradient of every wire appears here."))

    def columns(self) -> Mapping[str, Array]:
        session = self.session
        norms = {str(wire): np.array(session.norms[wire]) for wire in sorted(session.norms)}
        return {"step": np.array(session.norm_steps), **norms}

    def bounds(self) -> Bounds | None:
        if not self._ys:
            return None
        ys = np.concatenate(list(self._ys.values()))
        ys = ys[np.isfinite(ys)]
        low, high = (float(ys.min()), float(ys.max())) if len(ys) else (-1.0, 1.0)
        return Bounds(0.0, float(max(self._xs[-1], 10)), *spread(low, high, 1.0))

    def words(self) -> str:
        return self.tr("norm of the gradient on each wire") if len(self._xs) else self.tr("not computed yet")

    def words_at(self, where: QPointF) -> str:
        found = self._nearest(where)
        if found is None:
            return ""
        wire, index = found
        return self.tr("{wire}: {norm} at step {step}").format(
            wire=wire_name(wire), norm=short(10.0 ** float(self._ys[wire][index])), step=int(self._xs[index])
        )

    def paint_theme(self) -> None:
        palette = QPalette(self.legend.palette())
        soft = blend(self.theme.surface, self.theme.accent, 0.2)  # on which the swatches can still be seen
        palette.setColor(QPalette.ColorRole.Highlight, QColor(soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self.theme.text))
        self.legend.setPalette(palette)
        self._paint_curves()
        self._fill_legend()

    # inside

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
            curve = Curve(clickable=True)
            curve.sigClicked.connect(self._curve_clicked)
            self.curves[wire] = curve
            self.add(curve)
        self.paint_theme()

    def _curve_clicked(self, clicked: Curve) -> None:
        for wire, curve in self.curves.items():
            if curve is clicked:
                self.wire_chosen.emit(wire)

    def _legend_clicked(self, item: QListWidgetItem) -> None:
        self.wire_chosen.emit(list(self.curves)[self.legend.row(item)])

    def _paint_curves(self) -> None:
        for index, (wire, curve) in enumerate(self.curves.items()):
            colour, style = look_of(index, self.theme)
            stands_out = wire in self._chosen
            curve.paint_as(colour, 4.0 if stands_out else 1.8, style)
            curve.setZValue(2 * stands_out + index % 2)

    def _fill_legend(self) -> None:
        self.legend.clear()
        for index, wire in enumerate(self.curves):
            item = QListWidgetItem(self._swatch(index), wire_name(wire), self.legend)
            item.setToolTip(str(wire))
        self._select_in_legend()
        self._size_legend()

    def _size_legend(self) -> None:
        wanted = self.legend.sizeHintForColumn(0) + 12
        self.legend.setFixedWidth(max(60, min(wanted, round(self.width() * 0.42))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_legend()

    def _select_in_legend(self) -> None:
        for row, wire in enumerate(self.curves):
            self.legend.item(row).setSelected(wire in self._chosen)

    def _swatch(self, index: int) -> QIcon:
        colour, style = look_of(index, self.theme)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(16, 10) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(QPen(QColor(colour), 2.5, style))
        painter.drawLine(0, 5, 16, 5)
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon


def _thinned(values: Sequence[float], step: int) -> Array:
    """Every `step`-th value, and always the last."""
    picked = np.array(values[::step])
    if len(values) % step != 1 and step > 1:
        picked = np.append(picked, values[-1])
    return picked

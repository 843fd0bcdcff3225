"""All about one wire, beside it: its numbers, their sizes and the formulas that made them."""

from collections.abc import Sequence
from functools import partial
from math import hypot

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QGridLayout, QHBoxLayout, QLabel, QPushButton

from graphgui.canvas.items.displayed_numbers import HIDDEN, gradient_text
from graphgui.canvas.items.heatmap import SIDE, heat, strip
from graphgui.canvas.items.wire_curve import apart
from graphgui.canvas.scene.scene import WIRE_REACH, Scene
from graphgui.canvas.scene.tooltips import wire_tip
from graphgui.engine.graph.graph import Wire
from graphgui.explain.notation import wire_text
from graphgui.look.colours import Theme
from graphgui.look.formulas import plain
from graphgui.look.numbers import NOT_COMPUTED, norm, short
from graphgui.ops import Array
from graphgui.ops.op import show_shape

_ROWS, _COLUMNS = 5, 4  # of a matrix whose numbers are written out
_CELL = 6  # pixels of a cell in the picture of a larger one
_BESIDE = QPoint(16, 18)  # the pointer
_APART = 8  # from what it explains
_EDGE = 4  # from the edge of the view


class WireCard(QFrame):
    """A card beside the pointer. It takes no focus, and follows the session's moment while it is there.

    Attributes:
        wire: what it is about; None while it is hidden.

    Signals:
        panel_asked: the name of a panel that is to say more of the wire's gradient.
    """

    panel_asked = Signal(str)

    def __init__(self, view: QGraphicsView, scene: Scene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._is_made = False
        self.wire: Wire | None = None
        self._is_kept = False
        self._at = QPointF()
        self.setObjectName("wire_card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        scene.moment_passed.connect(self._refresh)
        scene.rearranged.connect(self._refresh)

    def _make(self) -> None:
        """Put in what it shows: a start shows no card."""
        self._is_made = True
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.RichText)
        self._text, self._pictures = QLabel(self), (QLabel(self), QLabel(self))
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._gradient = QLabel(self)
        self._gradient.setTextFormat(Qt.TextFormat.RichText)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for question, panel in (
            (self.tr("Why this number?"), "why"),
            (self.tr("Check by Differences"), "differences"),
        ):
            button = QPushButton(question, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self.panel_asked.emit, panel))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setHorizontalSpacing(20)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._head, 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        for column, (text, picture) in enumerate(zip((self._text, self._gradient), self._pictures, strict=True)):
            layout.addWidget(text, 1, column, top)
            layout.addWidget(picture, 2, column, top)
        layout.addLayout(buttons, 3, 0, 1, 2)
        self._paint_theme(self._scene.look.theme)

    @property
    def words(self) -> str:
        """All that it says."""
        labels = (self._head, self._text, self._gradient) if self._is_made else ()
        return "\n".join(label.text() for label in labels)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._is_made:
            self._paint_theme(theme)
            self._refresh()

    def _paint_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#wire_card {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.border};"
            f" border-radius: 8px; }} #wire_card QLabel {{ color: {theme.text}; }}"
        )

    def show_wire(self, wire: Wire, at: QPoint, *, is_kept: bool) -> None:
        """Show a wire beside a point of the view; one that is not kept goes when the pointer does."""
        self.wire, self._is_kept, self._at = wire, is_kept, self._view.mapToScene(at)
        if not self._is_made:
            self._make()
        self._fill()
        inside = self._view.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self.move(_free_corner(at, self.size(), inside, self._to_be_seen(wire)))
        self.show()
        self.raise_()

    def _to_be_seen(self, wire: Wire) -> list[QRect]:
        """What it explains, in the view: the wire's numbers, first, and the nodes at its ends."""
        scene, to_view = self._scene, self._view.viewportTransform()
        pill = scene.wire_item(wire).pill
        ends = [scene.rect(name) for name in scene.open_group.hosts(wire) if name is not None]
        return [to_view.mapRect(area).toAlignedRect() for area in ([pill] if pill else []) + ends]

    def close_card(self) -> bool:
        """Hide it; whether it was there."""
        was_there, self.wire = self.wire is not None, None
        self.hide()
        return was_there

    def look_away(self, place: QPointF, pixel: float) -> None:
        """Go where the pointer has left the wire, unless it is kept; `pixel` is one of the view in the scene."""
        if self.wire is None or self._is_kept or apart(place, self._at) < WIRE_REACH * pixel:
            return
        if self._scene.hits.wire_at(place, WIRE_REACH * pixel) != self.wire:
            self.close_card()

    def _refresh(self) -> None:
        if self.wire is None:
            return
        if self.wire in self._scene.wire_items:
            self._fill()
        else:
            self.close_card()

    def _fill(self) -> None:
        from html import escape  # late: its table of names is large

        wire, moment, theme = self.wire, self._scene.session.moment, self._scene.look.theme
        assert wire is not None
        graph = self._scene.document.graph
        shape = self._scene.document.shapes.known.get(wire.start)
        source, target = graph[wire.source].op, graph[wire.target].op
        value = moment.value(wire.start)
        gradient = moment.derivative(wire.end) if moment.has_derivative(wire.target) else None
        head = [f"<b>{escape(wire_text(wire))}</b>"]
        if shape:
            head.append(f"<span style='color:{theme.muted}'>{show_shape(shape)}</span>")
        note = wire_tip(self._scene.session, self._scene.wire_item(wire))
        if note != wire_text(wire):
            head.append(escape(note))
        made = plain(source.formula)
        self._head.setText("<br>".join(head))
        self._show(0, self.tr("value"), made, value)
        place = next((i for i, port in enumerate(target.inputs) if port.name == wire.input), -1)
        is_forward = moment.seed is not None
        back = plain(target.gradients[place]) if 0 <= place < len(target.gradients) and not is_forward else ""
        self._show(1, self.tr("tangent") if is_forward else self.tr("gradient"), back, gradient)
        self.adjustSize()

    def _show(self, which: int, caption: str, formula: str, array: Array | None) -> None:
        """The value, 0, or the gradient, 1: in numbers, and as a picture too where they are many."""
        from html import escape

        theme, label, picture = self._scene.look.theme, (self._text, self._gradient)[which], self._pictures[which]
        quiet = f"<span style='color:{theme.muted}'>"
        lines = [f"{quiet}{escape(caption)}</span>" + (f" &nbsp; {escape(formula)}" if formula else "")]
        if array is None:
            is_hidden = which == 1 and self.wire is not None and self.wire.end in self._scene.session.moment.hidden
            lines.append(HIDDEN.text if is_hidden else NOT_COMPUTED)
        elif array.size > 1:
            with np.errstate(all="ignore"):
                figures = short(float(array.min())), short(float(array.max())), short(norm(array))
            text = self.tr("min {0} · max {1} · norm {2}").format(*figures)
            lines.append(f"{quiet}{escape(text)}</span>")
        label.setText("<br>".join(lines) + ("" if array is None else self._table(array, is_signed=which == 1)))
        is_large = array is not None and (array.shape[0] > _ROWS or array.shape[1] > _COLUMNS)
        picture.setVisible(is_large)
        if array is not None and is_large:
            shown = heat(array, is_signed=which == 1)
            drawn = strip([shown], theme).copy(0, 0, shown.columns, shown.rows)
            picture.setPixmap(QPixmap.fromImage(drawn.transformed(QTransform.fromScale(_CELL, _CELL))))
            picture.setFixedHeight(_CELL * SIDE if shown.rows == SIDE else _CELL * shown.rows)

    def _table(self, array: Array, *, is_signed: bool) -> str:
        """The first rows and columns, a gradient's in the colours of their signs."""
        theme, scale = self._scene.look.theme, self._scene.displayed.scale
        rows, columns = array.shape
        lines = []
        for row in array[:_ROWS, :_COLUMNS].real.tolist():
            cells = []
            for number in row:
                colour = theme.text
                if is_signed and number:
                    colour = theme.positive if number > 0 else theme.negative
                text = gradient_text(number, scale) if is_signed else short(number)
                cells.append(f"<td align='right' style='color:{colour}'>{text}&nbsp;&nbsp;</td>")
            lines.append("".join(cells) + ("<td>…</td>" if columns > _COLUMNS else ""))
        if rows > _ROWS:
            lines.append("<td align='right'>⋮&nbsp;&nbsp;</td>" * min(columns, _COLUMNS))
        return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _free_corner(at: QPoint, size: QSize, inside: QRect, seen: Sequence[QRect]) -> QPoint:
    """Where a card covers nothing that is to be seen, nor the pointer, as near to that as can be.

    Where there is no such place, it covers as little as can be, and of the first least.
    """
    across, down = [at.x() + _BESIDE.x(), at.x() - _BESIDE.x() - size.width()], [at.y() + _BESIDE.y()]
    down.append(at.y() - _APART - size.height())
    for area in seen:  # a free place as near as can be touches what is in its way
        across += [area.right() + _APART, area.left() - _APART - size.width()]
        down += [area.bottom() + _APART, area.top() - _APART - size.height()]
    pointer = QRect(at - QPoint(_APART, _APART), QSize(2 * _APART, 2 * _APART))

    def cost(corner: QPoint) -> tuple[float, float]:
        card = QRect(corner, size)
        covered = [_area(card.intersected(area)) / _area(area) for area in (pointer, *seen)]
        weights = (4.0, 2.0, *[1.0] * len(seen))
        beyond_x = max(card.left() - at.x(), 0, at.x() - card.right())
        beyond_y = max(card.top() - at.y(), 0, at.y() - card.bottom())
        return sum(weight * share for weight, share in zip(weights, covered, strict=False)), hypot(
            beyond_x, beyond_y
        )

    furthest = inside.bottomRight() - QPoint(size.width(), size.height())
    xs = [max(inside.left(), min(x, furthest.x())) for x in across]
    ys = [max(inside.top(), min(y, furthest.y())) for y in down]
    return min((QPoint(x, y) for x in xs for y in ys), key=cost)


def _area(rect: QRect) -> float:
    return float(max(rect.width(), 0) * max(rect.height(), 0))

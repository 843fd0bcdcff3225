"""Formulas: typeset once they have been seen, and in plain characters until then.

Nothing waits for the typesetter: a formula paints itself in plain characters, and asks to be typeset after that.
"""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.look import typesetting
from graphgui.look.formulas import plain as plain
from graphgui.look.formulas import with_decimal_comma
from graphgui.panels.inspector.typesetting_queue import QUEUE
from graphgui.screen_reader.roles import give_role

_MARK = 0.28  # how strongly the part under the pointer is marked
_AROUND = 1.5  # pixels


class Formula(QWidget):
    """One formula, drawn as vectors in the palette's text colour, and shrunk where the panel is too narrow.

    Args:
        latex: of the formula.
        parts: its pieces that are marked while the pointer is on them: where each begins, and what comes after it.

    Signals:
        part_pointed: which of its parts the pointer is on; -1 for none.
    """

    part_pointed = Signal(int)

    def __init__(self, latex: str, parent: QWidget | None = None, parts: Sequence[tuple[int, int]] = ()) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as formulas are read everywhere
        give_role(self, QAccessible.Role.StaticText)
        self.latex = latex
        self._parts, self._pointed = tuple(parts), -1
        self.setMouseTracking(bool(parts))
        self._picture: typesetting.Picture | None = None
        self._renderer: QSvgRenderer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(plain(latex))

    @property
    def is_typeset(self) -> bool:
        return self._renderer is not None

    def sizeHint(self) -> QSize:
        self._take()
        if self._renderer:
            return self._renderer.defaultSize()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(plain(self.latex)) + 2, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._take()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        if self._renderer is None:
            side = Qt.AlignmentFlag.AlignRight if _begins_at_the_right() else Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), side | Qt.AlignmentFlag.AlignVCenter, plain(self.latex))
            QUEUE.ask(self._wanted(), self, self._arrived)
            return
        if (part := self.part_rect(self._pointed)) is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.setOpacity(_MARK)
            painter.drawRoundedRect(part, 3, 3)
            painter.setOpacity(1)
        self._renderer.render(painter, self._drawn())

    def part_rect(self, part: int) -> QRectF | None:
        """Where a part is drawn; None before it is typeset."""
        if self._picture is None or self._renderer is None or not 0 <= part < len(self._picture.boxes):
            return None
        box, whole, drawn = self._picture.boxes[part], self._renderer.viewBoxF(), self._drawn()
        if box is None:
            return None
        scale = drawn.width() / whole.width()
        left, top = drawn.x() + (box[0] - whole.x()) * scale, drawn.y() + (box[1] - whole.y()) * scale
        return QRectF(left, top, box[2] * scale, box[3] * scale).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def _drawn(self) -> QRectF:
        assert self._renderer is not None
        size = self._renderer.defaultSize()
        scale = min(1.0, self.width() / size.width())
        width, height = size.width() * scale, size.height() * scale
        left = self.width() - width if _begins_at_the_right() else 0.0
        return QRectF(left, (self.height() - height) / 2, width, height)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        rects = (self.part_rect(part) for part in range(len(self._parts)))
        self._point(
            next((part for part, rect in enumerate(rects) if rect and rect.contains(event.position())), -1)
        )
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, part: int) -> None:
        if part != self._pointed:
            self._pointed = part
            self.update()
            self.part_pointed.emit(part)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._picture = self._renderer = None
            self._arrived()

    def _wanted(self) -> typesetting.Formula:
        latex, parts = with_decimal_comma(self.latex, self._parts)
        return typesetting.Formula(latex, round(self.fontMetrics().height() * 0.95, 1), False, parts)

    def _take(self) -> None:
        """Show what is known already, as when a formula is seen again or the colours change."""
        if self._renderer is None and (picture := QUEUE.known(self._wanted())):
            self._show(picture)

    def typeset_now(self) -> None:
        """Wait for it, where a person asked for a picture of what may not have been seen yet."""
        if self._renderer is None and (picture := typesetting.picture_of(self._wanted())):
            self._show(picture)
            self._arrived()

    def _show(self, picture: typesetting.Picture) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText).name()
        self._picture, self._renderer = picture, QSvgRenderer(QByteArray(picture.coloured(colour)), self)

    def _arrived(self) -> None:
        self.updateGeometry()
        self.update()


def _begins_at_the_right() -> bool:
    """Whether the words around a formula do; it is itself read from the left."""
    return QGuiApplication.isRightToLeft()

"""Formulas: typeset once they have been seen, and in plain characters until then.

Nothing waits for the typesetter: a formula paints itself in plain characters, and asks to be typeset after that.
"""

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.look import typesetting
from graphgui.look.formulas import plain as plain
from graphgui.panels.inspector.typesetting_queue import QUEUE


class Formula(QWidget):
    """One formula, drawn as vectors in the palette's text colour, and shrunk where the panel is too narrow."""

    def __init__(self, latex: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.latex = latex
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
        if self._renderer is None:
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, plain(self.latex)
            )
            QUEUE.ask(self._wanted(), self, self._arrived)
            return
        size = self._renderer.defaultSize()
        scale = min(1.0, self.width() / size.width())
        height = size.height() * scale
        self._renderer.render(painter, QRectF(0, (self.height() - height) / 2, size.width() * scale, height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._picture = self._renderer = None
            self._arrived()

    def _wanted(self) -> typesetting.Formula:
        return typesetting.Formula(self.latex, round(self.fontMetrics().height() * 0.95, 1))

    def _take(self) -> None:
        """Show what is known already, as when a formula is seen again or the colours change."""
        if self._renderer is None and (picture := QUEUE.known(self._wanted())):
            colour = self.palette().color(QPalette.ColorRole.WindowText).name()
            self._picture, self._renderer = picture, QSvgRenderer(QByteArray(picture.coloured(colour)), self)

    def _arrived(self) -> None:
        self.updateGeometry()
        self.update()

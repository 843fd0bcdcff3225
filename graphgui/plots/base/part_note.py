"""A note in the corner of a plot that draws only a part of the data: which part."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel

from graphgui.plots.base.pyqtgraph_import import pg

_MARGIN = 6


class PartNote(QLabel):
    """A line at the upper left, within the axes; the mouse goes through it."""

    def __init__(self, view: pg.PlotWidget, box: pg.ViewBox) -> None:
        super().__init__(view)
        self._view, self._box = view, box
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        self.setFont(font)
        self.hide()

    def say(self, text: str) -> None:
        """Say this, or nothing."""
        self.setVisible(bool(text))
        if not text:
            return
        self.setText(text)
        self.resize(self.sizeHint())
        self.move(self._view.mapFromScene(self._box.sceneBoundingRect().topLeft()) + QPoint(_MARGIN, 0))

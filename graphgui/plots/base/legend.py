"""The names of a plot's curves, each with a sample of its line."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from graphgui.document.tooltip_text import tooltip_text
from graphgui.look.colours import Theme, blend, curve_colour

_SAMPLE = QSize(16, 10)
_NARROWEST = 60  # pixels
_SHARES = (58, 42)  # of a row, to plot and names


class NamedCurve(NamedTuple):
    """A curve's name, in short and in full."""

    name: str
    tip: str


def look_of(index: int, theme: Theme) -> tuple[str, Qt.PenStyle]:
    """The colour and line of the curve of this number.

    Every other line is dashed and drawn above the rest: where two are equal, as at the two inputs of a loss,
    both are seen.
    """
    style = Qt.PenStyle.DashLine if index % 2 else Qt.PenStyle.SolidLine
    return curve_colour(index, theme), style


class Legend(QListWidget):
    """A name for each curve, in the order of their numbers.

    Signals:
        name_chosen: the number of the curve whose name was clicked, or on which Enter was pressed.
    """

    name_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_NARROWEST)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIconSize(_SAMPLE)
        self.itemClicked.connect(self._chosen)
        self.itemActivated.connect(self._chosen)

    def show_names(self, names: Sequence[NamedCurve], theme: Theme) -> None:
        """Show these and nothing else."""
        palette = QPalette(self.palette())
        soft = blend(theme.surface, theme.accent, 0.2)  # on which the samples can still be seen
        palette.setColor(QPalette.ColorRole.Highlight, QColor(soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.text))
        self.setPalette(palette)
        self.clear()
        for index, (name, tip) in enumerate(names):
            QListWidgetItem(self._sample(index, theme), name, self).setToolTip(tooltip_text(tip))
        self.setMaximumWidth(max(_NARROWEST, self.sizeHintForColumn(0) + 12))

    def select(self, numbers: Collection[int]) -> None:
        """Mark the names of these curves."""
        for row in range(self.count()):
            self.item(row).setSelected(row in numbers)

    def stand_in(self, body: QHBoxLayout) -> None:
        """Take the last place of a row, as wide as the names, but never most of it."""
        body.addWidget(self)
        for place, share in enumerate(_SHARES):
            body.setStretch(place, share)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.name_chosen.emit(self.row(item))

    def _sample(self, index: int, theme: Theme) -> QIcon:
        colour, style = look_of(index, theme)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_SAMPLE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(QPen(QColor(colour), 2.5, style))
        painter.drawLine(0, 5, 16, 5)
        painter.end()
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon

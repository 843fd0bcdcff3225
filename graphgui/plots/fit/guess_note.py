"""What is said of a line that is guessed, in a corner of its plot."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from graphgui.engine.analysis.line_model import Line, LineModel
from graphgui.look.colours import Theme
from graphgui.look.numbers import short, short_or_nothing
from graphgui.plots.base.curve import tinted
from graphgui.plots.base.pyqtgraph_import import pg

_MARGIN = 6
_VEIL = 170  # of 255: points are seen through it, and words are read
_SAME = 1e-6  # of the least loss: what three digits do not tell from it


class GuessNote(QLabel):
    """The line's loss and gradient, beside the least loss how far off they are; the mouse goes through it."""

    def __init__(self, view: pg.PlotWidget, box: pg.ViewBox) -> None:
        super().__init__(view.viewport())
        self._view, self._box = view, box
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setMargin(3)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        self.setFont(font)
        self.hide()

    def say(self, model: LineModel, line: Line, *, compares: bool, is_new: bool, on_the_right: bool) -> None:
        """Say it of this line, in the upper left corner or in the upper right one; of a new one how to move it."""
        loss = model.loss(line)
        said = [self.tr("C {loss}").format(loss=short(loss))]
        if compares:
            said = [self._against(loss, model)]
        names = [port.port for port in model.ports]
        names = names if len(set(names)) == len(names) else [str(port) for port in model.ports]
        gaps = (model.theta(line) - model.theta(model.least)).tolist()
        colours = []
        for name, slope, gap in zip(names, model.gradient(line).tolist(), gaps, strict=True):
            colours.append(self._positive if slope > 0 else self._negative)
            text = self.tr("∂C/∂{name} {slope}").format(name=name, slope=short(slope))
            said.append(text if not compares else self._off(text, name, gap))
        lines = [said[0]]
        lines += [f'<span style="color:{c}">{text}</span>' for c, text in zip(colours, said[1:], strict=True)]
        hint = [self.tr("Drag the handles until C is as small as it gets.")] if is_new and not compares else []
        self.setAccessibleName("; ".join(said + hint))
        self.setText("<br>".join(lines + hint))
        self.adjustSize()
        area = self._box.sceneBoundingRect()
        corner = self._view.mapFromScene(area.topRight() if on_the_right else area.topLeft())
        self.move(corner + QPoint(-_MARGIN - self.width() if on_the_right else _MARGIN, 0))
        self.show()

    def paint_as(self, theme: Theme) -> None:
        """Take other colours."""
        self._positive, self._negative = theme.positive, theme.negative
        self._veil = tinted(theme.surface, _VEIL)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._veil)
        super().paintEvent(event)

    def _against(self, loss: float, model: LineModel) -> str:
        least = model.minimum
        if loss - least <= _SAME * abs(least):
            return self.tr("C {loss}: the least there is").format(loss=short(loss))
        text = self.tr("C {loss}, the least is {least}: {gap} above it")
        return text.format(
            loss=short(loss), least=short_or_nothing(least, model.is_exact), gap=short(loss - least)
        )

    def _off(self, text: str, name: str, gap: float) -> str:
        large, small = self.tr("{text}: {name} is {gap} too large"), self.tr("{text}: {name} is {gap} too small")
        return (large if gap > 0 else small).format(text=text, name=name, gap=short(abs(gap)))

"""A theme made ready to paint with: fonts, pens, brushes, and texts that Qt has laid out once."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QStaticText, QTransform
from PySide6.QtWidgets import QApplication

from graphgui.canvas.items.displayed_numbers import Tone
from graphgui.canvas.items.node_layout import HEADER, Role
from graphgui.look.colours import Theme, blend

RADIUS = 8.0
_SIZES: Mapping[Role, int] = {"title": 13, "text": 12, "small": 11, "large": 22, "far": 10}
_MOST_TEXTS = 20_000
_STRENGTH = 0.8  # of a wire's colour: a wide one in full would outshine the nodes


class Style:
    """What painting needs of one theme and the application's font."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.fonts = {role: _font(role, size) for role, size in _SIZES.items()}
        self._texts: dict[tuple[str, Role], QStaticText] = {}
        self._elided: dict[tuple[str, Role, float], str] = {}
        self._cards: dict[tuple[float, float], tuple[QPainterPath, QPainterPath]] = {}
        self.colours: dict[Tone, QColor] = {
            "text": QColor(theme.text),
            "muted": QColor(theme.muted),
            "value": QColor(theme.value),
            "negative": QColor(theme.negative),
            "positive": QColor(theme.positive),
            "mixed": QColor(theme.text),
            "caution": QColor(theme.caution),
            "warning": QColor(theme.warning),
            "accent": QColor(theme.accent),
        }
        self.node = QColor(theme.node)
        self.header = QColor(theme.node_header)
        self.port = QColor(theme.port)
        self.accent = QColor(theme.accent)
        self.wire = QColor(theme.wire)
        self.patch = QColor(theme.canvas)
        self.shadow = QColor(0, 0, 0, 60 if theme.is_dark else 16)
        self.outline = QPen(QColor(theme.edge), 1)
        self.far_selected = QColor(blend(theme.node_header, theme.selection, 0.3))
        self.pill_outline = QPen(QColor(theme.border), 1)
        self.selected_outline = QPen(QColor(theme.selection), 2.5)
        self.halo = QColor(theme.selection)
        self.wire_colours: dict[Tone, QColor] = {
            "negative": QColor(blend(theme.canvas, theme.negative, _STRENGTH)),
            "positive": QColor(blend(theme.canvas, theme.positive, _STRENGTH)),
            "warning": QColor(theme.warning),
        }

        self.heights = {role: self.text("0", role).size().height() for role in _SIZES}

    def text(self, text: str, role: Role) -> QStaticText:
        """The text laid out; shared by all that show it."""
        found = self._texts.get((text, role))
        if found is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            found = self._texts[text, role] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), self.fonts[role])
        return found

    def measure(self, text: str, role: Role) -> float:
        """How wide a text is."""
        return self.text(text, role).size().width() if text else 0.0

    def elided(self, text: str, role: Role, width: float) -> str:
        """The text, cut with an ellipsis where it is wider than `width`."""
        if self.measure(text, role) <= width:
            return text
        found = self._elided.get((text, role, width))
        if found is None:
            if len(self._elided) >= _MOST_TEXTS:
                self._elided.clear()
            found = self._elided[text, role, width] = self._cut(text, role, width)
        return found

    def _cut(self, text: str, role: Role, width: float) -> str:
        shortest = len(text)
        while shortest > 1 and self.measure(text[:shortest] + "…", role) > width:
            shortest -= 1
        return text[:shortest].rstrip() + "…"

    def card(self, width: float, height: float) -> tuple[QPainterPath, QPainterPath]:
        """A node's outline and its header, from the top left corner; shared by all nodes of this size."""
        found = self._cards.get((width, height))
        if found is None:
            body, band = QPainterPath(), QPainterPath()
            body.addRoundedRect(QRectF(0, 0, width, height), RADIUS, RADIUS)
            band.addRect(QRectF(0, 0, width, HEADER))
            found = self._cards[width, height] = (body, body.intersected(band))
        return found


def _font(role: Role, size: int) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # one width at every zoom
    if role == "title":
        font.setWeight(QFont.Weight.DemiBold)
    if hasattr(font, "setFeature"):  # Qt 6.7 and later
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def draw_text(painter: QPainter, style: Style, text: str, role: Role, x: float, y: float, right: bool) -> None:
    """Draw a text in the middle of a line around `y`, to the left or the right of `x`."""
    static = style.text(text, role)
    left = x - static.size().width() if right else x
    painter.drawStaticText(round(left), round(y - style.heights[role] / 2), static)

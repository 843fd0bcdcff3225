"""Frames behind the nodes and notes beside them: where they are, and how they are painted."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextDocument

from graphgui.canvas.items.node_layout import GRID, PADDING
from graphgui.canvas.items.style import RADIUS, Style
from graphgui.canvas.scene.open_group import OpenGroup
from graphgui.canvas.scene.selection import Selection
from graphgui.document.document import Document
from graphgui.look.colours import blend, curve_colour, standing_out
from graphgui.storage.annotations import Annotation, Frame, Note, Rect

TITLE = 28.0  # the height of a frame's strip, by which it is taken
CORNER = 14.0  # the size of the corner by which both are resized
LEAST = 60.0


class Annotations(QObject):
    """What there is to see of the frames and notes in the open group."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        open_group: OpenGroup,
        look: Callable[[], Style],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._document, self._selection, self._open_group = document, selection, open_group
        self._placed: dict[str, QRectF] = {}
        self._texts: dict[tuple[str, float, Style], QTextDocument] = {}

    def rect(self, name: str) -> QRectF:
        """Where one is shown: a note at least as high as its text, which another language or font makes longer."""
        annotation = self._document.annotations[name]
        found = QRectF(self._placed.get(name) or QRectF(*annotation.rect))
        if isinstance(annotation, Note):
            text = self._text(annotation.text, found.width(), self._look())
            found.setHeight(max(found.height(), text.size().height()))
        return found

    def place(self, name: str, rect: QRectF) -> None:
        """Show one elsewhere, without moving it in the document."""
        self._placed[name] = rect

    def put_back(self) -> None:
        """Show all where the document has them."""
        self._placed.clear()

    def bounds(self) -> QRectF:
        """A rectangle around all of them; a null one where there are none."""
        area = QRectF()
        for each in self._shown():
            area = area.united(self.rect(each.name))
        return area

    def names(self) -> list[str]:
        """All of them."""
        return [each.name for each in self._shown()]

    def note_rects(self) -> list[QRectF]:
        """Where the notes stand, which have something to be read."""
        return [self.rect(each.name) for each in self._shown() if isinstance(each, Note)]

    def at(self, point: QPointF) -> str | None:
        """The one to be taken at a point: a note anywhere, a frame by its strip or its corner."""
        for each in reversed(self._shown()):
            body = self.rect(each.name)
            if isinstance(each, Frame) and not _corner(body).contains(point):
                body.setHeight(TITLE)
            if body.contains(point):
                return each.name
        return None

    def corner_at(self, point: QPointF) -> str | None:
        """The one whose corner, by which it is resized, is at a point."""
        name = self.at(point)
        return name if name and _corner(self.rect(name)).contains(point) else None

    def inside(self, area: QRectF) -> list[str]:
        """Those that lie wholly inside a rectangle."""
        return [each.name for each in self._shown() if area.contains(self.rect(each.name))]

    def paint(self, painter: QPainter, style: Style, areas: Sequence[QRectF]) -> None:
        """Paint those that touch some areas, frames first."""
        for each in self._shown():
            body = self.rect(each.name)
            if any(area.intersects(body) for area in areas):
                if isinstance(each, Frame):
                    self._paint_frame(painter, style, each, body)
                elif isinstance(each, Note):
                    self._paint_note(painter, style, each, body)

    def _shown(self) -> list[Annotation]:
        """From the bottom up: larger frames below smaller ones, notes on top."""
        notes = [each for each in self._document.annotations.values() if each.group == self._open_group.name]
        return sorted(notes, key=lambda each: (isinstance(each, Note), -each.rect[2] * each.rect[3], each.name))

    def _paint_frame(self, painter: QPainter, style: Style, frame: Frame, body: QRectF) -> None:
        theme = style.theme
        colour = frame_colours(style)[frame.colour % len(frame_colours(style))]
        painter.setBrush(QColor(blend(theme.canvas, colour, 0.08)))
        painter.setPen(self._outline(style, frame.name, standing_out(theme.canvas, colour, 0.45)))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        painter.setFont(style.fonts["title"])
        painter.setPen(QColor(blend(colour, theme.text, 0.35)))
        room = body.adjusted(PADDING, 0, -PADDING, 0)
        room.setHeight(TITLE)
        title = style.elided(frame.title, "title", room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        _paint_corner(painter, body, QColor(standing_out(theme.canvas, colour, 0.6)))

    def _paint_note(self, painter: QPainter, style: Style, note: Note, body: QRectF) -> None:
        theme = style.theme
        painter.setBrush(QColor(blend(theme.raised, theme.caution, 0.08)))
        painter.setPen(self._outline(style, note.name, blend(theme.edge, theme.caution, 0.25)))
        painter.drawRoundedRect(body, 3, 3)
        painter.save()
        painter.setClipRect(body, Qt.ClipOperation.IntersectClip)
        painter.translate(body.topLeft())
        self._text(note.text, body.width(), style).drawContents(painter)
        painter.restore()
        _paint_corner(painter, body, QColor(theme.muted))

    def _outline(self, style: Style, name: str, colour: str) -> QPen:
        return style.selected_outline if name in self._selection.notes else QPen(QColor(colour), 1)

    def _text(self, text: str, width: float, style: Style) -> QTextDocument:
        """The note's Markdown, laid out once."""
        found = self._texts.get((text, width, style))
        if found is None:
            if len(self._texts) > 200:
                self._texts.clear()
            from graphgui.canvas.items.note_text import note_text  # late: the start page has no note

            found = self._texts[text, width, style] = note_text(text, width, style)
        return found


def frame_colours(style: Style) -> list[str]:
    """The colours that a frame may have."""
    theme = style.theme
    return [theme.accent, *(curve_colour(number, theme) for number in range(3)), theme.muted]


def around(rects: Iterable[QRectF]) -> QRectF:
    """Where a frame goes that holds some nodes."""
    area = QRectF()
    for rect in rects:
        area = area.united(rect)
    return area.adjusted(-GRID, -2 * GRID, GRID, GRID)


def sides(area: QRectF) -> Rect:
    """A rectangle as the document has it."""
    return area.left(), area.top(), area.width(), area.height()


def _corner(body: QRectF) -> QRectF:
    return QRectF(body.right() - CORNER, body.bottom() - CORNER, CORNER, CORNER)


def _paint_corner(painter: QPainter, body: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1))
    for inset in (4.0, 8.0):
        corner = body.bottomRight() - QPointF(3, 3)
        painter.drawLine(corner - QPointF(inset, 0), corner - QPointF(0, inset))

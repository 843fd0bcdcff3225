"""A note's text: Markdown, with formulas between dollar signs set among its words."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from graphgui.canvas.items.node_layout import PADDING
from graphgui.canvas.items.style import Style
from graphgui.look.typesetting import depth, typeset

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_Feature = QTextDocument.MarkdownFeature
_DIALECT = _Feature.MarkdownDialectCommonMark | _Feature.MarkdownNoHTML
_MARGIN = PADDING - 4

# As Pandoc has it, so that “$5 or $6” stays what it is; code stays as it is, too.
_FORMULA = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<picture>!\[)"
    r"|(?<!\\)\$\$(?P<display>[^$]+)\$\$"
    r"|(?<![\\$])\$(?=[^\s$])(?P<inline>[^$`\n]*?[^\s\\$`])\$(?![\d$])",
    re.DOTALL,
)
_MARKS = "\ue000", "\ue001"  # private characters, which Markdown leaves alone
_OBJECT = "\ufffc"
_LONGEST, _MOST_FORMULAS, _LONGEST_FORMULA = 20_000, 50, 500  # of a note that is drawn within one frame
_DEEPEST_FORMULA = 5
_KIND, _NUMBER = int(QTextFormat.ObjectTypes.UserObject) + 1, int(QTextFormat.Property.UserProperty) + 1
_SIZE = 1.15  # of a formula's font beside the text's, whose letters are larger


def note_text(text: str, width: float, style: Style) -> QTextDocument:
    """The note laid out for a width. A formula that cannot be set is there as it was typed."""
    font, sources = style.fonts["text"], list[re.Match[str]]()
    laid_out = _Isolated()
    laid_out.setDefaultFont(font)
    laid_out.setDocumentMargin(_MARGIN)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}…"
    laid_out.setMarkdown(_FORMULA.sub(lambda found: _marked(found, sources), text), _DIALECT)
    _colour(laid_out, QColor(style.theme.text))
    if sources:
        formulas = _Formulas(laid_out, width - 2 * _MARGIN, font)
        laid_out.documentLayout().registerHandler(_KIND, formulas)
        size = round(QFontInfo(font).pixelSize() * _SIZE, 1)
        for number, source in enumerate(sources):
            latex, inline = source["inline"] or source["display"], source["inline"] is not None
            svg = typeset(latex.strip(), size, style.theme.text, inline)
            cursor = laid_out.find(_mark(number))
            if svg is None:
                cursor.insertText(source[0])
            else:
                cursor.insertText(_OBJECT, formulas.add(svg))
            if _stands_alone(source):
                centred = QTextBlockFormat()
                centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                cursor.mergeBlockFormat(centred)
    laid_out.setTextWidth(width)
    return laid_out


class _Isolated(QTextDocument):
    """Loads nothing that its text names, be it a picture: each has its words alone."""

    def loadResource(self, _kind: int, _name: "QUrl | str") -> QImage:
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)  # for no picture Qt would look itself
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


class _Formulas(QPyTextObject):
    """Draws formulas as vectors, so that they are sharp at any zoom; no wider than the note."""

    def __init__(self, document: QTextDocument, room: float, font: QFont) -> None:
        super().__init__(document)
        self._width, self._font = room, font
        self._descent = QFontMetricsF(font).descent()
        self._pictures: list[QSvgRenderer] = []

    def add(self, svg: bytes) -> QTextCharFormat:
        """What a character must be of to be this formula."""
        picture = QSvgRenderer(QByteArray(svg), self)
        self._pictures.append(picture)
        shape = QTextCharFormat()
        shape.setFont(self._font)  # on whose baseline it is put
        shape.setObjectType(_KIND)
        shape.setProperty(_NUMBER, len(self._pictures) - 1)
        if self._depth(picture) > self._descent:  # Qt would cut it off below
            shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return shape

    def intrinsicSize(self, _document: QTextDocument, _at: int, shape: QTextFormat) -> QSizeF:
        picture = self._pictures[int(shape.property(_NUMBER))]
        box = picture.viewBoxF()
        slack = max(0.0, self._descent - self._depth(picture))  # which puts its baseline on the line's
        return (box.size() + QSizeF(0, slack)) * min(1.0, self._width / box.width())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _at: int, shape: QTextFormat
    ) -> None:
        picture = self._pictures[int(shape.property(_NUMBER))]
        box = picture.viewBoxF()
        picture.render(painter, QRectF(QRectF(rect).topLeft(), box.size() * (rect.width() / box.width())))

    @staticmethod
    def _depth(picture: QSvgRenderer) -> float:
        """How far it reaches below its baseline, where its own coordinates are 0."""
        return picture.viewBoxF().bottom()


def _mark(number: int) -> str:
    return f"{_MARKS[0]}{number}{_MARKS[1]}"


def _marked(found: re.Match[str], sources: list[re.Match[str]]) -> str:
    if found["code"]:
        return found[0]
    if found["picture"]:
        return "["  # which is a link then, and shows the picture's words
    formula = found[0]
    if len(sources) == _MOST_FORMULAS or len(formula) > _LONGEST_FORMULA or depth(formula) > _DEEPEST_FORMULA:
        return found[0]
    sources.append(found)
    mark = _mark(len(sources) - 1)
    return f"\n\n{mark}\n\n" if _stands_alone(found) else mark


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether it is a displayed formula on lines of its own."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(found["display"]) and not (before.rpartition("\n")[2] + after.partition("\n")[0]).strip()


def _colour(text: QTextDocument, colour: QColor) -> None:
    """Qt paints a document in the application's text colour, which need not be the theme's of a picture."""
    cursor = QTextCursor(text)
    cursor.select(QTextCursor.SelectionType.Document)
    shade = QTextCharFormat()
    shade.setForeground(colour)
    cursor.mergeCharFormat(shade)

"""A language that puts every marked text between ⟦ and ⟧: what is shown outside of these was not translated."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from xml.etree import ElementTree

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QModelIndex, QRectF, QTranslator
from PySide6.QtGui import QAction, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QWidget,
)

from tools.translations import FOLDER

OPEN, CLOSE = "⟦", "⟧"
_INNERMOST = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_PIECE = re.compile(r"\{.*?\}|<.*?>|%\w|[A-Za-z]+")
_HEBREW = {ord(latin): 0x5D0 + number % 22 for number, latin in enumerate("abcdefghijklmnopqrstuvwxyz")}
_HEBREW |= {ord(chr(latin).upper()): hebrew for latin, hebrew in _HEBREW.items()}
_WORD = re.compile("[A-Za-zÀ-ÿ]{2,}")  # Greek letters are symbols


def marked_texts() -> set[tuple[str, str]]:
    """Context and source of every text that is collected for translation."""
    contexts = ElementTree.parse(FOLDER / "graphgui_fr.ts").getroot().iter("context")
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in contexts
        for message in context.iter("message")
    }


class PseudoTranslator(QTranslator):
    """Brackets what is marked, and nothing else."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._texts = marked_texts()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"{OPEN}{source}{CLOSE}" if (context, source) in self._texts else None


def words_outside(text: str) -> list[str]:
    """The words of two letters and more that stand outside of all brackets."""
    text = unescape(re.sub(r"<[^<>]*>", " ", text))  # tags of rich text
    while (inner := _INNERMOST.sub(" ", text)) != text:
        text = inner
    return _WORD.findall(text)


def texts_of(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where each text of a window stands, and the text: labels, fields, lists, tooltips, menus."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QHeaderView):
            continue  # its model is that of the table
        where = type(widget).__name__
        for text in (widget.toolTip(), widget.statusTip(), widget.windowTitle(), widget.accessibleDescription()):
            yield where, text
        yield from ((where, text) for text in _own_texts(widget))
    for action in window.findChildren(QAction):
        if action.text() == "Export...":
            continue  # pyqtgraph's, which no menu of ours shows
        yield "QAction", action.text()
        yield "QAction", action.toolTip()


def painted_texts(paint: Callable[[QPainter], object], area: QRectF) -> str:
    """What is written where something is painted, such as a scene; what is kept as pixels is lost."""
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.ReadWrite)
    device = QSvgGenerator()
    device.setOutputDevice(written)
    device.setViewBox(area)
    painter = QPainter(device)
    paint(painter)
    painter.end()
    pieces = ElementTree.fromstring(written.data().data()).iter("{http://www.w3.org/2000/svg}text")
    return " ".join("".join(piece.itertext()) for piece in pieces)


def _own_texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QPlainTextEdit():
            yield widget.placeholderText()
        case QSpinBox():
            yield from (widget.specialValueText(), widget.prefix(), widget.suffix())
        case QComboBox():
            yield from map(widget.itemText, range(widget.count()))
        case QGroupBox() | QMenu():
            yield widget.title()
        case QTabBar():
            yield from map(widget.tabText, range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            yield from _cells(widget.model())


def _cells(model: QAbstractItemModel, above: QModelIndex = QModelIndex()) -> Iterator[str]:  # noqa: B008
    for row in range(min(model.rowCount(above), 300)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(above)):
            cell = model.index(row, column, above)
            yield str(cell.data() or "")
            if column == 0 and not isinstance(model, QAbstractListModel):
                yield from _cells(model, cell)


class RightToLeft(QTranslator):
    """Writes each text with Hebrew letters in the place of Latin ones; blanks, tags and signs stay."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context, source, _disambiguation=None, _n=-1):
        return _PIECE.sub(lambda piece: piece[0].translate(_HEBREW) if piece[0].isalpha() else piece[0], source)

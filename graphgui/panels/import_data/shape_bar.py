"""How the file is cut, in a row of boxes: sheet, encoding, separator, lines skipped, header."""

from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from graphgui.data.parsing.encodings import NAMES
from graphgui.data.parsing.file_shape import FileShape
from graphgui.data.parsing.propose import Field, Kept
from graphgui.data.parsing.workbooks import Sheet

_MOST_LINES = 9999


class ShapeBar(QWidget):
    """Shows what is proposed; what the person changes is kept, and the rest is proposed anew.

    Signals:
        changed: the file is to be read in another way.

    Attributes:
        shape: how the file is to be cut; None where nothing is chosen.
        kept: the fields of it that the person has chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape: FileShape | None = None
        self.kept: Kept = frozenset()
        self._sheet: str | None = None
        self.sheet, self.encoding, self.separator = QComboBox(self), QComboBox(self), QComboBox(self)
        self.header = QComboBox(self)
        self.skip = QSpinBox(self, minimum=0, maximum=_MOST_LINES)
        self.skip.setKeyboardTracking(False)
        self.skip.setToolTip(self.tr("Lines above the table that are left out"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._pairs: dict[QWidget, QWidget] = {}
        self._fill()
        for title, box in (
            (self.tr("Sheet"), self.sheet),
            (self.tr("Encoding"), self.encoding),
            (self.tr("Separator"), self.separator),
            (self.tr("Skip lines"), self.skip),
            (self.tr("Header"), self.header),
        ):
            self._add(title, box)
        self._row.addStretch(1)
        self.sheet.activated.connect(self._choose_sheet)
        self.encoding.activated.connect(lambda _: self._choose("encoding"))
        self.separator.activated.connect(lambda _: self._choose("separator"))
        self.header.activated.connect(lambda _: self._choose("header", "units"))
        self.skip.valueChanged.connect(lambda _: self._choose("skip"))

    def _fill(self) -> None:
        for encoding, name in NAMES.items():
            if encoding != "utf-8-sig":
                self.encoding.addItem(name, encoding)
        for text, separator in (
            (self.tr("Comma"), ","),
            (self.tr("Semicolon"), ";"),
            (self.tr("Tab"), "\t"),
            (self.tr("Vertical bar"), "|"),
            (self.tr("Spaces"), " "),
        ):
            self.separator.addItem(text, separator)
        self.header.addItem(self.tr("Names"), "names")
        self.header.addItem(self.tr("Names, then units"), "units")
        self.header.addItem(self.tr("None"), "none")

    def _add(self, title: str, box: QWidget) -> None:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(title, pair)
        label.setBuddy(box)
        box.setAccessibleName(title)
        row.addWidget(label)
        row.addWidget(box)
        self._row.addWidget(pair)
        self._pairs[box] = pair

    def choose_as(self, sheet: str | None, shape: FileShape | None) -> None:
        """Begin with what was chosen before; a field that is shown otherwise is proposed from then on."""
        self._sheet, self.shape = sheet, shape
        self.kept = frozenset() if shape is None else frozenset(get_args(Field))

    def chosen_sheet(self) -> str | None:
        """The sheet that is to be read; None for the first that has a table."""
        chosen: str | None = self.sheet.currentData() if self.sheet.count() else self._sheet
        return chosen

    def show_sheets(self, sheets: tuple[Sheet, ...], chosen: str | None) -> None:
        """Offer the sheets of a workbook; one is enough to be seen."""
        self._show(self.sheet, bool(sheets))
        if not self.sheet.count():
            for sheet in sheets:
                text = self.tr("{0} (hidden)").format(sheet.name) if sheet.is_hidden else sheet.name
                self.sheet.addItem(text, sheet.name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(chosen)))

    def show_shape(self, shape: FileShape | None, *, is_text: bool) -> None:
        """Show how the file was cut; nothing of a kind of file that leaves no choice."""
        before, self.shape = self.shape or FileShape(), shape
        self.kept = frozenset(name for name in self.kept if getattr(before, name) == getattr(shape, name, None))
        for box, is_shown in (
            (self.encoding, is_text),
            (self.separator, is_text),
            (self.skip, shape is not None),
            (self.header, shape is not None),
        ):
            self._show(box, is_shown)
        if shape is None:
            return
        encoding = "utf-8" if shape.encoding == "utf-8-sig" else shape.encoding
        self.encoding.setCurrentIndex(self.encoding.findData(encoding))
        self.separator.setCurrentIndex(self.separator.findData(shape.separator))
        header = "none" if not shape.header else "units" if shape.units else "names"
        self.header.setCurrentIndex(self.header.findData(header))
        self.skip.blockSignals(True)
        self.skip.setValue(shape.skip)
        self.skip.blockSignals(False)

    def _show(self, box: QWidget, is_shown: bool) -> None:
        self._pairs[box].setVisible(is_shown)

    def _choose_sheet(self) -> None:
        """Another sheet is cut in its own way."""
        self.shape, self.kept = None, frozenset()
        self.changed.emit()

    def _choose(self, *fields: Field) -> None:
        header = self.header.currentData()
        found = {
            "encoding": self.encoding.currentData(),
            "separator": self.separator.currentData(),
            "skip": self.skip.value(),
            "header": header != "none",
            "units": header == "units",
        }
        chosen = {name: found[name] for name in fields}
        self.shape = replace(self.shape or FileShape(), **chosen)
        self.kept |= set(fields)
        self.changed.emit()

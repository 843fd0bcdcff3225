"""Asks in which format, and how large, a plot is to be saved."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from graphgui.plots.base.saving import ENDINGS

_LEAST, _MOST = 120, 8000  # pixels


class SaveDialog(QDialog):
    """A format and a size; the size that a plot has on the screen is offered first."""

    def __init__(self, on_screen: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the plot"))
        self.format = QComboBox(self)
        names = {
            ".png": self.tr("Picture (PNG)"),
            ".svg": self.tr("Drawing (SVG)"),
            ".pdf": self.tr("Page (PDF)"),
            ".csv": self.tr("Numbers (CSV)"),
        }
        for ending in ENDINGS:
            self.format.addItem(names[ending], ending)
        self.preset = QComboBox(self)
        for text, size in (
            (self.tr("As on the screen"), on_screen),
            (self.tr("For a paper: 640 × 400"), QSize(640, 400)),
            (self.tr("For a slide: 1280 × 720"), QSize(1280, 720)),
            (self.tr("Another size"), None),
        ):
            self.preset.addItem(text, size)
        self.width_box = QSpinBox(self, minimum=_LEAST, maximum=_MOST, value=on_screen.width())
        self.height_box = QSpinBox(self, minimum=_LEAST, maximum=_MOST, value=on_screen.height())
        self.width_box.setAccessibleName(self.tr("Width in pixels"))
        self.height_box.setAccessibleName(self.tr("Height in pixels"))
        sides = QHBoxLayout()
        for widget in (self.width_box, QLabel("×", self), self.height_box, QLabel(self.tr("pixels"), self)):
            sides.addWidget(widget)
        sides.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.tr("Save…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Size"), self.preset)
        form.addRow("", sides)
        form.addRow(buttons)
        self.preset.currentIndexChanged.connect(self._take_preset)
        self.width_box.valueChanged.connect(self._name_size)
        self.height_box.valueChanged.connect(self._name_size)
        self.format.currentIndexChanged.connect(self._show_what_matters)

    @property
    def ending(self) -> str:
        """That of the format chosen."""
        return str(self.format.currentData())

    @property
    def size_chosen(self) -> QSize:
        """In pixels."""
        return QSize(self.width_box.value(), self.height_box.value())

    def _take_preset(self) -> None:
        size = self.preset.currentData()
        if size is not None:
            self.width_box.setValue(size.width())
            self.height_box.setValue(size.height())

    def _name_size(self) -> None:
        """Another size than the one named is another size."""
        size = self.preset.currentData()
        if size is not None and self.width_box.hasFocus() | self.height_box.hasFocus():
            self.preset.setCurrentIndex(self.preset.count() - 1)

    def _show_what_matters(self) -> None:
        """Numbers have no size."""
        for box in (self.preset, self.width_box, self.height_box):
            box.setEnabled(self.ending != ".csv")

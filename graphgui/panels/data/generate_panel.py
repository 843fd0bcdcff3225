"""The data panel: importing a file, or generating data by a recipe whose sliders act at once, also in training."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from graphgui.data.generators import GENERATORS, Recipe, generate
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.edits.generated_data import TABLE
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.panels.inspector.port_view import heading, quiet
from graphgui.words import shown_number

_NOTCHES = 100
_LARGEST = 1000  # rows
_NOISIEST, _MOST_OUTLIERS = 1.0, 0.5
_SEEDS = 99


class DataPanel(QWidget):
    """A button to import a file; a recipe to set, and a button that puts its data onto the canvas."""

    import_asked = Signal()
    added = Signal(list)

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.recipe = Recipe()
        self.import_button = QPushButton(self.tr("Import Data…"), self)
        self.import_button.clicked.connect(self.import_asked)
        self.kind = QComboBox(self)
        for name, generator in GENERATORS.items():
            self.kind.addItem(QCoreApplication.translate("data", generator.label), name)
        self.sliders: dict[str, QSlider] = {}
        self._figures: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.addRow(self.tr("Shape"), self.kind)
        self._add_slider("size", self.tr("Size"), 5, _LARGEST)
        self._add_slider("noise", self.tr("Noise"), 0, _NOTCHES)
        self._add_slider("outliers", self.tr("Outliers"), 0, _NOTCHES)
        self._add_slider("seed", self.tr("Seed"), 0, _SEEDS)
        self.button = QPushButton(self.tr("Put onto the Canvas"), self)
        self.button.clicked.connect(self._use)
        self.remark = quiet(parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(heading(self.tr("Data of a file"), self))
        layout.addWidget(self.import_button)
        layout.addSpacing(12)
        layout.addWidget(heading(self.tr("Made-up data"), self))
        layout.addLayout(self._form)
        layout.addWidget(self.button)
        layout.addWidget(self.remark)
        layout.addStretch(1)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        for changed in (document.tables_changed, document.replaced):
            changed.connect(self._say_state)
        self._show_recipe()
        self._say_state()

    def set_theme(self, theme: Theme) -> None:
        """Everything here follows the application's palette."""

    # inside

    def _add_slider(self, name: str, text: str, least: int, most: int) -> None:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(least, most)
        slider.setAccessibleName(text)
        slider.setObjectName(name)
        figure = QLabel(self)
        figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance("0.00000"))
        row = QFormLayout()
        row.addRow(slider, figure)
        row.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(text, row)
        self.sliders[name], self._figures[name] = slider, figure
        slider.valueChanged.connect(self._slid)

    def _slid(self) -> None:
        self._change(
            replace(
                self.recipe,
                size=self.sliders["size"].value(),
                noise=self.sliders["noise"].value() / _NOTCHES * _NOISIEST,
                outliers=self.sliders["outliers"].value() / _NOTCHES * _MOST_OUTLIERS,
                seed=self.sliders["seed"].value(),
            )
        )

    def _kind_chosen(self) -> None:
        self._change(replace(self.recipe, kind=self.kind.currentData()))

    def _change(self, recipe: Recipe) -> None:
        is_live = self._is_in_use()
        self.recipe = recipe
        self._show_recipe()
        if is_live and self._would_fit():
            edits.generated_data.change(self._document, recipe)
        self._say_state()

    def _use(self) -> None:
        if TABLE in self._document.project.tables:
            edits.generated_data.change(self._document, self.recipe)
        else:
            self.added.emit(edits.generated_data.use(self._document, self.recipe))

    def _is_in_use(self) -> bool:
        """Whether the canvas reads what this recipe gives: not data of a file, nor points moved by hand."""
        return self._document.project.tables.get(TABLE) == generate(self.recipe)

    def _would_fit(self) -> bool:
        """Whether the inputs that read made-up data find their columns in what this recipe gives."""
        generator = GENERATORS[self.recipe.kind]
        return self._document.project.tables[TABLE].names == (*generator.features, generator.target)

    def _show_recipe(self) -> None:
        recipe = self.recipe
        values = {
            "size": recipe.size,
            "noise": round(recipe.noise / _NOISIEST * _NOTCHES),
            "outliers": round(recipe.outliers / _MOST_OUTLIERS * _NOTCHES),
            "seed": recipe.seed,
        }
        texts = {
            "size": str(recipe.size),
            "noise": short(recipe.noise),
            "outliers": self.tr("{0}%").format(shown_number(f"{100 * recipe.outliers:.1f}")),
            "seed": str(recipe.seed),
        }
        for name, slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(values[name])
            self._figures[name].setText(texts[name])

    def _say_state(self) -> None:
        is_new = TABLE not in self._document.project.tables
        in_use, fits = self._is_in_use(), is_new or self._would_fit()
        self.button.setEnabled(fits and not in_use)
        self.button.setText(self.tr("Put onto the Canvas") if is_new or not fits else self.tr("Replace the Data"))
        if in_use:
            self.remark.setText(self.tr("The sliders change the data on the canvas as you move them."))
        elif is_new:
            self.remark.setText(self.tr("Adds the inputs, and on an empty canvas a model and a loss."))
        elif fits:
            self.remark.setText(self.tr("The canvas reads other data, from a file or changed by hand."))
        else:
            self.remark.setText(
                self.tr("The canvas reads data with other columns: start a new graph for this shape.")
            )

"""Made-up data with sliders: which shape, how many, how noisy; changes are seen at once, also in training."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from graphgui.data.generators import GENERATORS, Recipe
from graphgui.document.document import Document
from graphgui.document.generating import TABLE
from graphgui.look.colours import Theme
from graphgui.look.numbers import short
from graphgui.panels.port_view import heading, quiet

_NOTCHES = 100
_LARGEST = 1000  # rows
_NOISIEST, _MOST_OUTLIERS = 1.0, 0.5
_SEEDS = 99


class DataPanel(QWidget):
    """A recipe to set, and a button that puts its data onto the canvas."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.recipe = Recipe()
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
        before, recipe = GENERATORS[self.recipe.kind], replace(self.recipe, kind=self.kind.currentData())
        if before.features == GENERATORS[recipe.kind].features:
            self._change(recipe)
        else:  # other columns: the inputs that read the old ones keep them
            self.recipe = recipe
            self._say_state()

    def _change(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self._show_recipe()
        if self._is_in_use():
            self._document.change_generated(recipe)

    def _use(self) -> None:
        self._document.use_generated(self.recipe)

    def _is_in_use(self) -> bool:
        """Whether the canvas reads data that this recipe would replace column by column."""
        table = self._document.project.tables.get(TABLE)
        generator = GENERATORS[self.recipe.kind]
        return table is not None and table.names == (*generator.features, generator.target)

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
            "outliers": f"{recipe.outliers:.1%}",
            "seed": str(recipe.seed),
        }
        for name, slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(values[name])
            self._figures[name].setText(texts[name])

    def _say_state(self) -> None:
        in_use = self._is_in_use()
        self.button.setEnabled(TABLE not in self._document.project.tables)
        if in_use:
            self.remark.setText(self.tr("The sliders change the data on the canvas as you move them."))
        elif TABLE in self._document.project.tables:
            self.remark.setText(
                self.tr("The canvas reads data with other columns: start a new graph for this shape.")
            )
        else:
            self.remark.setText(self.tr("Adds the inputs, and on an empty canvas a model and a loss."))

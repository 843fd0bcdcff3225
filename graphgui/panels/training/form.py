"""How the graph is trained: every setting that matters now, each in its editor."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.rate.stable_rate import StableRateFinder
from graphgui.engine.training.settings import GROUPS, SETTINGS
from graphgui.look.colours import Theme
from graphgui.panels.inspector.form import rule
from graphgui.panels.inspector.properties import Field, label_width
from graphgui.panels.training.editors import setting_editor
from graphgui.panels.training.rate_slider import RateSlider
from graphgui.panels.training.stable_rate_line import StableRateLine

_LINES = 7.4  # the least width of the labels, in heights of a line


class TrainingForm(QScrollArea):
    """Shows the document's training settings and changes them, while training goes on, too."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._finder = StableRateFinder.of(document)
        self.fields: dict[str, Field] = {}
        self.slider = RateSlider(theme)
        self.slider.rate_chosen.connect(lambda rate: edits.training.change(document, learning_rate=rate))
        self.stable = StableRateLine(document, theme)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build(theme)
        document.training_changed.connect(self._read)
        document.replaced.connect(self._begin_anew)
        self._finder.found.connect(self._show_stable)
        self._read()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.slider.set_theme(theme)
        self.stable.set_theme(theme)
        for field in self.fields.values():
            field.problem.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        captions = {name: QCoreApplication.translate("training", each.caption) for name, each in SETTINGS.items()}
        width = label_width(captions.values(), self.fontMetrics(), _LINES)
        for number, group in enumerate(GROUPS):
            if number:
                column.addWidget(rule(page))
            for name in (name for name, setting in SETTINGS.items() if setting.group == group):
                self.fields[name] = field = Field(
                    setting_editor(SETTINGS[name]),
                    self._change,
                    theme,
                    page,
                    caption=captions[name],
                    label_width=width,
                    context="training",
                )
                column.addWidget(field)
                if name == "learning_rate":
                    column.addWidget(self.slider)
                    column.addWidget(self.stable)
        column.addStretch(1)
        self.setWidget(page)

    def _change(self, **changed: Any) -> None:
        edits.training.change(self._document, **changed)

    def _begin_anew(self) -> None:
        """Another document: what was typed was meant for the one before."""
        for field in self.fields.values():
            field.give_up()
        self._read()

    def _read(self) -> None:
        """Show what the document says, and only what matters beside the rest."""
        training = self._document.training
        for name, field in self.fields.items():
            field.show_value(getattr(training, name))
            field.setVisible(training.uses(name))
        self.slider.show_rate(training.learning_rate)
        self._show_stable()

    def _show_stable(self) -> None:
        self.slider.show_stable(self._finder.rate)

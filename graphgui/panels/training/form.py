"""How the graph is trained: every setting that matters now, each in its editor."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.engine.analysis.sharpness import Sharpness, sharpness
from graphgui.engine.analysis.stability import stable_rates
from graphgui.engine.training.settings import GROUPS, SETTINGS, Training
from graphgui.look.colours import Theme
from graphgui.panels.inspector.form import rule
from graphgui.panels.inspector.properties import Field
from graphgui.panels.training.editors import setting_editor
from graphgui.panels.training.rate_slider import RateSlider

_LABEL_WIDTH = 104
_QUIET = 300  # ms without an edit of the graph before its largest stable rate is looked for


class TrainingForm(QScrollArea):
    """Shows the document's training settings and changes them, while training goes on, too."""

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._sharpness: Sharpness | None = None
        self._looked_at: tuple[object, ...] = ()  # what else but the graph it depends on
        self._stale = True
        self._timer = QTimer(self, interval=_QUIET, singleShot=True)
        self._timer.timeout.connect(self._find_sharpness)
        self.fields: dict[str, Field] = {}
        self.slider = RateSlider(theme)
        self.slider.rate_chosen.connect(lambda rate: edits.training.change(document, learning_rate=rate))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build(theme)
        document.training_changed.connect(self._read)
        document.replaced.connect(self._read)
        document.structure_changed.connect(self._graph_changed)
        self._read()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.slider.set_theme(theme)
        for field in self.fields.values():
            field.problem.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._timer.start()

    def _build(self, theme: Theme) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for number, group in enumerate(GROUPS):
            if number:
                column.addWidget(rule(page))
            for name in (name for name, setting in SETTINGS.items() if setting.group == group):
                self.fields[name] = field = Field(
                    setting_editor(SETTINGS[name]),
                    self._change,
                    theme,
                    page,
                    caption=QCoreApplication.translate("training", SETTINGS[name].caption),
                    label_width=_LABEL_WIDTH,
                    context="training",
                )
                column.addWidget(field)
                if name == "learning_rate":
                    column.addWidget(self.slider)
        column.addStretch(1)
        self.setWidget(page)

    def _change(self, **changed: Any) -> None:
        edits.training.change(self._document, **changed)

    def _read(self) -> None:
        """Show what the document says, and only what matters beside the rest."""
        training = self._document.training
        for name, field in self.fields.items():
            field.show_value(getattr(training, name))
            field.setVisible(training.uses(name))
        self.slider.show_rate(training.learning_rate)
        if self._looked_at and self._looked_at != _examples_of(training):
            self._graph_changed()
        self._show_stable()

    def _show_stable(self) -> None:
        self.slider.show_stable(stable_rates(self._document.training, self._sharpness))

    def _graph_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def _find_sharpness(self) -> None:
        document = self._document
        if not self.isVisible():
            return
        self._stale = False
        self._looked_at = _examples_of(document.training)
        self._sharpness = sharpness(document.runnable_graph, document.feeds, document.training)
        self._show_stable()


def _examples_of(training: Training) -> tuple[object, ...]:
    """Which examples each step sees, and where it starts."""
    return training.batch_size, training.validation, training.seed

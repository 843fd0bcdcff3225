"""The list of runs: to show one again, to name it, to keep it in the file or to forget it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from graphgui.document.session.runs import RunEntry, Runs
from graphgui.document.session.session import Session
from graphgui.document.tooltip_text import tooltip_text
from graphgui.engine.training.settings import SETTINGS, Training
from graphgui.look.colours import Theme, curve_colour
from graphgui.look.numbers import short
from graphgui.look.rates import rate_text
from graphgui.panels.inspector.port_view import quiet
from graphgui.words import Problem

_INTERVAL = 250  # ms between refreshes while training
_NAME, _STEPS, _LOSS, _SETTINGS = range(4)


class RunsPanel(QWidget):
    """Every run in a line, with the colour of its curve in the loss plot.

    Signals:
        problem: a `Problem` with what the person wanted.
    """

    problem = Signal(object)

    def __init__(self, runs: Runs, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs, self._theme = runs, theme
        self._entries: list[RunEntry] = []
        self._shown: int | None = None  # the number of the run shown: the choice goes with it
        self._timer = QTimer(self, interval=_INTERVAL, singleShot=True)
        self._timer.timeout.connect(self._refresh)
        self.hint = quiet(self.tr("Runs appear here: each Reset, and each step back to train on, begins another."))
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setHeaderLabels([self.tr("run"), self.tr("steps"), self.tr("loss"), self.tr("settings")])
        self.list.setRootIsDecorated(False)
        self.list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.list.setEditTriggers(QTreeWidget.EditTrigger.EditKeyPressed)
        self.list.itemClicked.connect(self._clicked)
        self.list.itemActivated.connect(self._clicked)
        self.list.itemDoubleClicked.connect(self._edit_name)
        self.list.itemChanged.connect(self._renamed)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.keep = QPushButton(self.tr("Keep in the File"), self)
        self.keep.clicked.connect(lambda: self._with_current(runs.keep))
        self.forget = QPushButton(self.tr("Forget"), self)
        self.forget.clicked.connect(lambda: self._with_current(runs.forget))
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._with_current(runs.forget))
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        runs.changed.connect(self._refresh)
        session.moment_shown.connect(self._soon)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def _soon(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        if self.list.state() == QTreeWidget.State.EditingState:
            return
        current = self._current()
        entries = self._runs.entries()
        shown = next((entry.number for entry in entries if entry.is_shown), None)
        chosen = current.number if current and shown == self._shown else shown
        self._shown = shown
        with QSignalBlocker(self.list):
            while self.list.topLevelItemCount() > len(entries):
                self.list.takeTopLevelItem(self.list.topLevelItemCount() - 1)
            for row, entry in enumerate(entries):
                item = self.list.topLevelItem(row) or self._new_line()
                self._write(item, entry)
                if entry.number == chosen:
                    self.list.setCurrentItem(item)
        self._entries = entries
        for column in (_NAME, _STEPS, _LOSS):
            self.list.resizeColumnToContents(column)
        self.list.setVisible(bool(entries))
        self.hint.setHidden(bool(entries))
        self._show_buttons()

    def _new_line(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _write(self, item: QTreeWidgetItem, entry: RunEntry) -> None:
        loss = "" if entry.loss is None else short(entry.loss)
        texts = (entry.name, str(entry.steps), loss, brief(entry.training))
        for column, text in enumerate(texts):
            if item.text(column) != text:
                item.setText(column, text)
        for column in (_STEPS, _LOSS):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tip = self.tr("{run}, in the file").format(run=entry.name) if entry.is_kept else entry.name
        item.setToolTip(_NAME, tooltip_text(tip))
        item.setToolTip(_SETTINGS, texts[_SETTINGS])
        colour = self._theme.accent if entry.is_shown else curve_colour(entry.number, self._theme)
        item.setIcon(_NAME, swatch(colour, self._theme.surface))
        font = item.font(_NAME)
        font.setBold(entry.is_shown)
        item.setFont(_NAME, font)

    def _current(self) -> RunEntry | None:
        item = self.list.currentItem()
        row = self.list.indexOfTopLevelItem(item) if item else -1
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _show_buttons(self) -> None:
        current = self._current()
        self.keep.setEnabled(current is not None and not current.is_kept)
        self.forget.setEnabled(current is not None)
        self.keep.setVisible(bool(self._entries))
        self.forget.setVisible(bool(self._entries))

    # what a person does

    def _clicked(self) -> None:
        if self.list.state() != QTreeWidget.State.EditingState:
            self._with_current(lambda entry: None if entry.is_shown else self._runs.show(entry))

    def _edit_name(self, item: QTreeWidgetItem) -> None:
        self.list.editItem(item, _NAME)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            self._with_current(lambda entry: self._runs.rename(entry, item.text(_NAME)))
            QTimer.singleShot(0, self, self._refresh)  # once the editor is closed, also where the name was refused

    def _with_current(self, act: Callable[[RunEntry], None]) -> None:
        current = self._current()
        if current is None:
            return
        try:
            act(current)
        except Problem as problem:
            self.problem.emit(problem)


def swatch(colour: str, around: str) -> QIcon:
    """A square of one colour, in a border that sets it off from a chosen line."""
    picture = QPixmap(14, 14)
    picture.fill(QColor(around))
    painter = QPainter(picture)
    painter.fillRect(2, 2, 10, 10, QColor(colour))
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)  # not tinted with the choice
    return icon


def brief(training: Training) -> str:
    """What tells one run's settings from another's, in a few words."""
    parts = [f"η {rate_text(training.learning_rate)}"]
    if training.optimiser != "sgd":
        parts.append(QCoreApplication.translate("training", SETTINGS["optimiser"].choices[training.optimiser]))
    if training.schedule != "constant":
        parts.append(QCoreApplication.translate("training", SETTINGS["schedule"].choices[training.schedule]))
    if training.batch_size is not None:
        parts.append(QCoreApplication.translate("RunsPanel", "batches of {0}").format(training.batch_size))
    if training.seed:
        parts.append(QCoreApplication.translate("RunsPanel", "seed {0}").format(training.seed))
    return " · ".join(parts)

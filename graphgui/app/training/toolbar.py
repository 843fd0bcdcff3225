"""The toolbar: Play, Step, Reset, and what training goes by."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSettings, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QToolBar,
    QToolButton,
    QWidget,
)

from graphgui.app.icons import icon
from graphgui.app.training.rate_field import RateField
from graphgui.app.training.wrapping_row import WrappingRow
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.operation_player import OperationPlayer
from graphgui.document.session.session import Session
from graphgui.document.settings.remembered import remembered_number
from graphgui.engine.training.settings import SETTINGS
from graphgui.look.colours import Theme
from graphgui.panels.training.stable_rate_line import StableRateLine
from graphgui.panels.unread import CountField
from graphgui.words import shown_number

_OPERATIONS = 0.0  # whole steps a second: one operation is made
RATES = (_OPERATIONS, 1.0, 5.0, 20.0, 60.0, 250.0, 1000.0, math.inf)
_SLOWEST = 1.0
_DEFAULT_RATE = 60.0
_USUAL_BOUND = "0.475"


class TrainingToolbar(QToolBar):
    """Shows the document's training settings and changes them; its buttons are actions, Play first.

    Signals:
        refused: the `Problem` with what was typed into a field.
        pressed: one of its buttons was.
    """

    refused = Signal(object)
    pressed = Signal()

    def __init__(
        self,
        document: Document,
        session: Session,
        buttons: Sequence[QAction],
        moves: Sequence[QAction],
        settings: Sequence[QAction],
        extra: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self.setMovable(False)
        self.setWindowTitle(self.tr("Training"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._document, self._session, self._play = document, session, buttons[0]
        self._theme: Theme | None = None
        self._operations: OperationPlayer | None = None
        self._row = WrappingRow(self)
        made = [self._button(action) for action in buttons]
        self._play_button = made[0]
        self._restyled = QTimer(self, interval=0, singleShot=True)  # once Qt has styled every widget
        self._restyled.timeout.connect(self._measure)
        icons = [self._icon_button(action) for action in moves]
        end = [*(self._icon_button(action) for action in settings), *extra]
        self._row.hold([*made, *icons], self._fields(), end, made[1:])
        self.addWidget(self._row)
        document.training_changed.connect(self._read)
        document.replaced.connect(self._begin_anew)
        session.state_changed.connect(self._show_state)
        self._read()
        self._keep_widths()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons for another theme."""
        self._theme = theme
        self.stable.set_theme(theme)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._restyled.start()

    def _measure(self) -> None:
        self._restyled.stop()
        self._show_state()
        self._keep_widths()

    def _keep_widths(self) -> None:
        """Room for what the bound of the rate usually says, so that nothing moves when it is found."""
        label = self.stable.label
        label.ensurePolished()
        said = label.text()
        label.setMinimumWidth(0)  # its size hint is no smaller
        label.setText(f"≤ {shown_number(_USUAL_BOUND)}")
        label.setMinimumWidth(label.sizeHint().width())
        label.setText(said)

    def _button(
        self, action: QAction, style: Qt.ToolButtonStyle = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    ) -> QToolButton:
        button = QToolButton(self._row, autoRaise=True)
        button.setDefaultAction(action)
        button.setToolButtonStyle(style)
        button.setIconSize(self.iconSize())
        button.setObjectName(f"{action.objectName()}_button")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.pressed.connect(self.pressed)
        return button

    def _icon_button(self, action: QAction) -> QToolButton:
        """Without words, which its tip says."""
        return self._button(action, Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _fields(self) -> list[QWidget]:
        self.learning_rate = RateField(self)
        self.learning_rate.refused.connect(self.refused)
        self.learning_rate.valueChanged.connect(
            lambda value: edits.training.change(self._document, learning_rate=value)
        )
        rates = self._field(self.tr("Rate"), self.learning_rate)
        self.learning_rate.setAccessibleName(self.tr("Learning rate"))
        self.learning_rate.setToolTip(self.tr("Learning rate"))
        self.stable = StableRateLine(self._document, parent=self, is_narrow=True)
        self.stable.button.pressed.connect(self.pressed)
        self.steps = CountField(SETTINGS["steps"].attribute._replace(minimum=1, maximum=10_000_000), self)
        self.steps.refused.connect(self.refused)
        self.steps.valueChanged.connect(lambda value: edits.training.change(self._document, steps=value))
        steps = self._field(self.tr("Steps"), self.steps)
        self.steps.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self.speed = QComboBox(self)
        for rate in RATES:
            self.speed.addItem(self._speed_text(rate), rate)
        self.speed.setCurrentIndex(self._remembered_speed())
        self.speed.currentIndexChanged.connect(self._set_speed)
        self._session.rate = RATES[self.speed.currentIndex()] or _SLOWEST
        return [*rates, self.stable, *steps, *self._field(self.tr("Speed"), self.speed)]

    def _field(self, text: str, editor: QWidget) -> list[QWidget]:
        label = QLabel(text, self)
        label.setBuddy(editor)
        editor.setAccessibleName(text)
        return [label, editor]

    def _remembered_speed(self) -> int:
        rate = remembered_number("rate", _DEFAULT_RATE)
        return RATES.index(rate) if rate in RATES else RATES.index(_DEFAULT_RATE)

    def _speed_text(self, rate: float) -> str:
        if rate == _OPERATIONS:
            return self.tr("1 operation/s")
        return (
            self.tr("as fast as it goes")
            if math.isinf(rate)
            else self.tr("{0} steps/s").format(shown_number(f"{rate:g}"))
        )

    def _set_speed(self, index: int) -> None:
        rate = RATES[index]
        QSettings().setValue("rate", rate)
        self._session.rate = rate or _SLOWEST
        if self._operations:
            self._operations.set_wanted(rate == _OPERATIONS)

    def follow(self, operations: OperationPlayer) -> None:
        """Show whether operations are played, and have them played at their speed."""
        self._operations = operations
        operations.is_wanted = RATES[self.speed.currentIndex()] == _OPERATIONS
        operations.changed.connect(self._show_state)

    def _begin_anew(self) -> None:
        """Another document: what was typed was meant for the one before."""
        for field in (self.learning_rate, self.steps):
            field.unread.give_up()
        self._read()

    def _read(self) -> None:
        """Show what the document says, without saying it back."""
        training = self._document.training
        self.learning_rate.setEnabled(training.uses("learning_rate"))
        with QSignalBlocker(self.learning_rate), QSignalBlocker(self.steps):
            if self.learning_rate.value() != training.learning_rate:  # else what was refused there would go
                self.learning_rate.setValue(training.learning_rate)
                self.learning_rate.unread.unmark()
            if self.steps.value() != training.steps:
                self.steps.show_count(training.steps)
                self.steps.unread.unmark()

    def _show_state(self) -> None:
        playing = self._session.state == "playing" or bool(self._operations and self._operations.is_playing)
        words = self.tr("&Pause"), self.tr("&Play")
        self._play_button.setMinimumWidth(0)
        widths = []
        for word in words:  # one width for both, so that nothing moves when the one becomes the other
            self._play.setText(word)
            widths.append(self._play_button.sizeHint().width())
        self._play_button.setMinimumWidth(max(widths))
        self._play.setText(words[0] if playing else words[1])
        if self._theme:
            name = "pause" if playing else "play"
            self._play.setIcon(icon(name, self._theme, on_accent=True))

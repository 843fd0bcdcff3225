"""One sentence above the canvas: what could not be done and why, without a dialogue to dismiss."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from graphgui.screen_reader.announce import announce

Tone = Literal["information", "caution", "trouble"]
"""What the edge says before the sentence is read: grey, amber, red."""


class Choice(NamedTuple):
    """A button beside the sentence."""

    text: str
    make: Callable[[], None]


class Again(NamedTuple):
    """How something is said in another window around the same document, as where another language is spoken.

    Attributes:
        sayer: who says it there.
        say: has them do so.
    """

    sayer: type[QObject]
    say: Callable[[Any], object]


class Said(NamedTuple):
    """What stands in the banner, but for its buttons."""

    sentence: str
    tone: Tone
    again: Again | None
    stays: bool = False


class Banner(QFrame):
    """Hidden until `say`, then there until closed or hidden; its buttons stand on its right, whatever it says.

    Signals:
        closed: the person has read it, and closes it; before `gone`.
        gone: what stood there stands there no more, since it was closed or something else is said.
    """

    closed = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAutoFillBackground(True)
        self._label = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.dismiss)
        self._close_button = close
        self._choices = QHBoxLayout()
        self._layout = layout = QGridLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self._label, 0, 0)
        layout.addWidget(close, 0, 2, Qt.AlignmentFlag.AlignTop)
        self.buttons: list[QPushButton] = []
        self._said: Said | None = None
        self.hide()

    @property
    def said(self) -> Said | None:
        """What stands there, None while hidden."""
        return None if self.isHidden() else self._said

    @property
    def text(self) -> str:
        """The sentence that stands there, empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(
        self,
        sentence: str,
        choices: Sequence[Choice] = (),
        tone: Tone = "information",
        again: Again | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence, with what can be done about it; one that stays does so while the document is edited."""
        self._said = Said(sentence, tone, again, stays)
        had_keys = self.isAncestorOf(QApplication.focusWidget() or self)
        self.gone.emit()
        for button in self.buttons:
            self._choices.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for choice in choices:
            button = QPushButton(choice.text, self)
            button.clicked.connect(choice.make)
            self._choices.addWidget(button)
            self.buttons.append(button)
        for before, after in pairwise((self._close_button, *self.buttons, self._close_button)):
            self.setTabOrder(before, after)  # what can be done comes first
        self.setProperty("tone", tone)
        self.style().unpolish(self)  # the style sheet looks at a property when it is polished
        self.style().polish(self)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._place_choices()
        self.show()
        if had_keys:
            self.first_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        offered = self.tr("To choose from: {choices}.").format(choices=", ".join(each.text for each in choices))
        announce(self, f"{sentence} {offered}" if choices else sentence, assertive=tone != "information")

    @property
    def first_button(self) -> QPushButton:
        """Where keys begin: what can be done, else what closes it."""
        return self.buttons[0] if self.buttons else self._close_button

    def hide_after_edit(self) -> None:
        """Say no more what an edit may have answered."""
        if self._said is None or not self._said.stays:
            self.hide()

    def dismiss(self) -> None:
        """Close it as its own button does."""
        self.closed.emit()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # itself, and not the window that it is in
            self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_choices()

    def _place_choices(self) -> None:
        """Beside a sentence of one line; under one that would be squeezed into many."""
        margins = self._layout.contentsMargins()
        beside = (self._choices, self._close_button)
        free = (
            self.width() - margins.left() - margins.right() - sum(each.sizeHint().width() + 12 for each in beside)
        )
        self._layout.removeItem(self._choices)
        if self._label.fontMetrics().horizontalAdvance(self._label.text()) <= free:
            self._layout.addLayout(self._choices, 0, 1)
        else:
            self._layout.addLayout(self._choices, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)

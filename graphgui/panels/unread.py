"""What was typed and cannot be read: it stays in its field, which is marked, until mended or given up with Esc."""

from collections.abc import Callable
from typing import Any, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QSpinBox, QWidget
from shiboken6 import isValid

from graphgui.data.numbers import read_number
from graphgui.document.decimal_mark import decimal_mark
from graphgui.ops import Attribute
from graphgui.words import Problem

_MOST = 2**31 - 1
_marked: WeakSet[QWidget] = WeakSet()


class Unread(NamedTuple):
    """What stands in a field in place of the `value` that is held, and why it cannot."""

    text: str
    problem: Problem
    value: Any


def mark_unread(field: QWidget, is_unread: bool) -> None:
    """Draw the edge of trouble around a field, or take it away."""
    if bool(field.property("unread")) != is_unread:
        field.setProperty("unread", is_unread)
        (_marked.add if is_unread else _marked.discard)(field)
        field.style().unpolish(field)  # the style sheet looks at a property when it is polished
        field.style().polish(field)


def holds_unread(window: QWidget) -> bool:
    """Whether a field of a window, or of a panel that floats, is marked."""
    return any(window.isAncestorOf(field) for field in _marked if isValid(field))


def is_escape(event: QEvent) -> bool:
    """Whether Esc was pressed."""
    return (
        isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
    )


class UnreadLine(QObject):
    """A line for a text that may be refused.

    Args:
        line: the field.
        say: shows why, None for nothing.
        take: makes the edit, or raises `Problem`.
    """

    def __init__(
        self, line: QLineEdit, say: Callable[[Problem | None], None], take: Callable[[str], object]
    ) -> None:
        super().__init__(line)
        self._line, self._say, self._take = line, say, take
        self._shown = ""
        self._problem: Problem | None = None
        line.installEventFilter(self)
        line.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show what is held; what was refused in its place stays."""
        if text != self._shown or self._problem is None:
            self._shown = text
            self._give_up()

    @property
    def unread(self) -> Unread | None:
        """What was refused and stands there still."""
        return Unread(self._line.text(), self._problem, self._shown) if self._problem else None

    def restore(self, unread: Unread) -> None:
        """Show again what was refused, where the same is held as then."""
        if unread.value == self._shown:
            self._line.setText(unread.text)
            self._refuse(unread.problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_escape(event) and self._line.text() != self._shown:
            self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        if self._line.text() == self._shown:
            self._give_up()
            return
        self._problem = None
        try:
            self._take(self._line.text())
        except Problem as problem:
            self._refuse(problem)
        else:
            self._give_up()

    def _refuse(self, problem: Problem) -> None:
        self._problem = problem
        mark_unread(self._line, True)
        self._say(problem)

    def _give_up(self) -> None:
        self._problem = None
        self._line.setText(self._shown)
        mark_unread(self._line, False)
        self._say(None)


class UnreadNumber(QObject):
    """Keeps the text that a spin box refuses, which would show its number again; `show_number` has it do so."""

    def __init__(self, box: QSpinBox | QDoubleSpinBox, show_number: Callable[[], None]) -> None:
        super().__init__(box)
        self._box, self._show_number = box, show_number
        self._line = box.lineEdit()
        self._refused: str | None = None
        box.installEventFilter(self)
        box.editingFinished.connect(self._put_back)
        box.valueChanged.connect(self.unmark)
        self._line.textEdited.connect(self.unmark)

    @property
    def text(self) -> str | None:
        """What was refused and stands in the box; None where its number does."""
        return self._line.text() if self._box.property("unread") else None

    def show_text(self, text: str) -> None:
        """Have a text that was refused stand in the box."""
        self._line.setText(text)
        self._mark(True)

    def keep(self, text: str) -> None:
        """Have this stand there once the box has ended with what was typed."""
        self._refused = text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if is_escape(event) and (self.text is not None or self._line.isModified()):
            self.give_up()
            return True
        return super().eventFilter(watched, event)

    def give_up(self) -> None:
        """Have the number stand there in place of what was typed."""
        self._show_number()
        self._mark(False)

    def _put_back(self) -> None:
        text, self._refused = self._refused, None
        if text is not None:
            self.show_text(text)

    def unmark(self) -> None:
        """The number stands there again."""
        self._mark(False)

    def _mark(self, is_unread: bool) -> None:
        mark_unread(self._box, is_unread)


class CountField(QSpinBox):
    """A whole number as an attribute allows it.

    Signals:
        refused: the `Problem` with what was typed, which stays.
    """

    refused = Signal(object)

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        low = -_MOST if attribute.minimum is None else max(-_MOST, int(attribute.minimum))
        high = _MOST if attribute.maximum is None else min(_MOST, int(attribute.maximum))
        self._attribute = attribute._replace(minimum=low, maximum=high)
        self._beyond: int | None = None
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.unread = UnreadNumber(self, lambda: self.setValue(self.value()))

    def show_count(self, count: int) -> None:
        """Show a number, also one that a file has and that is larger than any that can be typed."""
        self._beyond = count if count > self.maximum() else None
        self.setValue(min(count, self.maximum()))
        self.lineEdit().setText(self.textFromValue(self.value()))

    def textFromValue(self, value: int) -> str:
        return super().textFromValue(value) if value < self.maximum() or not self._beyond else str(self._beyond)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Acceptable
        try:
            self._read(text)
        except Problem:
            state = QValidator.State.Intermediate
        return state, text, position

    def valueFromText(self, text: str) -> int:
        try:
            return self._read(text)
        except Problem:
            return self.value()

    def fixup(self, text: str) -> str:
        try:
            self._read(text)
        except Problem as problem:
            self.unread.keep(text)
            self.refused.emit(problem)
        return text

    def _read(self, text: str) -> int:
        if self._beyond and text.strip() == str(self._beyond):
            return self.maximum()
        special = self.specialValueText()
        if special and text.strip() in (special, "", str(self.minimum())):
            return self.minimum()
        number = read_number(text, decimal_mark())
        whole = int(number) if number.is_integer() else number
        self._attribute.check(whole)
        return int(whole)

"""An editor for each kind of attribute; an operation that declares one gets its editor by that alone."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from graphgui.data.numbers import read_number
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.matrix_text import matrix_text, number_text, read_shown_matrix
from graphgui.document.translated import property_text
from graphgui.ops import Attribute
from graphgui.ops.op import INITIALISERS
from graphgui.panels.unread import CountField, is_escape, mark_unread
from graphgui.words import Problem, shown_number, written_decimal_mark

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Editor(QWidget):
    """Shows one value and says when a person has made it another; a tall one has its label at its top.

    Signals:
        edited: the new value.
        refused: the `Problem` with what was typed, which stays in the field to be mended.
        given_up: what was typed and not taken is not wanted any more.
    """

    edited = Signal(object)
    refused = Signal(object)
    given_up = Signal()
    is_tall = False
    text_field: QWidget | None = None

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attribute = attribute
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def show_value(self, value: Any) -> None:
        """Show a value without saying that it was edited."""
        raise NotImplementedError

    @property
    def typed(self) -> str | None:
        """What stands in the field in place of the value shown; None where that stands there."""
        return None

    def type_again(self, text: str) -> None:
        """Have this stand in the field in place of the value shown."""

    def mark(self, is_unread: bool) -> None:
        """Draw the edge of trouble, or take it away."""
        if self.text_field is not None:
            mark_unread(self.text_field, is_unread)

    def _add(self, widget: QWidget) -> None:
        widget.setAccessibleName(property_text(self.attribute.name))
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)
        self._layout.addWidget(widget, 1)
        if self.focusProxy() is None:
            self.setFocusProxy(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the panel that scrolls: it shall not change a value in passing. Esc gives up."""
        if is_escape(event) and self.typed is not None:
            self.given_up.emit()
            return True
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _finish_typing(self, read: Callable[[str], Any]) -> None:
        if (text := self.typed) is None:
            self.given_up.emit()
        else:
            self._say(read, text)

    def _say(self, read: Callable[[str], Any], text: str) -> None:
        """Announce what `text` reads as, None for nothing where the attribute may be without."""
        try:
            value = None if self.attribute.optional and not text.strip() else read(text)
        except Problem as problem:
            self.refused.emit(problem)
        else:
            self.edited.emit(value)


class IntegerEditor(Editor):
    """A whole number in a spin box."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self._was_refused = False
        self.box = CountField(attribute, self)
        self.box.refused.connect(self._refuse)
        self.box.valueChanged.connect(self.edited.emit)
        self.box.editingFinished.connect(self._finish)
        self._add(self.box)

    def show_value(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.show_count(int(value or 0))
        self.box.blockSignals(False)
        self.box.unread.unmark()

    @property
    def typed(self) -> str | None:
        return self.box.unread.text

    def type_again(self, text: str) -> None:
        self.box.unread.show_text(text)

    def _refuse(self, problem: Problem) -> None:
        self._was_refused = True
        self.refused.emit(problem)

    def _finish(self) -> None:
        if self._was_refused and self.typed is None:
            self._was_refused = False
            self.given_up.emit()


class LineEditor(Editor):
    """One line of text, read by `read` when Enter is pressed or the field is left."""

    def __init__(
        self,
        attribute: Attribute,
        read: Callable[[str], Any],
        show: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(attribute, parent)
        self._read, self._show = read, show
        self._shown = ""
        self.text_field = self.line = QLineEdit(self)
        self.line.editingFinished.connect(lambda: self._finish_typing(self._read))
        self._add(self.line)

    def show_value(self, value: Any) -> None:
        self._shown = "" if value is None else self._show(value)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    @property
    def typed(self) -> str | None:
        return self.line.text() if self.line.text() != self._shown else None

    def type_again(self, text: str) -> None:
        self.line.setText(text)


class ChoiceEditor(Editor):
    """One of a few words."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.box = QComboBox(self)
        for choice in attribute.choices:
            self.box.addItem(property_text(choice), choice)
        self.box.activated.connect(lambda index: self.edited.emit(self.box.itemData(index)))
        self._add(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.box = QCheckBox(self)
        self.box.clicked.connect(lambda checked: self.edited.emit(checked))
        self._add(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class InitialiserEditor(Editor):
    """The name of a rule, or numbers typed."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.box = QComboBox(self)
        self.box.addItems([*map(property_text, INITIALISERS), self.tr("value…")])
        self.text_field = self.line = QLineEdit(self)
        self.line.setPlaceholderText(shown_number("0.5"))
        self.line.setToolTip(self.tr("A number for all, or a matrix such as 1 2; 3 4"))
        self.box.activated.connect(self._choose)
        self.line.editingFinished.connect(lambda: self._finish_typing(_number_or_matrix))
        self._shown = ""
        self._add(self.box)
        self._add(self.line)
        self.line.hide()

    def show_value(self, value: Any) -> None:
        named = isinstance(value, str)
        self.line.setVisible(not named)
        if named:
            self.box.setCurrentIndex(INITIALISERS.index(value))
            self._shown = ""
        else:
            self.box.setCurrentIndex(len(INITIALISERS))
            self._shown = _in_one_line(value) if isinstance(value, list) else shown_number(number_text(value))
        self.line.setText(self._shown)

    def _choose(self, index: int) -> None:
        if index < len(INITIALISERS):
            self.edited.emit(INITIALISERS[index])
        else:
            self.line.show()
            self.line.setFocus()

    @property
    def typed(self) -> str | None:
        return self.line.text() if self.line.text() != self._shown else None

    def type_again(self, text: str) -> None:
        self.box.setCurrentIndex(len(INITIALISERS))
        self.line.show()
        self.line.setText(text)


class MatrixEditor(Editor):
    """Rows of numbers over several lines.

    What is typed is taken with Ctrl+Enter, by leaving the field or with the button that shows while the text
    is another than the value; what cannot be read stays there to be mended.
    """

    is_tall = True

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.text_field = self.field = QPlainTextEdit(self)
        self.field.setPlaceholderText(self.tr("1 2 3; 4 5 6\nor one row a line, or pasted from a spreadsheet"))
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * 5 + 12)
        self.field.textChanged.connect(self._typed)
        self.take = QPushButton(self.tr("Use these numbers"), self)
        self.take.setToolTip(self.tr("Ctrl+Enter"))
        self.take.clicked.connect(self._finish)
        self.take.hide()
        column = QVBoxLayout()
        column.setSpacing(4)
        self._add(self.field)
        self._layout.removeWidget(self.field)
        column.addWidget(self.field)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignRight)
        self._layout.addLayout(column)
        self._shown = ""

    def show_value(self, value: Any) -> None:
        text = "" if value is None else matrix_text(value, decimal=written_decimal_mark())
        self._shown = text
        if text != self.field.toPlainText():
            self.field.setPlainText(text)
        self._typed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._finish()
                return True
        if (
            isinstance(event, QFocusEvent)
            and event.type() == QEvent.Type.FocusOut
            and event.reason() not in _PASSING
        ):
            self._finish()
        if event.type() == QEvent.Type.Wheel:
            return False
        return super().eventFilter(watched, event)

    @property
    def typed(self) -> str | None:
        text = self.field.toPlainText()
        return text if text != self._shown else None

    def type_again(self, text: str) -> None:
        self.field.setPlainText(text)

    def _typed(self) -> None:
        self.take.setVisible(self.typed is not None)

    def _finish(self) -> None:
        self._finish_typing(_matrix)


def _number(text: str) -> float:
    return read_number(text, decimal_mark())


def _matrix(text: str) -> list[list[float]]:
    return read_shown_matrix(text, decimal_mark())


def _number_or_matrix(text: str) -> float | list[list[float]]:
    with suppress(Problem):
        return _number(text)  # with a power of ten, too
    rows = _matrix(text)
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows


def _in_one_line(rows: list[list[float]]) -> str:
    return matrix_text(rows, lines=False, decimal=written_decimal_mark())


def row_editor(attribute: Attribute, parent: QWidget | None = None) -> LineEditor:
    """A matrix in one line."""
    return LineEditor(attribute, _matrix, _in_one_line, parent)


def number_editor(attribute: Attribute) -> LineEditor:
    """One number, all its digits shown."""
    return LineEditor(attribute, _number, lambda number: shown_number(number_text(number)))


_MAKERS: dict[str, Callable[[Attribute], Editor]] = {
    "integer": IntegerEditor,
    "number": number_editor,
    "choice": ChoiceEditor,
    "flag": FlagEditor,
    "matrix": MatrixEditor,
    "initialiser": InitialiserEditor,
    "text": lambda a: LineEditor(a, str, str),
    "columns": lambda a: LineEditor(a, str.split, " ".join),
}


def editor_for(attribute: Attribute) -> Editor:
    """The editor that an attribute's kind asks for."""
    return _MAKERS[attribute.kind](attribute)

"""What is being typed in the fields of a window and is no part of its document yet."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from graphgui.app.files.commit_typing import TEXT_FIELDS
from graphgui.canvas.editing.inline_edit import InlineEdit
from graphgui.storage.recovery import TypedText


class UnfinishedTyping(QObject):
    """Follows the fields that are typed in. A note is not among them: its text is shown where it stands.

    Signals:
        changed: `texts` may be others.
    """

    changed = Signal()

    def __init__(self, inline_edit: InlineEdit, window: QMainWindow) -> None:
        super().__init__(window)
        self._window, self._inline_edit = window, inline_edit
        self._fields: list[QWidget] = []
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._follow)

    def texts(self) -> tuple[TypedText, ...]:
        """What stands in a field and has not been taken, with the name of the field and of what it belongs to."""
        self._fields = [field for field in self._fields if isValid(field)]
        return tuple(
            TypedText(self._place(field), _text(field)) for field in self._fields if _is_unfinished(field)
        )

    def _follow(self, before: QWidget | None, field: QWidget | None) -> None:
        if any(before is each for each in self._fields):
            self.changed.emit()  # it was taken or given up
        if not isinstance(field, TEXT_FIELDS) or any(field is each for each in self._fields):
            return
        if field.property("searches") or self._inline_edit.is_note(field) or not self._belongs(field):
            return
        self._fields.append(field)
        if isinstance(field, QPlainTextEdit):
            field.textChanged.connect(self.changed)
        else:
            _line(field).textEdited.connect(self.changed)

    def _belongs(self, field: QWidget) -> bool:
        """Whether a field is in the window, or in a panel of it that floats."""
        top = field.window()
        return top is self._window or (isinstance(top, QDockWidget) and top.parent() is self._window)

    def _place(self, field: QWidget) -> str:
        """Where a person finds the field: its panel, what is shown there, and what it is called."""
        panel: QWidget | None = field
        while panel is not None and not isinstance(panel, QDockWidget):
            panel = panel.parentWidget()
        is_of_selected = self._inline_edit.holds(field) or (
            panel is not None and panel.objectName() == "inspector"
        )
        parts = (
            panel.windowTitle() if panel is not None else "",
            self._inline_edit.subject if is_of_selected else "",
            field.accessibleName(),
        )
        return " · ".join(filter(None, parts))


def _line(field: QWidget) -> QLineEdit:
    line = field.lineEdit() if isinstance(field, QAbstractSpinBox) else field
    assert isinstance(line, QLineEdit)
    return line


def _text(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else _line(field).text()


def _is_unfinished(field: QWidget) -> bool:
    """Whether a field has been typed in since it was filled, and has the keys; or its text was refused."""
    if field.property("unread"):
        return True
    is_focused = field.isVisible() and field.window().focusWidget() is field
    if isinstance(field, QPlainTextEdit):
        return is_focused and field.document().isModified()
    return is_focused and _line(field).isModified()

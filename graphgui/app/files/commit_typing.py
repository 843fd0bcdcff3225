"""What is being typed becomes part of the document before anything is done with the document."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from graphgui.actions.action import Action, Entry
from graphgui.canvas.editing.inline_edit import InlineEdit
from graphgui.panels.unread import holds_unread

TEXT_FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit)
"""What a person types in."""


def commit_typing(window: QMainWindow, inline_edit: InlineEdit) -> bool:
    """Have every field of a window give the document what is typed in it, and stay where it is.

    Returns:
        Whether all was taken; what was not still stands in its field, with the reason beside it.
    """
    QGuiApplication.inputMethod().commit()  # what is being composed, as Chinese is, is no text of a field before
    taken = inline_edit.commit()
    docks = window.findChildren(QDockWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    tops = [window, *(dock for dock in docks if dock.isFloating())]
    for top in tops:
        field = top.focusWidget()
        if isinstance(field, TEXT_FIELDS) and not inline_edit.holds(field):
            _leave_for_a_moment(field)
    return taken and not any(map(holds_unread, tops))


def committing(entries: Iterable[Entry], commit: Callable[[], object]) -> tuple[Entry, ...]:
    """The entries, with what the window's actions do done after `commit`."""
    return tuple(_committing(entry, commit) for entry in entries)


def _committing(entry: Entry, commit: Callable[[], object]) -> Entry:
    if not isinstance(entry, Action) or entry.scope != "window":
        return entry
    do = entry.do

    def commit_and_do(*given: object) -> object:
        commit()
        return do(*given)

    return replace(entry, do=commit_and_do)


def _leave_for_a_moment(field: QWidget) -> None:
    """Fields give what is typed when the focus leaves them; one in a window behind has lost it already."""
    if not field.hasFocus():
        QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
        return
    above = field.parentWidget()
    field.clearFocus()
    if field.isVisible():
        field.setFocus(Qt.FocusReason.OtherFocusReason)
    elif above is not None:  # a cell's field closes
        above.setFocus(Qt.FocusReason.OtherFocusReason)

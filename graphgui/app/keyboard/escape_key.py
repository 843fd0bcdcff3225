"""Esc where nothing else has taken it: undoes what was typed, leaves the presentation, goes back to the canvas."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMainWindow,
    QWidget,
)
from shiboken6 import isValid

from graphgui.panels.unread import is_escape


class EscapeKey(QObject):
    """Hears Esc last, when the field that has the keys has left it over.

    Args:
        docks: those that may float, and are windows of their own then.
        leave: is called where nothing was typed.
    """

    def __init__(self, window: QMainWindow, docks: list[QDockWidget], leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._leave = window, leave
        self._field: QLineEdit | None = None
        self._before = ""
        for each in (window, *docks):
            each.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not is_escape(event):
            return False
        if not self._undo_typing():
            self._leave()
        return True

    def _undo_typing(self) -> bool:
        """Have the text stand there that the field had when it got the keys; whether it was another."""
        field = text_of(QApplication.focusWidget())
        if field is None or field is not self._field or field.text() == self._before or field.isReadOnly():
            return False
        field.selectAll()
        field.insert(self._before)  # as if it were typed: what follows each letter follows this
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._window not in (new.window(), new.window().parentWidget()):
            return
        if self._field is not None and not isValid(self._field):
            self._field = None  # else it would be taken for the next one that Qt makes at its address
        field = text_of(new)
        if field is not self._field:
            if self._field is not None:
                self._field.editingFinished.disconnect(self._take)
            self._field, self._before = field, ""
            if field is not None:
                field.editingFinished.connect(self._take)
        self._take()

    def _take(self) -> None:
        """What stands there now is what Esc comes back to."""
        if self._field is not None and isValid(self._field):  # it says a last time that it is done while it goes
            self._before = self._field.text()


def text_of(widget: QWidget | None) -> QLineEdit | None:
    """The line into which letters go that are typed while a widget has the keys; texts of many undo themselves."""
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit) else None

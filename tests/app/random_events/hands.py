"""Does what was drawn, with the pointer and the keys of QTest.

They go through Qt's window system as real ones do: the pointer's where `QTEST_QPA_MOUSE_HANDLING` is set.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from graphgui.app.window import Window

_POINTER = {"press": QTest.mousePress, "release": QTest.mouseRelease, "double": QTest.mouseDClick}


class Hands:
    """One event after another."""

    def perform(self, window: Window, event: list) -> None:
        """Do it; what it sets in motion, a dialogue too, may be under way when this comes back."""
        kind, *rest = event
        if kind in _POINTER:
            x, y, button, modifiers = rest
            over, at = _window_at(window, x, y)
            _POINTER[kind](over, Qt.MouseButton(button), Qt.KeyboardModifier(modifiers), at)
        else:
            getattr(self, f"_{kind}")(window, *rest)

    def _move(self, window: Window, x: int, y: int) -> None:
        QTest.mouseMove(*_window_at(window, x, y))

    def _wheel(self, window: Window, x: int, y: int, angle: int, modifiers: int) -> None:
        over, at = _window_at(window, x, y)
        event = QWheelEvent(
            QPointF(at),
            QPointF(x, y),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier(modifiers),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(over.windowHandle(), event)

    def _key(self, window: Window, key: int, modifiers: int) -> None:
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
        over = over or window
        QTest.keyClick(over.focusWidget() or over, Qt.Key(key), Qt.KeyboardModifier(modifiers))

    def _text(self, window: Window, text: str) -> None:
        for letter in text:
            field = QApplication.focusWidget()
            if field is None:
                return
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = ord(letter.upper()) if letter.isascii() else 0
                QApplication.sendEvent(field, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))

    def _resize(self, window: Window, width: int, height: int) -> None:
        if window.windowState() == Qt.WindowState.WindowNoState:
            window.resize(width, height)

    def _drop(self, window: Window, path: str, x: int, y: int) -> None:
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(Path(path)))])
        at, copy, left = window.mapFromGlobal(QPoint(x, y)), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at, copy, data, left, none)
        QApplication.sendEvent(window, enter)
        if enter.isAccepted():
            QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, left, none))

    def _wait(self, window: Window, milliseconds: int) -> None:
        """Whoever leads the hands waits; nothing is done."""


def _window_at(window: Window, x: int, y: int) -> tuple[QWidget, QPoint]:
    """The window that gets the pointer there, and where in it that is."""
    over = (QApplication.activePopupWidget() or QApplication.topLevelAt(x, y) or window).window()
    at, inside = over.mapFromGlobal(QPoint(x, y)), over.rect()
    return over, QPoint(
        min(max(at.x(), inside.left()), inside.right()), min(max(at.y(), inside.top()), inside.bottom())
    )

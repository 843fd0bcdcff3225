"""One sentence for a screen reader, about what changes away from the keyboard or under it."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from shiboken6 import isValid

_PAUSE = 200  # milliseconds between two sentences at least, of which the last holds
_Description = QAccessible.Text.Description


def announce(widget: QObject, text: str, *, assertive: bool = False) -> None:
    """Have a sentence spoken; of several about one widget in quick succession the last.

    Args:
        widget: what the sentence is about.
        text: the sentence, as a person sees it.
        assertive: it cannot wait for what is being spoken, as with a trouble.
    """
    announcements().say(widget, text, assertive)


@cache
def announcements() -> "Announcements":
    """Those of the program."""
    return Announcements(QCoreApplication.instance())


class Announcements(QObject):
    """Says each sentence once, and none at frame rate.

    Signals:
        said: each sentence when it is told, whether or not a reader runs.
    """

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[QObject, tuple[str, bool]] = {}
        self._borrowed: tuple[QObject, str] | None = None  # a widget, and the description that it had
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell_all)

    def say(self, widget: QObject, text: str, assertive: bool) -> None:
        """Say it at the next pause, in place of what waits for that widget."""
        if text:
            self._waiting.pop(widget, None)
            self._waiting[widget] = text, assertive
            if not self._pause.isActive():
                self._pause.start()

    def _tell_all(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for widget, (text, assertive) in waiting.items():
            if not isValid(widget):
                continue
            if QAccessible.isActive():
                event = QAccessibleAnnouncementEvent(widget, text)
                if assertive:
                    event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
                QAccessible.updateAccessibility(event)
                from graphgui.screen_reader import at_spi  # late: only where a reader runs

                if not at_spi.hears_announcements():
                    self._describe(text)
            self.said.emit(text)

    def _describe(self, text: str) -> None:
        """Say it as the description of what has the keys, whose changes old readers speak."""
        focused = QGuiApplication.focusObject()
        if focused is None:
            return
        access = QAccessible.queryAccessibleInterface(focused)
        part = access.focusChild() if access else None
        if part is not None and part.object() is None:  # painted, as a node is: it tells what it was set to last
            part.setText(_Description, text)
            QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.DescriptionChanged))
            part.setText(_Description, "")
            return
        if self._borrowed is None or self._borrowed[0] is not focused:
            self._give_back()
            self._borrowed = focused, str(focused.property("accessibleDescription") or "")
            QGuiApplication.instance().focusObjectChanged.connect(self._give_back)  # type: ignore[union-attr]
        focused.setProperty("accessibleDescription", text)

    def _give_back(self) -> None:
        """Let a widget that the keys have left be described as before."""
        if self._borrowed is not None:
            widget, before = self._borrowed
            self._borrowed = None
            QGuiApplication.instance().focusObjectChanged.disconnect(self._give_back)  # type: ignore[union-attr]
            if isValid(widget):
                widget.setProperty("accessibleDescription", before)

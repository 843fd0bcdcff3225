"""Whether the reader of this desktop hears announcements: Orca does from version 45 on."""

import time

from PySide6.QtGui import QGuiApplication

_AGAIN = 30.0  # seconds after which it is asked anew: another reader may have been started
_SOON = 2.0  # where nobody has answered
_PATIENCE = 40  # milliseconds
_answer = True  # what is held to be so until the first answer
_due = 0.0  # when it is asked again, on the clock of `time.monotonic`


def hears_announcements() -> bool:
    """Whether some program has registered for announcements; other systems than AT-SPI always hear them."""
    global _answer, _due
    if QGuiApplication.platformName() not in ("xcb", "wayland"):
        return True
    if time.monotonic() > _due:
        registered = _registered()
        if registered is not None:
            _answer = "Object:Announcement" in registered
        _due = time.monotonic() + (_SOON if registered is None else _AGAIN)
    return _answer


def _registered() -> str | None:
    """What programs listen to, as Qt writes the registry's answer; None where there is none in time.

    PySide cannot read the list itself.
    """
    # Late: only where a reader runs on such a desktop.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    block = QDBus.CallMode.Block
    ask = QDBusMessage.createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    address = QDBusConnection.sessionBus().call(ask, block, _PATIENCE).arguments()
    if not address:
        return None
    bus = QDBusConnection.connectToBus(str(address[0]), "graphgui-at-spi")
    registry = "org.a11y.atspi.Registry"
    ask = QDBusMessage.createMethodCall(registry, "/org/a11y/atspi/registry", registry, "GetRegisteredEvents")
    answer = bus.call(ask, block, _PATIENCE)
    return repr(answer) if answer.type() == QDBusMessage.MessageType.ReplyMessage else None

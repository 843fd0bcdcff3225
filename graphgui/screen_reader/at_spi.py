"""Whether the reader of this desktop hears announcements: Orca does from version 45 on."""

import time

from PySide6.QtGui import QGuiApplication

_AGAIN = 30.0  # seconds after which it is asked anew: another reader may have been started
_PATIENCE = 40  # milliseconds
_answer: tuple[float, bool] | None = None


def hears_announcements() -> bool:
    """Whether some program has registered for announcements; other systems than AT-SPI always hear them."""
    global _answer
    if QGuiApplication.platformName() not in ("xcb", "wayland"):
        return True
    now = time.monotonic()
    if _answer is None or now - _answer[0] > _AGAIN:
        _answer = now, "Object:Announcement" in _registered()
    return _answer[1]


def _registered() -> str:
    """What programs listen to, as Qt writes the registry's answer; PySide cannot read the list itself."""
    # Late: only where a reader runs on such a desktop.
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    block = QDBus.CallMode.Block
    ask = QDBusMessage.createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    address = QDBusConnection.sessionBus().call(ask, block, _PATIENCE).arguments()
    if not address:
        return ""
    bus = QDBusConnection.connectToBus(str(address[0]), "graphgui-at-spi")
    registry = "org.a11y.atspi.Registry"
    ask = QDBusMessage.createMethodCall(registry, "/org/a11y/atspi/registry", registry, "GetRegisteredEvents")
    return repr(bus.call(ask, block, _PATIENCE))

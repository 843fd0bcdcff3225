"""The ring around what has the keys: a widget above all others, which no style and no neighbour hides."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from graphgui.app.keyboard.parts import bring_into_sight
from graphgui.canvas.view import CanvasView

_WIDTH, _ROUND = 2, 4  # pixels
_MOVED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ParentChange,
)


class FocusRing(QObject):
    """Follows the keys through the window, its dialogues and its floating panels.

    The canvas has an edge of its own, since what lies above it would make every scroll a repaint. Where the mouse
    gave the keys there is no ring: it tells itself where it was.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        self._later = QTimer(self, interval=0, singleShot=True)  # once all has moved that moves together
        self._later.timeout.connect(self._place)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVED:
            self._later.start()
        elif event.type() == QEvent.Type.MouseButtonPress and watched in self._watched[:1]:
            self._leave()
        return False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or isinstance(new, CanvasView) or not self._is_ours(new):
            return
        bring_into_sight(new)
        above: QWidget | None = new
        while above is not None:
            above.installEventFilter(self)
            self._watched.append(above)
            above = None if above.isWindow() else above.parentWidget()
        self._place()

    def _is_ours(self, widget: QWidget) -> bool:
        """Whether it is in this window, or in one that it has opened and that is no list of choices or menu."""
        window: QWidget | None = widget.window()
        if window is not None and window.windowType() == Qt.WindowType.Popup and not isinstance(window, QDialog):
            return False
        while window is not None and window is not self._window:
            window = window.parentWidget()
        return window is not None

    def _leave(self) -> None:
        self._later.stop()
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _place(self) -> None:
        widget = self._watched[0] if self._watched else None
        if widget is None or not isValid(widget) or not widget.isVisible():
            self._leave()
            return
        window = widget.window()
        if self._ring is None or not isValid(self._ring):
            self._ring = _Ring(window)
        if self._ring.parentWidget() is not window:
            self._ring.setParent(window)
        self._ring.surround(_seen(widget))


def _seen(widget: QWidget) -> QRect:
    """Where in its window the ring goes: just outside the widget, within whatever scrolls or ends around it."""
    window = widget.window()
    area = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    area = area.adjusted(-_WIDTH, -_WIDTH, _WIDTH, _WIDTH) & window.rect()
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            port = above.viewport()
            area &= QRect(port.mapTo(window, port.rect().topLeft()), port.size())
        above = above.parentWidget()
    return area


class _Ring(QWidget):
    """Nothing but its edge: the mouse goes through, and what is inside is painted without it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, area: QRect) -> None:
        """Stand there, above all."""
        if area.isEmpty():
            self.hide()
            return
        self.setGeometry(area)
        inner = self.rect().adjusted(_ROUND, _ROUND, -_ROUND, -_ROUND)
        self.setMask(QRegion(self.rect()) - QRegion(inner))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _ROUND - 1, _ROUND - 1)
        painter.end()

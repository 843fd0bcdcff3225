"""Stands in the place of a widget whose painting fails, and tries it again after a while."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

_FIRST, _LONGEST = 1_000, 60_000  # ms until the next try
_WELL = 5_000  # ms of painting after which all is well again


class Placeholder(QLabel):
    """Covers a widget, so that it is not painted; a click, or some time, has it painted again.

    Each time that it fails again soon after, the next try is twice as far away.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._wait, self._tried = _FIRST, QElapsedTimer()
        self.setText(self.tr("This cannot be drawn at the moment. Click to try again."))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setMargin(8)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try_again)
        self._painted.installEventFilter(self)

    @classmethod
    def over(cls, widget: QWidget) -> "Placeholder":
        """Cover a widget, by the placeholder that it has had before if there is one."""
        there = widget.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly) or cls(widget)
        there.cover()
        return there

    def cover(self) -> None:
        """Take the widget's place."""
        if self._tried.isValid() and self._tried.elapsed() > _WELL:
            self._wait = _FIRST
        self._settle()
        self.raise_()
        self.show()
        self._timer.start(self._wait)
        self._wait = min(2 * self._wait, _LONGEST)

    def _settle(self) -> None:
        painted = self._painted
        self.setGeometry(painted.rect() if painted is self.parent() else painted.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._try_again()

    def _try_again(self) -> None:
        self._timer.stop()
        self.hide()
        self._tried.start()
        self._painted.update()

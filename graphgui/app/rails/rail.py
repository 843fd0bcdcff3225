"""A narrow strip between the canvas and one side's panels, with their titles: a click opens or folds one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from graphgui.app.docks import Panels
from graphgui.app.panel_row import Side
from graphgui.app.rails.rail_button import RailButton

_SHORTEST = 40  # pixels


class Rail(QWidget):
    """Has the panels that stand there at first, those that have been opened, and the rest in a menu at its end.

    Args:
        toggle: opens a panel, or puts it away where it is in front.
    """

    def __init__(self, side: Side, panels: Panels, toggle: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._side, self._panels, self._toggle = side, panels, toggle
        self.setObjectName(f"rail_{side.value}")
        self._buttons: dict[str, RailButton] = {}  # made when they are needed
        self._more = RailButton("⋯", side, self)
        self._more.setCheckable(False)
        self._more.setObjectName(f"more_{side.value}")
        self._more.setAccessibleName(self.tr("More panels"))
        self._more.setToolTip(self.tr("More panels"))
        self._more.clicked.connect(self._offer)
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(*((along, across) if side is Side.BELOW else (across, along)))

    @property
    def buttons(self) -> dict[str, RailButton]:
        """The buttons that are on the strip, by their panels' names."""
        return {name: button for name, button in self._buttons.items() if not button.isHidden()}

    @property
    def more(self) -> RailButton:
        """Opens the menu of the panels that have no button."""
        return self._more

    def follow(self) -> None:
        """Show what is open now, and what can be."""
        self._place()
        for name, button in self._buttons.items():
            button.setChecked(self._panels.is_in_front(name))

    def sizeHint(self) -> QSize:
        thickness = self._more.sizeHint()
        if self._side is Side.BELOW:
            return QSize(_SHORTEST, thickness.height())
        return QSize(thickness.width(), _SHORTEST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, role = self.palette(), QPalette.ColorRole
        painter.fillRect(self.rect(), palette.color(role.Window))
        painter.setPen(palette.color(role.Mid))
        area = self.rect().adjusted(0, 0, -1, -1)
        if self._side.seen is Side.LEFT:
            painter.drawLine(area.topRight(), area.bottomRight())
        elif self._side.seen is Side.RIGHT:
            painter.drawLine(area.topLeft(), area.bottomLeft())
        else:
            painter.drawLine(area.topLeft(), area.topRight())
        painter.end()

    # inside

    def _button(self, name: str) -> RailButton:
        if name in self._buttons:
            return self._buttons[name]
        button = self._buttons[name] = RailButton(self._panels.docks[name].windowTitle(), self._side, self)
        button.setObjectName(f"rail_{name}")
        button.setToolTip(self._panels.purpose(name))
        button.clicked.connect(partial(self._toggle, name))
        return button

    def _place(self) -> None:
        """From the start, as many as there is room for; those that stand there at first come first."""
        is_flat = self._side is Side.BELOW
        length = self.width() if is_flat else self.height()
        across = self.height() if is_flat else self.width()

        def long(button: RailButton) -> int:
            return button.sizeHint().width() if is_flat else button.sizeHint().height()

        free = length - long(self._more)
        wanted: list[str] = []
        for name in self._panels.handles(self._side):
            if free >= long(self._button(name)):
                free -= long(self._button(name))
                wanted.append(name)
        at = 0
        for button in (*(self._buttons[name] for name in wanted), self._more):
            size = QSize(long(button), across) if is_flat else QSize(across, long(button))
            left = self.width() - at - size.width() if self.isRightToLeft() else at
            button.setGeometry(QRect(QPoint(left, 0) if is_flat else QPoint(0, at), size))
            at += long(button)
        for name, button in self._buttons.items():
            button.setVisible(name in wanted)

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name in self._panels.on_side(self._side):
            if name not in self.buttons:
                action = menu.addAction(self._panels.titles[name].replace("&", "&&"))
                action.setToolTip(self._panels.purpose(name))
                action.triggered.connect(partial(self._panels.bring, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, 0)))

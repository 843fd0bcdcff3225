"""Keeps room for the canvas: where space is short, panels fold to their rails, and one is open at a time."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from graphgui.app.docks import WIDTHS, Panels
from graphgui.app.panel_row import Side
from graphgui.app.rails.rail import Rail

_BESIDE = {Side.LEFT, Side.RIGHT}
# In heights of a line, so that a larger type needs more room:
_BOTH_SIDES = sum(WIDTHS.values())  # the palette and the inspector
_ABOVE_AND_BELOW = 25  # menus, toolbar, time line, plots, status line
_ALL_PLOTS = 60  # the width of a window that has room for plots beside each other
_A_PLOT = 46  # the height of one that has room for a plot at all
_PLOT, _LOW_PLOT = 16, 11  # the height of a plot's panel
_MANY = 100


class Folding(QObject):
    """Folds panels when the window becomes small, and opens them again when it becomes large.

    Attributes:
        rails: by side; each is seen while a panel that stands there at first is not, or space is short.
    """

    def __init__(self, window: QMainWindow, panels: Panels, parent: QWidget) -> None:
        super().__init__(window)
        self._window, self._panels = window, panels
        self._is_under_way = True
        self._is_held = False
        self._had_room: dict[Side, int] = {}
        self.rails = {side: Rail(side, panels, self.toggle, parent) for side in Side}
        self._folded: list[str] = []
        self._away: list[QDockWidget] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.follow)
        self._restyled = QTimer(self, interval=0, singleShot=True)
        self._restyled.timeout.connect(self.settle)
        for name, dock in panels.docks.items():
            dock.visibilityChanged.connect(lambda seen, name=name: self._visibility_changed(name, seen))

    @property
    def is_under_way(self) -> bool:
        """Whether panels go and come by themselves, and not by the person's hand."""
        return self._is_under_way or self._is_held

    def begin(self) -> None:
        """Fold what stands open in a window that is too small for it, and watch its size from now on."""
        remembered = str(QSettings().value("folded", "")).split()
        self._folded = [name for name in remembered if name in self._panels.docks]
        self.settle()
        self._window.installEventFilter(self)

    def reset(self) -> None:
        """Put every panel where it was at the first start."""
        self._is_under_way = True
        self._folded = []
        self._panels.arrange()
        self._panels.put_behind(again=True)
        self._had_room.clear()
        self.settle()
        if self._away:
            self.put_plots_away()

    def save(self) -> None:
        """Remember what is folded only for want of space."""
        QSettings().setValue("folded", " ".join(self._folded))

    def hold(self, held: bool) -> None:
        """Leave everything where it is, whatever the size, until it is let go."""
        self._is_held = held
        self.settle()

    def put_plots_away(self) -> None:
        """Show no plots, nor the rail that names them, until `bring_plots_back`: there is nothing to plot."""
        self._away = list(self._open({Side.BELOW}))
        self._show_away(False)

    def bring_plots_back(self) -> None:
        """Show those that were put away, where there is room for them."""
        self._show_away(True)
        self._away = []
        self.settle()

    def toggle(self, name: str) -> None:
        """Open a panel, or put it away where it is in front."""
        self._panels.toggle(name)
        self.follow()

    def settle(self) -> None:
        """Fold or open what the window's size asks for."""
        if not self._is_held:
            self._is_under_way = True
            try:
                for sides in (_BESIDE, {Side.BELOW}):
                    self._settle(sides)
            finally:
                self._is_under_way = False
        self.follow()

    def follow(self) -> None:
        """Show the rails that are needed, as they should be."""
        for side, rail in self.rails.items():
            waits = any(self._panels.docks[name].isHidden() for name in self._panels.first_on(side))
            rail.setVisible((waits or self._is_short(side)) and not (self._away and side is Side.BELOW))
            rail.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.settle()
        elif event.type() == QEvent.Type.FontChange:
            self._restyled.start()  # Qt goes through its widgets now, and ends some where a panel is hidden
        return False

    # inside

    def _is_short(self, side: Side) -> bool:
        return self._room(side) < _MANY

    def _room(self, side: Side) -> int:
        """How many panels a side has room for beside each other, if half of the window is to be the canvas's."""
        width, height = self._window.width(), self._window.height()
        line = self._window.fontMetrics().height()
        if side in _BESIDE:
            left = (width - _BOTH_SIDES * line) * (height - _ABOVE_AND_BELOW * line)
            return _MANY if left >= width * height / 2 else 0
        if height < _A_PLOT * line:
            return 0
        return _MANY if width >= _ALL_PLOTS * line else 1

    def _show_away(self, seen: bool) -> None:
        self._is_under_way = True
        for dock in self._away:
            dock.setVisible(seen)
        self._is_under_way = False
        self.follow()

    def _settle(self, sides: set[Side]) -> None:
        side = next(iter(sides))
        if self._away and side is Side.BELOW:
            return
        room, before = self._room(side), self._had_room.get(side)
        if room == before:
            return
        self._had_room[side] = room
        groups = self._groups(sides)
        if before is None or room < before:
            chosen = before is None or side in _BESIDE  # a single one that is open, a person has opened
            if len(groups) > max(room, int(chosen)):
                self._fold(dock for group in groups[room:] for dock in group)
        else:
            back = [name for name in self._folded if self._panels.side(name) in sides]
            for name in back if room == _MANY else back[: room - len(groups)]:
                self._folded.remove(name)
                self._panels.docks[name].show()
        if side is Side.BELOW and (plots := list(self._open(sides))):
            self._make_high(plots[0])

    def _groups(self, sides: set[Side]) -> list[list[QDockWidget]]:
        """The docks that are open there, those together that share a place."""
        found: list[list[QDockWidget]] = []
        for dock in self._open(sides):
            beside = self._window.tabifiedDockWidgets(dock)
            group = next((group for group in found if group[0] in beside), None)
            if group is None:
                found.append([dock])
            else:
                group.append(dock)
        return found

    def _open(self, sides: set[Side]) -> Iterator[QDockWidget]:
        for name, dock in self._panels.docks.items():
            if self._panels.side(name) in sides and not dock.isHidden() and not dock.isFloating():
                yield dock

    def _make_high(self, plot: QDockWidget) -> None:
        """As high as a plot should be, where it is opened in a window of this size."""
        line = self._window.fontMetrics().height()
        lines = _PLOT if self._room(Side.BELOW) else _LOW_PLOT
        self._window.resizeDocks([plot], [lines * line], Qt.Orientation.Vertical)

    def _fold(self, docks: Iterable[QDockWidget]) -> None:
        for dock in list(docks):
            dock.hide()
            if dock.objectName() not in self._folded:
                self._folded.append(dock.objectName())

    def _visibility_changed(self, name: str, seen: bool) -> None:
        if seen and not self.is_under_way:
            self._opened(name)
        self._soon.start()

    def _opened(self, name: str) -> None:
        """Make room for a panel that a person opens."""
        dock, side = self._panels.docks[name], self._panels.side(name)
        if name in self._folded:
            self._folded.remove(name)
        if dock.isFloating() or not self._is_short(side):
            return
        kept = {dock} if side in _BESIDE else {dock, *self._window.tabifiedDockWidgets(dock)}
        self._is_under_way = True
        others = self._open(_BESIDE if side in _BESIDE else {side})
        self._fold(each for each in others if each not in kept and not self._panels.stays(each.objectName()))
        self._is_under_way = False
        if side is Side.BELOW:
            self._make_high(dock)
        else:
            self._panels.leave_room(name)

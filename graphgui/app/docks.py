"""The docks around the canvas: each is there from the start, with its title, and its panel once it is shown."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QScrollArea, QTabBar, QWidget

from graphgui.app.panel_row import PanelRow, Side, Surroundings
from graphgui.look.colours import Theme

if TYPE_CHECKING:
    from graphgui.plots.base.plot import Plot

_AREAS = {
    Side.LEFT: Qt.DockWidgetArea.LeftDockWidgetArea,
    Side.RIGHT: Qt.DockWidgetArea.RightDockWidgetArea,
    Side.BELOW: Qt.DockWidgetArea.BottomDockWidgetArea,
}
_NOWHERE = Qt.DockWidgetArea.NoDockWidgetArea
_LAYOUT_VERSION = 2
_SIDES = {area: side for side, area in _AREAS.items()}
_SMALLEST = (120, 120)  # pixels of a plot's dock before there is a plot
WIDTHS = {Side.LEFT: 13, Side.RIGHT: 22}
"""How wide each side is at first, in heights of a line: larger type needs more room."""
_WIDEST = 0.4  # of the window's width


@runtime_checkable
class _Themed(Protocol):
    def set_theme(self, theme: Theme, /) -> None: ...


class Panels(QObject):
    """The panels of a window by name, made when first shown or asked for.

    Args:
        is_folding: whether panels are hidden for want of room, and so not put away by the person.

    Attributes:
        docks: by name, in the order of the rows.

    Signals:
        opened: a panel, by name, is seen that was not, and not because there is more room now.
    """

    opened = Signal(str)

    def __init__(
        self, window: QMainWindow, rows: Iterable[PanelRow], of: Surroundings, is_folding: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._of, self._is_folding = window, of, is_folding
        self._rows = {row.name: row for row in rows}
        self._made: dict[str, QWidget] = {}
        self._plots_wait = True
        self._waiting = QTimer(self, interval=0)
        self._waiting.timeout.connect(self._make_next)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.docks = {name: self._dock(window, row) for name, row in self._rows.items()}
        self._standing_in = {row.name: False for row in self._rows.values() if row.stands_in}
        of.document.structure_changed.connect(self.take_turns)

    def __getitem__(self, name: str) -> QWidget:
        """The panel itself, made now where it has never been shown."""
        if name not in self._made:
            row = self._rows[name]
            panel = row.make(self._of)
            if not row.is_plot and isinstance(panel, _Themed):
                panel.set_theme(self._of.theme)
            dock = self.docks[name]
            panel.setAccessibleName(dock.windowTitle())
            before = dock.widget()
            dock.setWidget(panel if row.is_plot else _Scrolled(panel))
            if before is not None:
                before.deleteLater()
            self._made[name] = panel
        return self._made[name]

    @property
    def made(self) -> dict[str, QWidget]:
        """The panels that have been made so far."""
        return dict(self._made)

    def plots(self) -> "Iterator[Plot]":
        """Those of the panels made so far that are plots."""
        from graphgui.plots.base.plot import Plot  # late: pyqtgraph is not needed for the first frame

        return (panel for panel in self._made.values() if isinstance(panel, Plot))

    @property
    def open_names(self) -> frozenset[str]:
        """The panels that are open, in front or not."""
        return frozenset(name for name, dock in self.docks.items() if not dock.isHidden())

    @property
    def aside(self) -> list[QDockWidget]:
        """The docks of all panels but the plots."""
        return [self.docks[name] for name, row in self._rows.items() if not row.is_plot]

    @property
    def below(self) -> list[QDockWidget]:
        """The docks of the plots."""
        return [self.docks[name] for name, row in self._rows.items() if row.is_plot]

    @property
    def titles(self) -> dict[str, str]:
        """What every panel is called, in the window's language."""
        return {name: dock.windowTitle() for name, dock in self.docks.items()}

    def purpose(self, name: str) -> str:
        """What a panel is for, in the window's language."""
        return QCoreApplication.translate("panels", self._rows[name].line)

    def side(self, name: str) -> Side:
        """Where a panel stands now, or will when it is shown."""
        area = self._window.dockWidgetArea(self.docks[name])
        return _SIDES[area].seen if area in _SIDES else self._rows[name].side

    def on_side(self, side: Side) -> list[str]:
        """The panels of one side, open or not."""
        return [name for name in self.docks if self.side(name) is side]

    def first_on(self, side: Side) -> list[str]:
        """Those of a side that are seen at first."""
        return [name for name in self.on_side(side) if not self._rows[name].beside]

    def handles(self, side: Side) -> list[str]:
        """Those of a side that a person has met: at first, or since they were opened."""
        here = self.on_side(side)
        later = (name for name in here if self._rows[name].beside and name in self._made)
        return [*(name for name in here if not self._rows[name].beside), *later]

    def stays(self, name: str) -> bool:
        """Whether a panel stays open where another is opened that there is no room for beside it."""
        return self._rows[name].stays

    def is_in_front(self, name: str) -> bool:
        """Whether a panel is open, and no other before it in its row of tabs."""
        dock = self.docks[name]
        return not dock.isHidden() and (not self._window.isVisible() or _is_in_front(dock))

    def arrange(self) -> None:
        """Put the docks that are seen at first where they stand at first."""
        window = self._window
        seen: dict[Side, list[QDockWidget]] = {side: [] for side in Side}
        for row in self._rows.values():
            if not row.beside:
                dock = self.docks[row.name]
                seen[row.side].append(dock)
                dock.setFloating(False)
                window.addDockWidget(_AREAS[row.side.seen], dock)
                dock.show()
        plots = seen[Side.BELOW]
        for side in WIDTHS:
            widths = [self._first_width(side)] * len(seen[side])
            window.resizeDocks(seen[side], widths, Qt.Orientation.Horizontal)
        window.resizeDocks(plots, [400] * len(plots), Qt.Orientation.Horizontal)
        window.resizeDocks(plots[:1], [225], Qt.Orientation.Vertical)
        if layout := window.layout():
            layout.activate()  # or the window could not be narrower than all of them side by side

    def leave_room(self, name: str) -> None:
        """Make the panel of a side no wider than a window of this size has room for."""
        dock, widest = self.docks[name], round(_WIDEST * self._window.width())
        if dock.width() > widest:
            self._window.resizeDocks([dock], [widest], Qt.Orientation.Horizontal)

    def put_behind(self, *, again: bool = False) -> None:
        """Put the other docks, which wait to be asked for, behind those beside which they stand.

        Args:
            again: those that stand somewhere already, too.
        """
        for row in self._rows.values():
            dock = self.docks[row.name]
            if row.beside and (again or self._window.dockWidgetArea(dock) == _NOWHERE):
                dock.setFloating(False)
                self._window.tabifyDockWidget(self.docks[row.beside], dock)
                dock.hide()

    def make_beside(self) -> None:
        """Make the panels beside the canvas that will be seen, so that the window's first frame has them."""
        for name, row in self._rows.items():
            dock = self.docks[name]
            alone = all(other.isHidden() for other in self._window.tabifiedDockWidgets(dock))
            if not row.is_plot and alone and not dock.isHidden():
                self[name]

    def put_off_plots(self) -> None:
        """Make no plot that is shown from now on, until `make_plots`."""
        self._plots_wait = True
        self._waiting.stop()

    def make_plots(self) -> None:
        """Make the plots that are seen, one in each turn of the event loop; from now on, any that is shown."""
        self._plots_wait = False
        self.take_turns()
        self._waiting.start()

    def make_all_seen(self) -> None:
        """Make every panel that is seen, at once."""
        self._plots_wait = False
        self.take_turns()
        for name in self._seen():
            self[name]

    def bring(self, name: str) -> QWidget:
        """Show a panel in front of those that it shares its place with; the keyboard goes to its field, if any."""
        panel = self[name]
        self.docks[name].show()
        self.docks[name].raise_()
        if field := panel.focusProxy():
            field.setFocus()
        return panel

    def toggle(self, name: str) -> None:
        """Bring a panel to the front, or put away one that is there."""
        dock = self.docks[name]
        dock.setVisible(not _is_in_front(dock))
        dock.raise_()

    def set_theme(self, theme: Theme) -> None:
        """Restyle what has been made; what is made later has the colours of its time."""
        for panel in self._made.values():
            if isinstance(panel, _Themed):  # Qt's own follow the application's palette
                panel.set_theme(theme)

    def take_turns(self) -> None:
        """Bring a plot for a special kind of model to the front while there is one, if the usual one is seen."""
        if self._plots_wait:
            return
        for name, stood_in in self._standing_in.items():
            row = self._rows[name]
            assert row.stands_in is not None
            applies = row.stands_in(self._of.document)
            if applies == stood_in:
                continue
            self._standing_in[name] = applies
            special, usual = self.docks[name], self.docks[row.beside]
            if applies and not usual.isHidden():
                special.show()
                special.raise_()
            elif not applies and not special.isHidden() and not usual.isHidden():
                special.hide()
                usual.raise_()

    # inside

    def _dock(self, window: QMainWindow, row: PanelRow) -> QDockWidget:
        dock = QDockWidget(QCoreApplication.translate("panels", row.title), window)
        dock.setObjectName(row.name)
        dock.toggleViewAction().triggered.connect(dock.raise_)  # a tab that is asked for comes to the front
        dock.toggleViewAction().setStatusTip(QCoreApplication.translate("panels", row.line))
        if row.is_plot:
            stand_in = QWidget(dock, autoFillBackground=True)
            stand_in.setBackgroundRole(QPalette.ColorRole.Base)
            stand_in.setMinimumSize(*_SMALLEST)
            dock.setWidget(stand_in)
        if row.beside:
            dock.hide()
        dock.visibilityChanged.connect(lambda seen: self._visibility_changed(row, seen))
        return dock

    def _first_width(self, side: Side) -> int:
        lines = WIDTHS[side] * self._window.fontMetrics().height()
        return min(lines, round(_WIDEST * self._window.width()))

    def _visibility_changed(self, row: PanelRow, seen: bool) -> None:
        dock, panel = self.docks[row.name], self._made.get(row.name)
        if seen and dock.isVisible() and not (row.is_plot and self._plots_wait):
            self[row.name]
            if not self._is_folding():
                self.opened.emit(row.name)
        elif row.put_away and panel and dock.isHidden() and not self._is_folding():
            row.put_away(panel)

    def _seen(self) -> Iterator[str]:
        return (name for name, dock in self.docks.items() if _is_in_front(dock))

    def _make_next(self) -> None:
        name = next((name for name in self._seen() if name not in self._made), None)
        if name is None:
            self._waiting.stop()
        else:
            self[name]


class _Scrolled(QScrollArea):
    """A panel that may be lower than it would like, and never makes the window grow beyond its screen."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panel)
        self._panel = panel

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._panel.minimumSizeHint().width() + bar, _SMALLEST[1])


def _state() -> str:
    return "state_from_the_right" if QGuiApplication.isRightToLeft() else "state"


def save_layout(window: QMainWindow) -> None:
    """Remember where a window and its docks stand."""
    settings = QSettings()
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue(_state(), window.saveState(_LAYOUT_VERSION))


def restore_layout(window: QMainWindow) -> None:
    """Put a window and its docks where they stood the last time."""
    settings = QSettings()
    geometry, state = settings.value("geometry"), settings.value(_state())
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(state, QByteArray):
        window.restoreState(state, _LAYOUT_VERSION)


def hide_stray_tabs(window: QMainWindow) -> None:
    """Put away tabs that lie under no dock: of docks hidden before the window was shown, Qt leaves some behind."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    docks = [dock.geometry() for dock in window.findChildren(QDockWidget, options=direct) if not dock.isHidden()]
    for bar in window.findChildren(QTabBar, options=direct):
        place = bar.geometry()
        if not any(abs(dock.bottom() + 1 - place.top()) <= 2 and dock.left() == place.left() for dock in docks):
            bar.hide()


def _is_in_front(dock: QDockWidget) -> bool:
    return dock.isVisible() and not dock.visibleRegion().isEmpty()

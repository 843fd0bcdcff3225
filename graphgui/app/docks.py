"""The panels around the canvas: where each stands at first, and which are hidden until asked for."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

_AREA = Qt.DockWidgetArea
_WIDE, _HIGH = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class Panel(NamedTuple):
    """One panel; a hidden one stands as a tab beside `beside`."""

    title: str
    widget: QWidget
    area: Qt.DockWidgetArea
    beside: str = ""


def build(window: QMainWindow, panels: Mapping[str, Panel]) -> dict[str, QDockWidget]:
    """A dock for each panel, by its name; those without a neighbour are seen at once."""
    for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
        window.setCorner(corner, _AREA.BottomDockWidgetArea)
    docks = {name: _dock(window, name, panel) for name, panel in panels.items()}
    for name, panel in panels.items():
        if panel.beside:
            window.tabifyDockWidget(docks[panel.beside], docks[name])
            docks[name].hide()
    seen = {
        area: [docks[name] for name, panel in panels.items() if panel.area == area and not panel.beside]
        for area in (_AREA.LeftDockWidgetArea, _AREA.RightDockWidgetArea, _AREA.BottomDockWidgetArea)
    }
    sides = [*seen[_AREA.LeftDockWidgetArea], *seen[_AREA.RightDockWidgetArea]]
    plots = seen[_AREA.BottomDockWidgetArea]
    window.resizeDocks(sides, [190, 345], _WIDE)
    window.resizeDocks(plots, [400] * len(plots), _WIDE)
    window.resizeDocks(plots[:1], [225], _HIGH)
    if layout := window.layout():
        layout.activate()  # or the window could not be narrower than all of them side by side
    return docks


def take_turns(usual: QDockWidget, special: QDockWidget, applies: bool) -> None:
    """Bring the panel for a special kind of model to the front while there is one, where the usual one is seen."""
    if applies and not usual.isHidden():
        special.show()
        special.raise_()
    elif not applies and not special.isHidden() and not usual.isHidden():
        special.hide()
        usual.raise_()


def hide_stray_tabs(window: QMainWindow) -> None:
    """Put away tabs that lie under no dock: of docks hidden before the window was shown, Qt leaves some behind."""
    docks = [dock.geometry() for dock in window.findChildren(QDockWidget) if not dock.isHidden()]
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        place = bar.geometry()
        if not any(abs(dock.bottom() + 1 - place.top()) <= 2 and dock.left() == place.left() for dock in docks):
            bar.hide()


def _dock(window: QMainWindow, name: str, panel: Panel) -> QDockWidget:
    dock = QDockWidget(panel.title, window)
    dock.setObjectName(name)
    dock.setWidget(panel.widget)
    dock.toggleViewAction().triggered.connect(dock.raise_)  # a tab that is asked for comes to the front
    window.addDockWidget(panel.area, dock)
    return dock

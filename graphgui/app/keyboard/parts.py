"""From part to part of the window by keys: message, canvas, panels beside it, plots, time line, toolbar."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from graphgui.app.banner import Banner
from graphgui.app.docks import Panels
from graphgui.app.keyboard.kept_parent import focus_proxy, next_in_focus_chain
from graphgui.app.panel_row import Side

_REASONS = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}
_TAB = Qt.FocusPolicy.TabFocus


class Parts(QObject):
    """Gives the keys to a part of the window: to what had them there last, else to its first control.

    Args:
        centre: holds the canvas and the start page.
        timeline: the bar below it.
    """

    def __init__(
        self,
        window: QMainWindow,
        panels: Panels,
        banner: Banner,
        centre: QStackedWidget,
        timeline: QWidget,
    ) -> None:
        super().__init__(window)
        self._window, self._panels, self._banner, self._centre = window, panels, banner, centre
        self._timeline = timeline

    def all(self) -> list[QWidget]:
        """What is seen now and has a control, in the order in which keys go round."""
        docks = {side: list(self._in_front(side)) for side in Side}
        found = [
            self._banner,
            self._middle,
            *docks[Side.RIGHT],
            *docks[Side.BELOW],
            self._timeline,
            *self._window.findChildren(QToolBar, options=Qt.FindChildOption.FindDirectChildrenOnly),
            *docks[Side.LEFT],
        ]
        return [part for part in found if part.isVisible() and first_stop(part)]

    def go(self, by: int) -> None:
        """Go on to the next part, or back."""
        parts, focus = self.all(), QApplication.focusWidget()
        here = next((number for number, part in enumerate(parts) if focus and is_within(part, focus)), None)
        if here is None:
            self.go_home()
        elif parts:
            enter(parts[(here + by) % len(parts)], _REASONS[by])

    def go_home(self) -> None:
        """To the canvas, or the start page in its place."""
        enter(self._middle, Qt.FocusReason.ShortcutFocusReason)

    def to_message(self) -> None:
        """To what can be done about what is said above the canvas."""
        if self._banner.isVisible():
            self._banner.first_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_fields(self) -> None:
        """To the first field of what is selected, in the inspector."""
        from graphgui.panels.inspector.inspector import Inspector  # late: it is folded at first

        inspector = self._panels.bring("inspector")
        assert isinstance(inspector, Inspector)
        if (first := first_stop(inspector.form)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _middle(self) -> QWidget:
        """The canvas, or the start page in its place."""
        shown = self._centre.currentWidget()
        assert shown is not None
        return shown

    def _in_front(self, side: Side) -> Iterator[QDockWidget]:
        return (self._panels.docks[name] for name in self._panels.on_side(side) if self._panels.is_in_front(name))


def is_within(part: QWidget, widget: QWidget) -> bool:
    """Whether a widget is a part or within it; docks that float are within nothing but themselves."""
    return part is widget or part.isAncestorOf(widget)


def stops_in(part: QWidget) -> Iterator[QWidget]:
    """What Tab can reach in a part, in its order."""
    widget = part
    while True:
        if is_within(part, widget) and _is_stop(widget):
            yield widget
        following = next_in_focus_chain(widget)
        if following is None or following is part:
            return
        widget = following


def first_stop(part: QWidget) -> QWidget | None:
    """The first of them, else what arrows scroll; None where there is nothing of either kind."""
    return next(stops_in(part), None) or part.findChild(QScrollArea)


def enter(part: QWidget, reason: Qt.FocusReason) -> None:
    """Give the keys to what had them last in a part, else to its first control."""
    last = part.focusWidget()
    aim = last if last is not None and is_within(part, last) and _is_stop(last) else first_stop(part)
    if aim is not None:
        aim.window().activateWindow()
        aim.setFocus(reason)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever scrolls around a widget until it is seen."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab comes there: fields behind a proxy are stops themselves."""
    is_tab = widget.focusPolicy() & _TAB == _TAB
    return is_tab and widget.isVisible() and widget.isEnabled() and focus_proxy(widget) is None

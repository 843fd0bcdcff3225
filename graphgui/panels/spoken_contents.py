"""What stands in the part of a panel that scrolls, for who does not see it: texts and formulas take no keys."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget

from graphgui.screen_reader.roles import give_role

_READ = (QAccessible.Role.StaticText, QAccessible.Role.Graphic)


class SpokenContents(QObject):
    """Calls a part as its panel is called, and describes it by its texts, whenever the keys come there."""

    def __init__(self, area: QScrollArea, panel: QWidget) -> None:
        super().__init__(area)
        self._area, self._panel = area, panel
        give_role(area, QAccessible.Role.Grouping)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and QAccessible.isActive():
            self._area.setAccessibleName(self._panel.accessibleName())
            self._area.setAccessibleDescription(self._words())
        return super().eventFilter(watched, event)

    def _words(self) -> str:
        shown = (part for part in self._area.findChildren(QWidget) if part.isVisible())
        parts = (QAccessible.queryAccessibleInterface(part) for part in shown)
        return "\n".join(part.text(QAccessible.Text.Name) for part in parts if part and part.role() in _READ)

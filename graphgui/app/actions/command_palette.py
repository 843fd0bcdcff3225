"""A list of names in the middle of the window: type a few letters, Enter. For actions, and for nodes."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from graphgui.actions.qt_action import keys_text, plain, sentence_of, title
from graphgui.app.actions.table import ActionTable
from graphgui.screen_reader.announce import announce
from graphgui.words import folded

_WIDTH, _HEIGHT = 460, 360


class PaletteEntry(NamedTuple):
    """One name to find, what stands beside it, what is said of it, and what choosing it does."""

    name: str
    beside: str
    tip: str
    do: Callable[[], object]


def palette_entries(table: ActionTable) -> Iterator[PaletteEntry]:
    """Every action of a menu that applies now: by its plain name, behind that of its submenu, with its keys."""
    for action in table.in_order():
        path = table.path(action)
        if path is not None and action.enabled():
            name = " › ".join([*path[1:], plain(title(action)).rstrip("…")])
            yield PaletteEntry(name, keys_text(action), sentence_of(action), action.do)


class CommandPalette(QDialog):
    """Typing narrows the list; Enter or a click does the chosen entry, Esc nothing."""

    def __init__(self, parent: QWidget, title: str, entries: Iterable[PaletteEntry]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(title)
        self._field.setAccessibleName(title)
        self._list = QTreeWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setColumnCount(2)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for entry in entries:
            item = QTreeWidgetItem(self._list, [entry.name, entry.beside])
            item.setToolTip(0, entry.tip)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.UserRole, entry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._list.currentItemChanged.connect(self._tell)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._do)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item, _column: self._do())
        self._narrow("")
        self.resize(_WIDTH, _HEIGHT)
        middle = parent.mapToGlobal(parent.rect().center())
        self.move(middle.x() - _WIDTH // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 90)
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._go(step)
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _narrow(self, text: str) -> None:
        """Show the entries that hold every word typed; the first that begins with it is chosen."""
        words = folded(text).split()
        for item in self._items():
            item.setHidden(not all(word in folded(item.text(0)) for word in words))
        shown = [item for item in self._items() if not item.isHidden()]
        begins = [item for item in shown if folded(item.text(0)).startswith(folded(text))]
        if shown:
            self._list.setCurrentItem((begins or shown)[0])

    def _go(self, step: int) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        current = self._list.currentItem()
        if current is not None and current in shown:
            row = shown.index(current) + step
            self._list.setCurrentItem(shown[max(0, min(row, len(shown) - 1))])

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        """Say which entry Enter would do: the keys stay in the field."""
        if item is not None:
            announce(self._field, ", ".join(filter(None, (item.text(0), item.text(1), item.toolTip(0)))))

    def _do(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None and not item.isHidden():
            item.data(0, Qt.ItemDataRole.UserRole).do()

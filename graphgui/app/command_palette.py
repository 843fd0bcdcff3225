"""A list of names in the middle of the window: type a few letters, Enter. For actions, and for nodes."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_WIDTH, _HEIGHT = 460, 360


class Entry(NamedTuple):
    """One name to find, what stands beside it, what is said of it, and what choosing it does."""

    name: str
    beside: str
    tip: str
    do: Callable[[], object]


def entry_of(action: QAction) -> Entry:
    """An action by its plain name, with its keys."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(action.text().replace("&", "").rstrip("…"), keys, action.toolTip(), action.trigger)


class CommandPalette(QDialog):
    """Typing narrows the list; Enter or a click does the chosen entry, Esc nothing."""

    def __init__(self, parent: QWidget, title: str, entries: Iterable[Entry]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(title)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for entry in sorted(entries, key=lambda entry: entry.name):
            text = f"{entry.name}    {entry.beside}" if entry.beside else entry.name
            item = QListWidgetItem(text, self._list)
            item.setToolTip(entry.tip)
            item.setData(Qt.ItemDataRole.UserRole, entry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._narrow)
        self._field.returnPressed.connect(self._do)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._do())
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

    def _narrow(self, text: str) -> None:
        """Show the actions whose names hold every word typed, those that begin with it first to choose."""
        words = text.casefold().split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))
        shown = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        begins = [row for row in shown if self._list.item(row).text().casefold().startswith(text.casefold())]
        self._list.setCurrentRow((begins or shown or [-1])[0])

    def _go(self, step: int) -> None:
        row = self._list.currentRow() + step
        while 0 <= row < self._list.count():
            if not self._list.item(row).isHidden():
                self._list.setCurrentRow(row)
                return
            row += step

    def _do(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None and not item.isHidden():
            item.data(Qt.ItemDataRole.UserRole).do()

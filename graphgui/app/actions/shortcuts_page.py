"""Keyboard Shortcuts: every key, what it does and where, from the table of actions; typing narrows the list."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from graphgui.actions.action import Action
from graphgui.actions.qt_action import keys_text, plain, sentence_of, title
from graphgui.app.actions.table import ActionTable

_WIDTH, _HEIGHT = 940, 640


class ShortcutsPage(QDialog):
    """A list of keys under the titles of the menus in which their actions stand."""

    def __init__(self, parent: QWidget, table: ActionTable) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._field = QLineEdit(self, clearButtonEnabled=True)
        self._field.setPlaceholderText(self.tr("Search a key or what it does"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._list = self._empty_list()
        for heading, actions in self._sections(table):
            self._add_section(heading, actions)
        self._list.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self._field, self._list, buttons):
            layout.addWidget(part)
        self._field.textChanged.connect(self._narrow)
        self.resize(_WIDTH, _HEIGHT)
        self._field.setFocus()

    def shown(self) -> list[Action]:
        """The actions in the list, but for those that the search leaves out."""
        return [row.data(0, Qt.ItemDataRole.UserRole) for row in self._rows() if not row.isHidden()]

    def _empty_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setColumnCount(4)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setItemsExpandable(False)
        made.setIndentation(0)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(True)
        made.setStyleSheet("QTreeWidget { border: 0; } QTreeWidget::item { padding: 4px 14px 4px 6px; }")
        return made

    def _sections(self, table: ActionTable) -> Iterator[tuple[str, list[Action]]]:
        """Each menu's title and its actions with keys; last, those that stand in none."""
        found: dict[str, list[Action]] = {}
        by_keys_alone: list[Action] = []
        for action in table.in_order():
            if action.keys:
                path = table.path(action)
                (by_keys_alone if path is None else found.setdefault(path[0], [])).append(action)
        yield from found.items()
        yield self.tr("From node to node"), by_keys_alone

    def _add_section(self, heading: str, actions: list[Action]) -> None:
        above = QTreeWidgetItem(self._list, [heading])
        above.setFirstColumnSpanned(True)
        bold = QFont(self.font())
        bold.setBold(True)
        above.setFont(0, bold)
        above.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for action in actions:
            where = self.tr("on the canvas") if action.scope == "canvas" else ""
            name = plain(title(action)).rstrip("…")
            row = QTreeWidgetItem(above, [keys_text(action, 2), name, where, sentence_of(action)])
            for column in (2, 3):
                row.setForeground(column, self.palette().placeholderText())
            row.setData(0, Qt.ItemDataRole.UserRole, action)
            row.setToolTip(3, sentence_of(action))  # whole, where there is no room for it

    def _headings(self) -> list[QTreeWidgetItem]:
        found = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        for heading in self._headings():
            yield from _children(heading)

    def _narrow(self, text: str) -> None:
        """Show the rows that hold every word typed, under the headings that have any."""
        words = text.casefold().split()
        for row in self._rows():
            said = " ".join(row.text(column) for column in range(4)).casefold()
            row.setHidden(not all(word in said for word in words))
        for heading in self._headings():
            heading.setHidden(all(row.isHidden() for row in _children(heading)))


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (heading.child(row) for row in range(heading.childCount()))
    return [item for item in found if item is not None]

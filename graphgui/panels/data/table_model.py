"""A table's cells as Qt's views ask for them: nothing is read but what is seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from graphgui.data.tables import Table
from graphgui.words import with_decimal_marks

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """Shows one table.

    Args:
        write: is given row, column and the text that was typed; whether it was taken.
    """

    def __init__(self, write: Callable[[int, int, str], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._table: Table | None = None
        self._names: tuple[str, ...] = ()

    @property
    def table(self) -> Table | None:
        """What is shown."""
        return self._table

    def show_table(self, table: Table | None) -> None:
        """Show another table, or other numbers: where the size is the same, selection and place stay."""
        before, self._table = self._table, table
        same = before and table and (before.names, before.rows) == (table.names, table.rows)
        if before is table:
            return
        if same and table:
            self.dataChanged.emit(self.index(0, 0), self.index(table.rows - 1, len(table.names) - 1))
            return
        self.beginResetModel()
        self._names = table.names if table else ()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return self._table.rows if self._table and not parent.isValid() else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._names) if not parent.isValid() else 0

    def number(self, row: int, column: int) -> float:
        """What stands in a cell."""
        assert self._table is not None
        return float(self._table.columns[self._names[column]][row])

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.DisplayRole:
            return with_decimal_marks(plain(self.number(index.row(), index.column()), 7))
        if role == _Role.EditRole:
            return with_decimal_marks(plain(self.number(index.row(), index.column())))
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        return role == _Role.EditRole and self._write(index.row(), index.column(), str(value))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if role != _Role.DisplayRole:
            return None
        return self._names[section] if orientation == Qt.Orientation.Horizontal else section + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


def plain(number: float, digits: int = 17) -> str:
    """A number as it is typed: the shortest text that gives it back, or so many digits of it."""
    text = repr(number) if digits == 17 else f"{number:.{digits}g}"
    return text.removesuffix(".0")

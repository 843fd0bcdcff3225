"""All numbers of a matrix in a table that keys walk over, and that Qt itself makes one for screen readers."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QVBoxLayout, QWidget

from graphgui.look.numbers import short
from graphgui.ops import Array

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_ROWS, _COLUMNS = 14, 6  # in sight at first, at most


class MatrixTable(QDialog):
    """Shows each number of a matrix, as it was when it was opened; Enter or a double click takes one.

    Signals:
        entry_taken: row and column, from 0.
    """

    entry_taken = Signal(int, int)

    def __init__(self, title: str, array: Array, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.view = QTableView(self)
        self.view.setAccessibleName(title)
        self.view.setModel(_Numbers(array.copy(), self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        rows, columns = min(array.shape[0], _ROWS), min(array.shape[1], _COLUMNS)
        across, down = self.view.horizontalHeader(), self.view.verticalHeader()
        width = down.sizeHint().width() + columns * across.defaultSectionSize()
        self.resize(width + 24, across.sizeHint().height() + rows * down.defaultSectionSize() + 24)

    def changeEvent(self, event: QEvent) -> None:
        """Once the table has the keys tell which cell has them, behind what Qt tells of the whole table."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and QAccessible.isActive():
            QTimer.singleShot(0, self, self._tell_cell)

    def _tell_cell(self) -> None:
        table = QAccessible.queryAccessibleInterface(self.view)
        if table is not None and (cell := table.focusChild()) is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(cell, QAccessible.Event.Focus))

    def _take(self, index: QModelIndex) -> None:
        self.accept()
        self.entry_taken.emit(index.row(), index.column())


class _Numbers(QAbstractTableModel):
    """Rows and columns are counted from 1, as everywhere that a person reads."""

    def __init__(self, array: Array, parent: QWidget) -> None:
        super().__init__(parent)
        self._array = array

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._array.shape[0]

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._array.shape[1]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        number = short(float(self._array[index.row(), index.column()]))
        if role == _Role.DisplayRole:
            return number
        text = QCoreApplication.translate("MatrixTable", "row {row}, column {column}: {number}")
        return text.format(row=index.row() + 1, column=index.column() + 1, number=number)

    def headerData(self, section: int, _orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        return str(section + 1) if role == _Role.DisplayRole else None

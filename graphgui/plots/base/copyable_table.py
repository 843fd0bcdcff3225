"""A table of numbers whose selected cells can be copied into a spreadsheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget


class CopyableTable(QTableWidget):
    """Cells that are read, not edited."""

    def __init__(self, columns: int, parent: QWidget) -> None:
        super().__init__(0, columns, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # arrows go from cell to cell, Tab goes on
        self.setFrameShape(QTableWidget.Shape.NoFrame)

    def put(self, row: int, cells: Sequence[str]) -> list[QTableWidgetItem]:
        """Write a row: words to the left in the first column, numbers to the right in the others."""
        items = []
        for column, text in enumerate(cells):
            item = self.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            if item.text() != text:
                item.setText(text)
            items.append(item)
        return items

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected_text())
        else:
            super().keyPressEvent(event)

    def _selected_text(self) -> str:
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        rows = {row: [column for r, column in cells if r == row] for row, _ in cells}
        texts = {row: [str(self.model().index(row, column).data()) for column in rows[row]] for row in rows}
        return "\n".join("\t".join(cells) for cells in texts.values())

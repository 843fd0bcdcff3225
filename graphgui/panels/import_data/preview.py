"""The first rows of a file as they are read."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from graphgui.document.tooltip_text import tooltip_text
from graphgui.look.colours import Theme, blend
from graphgui.look.numbers import MINUS
from graphgui.panels.import_data.column_models import Columns
from graphgui.words import shown_number

ROWS = 100  # of the file that the preview shows
_MEASURED = 20  # rows by which columns get their width
_WIDEST = 26  # characters
_WHOLE = 1e15
Index = QModelIndex | QPersistentModelIndex
_ItemRole = Qt.ItemDataRole
_ROOT = QModelIndex()


class PreviewView(QTableView):
    """Shows the rows; nothing in it is chosen."""

    def __init__(self, columns: Columns, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(Preview(columns, theme, self))
        self.setAccessibleName(self.tr("The first rows"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_MEASURED)
        header.setMaximumSectionSize(self.fontMetrics().averageCharWidth() * _WIDEST)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fitted: set[int] = set()
        self.model().modelReset.connect(self._fitted.clear)
        self.horizontalScrollBar().valueChanged.connect(self.fit_columns)

    def fit_columns(self) -> None:
        """Give what is in sight the width of what stands in it: of thousands of columns the others can wait."""
        at, right = max(0, self.columnAt(0)), self.viewport().width()
        while at < self.model().columnCount() and self.columnViewportPosition(at) < right:
            if at not in self._fitted:
                self._fitted.add(at)
                self.resizeColumnToContents(at)
            at += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()


class Preview(QAbstractTableModel):
    """The first rows as they are read, by the file's lines; a cell that holds nothing that counts says so."""

    def __init__(self, columns: Columns, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._cells: list[tuple[Any, ...]] = []
        self._names: list[str] = []
        self._lines: list[int] = []
        self._odd: dict[tuple[int, int], str] = {}
        self._gap = QColor(blend(theme.surface, theme.warning, 0.14))
        self._gap_text, self._quiet = QColor(theme.warning), QColor(theme.wire)
        columns.modelReset.connect(self._read)
        columns.roles_changed.connect(self._repaint)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ItemRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._lines[section] if role == _ItemRole.DisplayRole else None
        name = self._names[section]
        if role == _ItemRole.DisplayRole:
            return name
        if role == _ItemRole.ToolTipRole:
            return tooltip_text(name)
        if role == _ItemRole.ForegroundRole and self._columns.roles[name] == "ignored":
            return self._quiet
        return None

    def data(self, index: Index, role: int = _ItemRole.DisplayRole) -> Any:
        cell = self._cells[index.row()][index.column()]
        match role:
            case _ItemRole.DisplayRole:
                return self._nothing(index) if cell is None else _shown(cell)
            case _ItemRole.BackgroundRole if cell is None:
                return self._gap
            case _ItemRole.ForegroundRole if cell is None:
                return self._gap_text
            case _ItemRole.ForegroundRole if self._is_ignored(index.column()):
                return self._quiet
            case _ItemRole.FontRole if cell is None:
                font = QFont()
                font.setItalic(True)
                return font
            case _ItemRole.TextAlignmentRole if not isinstance(cell, str):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _nothing(self, index: Index) -> str:
        odd = self._odd.get((self._lines[index.row()], index.column()))
        return self.tr("missing") if odd is None else f"“{odd}”"

    def _is_ignored(self, column: int) -> bool:
        return self._columns.roles[self._names[column]] == "ignored"

    def _read(self) -> None:
        self.beginResetModel()
        frame = self._columns.frame
        self._cells = frame.cells.head(ROWS).rows() if frame else []
        self._lines = list(frame.lines[:ROWS]) if frame else []
        columns = enumerate(frame.columns if frame else ())
        self._odd = {(line, at): text for at, column in columns for line, text in column.odd}
        self._names = list(self._columns.roles)
        self.endResetModel()

    def _repaint(self) -> None:
        if self._cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._cells) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)


def _shown(cell: Any) -> str:
    """A whole number with all its digits, another with six."""
    if isinstance(cell, str):
        return cell
    whole = cell.is_integer() and abs(cell) < _WHOLE
    return shown_number(f"{cell:.0f}" if whole else f"{cell:.6g}").replace("-", MINUS)

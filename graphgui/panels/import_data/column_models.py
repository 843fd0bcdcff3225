"""What the import dialogue shows of a file: its first rows, and its columns with what each is for."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from graphgui.data.frames import RawTable
from graphgui.data.roles import Role, suggested
from graphgui.look.colours import Theme, blend
from graphgui.look.numbers import MINUS
from graphgui.words import with_separators

ROWS = 100  # of the file that the preview shows
Index = QModelIndex | QPersistentModelIndex
_ItemRole = Qt.ItemDataRole
_ROOT = QModelIndex()


class Columns(QAbstractTableModel):
    """A row for each column of the file: name, kind, missing cells, role.

    Signals:
        roles_changed: a column is for something else now.
    """

    NAME, KIND, MISSING, ROLE = range(4)
    roles_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frame: RawTable | None = None
        self.roles: dict[str, Role] = {}
        self.role_texts: dict[Role, str] = {
            "feature": self.tr("feature"),
            "target": self.tr("target"),
            "ignored": self.tr("ignored"),
        }

    def show_frame(self, frame: RawTable) -> None:
        """Show the columns of a file, with the roles that they are likely to have."""
        self.beginResetModel()
        self.frame, self.roles = frame, suggested(frame)
        self.endResetModel()
        self.roles_changed.emit()

    def set_roles(self, rows: Iterable[int], role: Role) -> None:
        """Say what these columns are for."""
        if self.frame is None:
            return
        for row in rows:
            self.roles[self.frame.columns[row].name] = role
        last = len(self.frame.columns) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, self.ROLE))
        self.roles_changed.emit()

    # what views ask

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self.frame is None else len(self.frame.columns)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ItemRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _ItemRole.DisplayRole:
            return (self.tr("Column"), self.tr("Kind"), self.tr("Missing"), self.tr("Role"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == self.ROLE else flags

    def data(self, index: Index, role: int = _ItemRole.DisplayRole) -> Any:
        if self.frame is None:
            return None
        column = self.frame.columns[index.row()]
        if role == _ItemRole.EditRole:
            return self.roles[column.name]
        if role == _ItemRole.TextAlignmentRole and index.column() == self.MISSING:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _ItemRole.ToolTipRole:
            return column.name
        if role != _ItemRole.DisplayRole:
            return None
        match index.column():
            case self.NAME:
                return column.name
            case self.KIND:
                return self._kind(column.name)
            case self.MISSING:
                return with_separators(column.missing) if column.missing else ""
        return self.role_texts[self.roles[column.name]]

    def setData(self, index: Index, value: Any, role: int = _ItemRole.EditRole) -> bool:
        if role != _ItemRole.EditRole or value not in self.role_texts:
            return False
        self.set_roles([index.row()], value)
        return True

    def _kind(self, name: str) -> str:
        assert self.frame is not None
        if self.frame.column(name).kind == "number":
            return self.tr("number")
        return self.tr("text, {count} values").format(count=with_separators(len(self.frame.texts(name))))


class Preview(QAbstractTableModel):
    """The first rows as they are in the file; a cell that holds nothing says so."""

    def __init__(self, columns: Columns, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._cells: list[tuple[Any, ...]] = []
        self._names: list[str] = []
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
            return section + 1 if role == _ItemRole.DisplayRole else None
        name = self._names[section]
        if role in (_ItemRole.DisplayRole, _ItemRole.ToolTipRole):
            return name
        if role == _ItemRole.ForegroundRole and self._columns.roles[name] == "ignored":
            return self._quiet
        return None

    def data(self, index: Index, role: int = _ItemRole.DisplayRole) -> Any:
        cell = self._cells[index.row()][index.column()]
        match role:
            case _ItemRole.DisplayRole:
                return self.tr("missing") if cell is None else _shown(cell)
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

    def _is_ignored(self, column: int) -> bool:
        return self._columns.roles[self._names[column]] == "ignored"

    def _read(self) -> None:
        self.beginResetModel()
        frame = self._columns.frame
        self._cells = frame.cells.head(ROWS).rows() if frame else []
        self._names = list(self._columns.roles)
        self.endResetModel()

    def _repaint(self) -> None:
        if self._cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._cells) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)


def _shown(cell: Any) -> str:
    return cell if isinstance(cell, str) else f"{cell:.6g}".replace("-", MINUS)

"""The columns of a file with what each is for, as views ask for them."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from graphgui.data.choices import Choices
from graphgui.data.columns.column import Column
from graphgui.data.columns.remarks import column_remarks
from graphgui.data.frames import RawTable
from graphgui.data.roles import Role, is_identifier, suggested
from graphgui.document.tooltip_text import tooltip_text
from graphgui.document.translated import problem_text
from graphgui.look.colours import Theme
from graphgui.words import with_separators

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

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doubtful = QColor(theme.warning)
        self.frame: RawTable | None = None
        self.roles: dict[str, Role] = {}
        self._given: dict[str, Role] = {}
        self._kinds: dict[str, str] = {}
        self._expected: Choices | None = None
        self.role_texts: dict[Role, str] = {
            "feature": self.tr("feature"),
            "target": self.tr("target"),
            "ignored": self.tr("ignored"),
        }

    def expect(self, choices: Choices) -> None:
        """Give the columns of the next file the roles that they had before."""
        self._expected = choices if choices.columns else None

    def show_frame(self, frame: RawTable) -> None:
        """Show the columns of a file, with the roles that they are likely to have.

        Where it is the same file, read otherwise, columns keep the roles that they were given.
        """
        self.beginResetModel()
        names = [column.name for column in frame.columns]
        given = self._given if list(self.roles) == names else self._as_expected(names)
        self.frame, self.roles, self._given = frame, {**suggested(frame), **given}, given
        self._kinds = {column.name: self._kind(column) for column in frame.columns}
        self.endResetModel()
        self.roles_changed.emit()

    def _as_expected(self, names: Sequence[str]) -> dict[str, Role]:
        """The roles of the columns that are known; where all of these are there, the others are ignored."""
        choices, self._expected = self._expected, None
        if choices is None:
            return {}
        roles: dict[str, Role] = {}
        known = set(names)
        if set(choices.columns) <= known:
            roles = dict.fromkeys(names, "ignored")
        roles |= {name: "feature" for name in choices.features if name in known}
        return roles | {name: "target" for name in choices.targets if name in known}

    def set_roles(self, rows: Iterable[int], role: Role) -> None:
        """Say what these columns are for."""
        if self.frame is None:
            return
        for row in rows:
            self.roles[self.frame.columns[row].name] = self._given[self.frame.columns[row].name] = role
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
            return tooltip_text("\n".join([column.name, *map(problem_text, column_remarks([column]))]))
        if role == _ItemRole.ForegroundRole and index.column() == self.KIND and column.other is not None:
            return self._doubtful
        if role != _ItemRole.DisplayRole:
            return None
        match index.column():
            case self.NAME:
                return column.name
            case self.KIND:
                return self._kinds[column.name]
            case self.MISSING:
                return with_separators(column.missing) if column.missing else ""
        return self.role_texts[self.roles[column.name]]

    def setData(self, index: Index, value: Any, role: int = _ItemRole.EditRole) -> bool:
        if role != _ItemRole.EditRole or value not in self.role_texts:
            return False
        self.set_roles([index.row()], value)
        return True

    def is_read(self, row: int) -> bool:
        """Whether a column holds texts, so that there is a choice how they are read."""
        column = self.frame.columns[row] if self.frame else None
        return column is not None and (column.kind == "text" or column.reading is not None)

    def _kind(self, column: Column) -> str:
        assert self.frame is not None
        if is_identifier(self.frame, column):
            return self.tr("text, all different") if column.kind == "text" else self.tr("number, all different")
        if column.kind == "text":
            count = len(self.frame.texts(column.name))
            if count == 1:
                return self.tr("text, 1 value")
            return self.tr("text, {count} values").format(count=with_separators(count))
        parts = [self.tr("number")]
        if column.example and column.reading:
            parts.append(column.reading.format.name)
        if column.unit:
            parts.append(column.unit)
        if column.odd_count:
            parts.append(self.tr("{count} odd").format(count=with_separators(column.odd_count)))
        return " · ".join(parts)

"""The properties of an input: numbers typed, or columns of a table, and how they are scaled."""

from pathlib import Path
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from graphgui.data.files import title
from graphgui.data.suffixes import SUFFIXES
from graphgui.data.tables import Table, matrix
from graphgui.dialogs.progress_dialog import wait_for
from graphgui.dialogs.save_path import folder_of
from graphgui.document import edits
from graphgui.document.decimal_mark import decimal_mark
from graphgui.look.colours import Theme
from graphgui.ops import Array, Attribute
from graphgui.panels.inspector.editors import Editor, MatrixEditor, row_editor
from graphgui.panels.inspector.properties import ProblemLabel, Properties
from graphgui.words import Problem

Matrix = list[list[float]]
_TYPED = 1000  # numbers up to which a table's columns become typed ones


class SourceEditor(Editor):
    """Which table the numbers come from, if they are not typed."""

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.box = QComboBox(self)
        self.box.activated.connect(self._choose)
        self._add(self.box)

    def offer(self, tables: list[str]) -> None:
        """Say which tables there are."""
        self.box.clear()
        self.box.addItem(self.tr("numbers typed here"), None)
        for name in tables:
            self.box.addItem(name, name)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def _choose(self, index: int) -> None:
        self.edited.emit(self.box.itemData(index))


class ColumnsEditor(Editor):
    """The table's columns: those checked are taken, in an order that Alt with Up or Down, or a drag, changes."""

    is_tall = True

    def __init__(self, attribute: Attribute, parent: QWidget | None = None) -> None:
        super().__init__(attribute, parent)
        self.list = QListWidget(self)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._say_checked)
        self.list.model().rowsMoved.connect(self._moved)
        self._add(self.list)
        self.list.setToolTip(self.tr("Drag a column, or press Alt with Up or Down, to move it"))
        self._names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._move(by)
                return True
        return False  # the wheel scrolls the list

    def _move(self, by: int) -> None:
        """Move the current column up or down."""
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(row + by, self.list.takeItem(row))
        self.list.setCurrentRow(row + by)
        self.list.blockSignals(False)
        self._say_checked()

    def offer(self, names: list[str]) -> None:
        """Say which columns there are."""
        self._names = names

    def checked(self) -> list[str]:
        """The columns taken, in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def show_value(self, value: Any) -> None:
        chosen = list(value or ())
        in_order = chosen == [name for name in self._names if name in chosen]
        names = self._names if in_order else chosen + [n for n in self._names if n not in chosen]
        shown = [self.list.item(row).text() for row in range(self.list.count())]
        if shown == names and self.checked() == chosen:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            item = QListWidgetItem(name, self.list)
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        rows = min(max(len(names), 2), 7)
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) if names else 20) + 6)

    def _say_checked(self) -> None:
        self.edited.emit(self.checked())

    def _moved(self, *_: QModelIndex | int) -> None:
        self._say_checked()


class InputProperties(Properties):
    """Either a matrix to type or columns to choose; one takes the other's place."""

    def _build(self) -> None:
        op = self.document.graph[self.name].op
        attributes = {attribute.name: attribute for attribute in op.attributes}
        self.source = SourceEditor(attributes["table"])
        self.columns = ColumnsEditor(attributes["columns"])
        self._add_field(self.source)
        self.column.addLayout(self._load_row())
        self.load_problem = ProblemLabel(self.theme, self)
        self.column.addWidget(self.load_problem)
        self._add_field(MatrixEditor(attributes["value"]))
        self._add_field(self.columns)
        self._add_field(row_editor(attributes["shift"]))
        self._add_field(row_editor(attributes["scale"]))
        self.column.addLayout(self._scaling_row())

    def _load_row(self) -> QHBoxLayout:
        self.load_button = QPushButton(self.tr("Load a Table…"), self)
        self.load_button.clicked.connect(self.load_table)
        return _indented(self.label_width, self.load_button)

    def _scaling_row(self) -> QHBoxLayout:
        self.standardise_button = QPushButton(self.tr("Standardise"), self)
        self.standardise_button.setToolTip(
            self.tr("Put a node behind the input that gives every column mean 0 and standard deviation 1")
        )
        self.standardise_button.clicked.connect(self.standardise)
        self.plain_button = QPushButton(self.tr("No scaling"), self)
        self.plain_button.setToolTip(self.tr("Take the numbers as they are"))
        self.plain_button.clicked.connect(self.unscale)
        return _indented(self.label_width, self.standardise_button, self.plain_button)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.load_problem.set_theme(theme)

    def reload(self) -> None:
        node = self.document.graph[self.name]
        tables = self.document.project.tables
        table = tables.get(node.attribute("table"))
        self.source.offer(list(tables))
        self.columns.offer(list(table.names) if table else [])
        super().reload()
        self.load_problem.show_problem(None)
        self.fields["value"].setVisible(table is None)
        self.fields["columns"].setVisible(table is not None)
        known = self.name in self.document.feeds
        scaled = node.attribute("shift") is not None or node.attribute("scale") is not None
        scaled = scaled or bool(edits.standardise.nodes_behind(self.document, self.name))
        self.standardise_button.setEnabled(known)
        self.plain_button.setEnabled(scaled)

    def commit(self, **changed: Any) -> None:
        if changed.get("value") is not None:
            changed |= {"table": None, "columns": []}
        elif "table" in changed:
            changed |= self._from_table(changed["table"])
        elif "columns" in changed:
            changed |= self._scaling_for(changed["columns"])
        if "columns" not in changed or not edits.standardise.nodes_behind(self.document, self.name):
            super().commit(**changed)
            return
        with self.document.one_step(self.tr("Change {0}").format(self.name)):
            super().commit(**changed)
            if self.name in self.document.feeds:
                edits.standardise.add(self.document, [self.name])

    # what the buttons do

    def load_table(self) -> None:
        """Ask for a file, add its table, and take its columns."""
        path, _ = QtWidgets.QFileDialog.getOpenFileName(
            self,
            self.tr("Load a table"),
            str(folder_of(self)),
            self.tr("Tables ({kinds});;All files (*)").format(kinds=" ".join(f"*{s}" for s in SUFFIXES)),
        )
        if not path:
            return
        try:
            table = self._read(Path(path))
            if table is None:
                return
            with self.document.one_step(self.tr("Load {0}").format(Path(path).name)):
                self.commit(table=edits.tables.add(self.document, table, title(Path(path))))
            self.load_problem.show_sentences(table.remarks)
        except Problem as problem:
            self.load_problem.show_problem(problem)

    def _read(self, path: Path) -> Table | None:
        """The table in a file; None where the person would not wait for it."""
        from graphgui.data.read_table import read_table  # late: no first frame needs it

        text = self.tr("Reading {0}…").format(path.name)
        found: Table | None = wait_for(
            lambda progress: read_table(path, None, progress, decimal_mark()), text, self.tr("Cancel"), self
        )
        return found

    def standardise(self) -> None:
        """Put a node behind the input that standardises its columns, or bring the one that is there up to date."""
        edits.standardise.add(self.document, [self.name])
        self.load_problem.show_problem(edits.standardise.constant_columns(self.document, [self.name]))

    def unscale(self) -> None:
        """Take the numbers as they are."""
        edits.standardise.remove(self.document, self.name)

    # inside

    def _raw(self, table: str | None, columns: list[str]) -> Array | None:
        """Columns of a table as they are in it; None where they cannot be had."""
        source = self.document.project.tables.get(table or "")
        if source is None or not columns or not set(columns) <= set(source.names):
            return None
        return matrix(source, columns)

    def _from_table(self, name: str | None) -> dict[str, Any]:
        """What else changes when another table is taken, or none."""
        node = self.document.graph[self.name]
        if name is None:
            known = self._raw(node.attribute("table"), list(node.attribute("columns")))
            few = known is not None and known.size <= _TYPED
            return {"columns": [], "value": known.tolist() if few and known is not None else None}
        names = list(self.document.project.tables[name].names)
        kept = [column for column in node.attribute("columns") if column in names] or names[:1]
        return {"columns": kept, "value": None} | self._scaling_for(kept)

    def _scaling_for(self, columns: list[str]) -> dict[str, Any]:
        """Shift and scale for other columns: no column takes another's."""
        node = self.document.graph[self.name]
        shift, scale, before = (node.attribute(key) for key in ("shift", "scale", "columns"))
        if shift is None and scale is None:
            return {}
        return {
            "shift": _carried(shift, list(before), columns, 0.0),
            "scale": _carried(scale, list(before), columns, 1.0),
        }


def _carried(entries: Matrix | None, before: list[str], after: list[str], default: float) -> Matrix | None:
    """One entry a column, following its column; one for all stays one for all."""
    if entries is None or (len(entries[0]) == 1 and len(before) != 1):
        return entries
    known = dict(zip(before, entries[0], strict=False))
    return [[known.get(name, default) for name in after]] if after else None


def _indented(label_width: int, *buttons: QPushButton) -> QHBoxLayout:
    """A row of buttons under the editors."""
    row = QHBoxLayout()
    row.setContentsMargins(label_width + 4, 0, 0, 0)
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row

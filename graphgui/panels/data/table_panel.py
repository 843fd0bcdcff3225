"""The data as a table: cells typed over, rows added and removed, blocks copied out and pasted in."""

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from graphgui.data.numbers import read_number
from graphgui.dialogs.progress_dialog import LONG_TEXT, wait_for
from graphgui.document import edits
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.document import Document
from graphgui.document.matrix_text import read_cells
from graphgui.look.colours import Theme
from graphgui.panels.data.table_model import TableModel, plain
from graphgui.panels.inspector.port_view import quiet
from graphgui.words import Problem, mark_for_translation, with_decimal_marks

_MOST_COPIED = 1_000_000  # cells


class TablePanel(QWidget):
    """One of the document's tables.

    Signals:
        problem: a `Problem` that kept something from being done.
        row_chosen: the row where the cursor is.
    """

    problem = Signal(object)
    row_chosen = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(self.tr("Table shown"))
        self.choice.activated.connect(self._show)
        self.model = TableModel(self._write, self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Cells of the table"))
        self.view.copied.connect(self.copy)
        self.view.pasted.connect(self.paste)
        self.view.removed.connect(self.remove_rows)
        self.view.selectionModel().currentRowChanged.connect(self._tell_row)
        self.empty = QLabel(self.tr("No table yet: import data, or make some."), self)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.add_button = QPushButton(self.tr("Add a Row"), self)
        self.add_button.clicked.connect(self.add_row)
        self.remove_button = QPushButton(self.tr("Remove Rows"), self)
        self.remove_button.setToolTip(self.tr("Remove the selected rows (Del)"))
        self.remove_button.clicked.connect(self.remove_rows)
        self.remark = quiet(parent=self)
        self._lay_out()
        self.setAutoFillBackground(True)
        for changed in (document.tables_changed, document.replaced):
            changed.connect(self._tables_changed)
        self._tables_changed()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours: those of the application's palette."""
        self.view.setStyleSheet(f"QTableView {{ gridline-color: {theme.border}; }}")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        for part in (self.choice, self.empty):
            layout.addWidget(part)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.remark)
        layout.addLayout(buttons)

    @property
    def name(self) -> str | None:
        """The table shown; None where there is none."""
        return self.choice.currentData()  # type: ignore[no-any-return]

    # what a person does

    def add_row(self) -> None:
        """Add a row at the end and go there."""
        if (name := self.name) is not None:
            self._go(edits.tables.add_row(self._document, name), 0)

    def remove_rows(self) -> None:
        """Remove every row in which a cell is selected."""
        chosen = self.view.selectionModel().selection().toList()
        rows = {row for part in chosen for row in range(part.top(), part.bottom() + 1)}
        if (name := self.name) is not None and rows:
            self._attempt(lambda: edits.tables.remove_rows(self._document, name, rows))

    def copy(self) -> None:
        """Put the selected block onto the clipboard, as a spreadsheet takes it."""
        chosen = self.view.selectionModel().selection().toList()
        if not chosen:
            return
        top, bottom = min(part.top() for part in chosen), max(part.bottom() for part in chosen)
        left, right = min(part.left() for part in chosen), max(part.right() for part in chosen)
        if (bottom - top + 1) * (right - left + 1) > _MOST_COPIED:
            self.problem.emit(
                Problem(
                    mark_for_translation("problems", "At most {count} cells are copied: select fewer."),
                    count=_MOST_COPIED,
                )
            )
            return
        lines = (
            "\t".join(plain(self.model.number(row, column)) for column in range(left, right + 1))
            for row in range(top, bottom + 1)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write the clipboard's block of numbers, from the cursor on to the right and down."""
        at, name = self.view.currentIndex(), self.name
        if name is None or not at.isValid():
            return
        row, column = at.row(), at.column()

        def paste() -> None:
            if (cells := self._read(QGuiApplication.clipboard().text())) is not None:
                edits.tables.set_cells(self._document, name, row, column, cells)
                self._go(row, column)

        self._attempt(paste)

    def choose_row(self, row: int) -> None:
        """Bring a row into sight and select it."""
        if 0 <= row < self.model.rowCount() and row != self.view.currentIndex().row():
            self._go(row, max(0, self.view.currentIndex().column()))

    # inside

    def _read(self, text: str) -> list[list[float]] | None:
        """The numbers of a block, None where the person would not wait for them."""
        read = partial(read_cells, text, decimal_mark())
        if len(text) <= LONG_TEXT:
            return read()
        waiting = self.tr("Reading what is pasted…")
        cells: list[list[float]] | None = wait_for(
            lambda progress: read(progress=progress), waiting, self.tr("Cancel"), self
        )
        return cells

    def _write(self, row: int, column: int, text: str) -> bool:
        name = self.name
        if name is None or text == with_decimal_marks(plain(self.model.number(row, column))):
            return False
        return self._attempt(lambda: edits.tables.set_cells(self._document, name, row, column, [[_number(text)]]))

    def _attempt(self, edit: Callable[[], object]) -> bool:
        try:
            edit()
        except Problem as problem:
            self.problem.emit(problem)
            return False
        return True

    def _go(self, row: int, column: int) -> None:
        at = self.model.index(row, column)
        self.view.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(at)

    def _tell_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(now.row())

    def _tables_changed(self) -> None:
        names, shown = list(self._document.project.tables), self.name
        if names != [self.choice.itemData(index) for index in range(self.choice.count())]:
            self.choice.clear()
            for name in names:
                self.choice.addItem(name, name)
            self.choice.setCurrentIndex(max(0, self.choice.findData(shown)))
        self._show()

    def _show(self) -> None:
        name = self.name
        table = self._document.project.tables.get(name) if name is not None else None
        self.model.show_table(table)
        self.choice.setVisible(self.choice.count() > 1)
        self.empty.setVisible(table is None)
        for part in (self.view, self.remark, self.add_button, self.remove_button):
            part.setVisible(table is not None)
        if table is None:
            return
        size = self.tr("{name}: {rows} rows, {columns} columns.").format(
            name=name, rows=table.rows, columns=len(table.names)
        )
        read = self.tr("Read from {file}; an edit makes it a table of the document's own.")
        self.remark.setText(f"{size} {read.format(file=table.path.name)}" if table.path else size)


class _View(QTableView):
    """Keys of a spreadsheet.

    Signals:
        copied, pasted, removed: the person asked for it by a key.
    """

    copied = Signal()
    pasted = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        line = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(line)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultSectionSize(84)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _number(text: str) -> float:
    number = read_number(text, decimal_mark())
    if not math.isfinite(number):
        raise Problem(
            mark_for_translation("problems", "“{text}” is no number: type one such as 0.5 or 1e-3."),
            text=text.strip()[:40],
        )
    return number

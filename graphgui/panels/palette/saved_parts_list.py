"""The palette's last section: parts of graphs that the person has kept."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from graphgui.document import drag_data, saved_parts
from graphgui.words import Problem, folded

_TEXT_ROLE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 6  # seen without scrolling


class SavedPartsList(QListWidget):
    """Parts by name: dragged onto the canvas, or chosen by a double-click or Enter; F2 renames, Delete forgets.

    Signals:
        part_chosen: the text of the part that is to be added.
        emptied_or_filled: whether there are any may be otherwise now.
        problem: a `Problem` that kept a part from being renamed or forgotten.
    """

    part_chosen = Signal(str)
    emptied_or_filled = Signal()
    problem = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Mine"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._choose)
        self.itemChanged.connect(self._rename)
        saved_parts.changes.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what is kept now."""
        self.blockSignals(True)
        self.clear()
        for name, text in saved_parts.parts():
            item = QListWidgetItem(name, self)
            item.setData(_TEXT_ROLE, (name, text))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(self.tr("Drag “{0}” onto the canvas").format(name))
        self.blockSignals(False)
        self.updateGeometry()
        self.emptied_or_filled.emit()

    def narrow(self, text: str) -> None:
        """Show only those whose names have all the words."""
        words = folded(text).split()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(not all(word in folded(item.text()) for word in words))
        self.emptied_or_filled.emit()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept, or nothing found."""
        return all(self.item(row).isHidden() for row in range(self.count()))

    def sizeHint(self) -> QSize:
        row = self.sizeHintForRow(0) if self.count() else 0
        return QSize(super().sizeHint().width(), row * min(self.count(), _MOST_ROWS) + 8)

    def mimeTypes(self) -> list[str]:
        return [drag_data.PART_TYPE]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return drag_data.carrying_part(items[0].data(_TEXT_ROLE)[1]) if items else QMimeData()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(item)
        elif item and event.key() == Qt.Key.Key_Delete:
            self._remove(item)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Add to the Canvas"), lambda: self._choose(item))
        menu.addAction(self.tr("Rename"), lambda: self.editItem(item))
        menu.addAction(self.tr("Forget"), lambda: self._remove(item))
        menu.exec(event.globalPos())

    # inside

    def _choose(self, item: QListWidgetItem) -> None:
        self.part_chosen.emit(item.data(_TEXT_ROLE)[1])

    def _remove(self, item: QListWidgetItem) -> None:
        try:
            saved_parts.remove_part(item.data(_TEXT_ROLE)[0])
        except Problem as problem:
            self.problem.emit(problem)

    def _rename(self, item: QListWidgetItem) -> None:
        name, text = item.data(_TEXT_ROLE)
        if item.text() == name:
            return
        try:
            saved_parts.save_part(item.text(), text)
            saved_parts.remove_part(name)
        except Problem as problem:
            self.problem.emit(problem)
            self.reload()

"""The columns of a file as a list in which each one's role is chosen, by mouse or by a letter."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from graphgui.data.roles import Role
from graphgui.panels.import_data.column_models import Columns

Index = QModelIndex | QPersistentModelIndex
_ARROW = 11  # pixels
_MEASURED = 100  # rows by which columns get their width


class RoleView(QTableView):
    """A click on a role, or F2 or Space in its row, opens the choices; so do they in the column of kinds.

    The first letter of a role gives it to all rows that are selected.

    Signals:
        reading_asked: the row whose column is to be read otherwise, and where on the screen that is asked.
    """

    reading_asked = Signal(int, QPoint)

    def __init__(self, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setModel(columns)
        self.setItemDelegateForColumn(Columns.ROLE, _RoleDelegate(columns, self))
        self.setItemDelegateForColumn(Columns.KIND, _KindDelegate(columns, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names often begin alike
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(_MEASURED)
        header.setSectionResizeMode(Columns.NAME, QHeaderView.ResizeMode.Stretch)
        for section in (Columns.KIND, Columns.MISSING):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Columns.ROLE, QHeaderView.ResizeMode.Fixed)
        widest = max(map(self.fontMetrics().horizontalAdvance, columns.role_texts.values()))
        header.resizeSection(Columns.ROLE, widest + 48)
        self.setAccessibleName(self.tr("Columns"))
        self.clicked.connect(self._clicked)

    def letters(self) -> dict[str, Role]:
        """The keys that give a role."""
        return {text[0].upper(): role for role, text in self._columns.role_texts.items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        role = self.letters().get(event.text().upper())
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Space) and self.currentIndex().column() == Columns.KIND:
            self._ask_reading(self.currentIndex())
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.edit(self.currentIndex().siblingAtColumn(Columns.ROLE))
        elif role is not None and rows:
            self._columns.set_roles(rows, role)
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Columns.ROLE:
            self.edit(index)
        elif index.column() == Columns.KIND:
            self._ask_reading(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self._ask_reading(index)

    def _ask_reading(self, index: QModelIndex) -> None:
        if self._columns.is_read(index.row()):
            below = self.visualRect(index.siblingAtColumn(Columns.KIND)).bottomLeft()
            self.reading_asked.emit(index.row(), self.viewport().mapToGlobal(below))


class _KindDelegate(QStyledItemDelegate):
    """Draws an arrow behind the kind of a column that may be read in other ways."""

    def __init__(self, columns: Columns, view: RoleView) -> None:
        super().__init__(view)
        self._columns = columns

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(_ARROW + 4, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if self._columns.is_read(index.row()):
            arrow = QStyleOption()
            arrow.rect = QRect(option.rect.right() - _ARROW - 2, option.rect.center().y() - 4, 9, 9)
            arrow.palette = option.palette
            arrow.state = QStyle.StateFlag.State_Enabled
            QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, arrow, painter)


class _RoleDelegate(QStyledItemDelegate):
    """Draws a role as the box that it becomes when it is clicked."""

    def __init__(self, columns: Columns, view: RoleView) -> None:
        super().__init__(view)
        self._columns = columns

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionComboBox()
        box.rect = option.rect.adjusted(2, 2, -2, -2)
        box.palette = option.palette
        box.fontMetrics = option.fontMetrics
        box.state = QStyle.StateFlag.State_Enabled
        box.currentText = index.data()
        style = QApplication.style()
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QComboBox(parent)
        for role, text in self._columns.role_texts.items():
            editor.addItem(text, role)
        editor.activated.connect(lambda _index: self._commit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _commit(self, editor: QComboBox) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QComboBox) and watched.view().isVisible():
            return False  # the list of choices has the focus, and the editor stays
        return super().eventFilter(watched, event)

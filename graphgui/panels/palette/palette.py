"""The palette: every operation by group, to be dragged onto the canvas or chosen with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QFont, QKeyEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from graphgui.document import drag_data
from graphgui.document.op_search import NOT_FOUND, called, rank, translated
from graphgui.look.colours import Theme, blend
from graphgui.look.letters import stretch_for
from graphgui.ops import FIRST_OPS, OPS, Op
from graphgui.panels.inspector.formula import plain
from graphgui.panels.palette.saved_parts_list import SavedPartsList

Index = QModelIndex | QPersistentModelIndex
_OP_ROLE = Qt.ItemDataRole.UserRole
_MARGIN = 10


def op_picture(name: str, theme: Theme, ratio: float, font: QFont) -> QPixmap:
    """What hangs at the cursor while an operation is dragged: a small node with its name."""
    size = QSize(112, 34)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.5))
    painter.setBrush(QColor(theme.node))
    painter.drawRoundedRect(QRect(QPoint(0, 0), size).adjusted(1, 1, -2, -2), 6, 6)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    painter.drawText(QRect(QPoint(0, 0), size), Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    return picture


class _Rows(QStyledItemDelegate):
    """A group's heading, or an operation's name with its formula beside it."""

    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = index.data(_OP_ROLE) is None
        line = option.fontMetrics.height()
        return QSize(80, line + (16 if heading and index.row() else 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if index.data(_OP_ROLE) is None:
            self._paint_heading(painter, option, area, index.data())
        else:
            self._paint_op(painter, option, area, OPS[index.data(_OP_ROLE)])
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        area.setBottom(area.bottom() - 3)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_op(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, op: Op) -> None:
        theme = self.theme
        state = option.state
        frame = option.rect.adjusted(4, 1, -4, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(theme.accent) if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(theme.surface, theme.accent, 0.16)))
            painter.drawRoundedRect(frame, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(theme.surface, theme.accent, 0.08)))
            painter.drawRoundedRect(frame, 5, 5)
        painter.setPen(QColor(theme.text))
        if (stretch := stretch_for(painter.fontMetrics().horizontalAdvance(op.name), area.width())) < 100:
            font = QFont(option.font)
            font.setStretch(stretch)
            painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, op.name)
        room = area.adjusted(painter.fontMetrics().horizontalAdvance(op.name) + 12, 0, 0, 0)
        formula = plain(op.formula)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        if painter.fontMetrics().horizontalAdvance(formula) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, formula)


class _OpList(QListWidget):
    """The operations; a drag carries the name of one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self.setItemDelegate(self._rows)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._rows.theme = theme
        self.viewport().update()

    def mimeTypes(self) -> list[str]:
        return [drag_data.OP_TYPE]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return drag_data.carrying_op(items[0].data(_OP_ROLE)) if items else QMimeData()

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        ratio = self.devicePixelRatioF()
        picture = op_picture(item.data(_OP_ROLE), self._rows.theme, ratio, self.font())
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(int(picture.width() / ratio / 2), int(picture.height() / ratio / 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def select_first_op(self) -> None:
        """Make the first operation that the search has left the current one, if there is one."""
        first = self.first_op()
        self.setCurrentRow(-1 if first is None else self.row(first))

    def first_op(self) -> QListWidgetItem | None:
        """The first operation that the search has left."""
        items = (self.item(row) for row in range(self.count()))
        return next((i for i in items if i.data(_OP_ROLE) is not None and not i.isHidden()), None)


class Palette(QWidget):
    """Every declared operation. `op_chosen` says which one a double-click or Enter asks for."""

    op_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search operations"))
        self.search.setAccessibleName(self.tr("Search operations"))
        self.search.setProperty("searches", True)  # what is typed there is no work
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = _OpList(theme, self)
        self.list.setAccessibleName(self.tr("Operations"))
        self.list.itemDoubleClicked.connect(self._choose)
        self.list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 4)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.mine_heading = QLabel(self.tr("Mine"), self)
        self.mine_heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.mine_heading.setIndent(_MARGIN)
        self.mine = SavedPartsList(self)
        self.mine.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.mine.emptied_or_filled.connect(self._show_mine)
        layout.addWidget(self.mine_heading)
        layout.addWidget(self.mine)
        self._show_mine()
        self._fill()

    def _show_mine(self) -> None:
        """The section is there once something is kept."""
        for part in (self.mine_heading, self.mine):
            part.setVisible(not self.mine.is_empty)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search and self._search_key(event.key(), enter):
                return True
            if watched is self.list and enter:
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _search_key(self, key: int, enter: bool) -> bool:
        first = self.list.first_op()
        if enter:
            self._choose(first)
        elif key == Qt.Key.Key_Down and first:
            self.list.setCurrentItem(first)
            self.list.setFocus()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_OP_ROLE) is not None:
            self.op_chosen.emit(item.data(_OP_ROLE))

    def _fill(self) -> None:
        groups: dict[str, list[Op]] = {self.tr("To begin with"): list(FIRST_OPS)}
        for op in OPS.values():
            if op not in FIRST_OPS:
                groups.setdefault(translated(op.group), []).append(op)
        for group, ops in groups.items():
            heading = QListWidgetItem(group, self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            for op in ops:
                item = QListWidgetItem(op.name, self.list)
                item.setData(_OP_ROLE, op.name)
                item.setToolTip(f"{translated(op.summary)}\n{plain(op.formula)}".strip())
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{op.name}: {translated(op.summary)}")

    def _narrow(self, text: str) -> None:
        """Show only what the search finds in names and summaries, and groups that have any left."""
        self.mine.narrow(text)
        heading: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            name = item.data(_OP_ROLE)
            if name is None:
                heading = item
                heading.setHidden(True)
                continue
            op = OPS[name]
            found = rank(name, translated(op.summary), translated(op.group), text, called(name))
            item.setHidden(found == NOT_FOUND)
            if heading is not None and not item.isHidden():
                heading.setHidden(False)
        if text.strip():
            self.list.select_first_op()
        else:
            self.list.setCurrentRow(-1)
            self.list.scrollToTop()

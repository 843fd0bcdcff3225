"""The search box at the cursor: type a few letters of an operation, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
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

from graphgui.canvas.editing.operation_search import Match, narrowed
from graphgui.look.colours import Theme, blend
from graphgui.screen_reader.announce import announce

_WIDTH, _ROWS, _FEWEST = 460, 9, 3
_MARGIN = 8  # pixels around all
_PAGE = _ROWS - 1
_GAP = 14
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FOUND = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class SearchPopup(QFrame):
    """A field above a list of operations. Esc, or a click elsewhere, closes it.

    Signals:
        chosen: what was `Match`; the box is closed by then.
        closed: it went, with or without a choice.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setObjectName("searchbox")
        self._candidates: Sequence[Match] = ()
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Search operations"))
        self._field.setAccessibleName(self.tr("Search operations"))
        self._field.setProperty("searches", True)  # what is typed there is no work
        self._rows = _Rows(self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Operations found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(self._rows)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._about = QLabel(self)
        self._about.setObjectName("about")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(6)
        for part in (self._field, self._list, self._about):
            layout.addWidget(part)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._choose())
        self._list.currentItemChanged.connect(self._tell_about)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._rows.theme = theme
        self.setStyleSheet(
            f"#searchbox {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 8px; }}"
            f"#searchbox QListWidget {{ background: {theme.raised}; }}"
            f"#about {{ color: {theme.muted}; padding: 0 7px; }}"
        )

    def ask(self, candidates: Sequence[Match], at: QPoint) -> None:
        """Offer these, with the field at a point of the parent as far as there is room."""
        self._candidates = candidates
        self._field.clear()
        self._narrow("")
        room = self._canvas.rect().adjusted(6, 6, -6, -6)
        self.setFixedWidth(min(_WIDTH, room.width()))
        self._about.setFixedHeight(self._highest_sentence(candidates))
        line = self._rows.height(self.fontMetrics().height())
        self._list.setFixedHeight(0)
        self.adjustSize()
        fitting = (room.height() - self.height()) // line
        self._list.setFixedHeight(line * max(_FEWEST, min(_ROWS, fitting)))
        self.adjustSize()
        corner = at - QPoint(24, 20)
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            had_focus = self._field.hasFocus()
            self.hide()
            if had_focus:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in stays:
                self.dismiss()
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in _ENTERS or key == Qt.Key.Key_Tab:
            self._choose()
        elif key in _STEPS:
            self._go(_STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _go(self, step: int) -> None:
        last = self._list.count() - 1
        self._list.setCurrentRow(max(0, min(last, self._list.currentRow() + step)))

    def _narrow(self, text: str) -> None:
        self._list.clear()
        found = narrowed(self._candidates, text)
        for candidate in found:
            item = QListWidgetItem(candidate.name, self._list)
            item.setData(_FOUND, candidate)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _sentence(candidate))
        if found:
            self._list.setCurrentRow(0)
        elif self._candidates:
            self._about.setText(self.tr("No operation is called so."))
        else:
            self._about.setText(self.tr("No operation fits this wire."))
        if not found:
            announce(self._field, self._about.text())

    def _tell_about(self, item: QListWidgetItem | None) -> None:
        self._about.setText(item.data(_FOUND).about if item else "")
        if item:
            of = self.tr("{at} of {count}").format(at=self._list.currentRow() + 1, count=self._list.count())
            announce(self._field, f"{_sentence(item.data(_FOUND)).rstrip('.')}. {of}")

    def _highest_sentence(self, candidates: Sequence[Match]) -> int:
        """The most pixels that any of the sentences needs, so that nothing moves from one to the next."""
        shown, width = self._about.text(), self.width() - 2 * _MARGIN
        self._about.ensurePolished()
        heights = []
        for each in candidates:
            self._about.setText(each.about)
            heights.append(self._about.heightForWidth(width))
        self._about.setText(shown)
        return max(heights, default=self._about.heightForWidth(width))

    def _choose(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            candidate = item.data(_FOUND)
            self.dismiss()
            self.chosen.emit(candidate)


def _sentence(found: Match) -> str:
    return f"{found.name}: {found.about}"


class _Rows(QStyledItemDelegate):
    """An operation's name, its formula and, at the right, its group."""

    theme: Theme

    def height(self, line: int) -> int:
        """How high a row is whose text is `line` high."""
        return line + 10

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self.height(option.fontMetrics.height()))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        found: Match = index.data(_FOUND)
        theme = self.theme
        frame, area = option.rect.adjusted(0, 1, 0, -1), option.rect.adjusted(8, 0, -8, 0)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(theme.raised, theme.accent, 0.16 if chosen else 0.08)))
            painter.drawRoundedRect(frame, 5, 5)
        painter.setPen(QColor(theme.text))
        painter.drawText(area, _LEFT, found.name)
        used = painter.fontMetrics().horizontalAdvance(found.name)
        painter.setFont(_smaller(option.font))
        painter.setPen(QColor(theme.muted))
        painter.drawText(area, _RIGHT, found.group)
        left = max(used + _GAP, area.width() * 2 // 5)
        room = QRect(area.left() + left, area.top(), area.width() - left, area.height())
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(found.group) - _GAP)
        if painter.fontMetrics().horizontalAdvance(found.formula) <= room.width():
            painter.drawText(room, _LEFT, found.formula)
        painter.restore()


def _smaller(font: QFont) -> QFont:
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * 0.9)
    return font

"""What cannot be brought into sight: behind the edge of what it stands in, or painted in too little room."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.app.painted import writing

_SAYING = (QLabel, QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def cut_off(parent: QWidget) -> list[str]:
    """The labels, buttons and fields of a widget of which an edge stays hidden, however far one scrolls."""
    saying = (each for each in parent.findChildren(QWidget) if isinstance(each, _SAYING) and each.isVisible())
    return [_called(each) for each in saying if not _can_be_seen(each, parent)]


def cut_in_painting(part: QWidget) -> list[str]:
    """What the program itself paints in less room than it needs."""
    with writing() as written:
        part.grab()
    return [each.text for each in written if each.is_cut]


def _can_be_seen(widget: QWidget, top: QWidget) -> bool:
    """Whether each widget around it shows all of it, perhaps after scrolling."""
    around = widget.parentWidget()
    while around is not None and around is not top.parentWidget():
        place = QRect(widget.mapTo(around, QPoint()), widget.size())
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
            return _can_be_scrolled_to(place, area)
        if not around.rect().contains(place):
            return False
        around = around.parentWidget()
    return True


def _can_be_scrolled_to(place: QRect, area: QAbstractScrollArea) -> bool:
    room = area.viewport().size()
    across = _reach(area.horizontalScrollBar(), area.horizontalScrollBarPolicy())
    if area.isRightToLeft():
        across = across[1], across[0]  # one begins at the right
    along = _reach(area.verticalScrollBar(), area.verticalScrollBarPolicy())
    is_within_sides = place.left() + across[0] >= 0 and place.right() - across[1] < room.width()
    return is_within_sides and place.top() + along[0] >= 0 and place.bottom() - along[1] < room.height()


def _reach(bar: QScrollBar, policy: Qt.ScrollBarPolicy) -> tuple[int, int]:
    """How far one can scroll back and on, in pixels, with a bar that can be seen."""
    if policy == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return 0, 0
    return bar.value() - bar.minimum(), bar.maximum() - bar.value()


def _called(widget: QWidget) -> str:
    said = widget.currentText() if isinstance(widget, QComboBox) else widget.text()  # type: ignore[attr-defined]
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}: {said}"

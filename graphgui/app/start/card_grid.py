"""Cards beside and below one another, as many in a row as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from graphgui.app.start.card import Card

_GAP = 10  # pixels between cards


class CardGrid(QWidget):
    """Places cards of one width; those of one row are as high as the highest.

    Args:
        narrowest: pixels that a card needs at least.
    """

    def __init__(self, parent: QWidget, narrowest: int) -> None:
        super().__init__(parent)
        self._narrowest = narrowest
        self.cards: Sequence[Card] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, cards: Sequence[Card]) -> None:
        """Place these, whose parent this is."""
        self.cards = cards
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._heights(min(width, self.maximumWidth()))
        return sum(rows) + _GAP * max(0, len(rows) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _columns(self, width: int) -> int:
        return max(1, (width + _GAP) // (self._narrowest + _GAP))

    def _card_width(self, width: int) -> int:
        columns = self._columns(width)
        return (width - _GAP * (columns - 1)) // columns

    def _heights(self, width: int) -> list[int]:
        columns, each = self._columns(width), self._card_width(width)
        heights = [card.heightForWidth(each) for card in self.cards]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]

    def _place(self) -> None:
        columns, each = self._columns(self.width()), self._card_width(self.width())
        top = 0
        for row, height in enumerate(self._heights(self.width())):
            for column, card in enumerate(self.cards[row * columns : (row + 1) * columns]):
                left = column * (each + _GAP)
                card.setGeometry(self.width() - left - each if self.isRightToLeft() else left, top, each, height)
            top += height + _GAP

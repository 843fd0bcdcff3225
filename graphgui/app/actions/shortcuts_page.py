"""Help to look things up in: every key from the table of actions, what the mouse does, and a glossary."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from graphgui.actions.action import Action
from graphgui.actions.own_keys import keys_of
from graphgui.actions.qt_action import keys_text, plain, sentence_of, title
from graphgui.app.actions.gestures import GESTURES
from graphgui.app.actions.glossary import GLOSSARY
from graphgui.app.actions.table import ActionTable
from graphgui.words import folded

_WIDTH, _HEIGHT = 940, 640
_KEYS = (0.28, 0.3)  # of the width, the most that keys and the name of what they do take
_WORD, _TWO_WORDS, _GESTURE = (0.3,), (0.32, 0.26), (0.38,)
_PADDING = 36  # of a row, left and right, and then some


class ShortcutsPage(QDialog):
    """Three lists, which what is typed narrows together; the first that has any of it comes to the front."""

    def __init__(self, parent: QWidget, table: ActionTable) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys, gestures, glossary"))
        self._field = QLineEdit(self, clearButtonEnabled=True)
        self._field.setPlaceholderText(self.tr("Search a key, a gesture, a word"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._keys = _Lines(self, _KEYS)
        for heading, actions in self._sections(table):
            self._add_section(heading, actions)
        self._keys.expandAll()
        self._mouse = _Lines(self, _GESTURE)
        for gesture in GESTURES:
            texts = [QCoreApplication.translate("gestures", text) for text in (gesture.how, gesture.what)]
            QTreeWidgetItem(self._mouse, texts)
        self._words = self._glossary()
        self._tabs = QTabWidget(self)
        self._titles = {
            self._keys: self.tr("Keys ({0})"),
            self._mouse: self.tr("Mouse ({0})"),
            self._words: self.tr("Glossary ({0})"),
        }
        for lines in self._titles:
            self._tabs.addTab(lines, "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self._field, self._tabs, buttons):
            layout.addWidget(part)
        self._field.textChanged.connect(self._narrow)
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(parent.window().size()))
        self._narrow("")
        self._field.setFocus()

    def _glossary(self) -> "_Lines":
        """Words and meanings; in another language than English the English words, too, which most books have."""
        terms = [(QCoreApplication.translate("glossary", word), word, meaning) for word, meaning in GLOSSARY]
        is_english = all(told == word for told, word, _ in terms)
        lines = _Lines(self, _WORD if is_english else _TWO_WORDS)
        for told, word, meaning in sorted(terms, key=lambda term: folded(term[0])):
            words = [told] if is_english else [told, word]
            row = QTreeWidgetItem(lines, [*words, QCoreApplication.translate("glossary", meaning)])
            row.setFont(0, _bold(self.font()))
        return lines

    def shown(self) -> list[Action]:
        """The actions in the list of keys, but for those that the search leaves out."""
        return [row.data(0, Qt.ItemDataRole.UserRole) for row in self._keys.rows() if not row.isHidden()]

    def found(self) -> dict[str, list[str]]:
        """What stands in each list now, by its title without the number: the first column."""
        return {
            words.partition(" (")[0]: [row.text(0) for row in lines.rows() if not row.isHidden()]
            for lines, words in self._titles.items()
        }

    def _sections(self, table: ActionTable) -> Iterator[tuple[str, list[Action]]]:
        """Each menu's title and its actions with keys; last, those that stand in none."""
        for heading, actions in table.by_menu():
            if found := [action for action in actions if keys_of(action)]:
                yield heading or self.tr("From node to node"), found

    def _add_section(self, heading: str, actions: list[Action]) -> None:
        above = QTreeWidgetItem(self._keys, [heading])
        above.setFirstColumnSpanned(True)
        above.setFont(0, _bold(self.font()))
        above.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for action in actions:
            where = self.tr("on the canvas") if action.scope == "canvas" else ""
            name = plain(title(action)).rstrip("…")
            told = " — ".join(filter(None, (where, sentence_of(action))))
            row = QTreeWidgetItem(above, [keys_text(action, 2), name, told])
            row.setForeground(2, self.palette().placeholderText())
            row.setData(0, Qt.ItemDataRole.UserRole, action)

    def _narrow(self, text: str) -> None:
        """Show the rows that hold every word typed, and the first list that has any."""
        counts = [lines.narrow(folded(text).split()) for lines in self._titles]
        for number, (count, words) in enumerate(zip(counts, self._titles.values(), strict=True)):
            self._tabs.setTabText(number, words.format(count))
        if text and not counts[self._tabs.currentIndex()] and any(counts):
            self._tabs.setCurrentIndex(next(number for number, count in enumerate(counts) if count))


class _Lines(QTreeWidget):
    """Rows to read, some of them under headings; what is longer than its column takes several lines.

    Args:
        most: of the width, the most that each column but the last may take; less where it needs less.
    """

    def __init__(self, parent: QWidget, most: Sequence[float]) -> None:
        super().__init__(parent)
        self._most = most
        self.setColumnCount(len(most) + 1)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setWordWrap(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(True)
        self.setStyleSheet("QTreeWidget { border: 0; } QTreeWidget::item { padding: 4px 14px 4px 6px; }")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows, width = list(self.rows()), self.viewport().width()
        free = width
        for column, share in enumerate(self._most):
            needed = max(
                (self._metrics(row, column).horizontalAdvance(row.text(column)) for row in rows), default=0
            )
            taken = min(needed + _PADDING, round(share * width))
            self.setColumnWidth(column, taken)
            free -= taken
        widths = [*map(self.columnWidth, range(len(self._most))), free]
        for row in rows:  # a tree gives each row one line where it is not told
            for column, room in enumerate(widths):
                area = QRect(0, 0, room - _PADDING, 0)
                words = self._metrics(row, column).boundingRect(area, Qt.TextFlag.TextWordWrap, row.text(column))
                row.setSizeHint(column, QSize(0, words.height() + 8))

    @staticmethod
    def _metrics(row: QTreeWidgetItem, column: int) -> QFontMetrics:
        return QFontMetrics(row.font(column))

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """All but the headings."""
        for above in _top(self):
            yield from _children(above) if above.childCount() else [above]

    def narrow(self, words: Sequence[str]) -> int:
        """Show the rows that hold all words, under the headings that have any; how many these are."""
        count = 0
        for row in self.rows():
            said = folded(" ".join(row.text(column) for column in range(self.columnCount())))
            is_found = all(word in said for word in words)
            row.setHidden(not is_found)
            count += is_found
        for above in _top(self):
            if above.childCount():
                above.setHidden(all(row.isHidden() for row in _children(above)))
        return count


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _top(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    found = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [item for item in found if item is not None]


def _children(heading: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (heading.child(row) for row in range(heading.childCount()))
    return [item for item in found if item is not None]

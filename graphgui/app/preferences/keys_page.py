"""Every action with its keys, and two fields in which the chosen one is given others."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from graphgui.actions.action import Action
from graphgui.actions.own_keys import Keys, OwnKeys, holders, is_plain, keys_of
from graphgui.actions.qt_action import keys_text, plain, sentence_of, title
from graphgui.app.actions.table import ActionTable
from graphgui.screen_reader.roles import give_role
from graphgui.words import folded

_SHOWN = 4  # keys of an action
_FIELDS = 2
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyField(QKeySequenceEdit):
    """Takes one key; Tab and Shift+Tab leave it, the second of which Qt's own would take for itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        give_role(self, QAccessible.Role.EditableText)
        self.keySequenceChanged.connect(self._describe)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and held == Qt.KeyboardModifier.NoModifier:
                return self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab and not event.modifiers())
        return super().event(event)

    def _describe(self, key: QKeySequence) -> None:
        """Of this field no reader knows what stands in it."""
        self.setAccessibleDescription(key.toString(QKeySequence.SequenceFormat.NativeText))


class KeysPage(QWidget):
    """A key that another action has is taken from it only after that was said and agreed to.

    Attributes:
        search: narrows the list.
        list: all actions under their menus; those with keys of the person's own are bold.
        fields: the first and second key of the chosen action.
        line: what stands against a key.
        take: takes it all the same.
    """

    def __init__(self, table: ActionTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._own = table, OwnKeys.of_the_program()
        self._wanted: tuple[Action, Keys, str] | None = None  # what `take` would do, and the key that it takes
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Search an action or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = self._made_list()
        self.fields = [self._made_field(number) for number in range(_FIELDS)]
        self.no_key = QPushButton(self.tr("No Key"), self)
        self.no_key.setToolTip(self.tr("Leave the chosen action to menus and the search"))
        self.reset_one = QPushButton(self.tr("Reset"), self)
        self.reset_one.setToolTip(self.tr("Give the chosen action the keys that it had at first"))
        self.reset_all = QPushButton(self.tr("Reset All"), self)
        self.reset_all.setToolTip(self.tr("Give every action the keys that it had at first"))
        self.line = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.take = QPushButton(self.tr("Take It from There"), self)
        for button in (self.no_key, self.reset_one, self.reset_all, self.take):
            button.setAutoDefault(False)  # Enter in the search does nothing
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.no_key.clicked.connect(self._remove)
        self.reset_one.clicked.connect(self._reset_one)
        self.reset_all.clicked.connect(self._own.reset)
        self.take.clicked.connect(self._take)
        self._own.changed.connect(self._follow)
        self._follow()
        self.list.setCurrentItem(next(self.rows()))

    def choose(self, name: str) -> None:
        """Choose an action by its id."""
        row = next(row for row in self.rows() if _action_of(row).id == name)
        self.list.setCurrentItem(row)

    @property
    def chosen(self) -> Action | None:
        """The action whose keys stand in the fields."""
        item = self.list.currentItem()
        return None if item is None or item.parent() is None else _action_of(item)

    # its parts

    def _made_list(self) -> QTreeWidget:
        found = QTreeWidget(self)
        found.setAccessibleName(self.tr("Actions"))
        found.setColumnCount(2)
        found.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        found.header().setStretchLastSection(False)
        found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        found.setRootIsDecorated(False)
        for heading, actions in self._table.by_menu():
            above = QTreeWidgetItem(found, [heading or self.tr("From node to node")])
            above.setFlags(Qt.ItemFlag.ItemIsEnabled)
            above.setFirstColumnSpanned(True)
            above.setFont(0, _bold(self.font(), True))
            for action in actions:
                within = (self._table.path(action) or [])[1:]
                row = QTreeWidgetItem(above, [" › ".join([*within, plain(title(action)).rstrip("…")])])
                row.setToolTip(0, sentence_of(action))
                row.setData(0, Qt.ItemDataRole.UserRole, action)
        found.expandAll()
        return found

    def _made_field(self, number: int) -> KeyField:
        field = KeyField(self)
        field.setAccessibleName(self._labels()[number])
        field.editingFinished.connect(lambda: self._typed(number, field.keySequence()))
        return field

    def _labels(self) -> Sequence[str]:
        return self.tr("Key"), self.tr("Second key")

    def _lay_out(self) -> None:
        form = QGridLayout()
        for number, (text, field) in enumerate(zip(self._labels(), self.fields, strict=True)):
            label = QLabel(text, self)
            label.setBuddy(field)
            form.addWidget(label, 0, 2 * number)
            form.addWidget(field, 0, 2 * number + 1)
            form.setColumnStretch(2 * number + 1, 1)
        form.addWidget(self.no_key, 0, 2 * _FIELDS)
        below = QHBoxLayout()
        below.addWidget(self.line, 1)
        below.addWidget(self.take)
        below.addWidget(self.reset_one)
        below.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(form)
        column.addLayout(below)

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """Those of the actions, from the top."""
        for above in self._headings():
            yield from _children(above)

    def _headings(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    # what a person does

    def _typed(self, number: int, sequence: QKeySequence) -> None:
        action = self.chosen
        if action is None or sequence.isEmpty():  # Ctrl alone, let go again
            self._show_chosen()
            return
        key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        keys = [*keys_of(action), *[""] * _FIELDS]
        keys[number] = key
        wanted = tuple(dict.fromkeys(each for each in keys if each))
        self._wanted = None
        said = ""
        if action.scope == "window" and is_plain(key):
            said = self.tr("{0} alone is for typing: hold Ctrl or Alt with it, or take F1 to F12.")
            said = said.format(sequence.toString(_NATIVE))
        elif others := holders(self._table.actions(), key, action):
            self._wanted = action, wanted, key
            names = ", ".join(f"“{plain(title(other)).rstrip('…')}”" for other in others)
            said = self.tr("{0} is the key of {1}.").format(sequence.toString(_NATIVE), names)
        else:
            self._own.give({action: wanted})
        self._say(said)

    def _remove(self) -> None:
        if (action := self.chosen) is not None:
            self._own.give({action: ()})

    def _take(self) -> None:
        if self._wanted is None:
            return
        action, keys, key = self._wanted
        others = holders(self._table.actions(), key, action)
        taken = QKeySequence(key)
        left = {other: tuple(each for each in keys_of(other) if QKeySequence(each) != taken) for other in others}
        self._own.give({**left, action: keys})
        self.fields[0].setFocus()

    def _reset_one(self) -> None:
        """The keys that it had at first; one that another action has by now is asked about."""
        if (action := self.chosen) is None:
            return
        lost = [key for key in action.keys if holders(self._table.actions(), key, action)]
        if lost:
            number = action.keys.index(lost[0])
            self._typed(min(number, _FIELDS - 1), QKeySequence(lost[0]))
        else:
            self._own.give({action: action.keys})

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        for row in self.rows():
            said = folded(f"{row.text(0)} {row.text(1)}")
            row.setHidden(not all(word in said for word in words))
        for above in self._headings():
            above.setHidden(all(row.isHidden() for row in _children(above)))

    # what is shown

    def _follow(self) -> None:
        for row in self.rows():
            action = _action_of(row)
            row.setText(1, keys_text(action, _SHOWN))
            for column in range(2):
                row.setFont(column, _bold(self.font(), self._own.differ(action)))
        self._show_chosen()

    def _show_chosen(self) -> None:
        action = self.chosen
        keys = [*(keys_of(action) if action else ()), *[""] * _FIELDS]
        for field, key in zip(self.fields, keys, strict=False):
            field.setEnabled(action is not None)
            with QSignalBlocker(field):
                field.setKeySequence(QKeySequence(key))
        self.no_key.setEnabled(bool(action and keys_of(action)))
        self.reset_one.setEnabled(action is not None and self._own.differ(action))
        self.reset_all.setEnabled(any(self._own.differ(_action_of(row)) for row in self.rows()))
        self._wanted = None
        self._say("")

    def _say(self, text: str) -> None:
        self.line.setText(text)
        self.line.setAccessibleName(text)
        self.take.setVisible(self._wanted is not None)


def _children(above: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (above.child(number) for number in range(above.childCount()))
    return [item for item in found if item is not None]


def _action_of(row: QTreeWidgetItem) -> Action:
    found = row.data(0, Qt.ItemDataRole.UserRole)
    assert isinstance(found, Action)
    return found


def _bold(font: QFont, is_bold: bool) -> QFont:
    found = QFont(font)
    found.setBold(is_bold)
    return found

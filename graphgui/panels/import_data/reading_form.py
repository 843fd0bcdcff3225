"""How cells are read that a table does not tell for certain: marks of decimals, odd cells, marks of nothing."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QMenu, QWidget

from graphgui.data.choices import AS_DECIDED, MARKS, Choices, ColumnChoice, Odd
from graphgui.data.columns.column import Column
from graphgui.data.numbers import FORMATS


def odd_texts() -> dict[Odd, str]:
    """What a cell that is no number may count as in a column of numbers, in words."""
    return {
        "missing": QCoreApplication.translate("import", "Count as missing"),
        "number": QCoreApplication.translate("import", "Take the number in them"),
        "text": QCoreApplication.translate("import", "Make the column one of text"),
    }


class ReadingForm(QWidget):
    """What is chosen for all columns at once.

    Signals:
        changed: the file is to be read otherwise.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers, self.odd, self.dummies = QComboBox(self), QComboBox(self), QComboBox(self)
        self.numbers.addItem(self.tr("As the table tells"), None)
        for name in FORMATS:
            self.numbers.addItem(name, name)
        self.numbers.setToolTip(self.tr("Which marks stand for decimals and thousands, by how 1234.5 is written"))
        for value, text in odd_texts().items():
            self.odd.addItem(text, value)
        self.marks = QLineEdit(", ".join(MARKS), self)
        self.marks.setCursorPosition(0)
        self.marks.setToolTip(self.tr("Texts that mean that there is nothing in a cell, separated by commas"))
        self.in_texts = QCheckBox(self.tr("among texts, too"), self)
        self.in_texts.setToolTip(self.tr("In columns of text, too, these mean nothing and are no values"))
        self.dummies.addItem(self.tr("A column each, but for the first"), "all but one")
        self.dummies.addItem(self.tr("A column each"), "all")
        self.dummies.setToolTip(
            self.tr("With a column for every value, and an intercept, the coefficients are not determined")
        )
        marks = QHBoxLayout()
        marks.addWidget(self.marks, 1)
        marks.addWidget(self.in_texts)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Numbers"), self.numbers)
        form.addRow(self.tr("Cells without a number"), self.odd)
        form.addRow(self.tr("Marks of “missing”"), marks)
        form.labelForField(marks).setBuddy(self.marks)  # type: ignore[attr-defined]
        form.addRow(self.tr("Values of texts"), self.dummies)
        self._form, self._read = form, self.marks_chosen()
        for box in (self.numbers, self.odd):
            box.activated.connect(self.changed)
        self.in_texts.clicked.connect(self.changed)
        self.marks.editingFinished.connect(self._marks_typed)

    def show_choices(self, choices: Choices) -> None:
        """Show what was chosen before."""
        self.marks.setText(", ".join(choices.marks))
        self._read = self.marks_chosen()
        self.in_texts.setChecked(choices.marks_in_texts)
        self.dummies.setCurrentIndex(self.dummies.findData(choices.dummies))

    def column_choice(self) -> ColumnChoice:
        """How columns are read for which nothing else is chosen."""
        odd = self.odd.currentData()
        return ColumnChoice(self.numbers.currentData(), None if odd == "missing" else odd)

    def marks_chosen(self) -> tuple[str, ...]:
        """The marks of nothing."""
        return tuple(mark.strip() for mark in self.marks.text().split(",") if mark.strip())

    def added_to(self, choices: Choices, of_columns: Mapping[str, ColumnChoice]) -> Choices:
        """The choices with what is chosen here, and for single columns."""
        every = self.column_choice()
        read = {name: of_columns.get(name, AS_DECIDED).or_else(every) for name in choices.columns}
        return replace(
            choices,
            marks=self.marks_chosen(),
            marks_in_texts=self.in_texts.isChecked(),
            read={name: choice for name, choice in read.items() if choice != AS_DECIDED},
            dummies=self.dummies.currentData(),
        )

    def allow_dummies(self, allowed: bool) -> None:
        """Whether there are texts to make columns of."""
        self.dummies.setEnabled(allowed)
        self._form.labelForField(self.dummies).setEnabled(allowed)

    def _marks_typed(self) -> None:
        if self.marks_chosen() != self._read:
            self._read = self.marks_chosen()
            self.changed.emit()


class ColumnMenu(QMenu):
    """How one column is read.

    Signals:
        chosen: a `ColumnChoice`.
    """

    chosen = Signal(object)

    def __init__(self, column: Column, choice: ColumnChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._begin(self.tr("Numbers"))
        self._add(self.tr("As the table tells"), ColumnChoice(None, choice.odd), choice.format is None)
        for name in FORMATS:
            self._add(name, ColumnChoice(name, choice.odd), name == choice.format)
        self._begin(self.tr("Cells without a number"))
        odd: Odd = choice.odd or ("text" if column.kind == "text" else "missing")
        for value, text in odd_texts().items():
            self._add(text, ColumnChoice(choice.format, value), value == odd)

    def _begin(self, title: str) -> None:
        self.addSection(title)
        self._group = QActionGroup(self)

    def _add(self, text: str, choice: ColumnChoice, is_chosen: bool) -> None:
        action = self.addAction(text)
        action.setActionGroup(self._group)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda: self.chosen.emit(choice))

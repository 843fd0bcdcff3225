"""Where a student answers: a field to type into, or options to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from graphgui.panels.lesson.step_text import words_label


class AnswerField(QWidget):
    """A line to type into, sent off by Enter or its button.

    Signals:
        answered: what was typed.
    """

    answered = Signal(str)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.button = QPushButton(self.tr("Answer"), self)
        self.line.returnPressed.connect(self._send)
        self.button.clicked.connect(self._send)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def _send(self) -> None:
        if self.line.text().strip():
            self.answered.emit(self.line.text())


class Options(QWidget):
    """Answers to choose from, each with room for several lines.

    Attributes:
        buttons: in the order of the options.

    Signals:
        chosen: the number of an option, from 0.
    """

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.buttons: list[QRadioButton] = []
        for number, text in enumerate(texts):
            button = QRadioButton(self)
            button.setAccessibleName(text)
            group.addButton(button, number)
            self.buttons.append(button)
            row = QHBoxLayout()
            row.setSpacing(6)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(_OptionLabel(text, button, self), 1)
            column.addLayout(row)
        group.idClicked.connect(self.chosen)


class _OptionLabel(QWidget):
    """The words of an option, a click on which chooses it."""

    def __init__(self, text: str, button: QRadioButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = button
        label: QLabel = words_label(text, self)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.click()

"""One sentence over the canvas: what could not be done and why, without a dialogue to dismiss."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Choice(NamedTuple):
    """A button beside the sentence."""

    text: str
    make: Callable[[], None]


class Banner(QFrame):
    """Lies along the top of its parent, moving nothing; hidden until `say`, then there until closed or hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAutoFillBackground(True)
        self._beneath = parent
        parent.installEventFilter(self)
        self._label = QLabel(self, wordWrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), self, flat=True)
        close.clicked.connect(self.hide)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(close)
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there, empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str, choices: Sequence[Choice] = ()) -> None:
        """Show a sentence, with what can be done about it."""
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for choice in choices:
            button = QPushButton(choice.text, self)
            button.clicked.connect(choice.make)
            self._layout.insertWidget(self._layout.count() - 1, button)
            self.buttons.append(button)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._lie_along()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._lie_along()
        return super().eventFilter(watched, event)

    def _lie_along(self) -> None:
        width = self._beneath.width()
        self.setGeometry(0, 0, width, self._layout.heightForWidth(width))

"""One sentence above the canvas: what could not be done and why, without a dialogue to dismiss."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """Hidden until `say` is called; stays until closed or until the next thing goes well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._label = QLabel(self, wordWrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), self, flat=True)
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there, empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()

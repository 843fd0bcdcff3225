"""What the program begins with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGroupBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from graphgui.app.files import last_graphs


class OpeningPage(QWidget):
    """One of two ways to begin.

    Attributes:
        start_page, last_graphs: the buttons that choose one.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        box = QGroupBox(self.tr("When the program starts"), self)
        self.start_page = QRadioButton(self.tr("Show the start page"), box)
        self.last_graphs = QRadioButton(self.tr("Open the graphs that were open the last time"), box)
        chosen = self.last_graphs if last_graphs.are_wanted() else self.start_page
        chosen.setChecked(True)
        self.last_graphs.toggled.connect(last_graphs.want)
        line = QLabel(
            self.tr("Work that a crash has interrupted is offered again either way."),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        within = QVBoxLayout(box)
        within.addWidget(self.start_page)
        within.addWidget(self.last_graphs)
        layout = QVBoxLayout(self)
        layout.addWidget(box)
        layout.addWidget(line)
        layout.addStretch(1)

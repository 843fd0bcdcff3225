"""The preferences, a page for each kind; what is changed there holds at once."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from graphgui.app.actions.table import ActionTable
from graphgui.app.preferences.keys_page import KeysPage
from graphgui.app.preferences.opening_page import OpeningPage

_WIDTH, _HEIGHT = 720, 640


class Preferences(QDialog):
    """Nothing needs to be agreed to: Esc and Close both close it."""

    def __init__(self, parent: QWidget, table: ActionTable) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.keys_page = KeysPage(table, self)
        tabs = QTabWidget(self)
        self.opening_page = OpeningPage(self)
        tabs.addTab(self.keys_page, self.tr("Keys"))
        tabs.addTab(self.opening_page, self.tr("Start"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addWidget(buttons)
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(parent.window().size()))
        self.keys_page.search.setFocus()

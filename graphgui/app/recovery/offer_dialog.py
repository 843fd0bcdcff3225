"""What a crash has left, to be brought back or deleted."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from graphgui.app.errors.details import show_details
from graphgui.app.recovery.thumbnail import thumbnail
from graphgui.look.colours import Theme
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.storage.recovery import Entry, Facts
from graphgui.words import Problem, with_separators

_PICTURE = QSize(208, 117)
_MOST_NODES = 1000  # beyond which a picture takes longer than a look at the list


class OfferDialog(QDialog):
    """Lists documents with picture, time and size; all are ticked at first. What is not chosen stays for later.

    Signals:
        chosen: the entries to bring back.
    """

    chosen = Signal(list)

    def __init__(self, entries: Sequence[Entry], report: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bring back your work"))
        text = QLabel(self.tr("graphgui ended without being closed. This was open:"), self)
        text.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setIconSize(_PICTURE)
        self.list.setSpacing(2)
        for entry in entries:
            self.list.addItem(self._item(entry, theme))
        buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.back = buttons.addButton(self.tr("Bring Back"), role.AcceptRole)
        self.delete = buttons.addButton(self.tr("Delete…"), role.DestructiveRole)
        later = buttons.addButton(self.tr("Not Now"), role.RejectRole)
        self.back.setDefault(True)
        self.back.clicked.connect(self._bring_back)
        self.delete.clicked.connect(self._ask_to_delete)
        later.clicked.connect(self.reject)
        self.details = buttons.addButton(self.tr("Details"), role.HelpRole)
        self.details.clicked.connect(lambda: show_details(report, self))
        self.list.itemChanged.connect(self._ticked)
        layout = QVBoxLayout(self)
        for part in (text, self.list, buttons):
            layout.addWidget(part)
        self.resize(560, min(180 + len(entries) * (_PICTURE.height() + 12), 600))

    def _item(self, entry: Entry, theme: Theme) -> QListWidgetItem:
        facts, project = entry.facts(), _project(entry)
        item = QListWidgetItem(_icon(project, theme), "\n".join(self._lines(entry, facts, project)))
        item.setData(Qt.ItemDataRole.UserRole, entry)
        item.setCheckState(Qt.CheckState.Checked)
        return item

    def _lines(self, entry: Entry, facts: Facts, project: Project | None) -> Iterator[str]:
        yield facts.title or self.tr("untitled")
        yield ""
        if facts.path:
            is_saved = self.tr("changes to {0}") if facts.is_modified else self.tr("as it is saved in {0}")
            yield is_saved.format(Path(facts.path).name)
        moment = QDateTime.fromSecsSinceEpoch(int(entry.time()))
        yield QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        size = QLocale().formattedDataSize(_size(entry), 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        if project is None:
            yield size
        else:
            yield self.tr("nodes: {0}").format(with_separators(len(project.graph))) + f" · {size}"

    def ticked(self) -> list[Entry]:
        """The entries that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _ticked(self) -> None:
        for button in (self.back, self.delete):
            button.setEnabled(bool(self.ticked()))

    def _bring_back(self) -> None:
        self.accept()
        self.chosen.emit(self.ticked())

    def _ask_to_delete(self) -> None:
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("Delete what is ticked?"),
            self.tr("What was not saved of it will be gone. Files of yours stay."),
            buttons.Discard | buttons.Cancel,
            buttons.Cancel,
        )
        if answer != buttons.Discard:
            return
        for entry in self.ticked():
            entry.close()
        self.chosen.emit([])
        self.accept()


def _project(entry: Entry) -> Project | None:
    """The document; None where it cannot be read, or not at once."""
    try:
        return None if file.may_take_long(entry.source(), outside=True) else entry.load()
    except Problem:
        return None


def _size(entry: Entry) -> int:
    with suppress(Problem, OSError):
        return entry.source().stat().st_size
    return 0


def _icon(project: Project | None, theme: Theme) -> QIcon:
    if project is not None and len(project.graph) <= _MOST_NODES:
        return QIcon(thumbnail(project, _PICTURE, theme))
    empty = QPixmap(_PICTURE)
    empty.fill(theme.canvas)
    return QIcon(empty)

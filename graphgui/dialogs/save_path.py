"""Where to save something: the name is completed first, and then asked about if there is such a file already."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6 import QtWidgets  # Qt makes each dialogue's class when it is first named
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui.data.files import check_regular, is_folder, is_there
from graphgui.document.settings import written_folders
from graphgui.document.settings.remembered import remembered_texts
from graphgui.document.translated import problem_text
from graphgui.words import Problem


def ask_save_path(
    parent: QWidget, caption: str, name: str | Path, filters: Mapping[str, str], known: Iterable[str] = ()
) -> Path | None:
    """Ask for a file to write; None where the person would rather not.

    Args:
        name: what the file is called at first, in the document's folder where it names no other.
        filters: the dialogue's filters, each with the ending that a name takes under it.
        known: endings that a name may have as well.
    """
    first = folder_of(parent) / name
    endings = {*filters.values(), *known}
    while True:
        options = QtWidgets.QFileDialog.Option.DontConfirmOverwrite  # of a name that is not yet complete
        text, chosen = QtWidgets.QFileDialog.getSaveFileName(
            parent, caption, str(first), ";;".join(filters), "", options
        )
        if not text:
            return None
        path = completed(Path(text), endings, filters.get(chosen) or next(iter(filters.values())))
        if _may_be_written(parent, path):
            written_folders.remember(path.parent)
            return path
        first = path


def completed(path: Path, endings: Iterable[str], ending: str) -> Path:
    """A name with an ending: one of `endings`, or else `ending` after all that it has."""
    if path.name.lower().endswith(tuple(endings)):
        return path
    begun = path.suffix and ending.startswith(f"{path.suffix}.")  # of ".graph.json" the first half
    return path.with_name(path.name + (ending.removeprefix(path.suffix) if begun else ending))


def folder_of(widget: QWidget) -> Path:
    """Where dialogues begin: in the folder of the window's document, else where the last document was."""
    window: QWidget | None = widget
    while window is not None:
        if window.windowFilePath():
            return Path(window.windowFilePath()).absolute().parent
        window = window.parentWidget()
    folders = (Path(path).parent for path in remembered_texts("recent"))
    return next((folder for folder in folders if is_folder(folder)), Path.home())


def _may_be_written(parent: QWidget, path: Path) -> bool:
    try:
        check_regular(path)  # a pipe that nobody reads would be waited for
    except Problem as problem:
        QtWidgets.QMessageBox.warning(parent, parent.windowTitle(), problem_text(problem))
        return False
    return not is_there(path) or _may_replace(parent, path)


def _may_replace(parent: QWidget, path: Path) -> bool:
    buttons = QtWidgets.QMessageBox.StandardButton
    answer = QtWidgets.QMessageBox.question(
        parent,
        QCoreApplication.translate("dialogs", "Replace the file?"),
        QCoreApplication.translate("dialogs", "{0} is in the folder {1} already. Replace it?").format(
            path.name, path.parent
        ),
        buttons.Yes | buttons.No,
        buttons.No,
    )
    return answer == buttons.Yes

"""Files dropped from the file manager: a table becomes an input where it fell, a graph is opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPointF

from graphgui.app.files import Files
from graphgui.data.frames import is_data
from graphgui.data.taking import read_table
from graphgui.document.document import Document
from graphgui.document.spoken import problem_text
from graphgui.words import Problem

_BESIDE = 40.0  # between the inputs of several tables dropped at once


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files that a drag carries and that mean something here."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if is_data(path) or path.suffix.lower() == ".json"]


def take(
    paths: list[Path], at: QPointF, document: Document, files: Files, complain: Callable[[str], None]
) -> None:
    """Open a graph, or add an input for each table, its top left at `at` in the scene, as one step each."""
    for number, path in enumerate(paths):
        if not is_data(path):
            files.open_path(path)
            return
        try:
            table = read_table(path)
            step = QCoreApplication.translate("Document", "Add the table {0}").format(path.stem)
            with document.one_step(step):
                name = document.add_table(table, path.stem)
                place = (at.x() + number * _BESIDE, at.y() + number * _BESIDE)
                document.add_node(
                    "input", place, name=path.stem.replace(".", "_"), table=name, columns=list(table.names)
                )
        except Problem as problem:
            complain(problem_text(problem))

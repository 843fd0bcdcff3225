"""Files dropped from the file manager: a graph is opened, data become an input or are asked about."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QPoint, QPointF, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from graphgui.app.files.files import Files
from graphgui.data.files import title
from graphgui.data.suffixes import is_data
from graphgui.data.tables import Table
from graphgui.document import edits
from graphgui.document.decimal_mark import decimal_mark
from graphgui.document.document import Document
from graphgui.document.step_names import translate
from graphgui.words import Problem

_BESIDE = 40.0  # between the inputs of several tables dropped at once
_SMALL = 2**20  # bytes that are read before anybody could wait


def answer_drag(event: QDragEnterEvent) -> None:
    """Take files that mean something here; what reads data starts while the person looks for the place."""
    paths = _dropped_files(event.mimeData())
    if paths:
        event.acceptProposedAction()
    if any(map(is_data, paths)):
        from graphgui.data.worker.client import warm_up  # late: no first frame needs it

        warm_up()


def take_drop(
    event: QDropEvent,
    window: QWidget,
    view: QGraphicsView,
    document: Document,
    files: Files,
    ask: Callable[[Path, QPointF], None],
) -> None:
    """Open a graph, or add an input for each small table of numbers where it was dropped, as one step each.

    About other data `ask` is called: they are large, or there is something to choose or to know.

    Args:
        view: the canvas of the window on which files are dropped.
    """
    at = _place_in_scene(view, window, event.position().toPoint())
    paths = _dropped_files(event.mimeData())
    event.acceptProposedAction()
    for number, path in enumerate(paths):
        if not is_data(path):
            files.open_path(path)
            return
        place = at + QPointF(number * _BESIDE, number * _BESIDE)
        table = _table_of_numbers(path, files)
        if table is None:
            ask(path, place)
            continue
        from graphgui.document.edits.naming import node_name  # late, as all edits

        called = title(path)
        step = translate("edits", "Add the table {0}").format(called)
        with document.one_step(step):
            name = edits.tables.add(document, table, called)
            edits.nodes.add(
                document,
                "input",
                place.toTuple(),
                name=node_name(called),
                table=name,
                columns=list(table.names),
            )


def _dropped_files(data: QMimeData) -> list[Path]:
    """The local files that a drag carries and that mean something here."""
    paths = [_local_path(url) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if is_data(path) or path.suffix.lower() == ".json"]


def _place_in_scene(view: QGraphicsView, window: QWidget, at: QPoint) -> QPointF:
    """Where a point of the window is in the scene; beside the canvas, its upper left corner."""
    on_canvas = view.viewport().mapFrom(window, at)
    return view.mapToScene(on_canvas if view.viewport().rect().contains(on_canvas) else QPoint(40, 40))


def _local_path(url: QUrl) -> Path:
    """The file of a URL; on POSIX a name is bytes, which need not be text."""
    if os.name != "posix":
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))


def _table_of_numbers(path: Path, files: Files) -> Table | None:
    """The table of a small file of numbers, in one sheet, of which nothing is to be said; None for any other."""
    from graphgui.data.read_table import read_only_table  # late: no first frame needs it

    try:
        if path.stat().st_size > _SMALL:
            return None
        table: Table | None = files.wait_for(partial(read_only_table, path, decimal_mark()), path)
    except (OSError, Problem):
        return None
    return None if table is None or table.remarks else table

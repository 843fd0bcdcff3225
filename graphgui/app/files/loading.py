"""Files read at once, or beside the window where that takes long, with progress and Cancel.

A large graph is made ready before it is shown: what a thread may do in one, the rest between the window's events.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui.canvas.view import CanvasView
from graphgui.document.background import Work
from graphgui.engine.graph.incremental_shapes import IncrementalShapes
from graphgui.storage import file
from graphgui.storage.project import Project

_LARGE = 1_000  # nodes that are on the canvas in a tenth of a second or two


def waited_for(work: Work, name: str, window: QWidget) -> Any:
    """What work over a file returns, None where the person would not wait. Raises the work's `Problem`."""
    from graphgui.dialogs.progress_dialog import wait_for  # late: most files are read at once

    return wait_for(work, *_words(name), window)


def loaded(
    read: Callable[[], Project], source: Path, name: str, window: QWidget, *, outside: bool = True
) -> Project | None:
    """What `read` makes of the file `source`; None and `Problem` as for `waited_for`.

    `outside` says whether it reads data outside the folder of the graph.
    """
    if not file.may_take_long(source, outside=outside):
        return read()
    found: Project | None = waited_for(lambda _progress: read(), name, window)
    return found


def prepared(project: Project, name: str, canvas: CanvasView, window: QWidget) -> bool:
    """Make ready what is about to be shown on a canvas; False where the person would not wait for it."""
    if len(project.graph) < _LARGE:
        return True
    from graphgui.dialogs.progress_dialog import wait_for_pieces  # late, as above

    feeds = project.feeds()
    shapes = waited_for(lambda _progress: IncrementalShapes(project.graph, feeds), name, window)
    if shapes is None:
        return False
    canvas.document.expect(project, feeds, shapes)
    return wait_for_pieces(canvas.scene().prepare(project, feeds, shapes), *_words(name), window)


def _words(name: str) -> tuple[str, str]:
    text = QCoreApplication.translate("Files", "Opening {0}…").format(name)
    return text, QCoreApplication.translate("Files", "Cancel")

"""Files read at once, or beside the window where that takes long, with progress and Cancel."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from graphgui.document.background import Work
from graphgui.storage import file
from graphgui.storage.project import Project


def waited_for(work: Work, name: str, window: QWidget) -> Any:
    """What work over a file returns, None where the person would not wait. Raises the work's `Problem`."""
    from graphgui.dialogs.progress_dialog import wait_for  # late: most files are read at once

    text = QCoreApplication.translate("Files", "Opening {0}…").format(name)
    return wait_for(work, text, QCoreApplication.translate("Files", "Cancel"), window)


def loaded(
    read: Callable[[], Project], source: Path, name: str, window: QWidget, *, outside: bool = True
) -> Project | None:
    """What `read` makes of the file `source`; None and `Problem` as for `opened`.

    `outside` says whether it reads data outside the folder of the graph.
    """
    if not file.may_take_long(source, outside=outside):
        return read()
    found: Project | None = waited_for(lambda _progress: read(), name, window)
    return found

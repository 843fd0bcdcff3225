"""Parts of graphs that a person keeps for later, each in a file of its own beside the program's settings."""

from pathlib import Path
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, QStandardPaths, Signal

from graphgui.data.files import read_text, unreadable
from graphgui.storage import atomic, part
from graphgui.words import Problem, mark_for_translation

_ENDING = ".part.json"


class _Changes(QObject):
    changed = Signal()


changes = _Changes()
"""Tells every window when a part was kept or forgotten in one of them, by `changed`."""


def folder() -> Path:
    """Where parts are kept; it need not exist yet."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(data) / "parts"


def save_part(name: str, text: str) -> None:
    """Keep what `edits.clipboard.copy` gave under a name, in place of what had it. Raises `Problem`."""
    if not name.strip():
        raise Problem(mark_for_translation("problems", "A part needs a name: type one."))
    if part.loads(text) is None:
        raise Problem(mark_for_translation("problems", "This is no part of a graph, so it cannot be kept."))
    path = _path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(error, path.parent) from None
    atomic.write(path, text)
    changes.changed.emit()


def parts() -> list[tuple[str, str]]:
    """All that is kept, name and text, by name; what cannot be read is left out."""
    found = []
    for path in sorted(folder().glob(f"*{_ENDING}")):
        try:
            found.append((unquote(path.name.removesuffix(_ENDING)), read_text(path)))
        except Problem:
            continue
    return sorted(found, key=lambda item: item[0].casefold())


def remove_part(name: str) -> None:
    """Keep it no longer; nothing where there is none. Raises `Problem`."""
    path = _path(name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unreadable(error, path) from None
    changes.changed.emit()


def _path(name: str) -> Path:
    return folder() / f"{quote(name.strip(), safe=' ')}{_ENDING}"

"""The folders that a person has had files written to: where a crash came meanwhile, unfinished ones lie there."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QSettings

from graphgui.document.settings.remembered import remembered_texts
from graphgui.storage import atomic

_SETTING = "written_folders"
_MOST = 8


def remember(folder: Path) -> None:
    """Before a file is written there: the crash may come at once."""
    name = quote(os.fsencode(folder.absolute()))  # its bytes need be no text, and the settings hold text alone
    others = (known for known in remembered_texts(_SETTING) if known != name)
    settings = QSettings()
    settings.setValue(_SETTING, [name, *others][:_MOST])
    settings.sync()


def sweep() -> None:
    """Remove what interrupted writes have left in them."""
    for name in remembered_texts(_SETTING):
        with suppress(OSError, ValueError):
            atomic.sweep(Path(os.fsdecode(unquote_to_bytes(name))))

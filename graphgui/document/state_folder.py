"""The folder for what the program notes for itself: its log, work to be brought back, versions of saved files."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def folder() -> Path:
    """Where it is; it need not exist yet."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))

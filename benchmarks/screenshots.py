"""The README's pictures of the trained window, light and dark.

    python -m benchmarks.screenshots [FOLDER]

FOLDER is `docs` where none is given. No screen is needed.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings

from graphgui import assets
from graphgui.app import theme
from graphgui.app.application import application
from graphgui.app.window_picture import picture_of_window
from graphgui.storage import file


def main() -> None:
    """Train the engel example in both themes and save what the window shows."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    folder.mkdir(parents=True, exist_ok=True)
    application()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as settings:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, settings)
        for choice in ("light", "dark"):
            theme.choose(choice)
            output = folder / f"window-{choice}.png"
            picture_of_window(file.load(assets.path("examples", "engel.graph.json")), 60, output)
            print(output)


if __name__ == "__main__":
    main()

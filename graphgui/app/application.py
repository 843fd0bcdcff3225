"""The one QApplication, in the language and colours that were chosen."""

import sys

from PySide6.QtWidgets import QApplication

from graphgui.app import language, theme
from graphgui.document.garbage import collect_between_events


def application() -> QApplication:
    """The one QApplication, made where there is none."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        collect_between_events()
        return existing
    app = QApplication([*sys.argv[:1], *theme.STYLE_OPTION])
    app.setProperty("styled", True)
    app.setOrganizationName("graphgui")
    app.setApplicationName("graphgui")
    app.setApplicationDisplayName("")
    language.install(app, language.current())
    theme.apply(app, theme.current())
    collect_between_events()
    return app

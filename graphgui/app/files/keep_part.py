"""A part of a graph is kept under a name, to be used again."""

from collections.abc import Callable

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from graphgui.app.banner import Banner
from graphgui.canvas.editor import CanvasEditor
from graphgui.document import saved_parts
from graphgui.words import Problem


def keep_part(editor: CanvasEditor, banner: Banner, parent: QWidget, complain: Callable[[Problem], None]) -> None:
    """Ask for a name for what is selected, and keep it.

    Args:
        complain: is told of a name under which nothing can be kept.
    """
    text = editor.kept_text()
    if not text:
        banner.say(QCoreApplication.translate("Window", "Select what you would like to keep first."))
        return
    title, question = (
        QCoreApplication.translate("Window", "Keep for later"),
        QCoreApplication.translate("Window", "Name:"),
    )
    suggested = min(editor.selected.names)
    name, agreed = QtWidgets.QInputDialog.getText(parent, title, question, QLineEdit.EchoMode.Normal, suggested)
    if not agreed:
        return
    try:
        saved_parts.save_part(name, text)
    except Problem as problem:
        complain(problem)

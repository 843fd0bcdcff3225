"""Asks whether data may be read that somebody else's graph names, wherever they lie."""

from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_MOST_NAMED = 5


def ask_to_read(
    parent: QWidget, question: str, paths: list[Path], buttons: QMessageBox.StandardButton
) -> QMessageBox.StandardButton:
    """The button that is pressed of Yes, Cancel and perhaps No.

    Args:
        question: a sentence with `{files}` in it.
    """
    kinds = QtWidgets.QMessageBox.StandardButton
    named = "\n".join(map(_shown, paths[:_MOST_NAMED]))
    if len(paths) > _MOST_NAMED:
        named += "\n…"
    box = QtWidgets.QMessageBox(parent)
    box.setIcon(QtWidgets.QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("OutsideData", "Data outside the graph’s folder"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question.replace("{files}", named))
    box.setStandardButtons(buttons)
    box.setDefaultButton(kinds.No if buttons & kinds.No else kinds.Cancel)
    answer = box.exec()
    box.deleteLater()
    return kinds(answer)


def _shown(path: Path) -> str:
    text = str(path)
    return text if len(text) <= 120 else f"{text[:60]}…{text[-58:]}"

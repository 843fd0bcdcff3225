"""Texts for tooltips, which Qt reads as HTML where they look like it: names of strangers are words alone."""

from PySide6.QtGui import Qt


def tooltip_text(text: str) -> str:
    """A text that a tooltip shows as it is: no tag in it means anything, and no picture is loaded."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text

"""Asks a widget for another one that is no child of it, as for the next in the focus chain.

PySide takes what it is given for a child, and lets go of all that is in it when the widget that was asked goes.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import createdByPython


def next_in_focus_chain(widget: QWidget) -> QWidget | None:
    """The widget that follows."""
    return _with_its_parent(widget.nextInFocusChain())


def focus_proxy(widget: QWidget) -> QWidget | None:
    """The widget that has the keys in its place, None where there is none."""
    return _with_its_parent(widget.focusProxy())


def buddy(label: QLabel) -> QWidget | None:
    """The field that a label names, None where there is none."""
    return _with_its_parent(label.buddy())


def _with_its_parent(widget: QWidget | None) -> QWidget | None:
    if widget is not None:
        parent = widget.parent()
        if parent is not None or createdByPython(widget):  # else Python would own a window of Qt's, and end it
            QObject.setParent(widget, parent)
    return widget

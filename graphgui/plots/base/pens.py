"""Pens for curves: as wide on a fine screen as on a coarse one."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPen

from graphgui.plots.base.pyqtgraph_import import pg


def pen(colour: Any, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of a width in points of the layout, whatever a plot's axes are scaled by.

    Qt takes the width of such a pen for dots of the screen. Where screens differ the finest one counts.
    """
    app = QGuiApplication.instance()
    dots = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return pg.mkPen(colour, width=width * dots, style=style)  # type: ignore[no-any-return]

"""A small picture of a graph that is not open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.look.colours import Theme
from graphgui.storage.project import Project

_MARGIN = 24.0  # around the graph, in its own units
_MOST = 2.0  # pixels of a unit: a single node is not blown up further


def thumbnail(project: Project, size: QSize, theme: Theme) -> QPixmap:
    """The graph as a canvas shows it, as large as it fits, its values left out."""
    document = Document(project)
    view = CanvasView(document, Session(document), theme)
    area = view.scene().itemsBoundingRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    fitted = area.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    if fitted.width() > _MOST * area.width():
        fitted = area.size() * _MOST
    place = QRectF(0, 0, fitted.width(), fitted.height())
    place.moveCenter(QRectF(0, 0, size.width(), size.height()).center())
    picture = QPixmap(size)
    picture.fill(QColor(theme.canvas))
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.scene().render(painter, place, area)
    painter.end()
    view.deleteLater()
    return picture

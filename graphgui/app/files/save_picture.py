"""Pictures of a graph, for papers, slides and machines without a screen."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from graphgui.app.application import application
from graphgui.canvas.view import CanvasView
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.look.colours import LIGHT
from graphgui.storage.project import Project
from graphgui.words import Problem, mark_for_translation

_SCALE = 2  # of a PNG, for print


def render_graph(project: Project, output: Path) -> None:
    """Draw a project's graph, with its values and gradients where it can run, as PNG, SVG or PDF.

    Raises `Problem` where the suffix is another or the file cannot be written.
    """
    application()
    document = Document(project)
    session = Session(document)
    view = CanvasView(document, session, LIGHT)
    session.evaluate()
    save_scene(view, output)


def save_scene(view: CanvasView, output: Path) -> None:
    """Draw what a canvas shows, whole, as PNG, SVG or PDF."""
    area = view.scene().itemsBoundingRect().adjusted(-24, -24, 24, 24)
    writers = {".png": _save_png, ".svg": _save_svg, ".pdf": _save_pdf}
    if output.suffix.lower() not in writers:
        raise Problem(
            mark_for_translation("problems", "{file}: a picture ends in .png, .svg or .pdf."),
            file=output.name,
        )
    if not output.parent.is_dir() or not writers[output.suffix.lower()](view, area, output):
        raise Problem(
            mark_for_translation("problems", "{file}: the picture cannot be written there."), file=str(output)
        )


def _save_png(view: CanvasView, area: QRectF, output: Path) -> bool:
    image = QImage((area.size() * _SCALE).toSize(), QImage.Format.Format_ARGB32)
    image.fill(view.backgroundBrush().color())
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.scene().render(painter, QRectF(image.rect()), area)
    painter.end()
    return image.save(str(output))


def _save_svg(view: CanvasView, area: QRectF, output: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(output))
    size = area.size().toSize()
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter()
    if not painter.begin(generator):
        return False
    view.scene().render(painter, QRectF(0, 0, size.width(), size.height()), area)
    return painter.end()


def _save_pdf(view: CanvasView, area: QRectF, output: Path) -> bool:
    writer = QPdfWriter(str(output))
    writer.setPageSize(QPageSize(QSizeF(area.size()) * 0.75, QPageSize.Unit.Point))
    writer.setPageMargins(writer.pageLayout().margins().__class__(0, 0, 0, 0))
    painter = QPainter()
    if not painter.begin(writer):
        return False
    view.scene().render(painter, QRectF(0, 0, writer.width(), writer.height()), area)
    return painter.end()

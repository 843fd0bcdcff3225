"""Pictures of a graph, for papers, slides and machines without a screen.

A format is a row of `WRITERS`; the window's dialogue and `graphgui render` offer what stands there.
"""

import math
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QMainWindow

from graphgui.app.application import application
from graphgui.canvas.view import CanvasView
from graphgui.dialogs.progress_dialog import wait_for
from graphgui.dialogs.save_path import ask_save_path
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.translated import problem_text
from graphgui.export.characters import svg_of
from graphgui.look.colours import LIGHT
from graphgui.progress import Progress, unseen
from graphgui.storage import atomic
from graphgui.storage.project import Project
from graphgui.words import Problem, mark_for_translation

_SCALE = 2  # of a PNG, for print
MOST_PIXELS = 24_000_000  # of a PNG: a graph that is spread out widely is drawn smaller
_SHOWN = 8000  # ms in the status bar

Drawn = Callable[[], bytes]
"""What a file is to hold of a picture that is drawn already; may be asked for beside the window."""


class SavePicture(QObject):
    """Asks where to, and draws what a canvas shows; `complain` shows a sentence where it cannot be."""

    def __init__(self, canvas: CanvasView, complain: Callable[[str], None], window: QMainWindow) -> None:
        super().__init__(window)
        self._canvas, self._complain, self._window = canvas, complain, window

    def ask(self) -> None:
        """Ask for the file, and save the picture as its ending says."""
        kinds = " ".join(f"*{ending}" for ending in WRITERS)
        filters = {self.tr("Pictures ({kinds})").format(kinds=kinds): next(iter(WRITERS))}
        path = ask_save_path(self._window, self.tr("Save a picture"), "graph.png", filters, WRITERS)
        if path is None:
            return
        try:
            written = wait_for(
                partial(_write, _draw(self._canvas, path), path),
                self.tr("Saving {0}…").format(path.name),
                self.tr("Cancel"),
                self._window,
            )
        except Problem as problem:
            self._complain(problem_text(problem))
            return
        if written:
            self._window.statusBar().showMessage(self.tr("Saved as {0}.").format(path), _SHOWN)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(_image(self._canvas, _area(self._canvas)))
        self._window.statusBar().showMessage(self.tr("The picture of the graph is on the clipboard."), _SHOWN)


def render_graph(project: Project, output: Path) -> None:
    """Draw a project's graph, with its values and gradients where it can run, as the ending says.

    Raises `Problem` where the ending is another or the file cannot be written.
    """
    application()
    document = Document(project)
    session = Session(document)
    view = CanvasView(document, session, LIGHT)
    session.evaluate()
    save_scene(view, output)


def check(output: Path) -> None:
    """Raise `Problem` unless the ending is that of a picture and the place can be written."""
    if output.suffix.lower() not in WRITERS:
        raise Problem(
            mark_for_translation("problems", "{file} is no picture: its name must end in {known}."),
            file=str(output),
            known=", ".join(WRITERS),
        )
    atomic.check(output)


def save_scene(view: CanvasView, output: Path) -> None:
    """Draw what a canvas shows, whole, as the ending says. Raises as `render_graph` does."""
    _write(_draw(view, output), output, unseen)


def _draw(view: CanvasView, output: Path) -> Drawn:
    check(output)
    drawn = WRITERS[output.suffix.lower()](view, _area(view))
    if drawn is None:
        raise Problem(
            mark_for_translation("problems", "{file}: the graph is too large for a picture."), file=str(output)
        )
    return drawn


def _write(drawn: Drawn, output: Path, progress: Progress) -> bool:
    content = drawn()
    progress(1.0)  # where nobody waits for it any more, nothing is written
    atomic.write_bytes(output, svg_of(content) if output.suffix.lower() == ".svg" else content)
    return True


def _area(view: CanvasView) -> QRectF:
    """All of the graph, with a margin."""
    return view.scene().itemsBoundingRect().adjusted(-24, -24, 24, 24)


def _image(view: CanvasView, area: QRectF) -> QImage:
    scale = min(_SCALE, math.sqrt(MOST_PIXELS / (area.width() * area.height())))
    image = QImage((area.size() * scale).toSize(), QImage.Format.Format_ARGB32)
    image.fill(view.backgroundBrush().color())
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.scene().render(painter, QRectF(image.rect()), area)
    painter.end()
    return image


def _draw_png(view: CanvasView, area: QRectF) -> Drawn | None:
    image = _image(view, area)
    return None if image.isNull() else partial(_png, image)


def _png(image: QImage) -> bytes:
    drawn = _buffer()
    image.save(drawn, "PNG")  # type: ignore[call-overload]  # the stub is wrong
    return bytes(drawn.data().data())


def _draw_svg(view: CanvasView, area: QRectF) -> Drawn | None:
    drawn, generator = _buffer(), QSvgGenerator()
    generator.setOutputDevice(drawn)
    size = area.size().toSize()
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    return _draw_vectors(view, area, generator, QRectF(0, 0, size.width(), size.height()), drawn)


def _draw_pdf(view: CanvasView, area: QRectF) -> Drawn | None:
    drawn = _buffer()
    writer = QPdfWriter(drawn)
    writer.setPageSize(QPageSize(QSizeF(area.size()) * 0.75, QPageSize.Unit.Point))
    writer.setPageMargins(writer.pageLayout().margins().__class__(0, 0, 0, 0))
    return _draw_vectors(view, area, writer, QRectF(0, 0, writer.width(), writer.height()), drawn)


def _draw_vectors(
    view: CanvasView, area: QRectF, device: QPaintDevice, target: QRectF, drawn: QBuffer
) -> Drawn | None:
    painter = QPainter()
    if not painter.begin(device):
        return None
    view.scene().render(painter, target, area)
    return (lambda: bytes(drawn.data().data())) if painter.end() else None


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


WRITERS: Mapping[str, Callable[[CanvasView, QRectF], Drawn | None]] = {
    ".png": _draw_png,
    ".svg": _draw_svg,
    ".pdf": _draw_pdf,
}
"""By the ending of a file's name: draws the part of a canvas's scene; None where it cannot be drawn."""

"""A window in which nothing happens paints nothing."""

import time
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject

from graphgui import assets
from graphgui.app.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

QUIET, PATIENCE = 1.0, 20.0  # seconds without painting, and until they must have come


class Paintings(QObject):
    """Counts what is painted, by the kind and name of the widget, and when it was last."""

    def __init__(self):
        super().__init__()
        self.counted, self.last = Counter(), time.monotonic()

    def are_over(self):
        return time.monotonic() - self.last > QUIET

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.counted[type(watched).__name__, watched.objectName()] += 1
            self.last = time.monotonic()
        return False


@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (1400, 900)], ids=str)
def test_nothing_is_painted_while_nothing_happens(qapp, qtbot, size):
    window = Window()
    window.resize(*size)
    window.show()
    window.open_example(assets.path("examples", "five-points.graph.json"))
    window.canvas.clearFocus()
    paintings = Paintings()
    qapp.installEventFilter(paintings)
    began = time.monotonic()
    while not paintings.are_over() and time.monotonic() < began + PATIENCE:
        qtbot.wait(100)
    qapp.removeEventFilter(paintings)
    assert paintings.are_over(), paintings.counted.most_common(5)
    window.document.undo_stack.setClean()
    window.close()

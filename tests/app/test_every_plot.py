"""Whatever can be done with one plot can be done with each: read, zoom, show everything, copy, save."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from graphgui.app.panels import PANELS
from graphgui.data.generators import Recipe
from graphgui.document import edits
from graphgui.plots.base.plot import Plot
from graphgui.plots.base.save_dialog import SaveDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform's own

PLOTS = (
    "loss",
    "fit",
    "gradients",
    "residuals",
    "regions",
    "parameters",
    "curvature",
    "landscape",
    "pulls",
    "differences",
)


@pytest.fixture(params=PLOTS)
def plot(request, window, engel, qtbot):
    """Each plot in the window, in front, with something to show."""
    if request.param == "regions":
        window.document.new()
        edits.generated_data.use(window.document, Recipe("blobs", 60, noise=0.4))
    window.session.run_now(20)
    dock = window.docks[request.param]
    dock.show()
    dock.raise_()
    plot = window.panels[request.param]
    qtbot.waitUntil(lambda: not plot.visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: not plot.empty.isVisible())
    return plot


def entry(plot, text):
    return next(action for action in plot.menu().actions() if action.text() == text)


def test_the_list_is_whole(window):
    assert {row.name for row in PANELS if isinstance(window.panels[row.name], Plot)} == set(PLOTS)


def test_the_mouse_over_it_is_answered(plot, qtbot):
    viewport = plot.view.viewport()
    for share in (0.2, 0.4, 0.6, 0.8):
        QTest.mouseMove(viewport, QPoint(round(share * viewport.width()), viewport.height() // 2))
        QApplication.processEvents()
        assert plot.readout.text()


def test_the_wheel_zooms_and_a_double_click_shows_everything(plot, qtbot):
    viewport = plot.view.viewport()
    qtbot.wait(50)
    before = plot.box.viewRange()[0]
    width = before[1] - before[0]
    at = QPointF(plot.view.mapFromScene(plot.box.mapViewToScene(plot.box.viewRect().center())))
    wheel = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, wheel)

    def seen():
        left, right = plot.box.viewRange()[0]
        return right - left

    assert seen() < 0.95 * width
    plot.draw_now()
    assert seen() < 0.95 * width
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at.toPoint())
    qtbot.waitUntil(lambda: seen() == pytest.approx(width, rel=0.02))


def test_it_is_copied_as_a_picture(plot, qapp):
    qapp.clipboard().clear()
    entry(plot, "Copy as picture").trigger()
    assert qapp.clipboard().pixmap().width() >= plot.width()


def test_it_is_saved_as_picture_drawing_and_numbers(plot, tmp_path, monkeypatch):
    for ending in (".png", ".svg", ".csv"):
        path = tmp_path / f"plot{ending}"

        def choose(dialog, ending=ending):
            dialog.format.setCurrentIndex(dialog.format.findData(ending))
            return True

        monkeypatch.setattr(SaveDialog, "exec", choose)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, path=path: (str(path), ""))
        entry(plot, "Save…").trigger()
    assert QImage(str(tmp_path / "plot.png")).size() == plot.size()
    assert QSvgRenderer(str(tmp_path / "plot.svg")).isValid()
    with (tmp_path / "plot.csv").open(newline="", encoding="utf-8") as file:
        names, *rows = csv.reader(file)
    columns = plot.columns()
    assert names == list(columns) and names
    for index, name in enumerate(names):
        found = [float(row[index]) for row in rows if row[index]]
        np.testing.assert_array_equal(found, columns[name][~np.isnan(columns[name])])

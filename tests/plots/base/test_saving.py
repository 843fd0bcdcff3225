"""Every plot is saved as a picture, a drawing or numbers, by its menu."""

import csv
import io
import re

import numpy as np
import polars
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog

from graphgui.data.read_table import read_table
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.plots.base.saving import as_csv
from graphgui.plots.fit.fit_plot import FitPlot
from graphgui.plots.fit.residual_plot import ResidualPlot
from graphgui.plots.gradient_plot import GradientPlot
from graphgui.plots.loss.loss_plot import LossPlot

PLOTS = (LossPlot, FitPlot, GradientPlot, ResidualPlot)


def chosen(dialog, ending, size=None):
    """Choose a format, and type a size."""
    dialog.format.setCurrentIndex(dialog.format.findData(ending))
    if size:
        dialog.width_box.setValue(size[0])
        dialog.height_box.setValue(size[1])
    return True


@pytest.fixture
def saved(plot_of, document, monkeypatch, tmp_path):
    def save(kind, ending, size=None):
        plot = plot_of(kind, document)
        plot.session.run_now(30)
        plot.draw_now()
        path = tmp_path / f"plot{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
        monkeypatch.setattr(SaveDialog, "exec", lambda dialog: chosen(dialog, ending, size))
        menu = plot.menu()
        next(action for action in menu.actions() if action.text() == "Save…").trigger()
        return plot, path

    return save


@pytest.mark.parametrize("kind", PLOTS)
def test_as_a_picture_that_is_not_empty(saved, kind):
    plot, path = saved(kind, ".png")
    image = QImage(str(path))
    assert image.size() == plot.size()
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 2


@pytest.mark.parametrize("kind", PLOTS)
def test_as_a_drawing(saved, kind):
    _, path = saved(kind, ".svg")
    assert QSvgRenderer(str(path)).isValid()
    assert "<path" in path.read_text() or "<poly" in path.read_text()


@pytest.mark.parametrize("kind", PLOTS)
def test_as_the_numbers_that_are_drawn(saved, kind):
    plot, path = saved(kind, ".csv")
    table = read_table(path)
    assert table.names == tuple(plot.columns())
    for name, column in plot.columns().items():
        np.testing.assert_array_equal(table.columns[name], column)


@pytest.mark.parametrize("kind", PLOTS)
def test_as_a_page_of_the_size_asked_for(saved, kind):
    _, path = saved(kind, ".pdf", (800, 400))
    written = path.read_bytes()
    assert written.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", written)
    assert [float(side) for side in box.groups()] == pytest.approx([600, 300], abs=1)


@pytest.mark.parametrize("kind", PLOTS)
def test_a_picture_and_a_drawing_have_the_size_asked_for_and_the_plot_keeps_its_own(saved, kind):
    for ending in (".png", ".svg"):
        plot, path = saved(kind, ending, (900, 500))
        assert plot.size() != QSize(900, 500)
        size = QImage(str(path)).size() if ending == ".png" else QSvgRenderer(str(path)).viewBox().size()
        assert size == QSize(900, 500)
        assert plot.readout.isVisible()


def test_a_name_without_ending_takes_that_of_the_format(saved, monkeypatch, tmp_path):
    plot, _ = saved(LossPlot, ".png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "figure"), ""))
    monkeypatch.setattr(SaveDialog, "exec", lambda dialog: chosen(dialog, ".svg"))
    plot.save()
    assert (tmp_path / "figure.svg").exists()


def test_another_ending_is_followed_by_that_of_the_format(saved, monkeypatch, tmp_path):
    plot, _ = saved(LossPlot, ".png")
    monkeypatch.setattr(SaveDialog, "exec", lambda dialog: chosen(dialog, ".svg"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "figure.v2"), ""))
    plot.save()
    assert (tmp_path / "figure.v2.svg").exists()


def test_names_with_signs_and_cells_with_nothing_in_them_read_back():
    columns = {'a "b", c': np.array([1.5, np.nan]), "long\r": np.array([1e-300, 2.0, np.inf])}
    rows = list(csv.reader(io.StringIO(as_csv(columns), newline="")))
    assert rows == [['a "b", c', "long\r"], ["1.5", "1e-300"], ["", "2.0"], ["", "inf"]]


def test_a_lone_column_keeps_its_rows():
    text = as_csv({"loss": np.array([1.0, np.nan, 2.0])})
    np.testing.assert_array_equal(polars.read_csv(io.StringIO(text))["loss"].to_numpy(), [1.0, np.nan, 2.0])

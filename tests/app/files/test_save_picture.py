"""A picture of the graph is saved from the menu or the terminal, in the format that its name asks for."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from graphgui import assets
from graphgui.app.files.save_picture import WRITERS, render_graph
from graphgui.plots.base.save_dialog import SaveDialog
from graphgui.storage import file
from graphgui.words import Problem
from tests.app.conftest import answers

BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.fixture
def project(qapp):
    return file.load(assets.path("examples", "five-points.graph.json"))


@pytest.mark.parametrize("ending", WRITERS)
def test_each_format_is_written(project, tmp_path, ending):
    path = tmp_path / f"graph{ending}"
    render_graph(project, path)
    written = path.read_bytes()
    assert written.startswith(BEGINNINGS[ending])
    assert len(written) > 2000


def test_another_ending_and_a_folder_that_is_not_there_are_refused(project, tmp_path):
    with pytest.raises(Problem, match=r"must end in \.png, \.svg, \.pdf"):
        render_graph(project, tmp_path / "graph.bmp")
    with pytest.raises(Problem, match="cannot be written"):
        render_graph(project, tmp_path / "nowhere" / "graph.png")


def test_the_menu_saves_what_the_canvas_shows_and_offers_every_format(engel, tmp_path, monkeypatch):
    offered = []

    def choose(_parent, _caption, _name, filters, *_):
        offered.append(filters)
        return str(tmp_path / "engel.svg"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    engel.action_table.qt_actions["save_picture"].trigger()
    assert offered == ["Pictures (*.png *.svg *.pdf)"]
    assert "linear" in (tmp_path / "engel.svg").read_text()


def test_where_the_picture_is_is_said(engel, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "engel.png"))
    engel.action_table.qt_actions["save_picture"].trigger()
    assert engel.statusBar().currentMessage() == f"Saved as {tmp_path / 'engel.png'}."


def test_where_a_plot_is_saved_is_said_too(engel, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "loss.pdf"))
    monkeypatch.setattr(SaveDialog, "exec", lambda _dialog: True)
    engel.panels["loss"].save()
    assert engel.statusBar().currentMessage() == f"Saved as {tmp_path / 'loss.pdf'}."
    assert (tmp_path / "loss.pdf").read_bytes().startswith(b"%PDF")


def test_the_graph_is_copied_whole_as_a_picture(engel):
    engel.session.evaluate()
    engel.action_table.qt_actions["copy_picture"].trigger()
    image = QGuiApplication.clipboard().image()
    whole = engel.canvas.scene().itemsBoundingRect()
    assert image.width() >= 2 * whole.width() and image.height() >= 2 * whole.height()
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 3)}) > 4


def test_a_graph_that_is_spread_out_is_drawn_smaller(project, tmp_path, monkeypatch):
    monkeypatch.setattr("graphgui.app.files.save_picture.MOST_PIXELS", 100_000)
    project.graph.update(replace(project.graph["linear"], position=(200_000.0, 100_000.0)))
    render_graph(project, tmp_path / "wide.png")
    image = QImage(str(tmp_path / "wide.png"))
    assert 90_000 < image.width() * image.height() <= 101_000
    assert image.width() / image.height() == pytest.approx(2, rel=0.01)


def test_a_picture_is_encoded_beside_the_window(engel, tmp_path, monkeypatch):
    threads = []

    def write(_path, _content):
        threads.append(threading.current_thread())

    monkeypatch.setattr("graphgui.storage.atomic.write_bytes", write)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "engel.png"))
    engel.action_table.qt_actions["save_picture"].trigger()
    assert threads and threading.main_thread() not in threads

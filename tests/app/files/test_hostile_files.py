"""A stranger's graph file in the window: it stalls nothing, and nothing but its own folder is read."""

import os
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from graphgui import assets
from graphgui.app.main import start
from graphgui.engine import Graph
from graphgui.storage import file, part
from graphgui.storage.recovery import Entry, Facts
from tests.storage.hostile import TAKEN, changed, note, table

OPENED: list[list[str]] = []
"""While anybody listens, all that Python opens."""


def _hear(event, arguments):
    if event == "open" and OPENED and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED[-1].append(os.path.realpath(os.fsdecode(arguments[0])))


sys.addaudithook(_hear)  # there is no taking it away


@contextmanager
def listening():
    """What is opened meanwhile, by its real path."""
    OPENED.append([])
    try:
        yield OPENED[-1]
    finally:
        OPENED.pop()


@pytest.fixture
def pipe(tmp_path):
    """A pipe, and whether anything has begun to read it: it would wait for ever, and is let go here."""
    path, heard, ended = tmp_path / "pipe", [], threading.Event()
    os.mkfifo(path)

    def watch():
        while not ended.wait(0.005):
            with suppress(OSError):  # nobody reads
                os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                heard.append(path)

    thread = threading.Thread(target=watch)
    thread.start()
    yield path, heard
    ended.set()
    thread.join()


def opened(window, folder, text):
    """Open the text as a graph, and look at it: at all nodes, and with the pointer at the middle."""
    path = folder / "graphs" / "a.graph.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    began = time.process_time()
    is_there = window.files.open_path(path)
    QApplication.processEvents()
    window.grab()
    view = window.canvas.viewport()
    for x in range(0, view.width(), 60):
        at = QPoint(x, view.height() // 2)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
    QTest.qWait(1)
    return is_there, time.process_time() - began


def answer(button):
    """Press a button of the question, as soon as it is asked."""

    def press():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)
        else:
            QTimer.singleShot(5, press)

    asked: list[str] = []
    press()
    return asked


@pytest.mark.filterwarnings("ignore:overflow encountered:RuntimeWarning")  # which pyqtgraph gives while it paints
@pytest.mark.parametrize("name", TAKEN)
def test_nothing_stalls_the_window(window, tmp_path, name):
    _, took = opened(window, tmp_path, TAKEN[name])
    assert took < 2  # of the processor: with threads and on a slow machine, for a second by the clock


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize("way", ["{pipe}", "file://{pipe}", "../pipe", "<{pipe}>"])
def test_a_note_loads_nothing(window, tmp_path, pipe, way):
    path, heard = pipe
    is_there, _ = opened(window, tmp_path, note(f"before ![words of it]({way.format(pipe=path)}) `![x](y)` after"))
    assert is_there
    opened(window, tmp_path, note(f"\\\\![words of it][1]\n\n[1]: {way.format(pipe=path)}"))
    assert heard == []


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_no_name_loads_anything(window, tmp_path, pipe):
    path, heard = pipe
    tag = f"<img src='{path}'>"
    text = (
        changed(frames=[{"name": "frame.1", "rect": [0, 0, 300, 300], "title": tag}])
        .replace('"X"', f'"{tag.replace(".", "_")}"')
        .replace("X.out", f"{tag.replace('.', '_')}.out", 1)
        .replace('"t"', f'"{tag}"')
        .replace('"x"', f'"{tag}"')
    )
    is_there, _ = opened(window, tmp_path, text)
    assert is_there
    for node in window.document.graph.nodes:
        window.canvas.scene().selection.set([node])
        QApplication.processEvents()
        window.grab()
    opened(window, tmp_path, text.replace('"op": "mse"', f'"op": "{tag}"'))
    window.grab()
    assert heard == []


def test_opening_a_graph_opens_only_its_own_folder(window, tmp_path):
    opened(window, tmp_path, table("data.csv"))  # what the program itself needs is there from now on
    (tmp_path / "graphs" / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    (tmp_path / "secret.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    project, settings = str(Path(__file__).parents[3]), str(Path(QSettings().fileName()).parents[1])
    inside = (str(tmp_path / "graphs"), str(assets.path()), sys.prefix, sys.base_prefix, project, settings)
    with listening() as paths:
        opened(window, tmp_path, table("data.csv"))
    assert str(tmp_path / "graphs" / "data.csv") in paths
    assert [each for each in paths if not each.startswith(inside)] == []
    with listening() as paths:
        asked = answer(QMessageBox.StandardButton.No)
        opened(window, tmp_path, table("../secret.csv"))
    assert asked
    assert [each for each in paths if not each.startswith(inside)] == []


def test_data_outside_are_asked_about_once(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    asked = answer(QMessageBox.StandardButton.Cancel)
    is_there, _ = opened(window, tmp_path, table("../data.csv"))
    assert not is_there
    assert str(tmp_path / "graphs" / ".." / "data.csv") in asked[0]
    answer(QMessageBox.StandardButton.No)
    is_there, _ = opened(window, tmp_path, table("../data.csv"))
    assert is_there
    assert "lies outside the folder of the graph" in window.banner.text
    assert window.document.feeds == {}
    answer(QMessageBox.StandardButton.Yes)
    opened(window, tmp_path, table("../data.csv"))
    assert window.document.feeds["X"].shape == (3, 1)
    opened(window, tmp_path, table("../data.csv"))  # without a question
    assert window.document.feeds["X"].shape == (3, 1)


def test_what_a_person_saves_is_not_asked_about(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    answer(QMessageBox.StandardButton.Yes)
    opened(window, tmp_path, table("../data.csv"))
    window.document.save(tmp_path / "graphs" / "b.graph.json")
    assert window.files.save()
    assert window.files.open_path(tmp_path / "graphs" / "b.graph.json")
    assert window.document.feeds["X"].shape == (3, 1)


def test_what_was_refused_is_asked_about_again_once_the_graph_was_saved(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    answer(QMessageBox.StandardButton.No)
    opened(window, tmp_path, table("../data.csv"))
    assert window.files.save()
    asked = answer(QMessageBox.StandardButton.No)
    assert window.files.open_path(tmp_path / "graphs" / "a.graph.json")
    assert asked
    assert window.document.feeds == {}


def test_what_the_command_line_allows_is_not_asked_about(qapp, tmp_path, qtbot):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    path = tmp_path / "graphs" / "c.graph.json"
    path.parent.mkdir()
    path.write_text(table("../data.csv"))
    window = start(path, outside=True)
    assert window.document.feeds["X"].shape == (3, 1)
    assert window.close()


def test_a_version_asks_about_data_outside_as_the_file_does(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    opened(window, tmp_path, table("data.csv"))
    version = tmp_path / "version.graph.json"
    version.write_text(table("../data.csv"))
    asked = answer(QMessageBox.StandardButton.No)
    assert window.files.open_version(version)
    assert str(tmp_path / "graphs" / ".." / "data.csv") in asked[0]
    assert window.document.feeds == {}


def test_what_another_program_has_copied_asks_about_data_outside(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    opened(window, tmp_path, table("data.csv"))
    (tmp_path / "graphs" / "a.graph.json").write_text(table("../data.csv"))
    reading = file.load(tmp_path / "graphs" / "a.graph.json", outside=True)
    copied = part.dumps(part.GraphPart(Graph([reading.graph.nodes["X"]]), [], dict(reading.tables)))
    QGuiApplication.clipboard().setText(copied)
    window.files.new()
    asked = answer(QMessageBox.StandardButton.Cancel)
    window.canvas.editor.paste()
    assert str(tmp_path / "data.csv") in asked[0]
    assert len(window.document.graph) == 0
    answer(QMessageBox.StandardButton.Yes)
    window.canvas.editor.paste()
    assert window.document.feeds["X"].shape == (3, 1)
    window.canvas.editor.paste()  # what the document reads already is asked about no more
    assert len(window.document.graph) == 2
    window.canvas.editor.select(["X"])
    window.canvas.editor.copy()
    answer(QMessageBox.StandardButton.Discard)
    window.files.new()
    window.canvas.editor.paste()  # what was copied here is the person's own
    assert len(window.document.graph) == 1


def test_a_document_that_comes_back_reads_what_it_read_and_nothing_else(window, tmp_path):
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    graph, kept = tmp_path / "graphs" / "a.graph.json", tmp_path / "kept"
    graph.parent.mkdir()
    kept.mkdir()
    graph.write_text(table("../data.csv"))
    for outside in (True, False):
        entry = Entry(kept, f"{outside}")
        entry.keep(Facts("a", str(graph)), file.load(graph, drafts=True, outside=outside))
        assert bool(entry.load().tables) == outside
        entry.keep(Facts("a", str(graph), is_modified=False), file.load(graph, drafts=True, outside=outside))
        assert bool(entry.load().tables) == outside

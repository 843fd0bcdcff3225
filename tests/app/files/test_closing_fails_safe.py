"""Whatever goes wrong while a window closes, the window stays, and with it the work."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QMessageBox

from graphgui.document import edits
from graphgui.storage import file
from tests.app.conftest import answers
from tests.app.files.test_drop_files import drop


@pytest.fixture
def saving(monkeypatch, tmp_path):
    """The question is answered with Save, and the dialogue with a name."""
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Save)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "mine.graph.json"))


def test_an_error_that_nobody_foresaw_keeps_the_window(window, saving, monkeypatch):
    edits.nodes.add(window.document, "square", (0, 0))

    def fail(*_):
        raise RuntimeError

    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(file, "dumps", fail)
        window.close()
    assert window.isVisible()
    assert "square" in window.document.graph


@pytest.mark.skipif(os.name != "posix", reason="names of files are text there")
def test_a_dropped_file_whose_name_is_no_text_is_saved_with_the_graph(window, saving, tmp_path):
    Path(tmp_path, os.fsdecode(b"caf\xe9.csv")).write_text("x,y\n1,2\n3,4\n")
    folder = QUrl.fromLocalFile(f"{tmp_path}/").toEncoded()
    assert drop(window, QUrl.fromEncoded(folder + b"caf%E9.csv"))
    assert window.files.may_leave()
    project = file.load(tmp_path / "mine.graph.json")
    assert project.feeds()["caf\ufffd"].tolist() == [[1.0, 2.0], [3.0, 4.0]]

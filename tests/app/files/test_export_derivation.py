"""File > Export Derivation writes how the gradients come about, in the notation chosen."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from graphgui import assets
from graphgui.app.window import Window


@pytest.fixture
def window(qtbot):
    QSettings().remove("derivation_notation")
    window = Window()
    window.show()
    window.complete()
    window.open_example(assets.path("examples", "five-points.graph.json"))
    qtbot.waitUntil(lambda: window.session.moment.is_computed)
    yield window
    window.document.undo_stack.setClean()
    window.close()
    QSettings().remove("derivation_notation")


@pytest.mark.parametrize(("ending", "begins"), [(".md", "# The gradient in"), (".tex", r"\documentclass")])
def test_the_document_is_written(window, tmp_path, monkeypatch, ending, begins):
    path = tmp_path / f"out{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    QSettings().setValue("derivation_notation", "index")
    window.action_table.qt_actions["export_derivation"].trigger()
    text = path.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert r"\delta_{jl}" in text and "pmatrix" in text


def test_a_place_that_cannot_be_written_is_told(window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "none" / "out.md"), ""))
    window.action_table.qt_actions["export_derivation"].trigger()
    assert "out.md" in window.banner.text

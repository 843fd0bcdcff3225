"""A file to be saved has its ending before anybody is asked whether to replace another; every dialogue does so."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.dialogs.save_path import completed
from graphgui.plots.base.save_dialog import SaveDialog

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """The names that are typed into save dialogues, one after the other, then Cancel; and where each began."""
    names, began = [], []

    def choose(_parent, _caption, start, *_):
        began.append(Path(start))
        return (str(tmp_path / names.pop(0)) if names else ""), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    for dialog in (RecordDialog, SaveDialog):
        monkeypatch.setattr(dialog, "exec", lambda _dialog: True)
    choose.names, choose.began = names, began
    return choose


@pytest.fixture
def asked(monkeypatch):
    """The questions; each is answered with No, or with `asked.answer`."""

    class Asked(list):
        answer = NO

    asked = Asked()

    def question(_parent, _title, text, *_):
        asked.append(text)
        return asked.answer

    monkeypatch.setattr(QMessageBox, "question", question)
    yield asked
    asked.answer = QMessageBox.StandardButton.Discard


@pytest.fixture
def run(engel, tmp_path):
    engel.document.save(tmp_path / "mine.graph.json")
    engel.session.run_now(3)
    return engel


def save_plot(window):
    window.panels["loss"].save()


def trigger(name):
    return lambda window: window.action_table.qt_actions[name].trigger()


DIALOGUES = {
    "Save As": (trigger("save_as"), ".graph.json"),
    "Save a Picture": (trigger("save_picture"), ".png"),
    "Record the Run": (trigger("record"), ".gif"),
    "Export History": (trigger("export_history"), ".csv"),
    "Export Derivation": (trigger("export_derivation"), ".md"),
    "a plot": (save_plot, ".png"),
}
every_dialogue = pytest.mark.parametrize(("save", "ending"), DIALOGUES.values(), ids=DIALOGUES)


@every_dialogue
def test_a_file_of_that_name_is_replaced_only_after_a_question(run, chosen, asked, qtbot, tmp_path, save, ending):
    there = tmp_path / f"thesis.v2{ending}"
    there.write_text("the work of a year")
    chosen.names.append("thesis.v2")
    save(run)
    assert asked == [f"thesis.v2{ending} is in the folder {tmp_path} already. Replace it?"]
    assert there.read_text() == "the work of a year"
    assert chosen.began == [chosen.began[0], there]  # after No, another name can be given
    assert chosen.began[0].parent == tmp_path
    chosen.names.append("thesis.v2")
    asked.answer = YES
    save(run)
    qtbot.waitUntil(lambda: there.read_bytes() != b"the work of a year")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@every_dialogue
def test_a_pipe_is_refused_and_not_waited_for(run, chosen, asked, monkeypatch, tmp_path, save, ending):
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: said.append(text))
    os.mkfifo(tmp_path / f"pipe{ending}")
    chosen.names.append("pipe")
    save(run)
    assert (len(said), asked) == (1, [])
    assert "no file with a beginning and an end" in said[0]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("thesis", "thesis.graph.json"),
        ("model.v2", "model.v2.graph.json"),
        ("model.graph", "model.graph.json"),
        ("Model.Graph.JSON", "Model.Graph.JSON"),
        ("old.json", "old.json"),
    ],
)
def test_a_graph_has_an_ending_under_which_open_finds_it(typed, name):
    assert completed(Path(typed), [".graph.json", ".json"], ".graph.json") == Path(name)


def test_other_dialogues_begin_in_the_documents_folder_too(run, monkeypatch, tmp_path):
    began = []

    def choose(_parent, _caption, start, *_):
        began.append(Path(start))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    for name in ("open", "import_data"):
        run.action_table.qt_actions[name].trigger()
    assert began == [tmp_path, tmp_path]


def test_a_name_that_no_system_takes_is_said(engel, chosen):
    chosen.names.append("x" * 300)
    engel.action_table.qt_actions["save_as"].trigger()
    assert "File name too long" in engel.banner.text

"""The window keeps what a person made, says what is wrong, and looks the same tomorrow."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from graphgui import assets
from graphgui.app import theme
from graphgui.app.appearance import Appearance
from graphgui.app.window import Window
from graphgui.document import edits
from graphgui.examples import EXAMPLES
from graphgui.storage import file
from tests.app.conftest import answers


def answering(button, asked):
    """A question's static function that presses one button."""

    def question(parent=None, title="", text="", buttons=None, default=None):
        asked.append(text)
        return button

    return question


def test_unsaved_changes_are_asked_about_and_cancel_keeps_them(window, monkeypatch):
    edits.nodes.add(window.document, "square", (0, 0))
    assert window.isWindowModified()
    asked = []
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Cancel, asked))
    window.action_table.qt_actions["new"].trigger()
    assert "square" in window.document.graph
    assert window.close() is False
    assert asked == ["Save the changes to untitled?"] * 2
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Discard, asked))
    window.action_table.qt_actions["new"].trigger()
    assert len(window.document.graph) == 0


def test_parameters_trained_since_the_file_was_written_are_asked_about_once(window, monkeypatch, tmp_path):
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.document.save(tmp_path / "mine.graph.json")
    asked = []
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Cancel, asked))
    window.session.evaluate()
    assert window.files.may_leave()
    window.session.run_now(30)
    assert not window.isWindowModified()
    assert not window.close()
    assert asked == ["Keep the trained parameters in mine?"]
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Save, asked))
    assert window.files.may_leave()
    assert len(asked) == 2
    assert file.load(tmp_path / "mine.graph.json").parameters
    assert window.files.may_leave()
    assert len(asked) == 2  # they are in the file
    window.session.run_now(30)
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Discard, asked))
    assert window.files.may_leave()
    assert len(asked) == 3
    window.session.reset()
    assert window.files.may_leave()
    assert len(asked) == 3  # nothing is trained any more


def test_an_example_that_was_only_played_with_is_left_without_a_question(window, monkeypatch):
    asked = []
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Cancel, asked))
    window.open_example(assets.path("examples", "engel.graph.json"))
    window.session.run_now(30)
    assert window.files.may_leave()
    assert asked == []


def test_saving_when_asked_writes_the_file(window, monkeypatch, tmp_path):
    edits.nodes.add(window.document, "square", (0, 0))
    monkeypatch.setattr(QMessageBox, "question", answering(QMessageBox.StandardButton.Save, []))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "mine"))
    window.action_table.qt_actions["new"].trigger()
    assert "square" in file.load(tmp_path / "mine.graph.json").graph
    assert window.files.recent() == [(tmp_path / "mine.graph.json").resolve()]


def test_training_is_no_unsaved_change_and_saving_keeps_what_it_learnt(engel, tmp_path):
    engel.session.run_now(10)
    assert not engel.document.is_modified
    path = tmp_path / "trained.graph.json"
    engel.document.save(path)
    learnt = {name: array.tolist() for name, array in file.load(path).parameters.items()}
    assert learnt == {str(p): a.tolist() for p, a in engel.session.moment.parameters.items()}


GRAPH = {
    "format": "graphgui",
    "version": 1,
    "nodes": [
        {"name": "a", "op": "square", "attributes": {}, "position": [0, 0]},
        {"name": "b", "op": "square", "attributes": {}, "position": [0, 0]},
    ],
    "wires": [],
}
TALL = {"name": "x", "op": "input", "attributes": {"value": [[1], [2]]}, "position": [0, 0]}
FLAT = {"name": "y", "op": "input", "attributes": {"value": [[1]]}, "position": [0, 0]}
MSE = {"name": "c", "op": "mse", "attributes": {}, "position": [0, 0]}

BAD_FILES = {
    "missing": None,
    "empty": "",
    "broken JSON": "{",
    "JSON of another kind": "[1, 2]",
    "a newer version": json.dumps({**GRAPH, "version": 99}),
    "an unknown op": json.dumps({**GRAPH, "nodes": [{**GRAPH["nodes"][0], "op": "magic"}]}),
    "a wire to nowhere": json.dumps({**GRAPH, "wires": [{"from": "a.out", "to": "z.A"}]}),
    "a cycle": json.dumps({**GRAPH, "wires": [{"from": "a.out", "to": "b.A"}, {"from": "b.out", "to": "a.A"}]}),
    "mismatched shapes": json.dumps(
        {
            **GRAPH,
            "nodes": [TALL, FLAT, MSE],
            "wires": [{"from": "x.out", "to": "c.Yhat"}, {"from": "y.out", "to": "c.Y"}],
        }
    ),
}


@pytest.mark.parametrize("text", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_explained_and_the_present_graph_stays(engel, tmp_path, text):
    path = tmp_path / "bad.graph.json"
    if text is not None:
        path.write_text(text)
    before = engel.document.graph.copy()
    engel.files.open_path(path)
    assert "bad.graph.json" in engel.banner.text
    assert "Traceback" not in engel.banner.text
    assert engel.document.graph == before
    assert engel.canvas.scene().item("linear")


def test_a_folder_is_no_graph(engel, tmp_path):
    engel.files.open_path(tmp_path)
    assert str(tmp_path) in engel.banner.text
    assert "linear" in engel.document.graph


def test_unfinished_work_can_be_saved_and_opened_again(window, tmp_path):
    document = window.document
    edits.nodes.add(document, "input", (0, 0), name="x", value=[[1.0], [2.0]])
    edits.nodes.add(document, "input", (0, 0), name="y", value=[[1.0], [2.0]])
    edits.nodes.add(document, "mse", (0, 0))
    from graphgui.engine import Wire

    edits.wires.connect(document, Wire("x", "out", "mse", "Yhat"))
    edits.wires.connect(document, Wire("y", "out", "mse", "Y"))
    edits.nodes.set_attributes(document, "y", value=[[1.0]])
    document.save(tmp_path / "draft.graph.json")
    document.new()
    assert window.files.open_path(tmp_path / "draft.graph.json")
    assert "mse" in document.shapes.problems
    window.session.play()
    assert "2 × 1" in window.banner.text


def test_undo_and_redo_by_their_keys(window, qtbot):
    edits.nodes.add(window.document, "square", (0, 0))
    window.activateWindow()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.document.graph) == 0
    QTest.keyClick(
        window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(window.document.graph) == 1


def test_divergence_is_said_with_the_learning_rate(engel, qtbot):
    edits.training.change(engel.document, learning_rate=1000.0)
    engel.transport.speed.setCurrentIndex(engel.transport.speed.count() - 1)
    with qtbot.waitSignal(engel.session.stopped, timeout=10_000):
        engel.action_table.qt_actions["play"].trigger()
    assert "the loss explodes" in engel.banner.text
    assert "1000" in engel.banner.text


def test_every_example_in_the_menu_opens_and_runs(window):
    for example in EXAMPLES:
        window.open_example(example.path)
        assert window.document.path is None
        window.session.evaluate()
        assert window.session.moment.loss > 0


def test_the_learning_rate_is_typed_and_undone(engel):
    field = engel.transport.learning_rate
    before = engel.document.training.learning_rate
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "0.025")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert engel.document.training.learning_rate == 0.025
    engel.document.undo_stack.undo()
    assert field.value() == before


def test_a_theme_restyles_everything_while_open(engel):
    engel.session.run_now(5)
    for choice in ("dark", "light"):
        Appearance.of_the_program().choose(choice)
        look = theme.current()
        assert look.name == choice
        for part in (engel.canvas, engel.panels["loss"], engel.panels["fit"], engel.panels["gradients"]):
            picture = part.grab().toImage()
            corner = picture.pixelColor(picture.width() - 3, 3).lightness()
            assert (corner < 80) == (choice == "dark"), (choice, part, corner)


def test_a_theme_restyles_the_other_windows_too(engel):
    engel.new_window()
    (other,) = Window.others
    Appearance.of_the_program().choose("dark")
    picture = engel.canvas.grab().toImage()
    assert picture.pixelColor(picture.width() - 3, 3).lightness() < 80
    other.close()


def test_where_the_window_stood_is_kept_for_the_next_time(qapp, qtbot):
    first = Window()
    first.show()
    first.resize(760, 700)  # the offscreen screen is 800 x 800
    first.docks["loss"].hide()
    first.close()
    second = Window()
    second.show()
    assert (second.width(), second.height()) == (760, 700)
    assert not second.docks["loss"].isVisible()
    second.reset_layout()
    assert second.docks["loss"].isVisible()
    second.close()


def test_a_panel_made_later_has_the_colours_that_the_window_has_by_then(qapp, engel):
    Appearance.of_the_program().set_theme(theme.DARK)
    assert engel.panels["residuals"].theme is theme.DARK
    Appearance.of_the_program().set_theme(theme.LIGHT)
    assert engel.panels["residuals"].theme is theme.LIGHT

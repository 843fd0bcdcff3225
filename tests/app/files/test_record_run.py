"""A run is recorded as a film of the steps that were chosen; the window then shows what it showed before."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressDialog, QPushButton

from graphgui.app.files.recording.camera import Camera, Subject
from graphgui.app.files.recording.record_run import RecordDialog
from graphgui.document import edits
from tests.app.conftest import answers

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def trained(engel):
    engel.session.run_now(30)
    engel.session.show_step(7)
    return engel


def press_record(window, fill=lambda dialog: None):
    """Ctrl+Shift+R, fill in the dialogue, and press its button."""

    def answer():
        dialog = window.findChild(RecordDialog)
        fill(dialog)
        QTest.mouseClick(dialog.record, LEFT)

    QTimer.singleShot(0, answer)
    QTest.keyClick(window, Qt.Key.Key_R, CTRL_SHIFT)


def test_the_film_has_the_chosen_steps_and_the_step_shown_is_shown_again(trained, tmp_path, monkeypatch):
    path = tmp_path / "run.gif"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(path))
    seen = []
    trained.session.moment_shown.connect(lambda: seen.append(trained.session.step))

    def fill(dialog):
        QTest.keyClick(dialog.steps, Qt.Key.Key_Down)  # from the step shown
        QTest.keyClick(dialog.spacing, Qt.Key.Key_Down)  # evenly
        dialog.frames.selectAll()
        QTest.keyClicks(dialog.frames, "3")
        assert dialog.note.text().startswith("3 pictures, 0.1 s.")

    press_record(trained, fill)
    assert [step for step in seen if step in (7, 19, 30)][-4:] == [7, 19, 30, 7]
    assert trained.session.step == 7
    with Image.open(path) as gif:
        assert gif.n_frames == 3
        assert gif.width >= trained.canvas.viewport().width()
        assert gif.height > trained.canvas.viewport().height()


def test_cancel_leaves_no_file_and_shows_the_step_again(trained, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "run.gif"))

    def cancel():
        progress = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog))
        QTest.mouseClick(progress.findChild(QPushButton), LEFT)

    trained.session.moment_shown.connect(
        lambda: QTimer.singleShot(0, cancel) if trained.session.step == 30 else None
    )
    press_record(trained)
    assert list(tmp_path.iterdir()) == []
    assert trained.session.step == 7


def test_without_a_run_it_says_what_to_do(engel):
    QTest.keyClick(engel, Qt.Key.Key_R, CTRL_SHIFT)
    assert "Play" in engel.banner.text


def test_a_place_that_cannot_be_written_is_said(trained, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answers(tmp_path / "none" / "run.gif"))
    press_record(trained)
    assert "no folder" in trained.banner.text


HISTORIES = ("loss", "gradients", "parameters", "landscape")


def curves(name, plot):
    match name:
        case "loss":
            return [plot.curve, plot.validation.curve]
        case "gradients":
            return list(plot.curves.values())
        case "parameters":
            return plot.curves
    return [plot.path]


def drawn(name, plot):
    """How many points each curve has, and the last step that is drawn."""
    data = [curve.getData() for curve in curves(name, plot)]
    return [len(xs) for xs, _ in data], max(float(xs[-1]) for xs, _ in data)


@pytest.mark.parametrize("name", HISTORIES)
def test_a_picture_shows_what_had_happened_by_then_and_all_is_there_again(engel, monkeypatch, name):
    edits.training.change(engel.document, validation=0.2)
    engel.session.run_now(60, 60)
    plot = engel.panels.bring(name)
    plot.draw_now()
    whole, seen, draw = drawn(name, plot), [], plot.draw_now

    def watched():
        draw()
        seen.append(drawn(name, plot))

    monkeypatch.setattr(plot, "draw_now", watched)
    engel.session.show_step(12)
    subject = Subject(engel, engel.canvas, lambda: [plot], engel.session, engel.timeline)
    Camera(subject, "window").picture()
    ((points, last),) = seen
    assert all(few < many for few, many in zip(points, whole[0], strict=True))
    assert name == "landscape" or last <= 12
    draw()
    assert drawn(name, plot) == whole
    engel.document.undo_stack.setClean()


def test_the_arrow_of_a_run_that_goes_away_is_not_there_before_it_does(engel):
    edits.training.change(engel.document, learning_rate=1.2)
    engel.session.run_now(500)
    plot = engel.panels["loss"]
    plot.draw_now()
    assert len(plot.edge.marks) == 1
    plot.horizon = 0
    plot.draw_now()
    assert not plot.edge.marks
    engel.document.undo_stack.setClean()

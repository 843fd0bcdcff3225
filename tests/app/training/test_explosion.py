"""A loss that explodes pauses training before its numbers lose all meaning, and is found on the time line."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.engine.training.stopping import explosion
from tests.app.playing import LEFT, close, play


@pytest.fixture
def exploded(engel, qtbot):
    explode(engel, qtbot, 0.7)
    yield engel
    engel.document.undo_stack.setClean()


def explode(window, qtbot, rate):
    edits.training.change(window.document, learning_rate=rate)
    window.session.rate = math.inf
    with qtbot.waitSignal(window.session.stopped, timeout=20_000) as stopped:
        play(window)
    assert stopped.args == ["exploded"]


@pytest.mark.parametrize("rate", [0.7, 5.0, 1000.0])
def test_training_pauses_where_the_loss_is_a_million_times_the_first(engel, qtbot, rate):
    explode(engel, qtbot, rate)
    losses = np.array(engel.session.run.losses)
    assert (losses < 1e6 * losses[0]).all()
    assert 1e6 * losses[0] <= engel.session.moment.loss < 1e16 * losses[0]
    assert "Training paused: the loss explodes" in engel.banner.text
    assert "e+" not in engel.banner.text
    engel.document.undo_stack.setClean()


def test_a_step_at_a_time_it_pauses_too(engel, qtbot):
    edits.training.change(engel.document, learning_rate=1000.0)
    engel.session.run_now(50, 1)
    assert engel.session.moment.loss < 1e30
    assert engel.banner.text
    engel.document.undo_stack.setClean()


def test_who_plays_on_is_let_play_on_and_paused_again(exploded, qtbot):
    before, steps = exploded.session.moment.loss, exploded.session.run.steps
    with qtbot.waitSignal(exploded.session.stopped, timeout=20_000) as stopped:
        play(exploded)
    assert stopped.args == ["exploded"]
    assert exploded.session.run.steps > steps
    assert 1e6 * before <= exploded.session.moment.loss < math.inf


def test_every_step_can_be_gone_back_to(exploded):
    run = exploded.session.run
    for step in (run.steps, run.steps - 1, run.steps // 2, 1, 0):
        exploded.session.show_step(step)
        assert exploded.session.step == step
        if step < run.steps:
            assert exploded.session.moment.loss == pytest.approx(run.losses[step])


def test_sentence_and_mark_come_back_where_it_happened(exploded):
    text, marks = exploded.banner.text, list(exploded.session.marks)
    assert marks
    slider = exploded.timeline.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert exploded.session.step == 0
    assert not exploded.banner.text and not exploded.session.marks
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert exploded.banner.text == text and list(exploded.session.marks) == marks
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert exploded.session.step == exploded.session.run.steps - 1
    assert exploded.banner.text == text and list(exploded.session.marks) == marks
    QTest.keyClick(slider, Qt.Key.Key_Home)
    QTest.keyClick(slider, Qt.Key.Key_End)
    QTest.mouseClick(exploded.banner.buttons[0], LEFT)
    assert exploded.document.training.learning_rate < 0.7


def test_closed_by_the_person_it_stays_closed(exploded):
    close(exploded)
    exploded.session.show_step(0)
    exploded.session.show_step(exploded.session.run.steps)
    assert not exploded.banner.text


def test_another_run_has_no_such_sentence_and_the_exploded_one_has_it_again(exploded, qtbot):
    gone, text = exploded.session.run, exploded.banner.text
    QTest.mouseClick(exploded.banner.buttons[0], LEFT)
    exploded.session.run_now(50)
    assert not exploded.banner.text
    exploded.session.show_run(gone)
    assert exploded.banner.text == text


def test_a_first_loss_of_nothing_may_grow_to_something():
    assert explosion(0.0) > 1e-7
    assert explosion(-2.0) == explosion(2.0) == 2e6


def red(window, step):
    """Whether the time line is red at a step, above its handle."""
    slider = window.timeline.slider
    picture = slider.grab().toImage()
    scale = picture.width() / slider.width()
    colour = picture.pixelColor(round(slider.x_of(step) * scale), round(2 * scale))
    return colour.name() == slider.theme.warning


def test_a_red_mark_stands_on_the_time_line_where_it_happened(exploded):
    gone, steps = exploded.session.run, exploded.session.run.steps
    exploded.session.show_step(0)
    assert red(exploded, steps) and not red(exploded, steps // 2)
    edits.training.change(exploded.document, learning_rate=0.1)
    exploded.session.reset()
    exploded.session.run_now(steps)
    assert not red(exploded, steps)
    exploded.session.show_run(gone)
    assert red(exploded, steps)

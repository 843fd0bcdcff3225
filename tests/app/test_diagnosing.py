"""Training that goes wrong says why, and the remedy is one click."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def diverged(engel, qtbot):
    engel.document.set_training(learning_rate=5.0)
    engel.session.rate = math.inf
    with qtbot.waitSignal(engel.session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(engel, Qt.Key.Key_F5)
    assert stopped.args == ["diverged"]
    return engel


def test_the_reason_has_its_numbers_and_the_node_is_marked(diverged):
    text = diverged.banner.text
    assert "diverged at step" in text
    assert "The learning rate 5 is above the largest stable one" in text
    assert diverged.canvas.selected_nodes()


def test_the_rate_is_set_at_a_click_and_then_the_loss_falls(diverged, qtbot):
    QTest.mouseClick(diverged.banner.buttons[0], LEFT)
    assert diverged.document.training.learning_rate < 1
    assert diverged.session.step == 0
    assert not diverged.banner.isVisible()
    with qtbot.waitSignal(diverged.session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(diverged, Qt.Key.Key_F5)
    assert stopped.args == ["steps"]
    assert diverged.session.losses[-1] < diverged.session.losses[0]


def test_the_last_good_step_is_gone_back_to_at_a_click_and_training_goes_on_from_it(diverged, qtbot):
    run = diverged.session.run
    QTest.mouseClick(diverged.banner.buttons[1], LEFT)
    assert diverged.session.loss == min(run.losses)
    assert diverged.session.is_computed
    at = diverged.session.step
    diverged.session.play_steps(50)
    qtbot.waitUntil(lambda: diverged.session.state == "idle", timeout=10_000)
    assert diverged.session.step == at + 50
    assert diverged.session.losses[-1] < min(run.losses[: at + 1])


def test_a_run_that_ends_well_says_so_quietly(engel, qtbot):
    with qtbot.waitSignal(engel.session.stopped, timeout=10_000):
        engel.session.play_steps(5)
    assert not engel.banner.isVisible()
    assert "steps" in engel.statusBar().currentMessage()

"""Training that goes wrong says why, and the remedy is one click."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from graphgui import assets
from graphgui.document import edits
from graphgui.engine import PortId
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.plots.base.steady_line import SteadyLine
from graphgui.words import with_powers
from tests.app.playing import LEFT, play, press, put, wait_for
from tests.graphs import regression
from tests.troubles import deep, hidden, unscaled


@pytest.fixture
def diverged(engel, qtbot):
    edits.training.change(engel.document, learning_rate=5.0)
    engel.session.rate = math.inf
    with qtbot.waitSignal(engel.session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(engel, Qt.Key.Key_F5)
    assert stopped.args == ["exploded"]
    return engel


# diverged


def test_the_reason_has_its_numbers_and_the_node_is_marked(diverged):
    text = diverged.banner.text
    assert "Training paused: the loss explodes, from" in text
    assert "The learning rate 5 is above the largest stable one" in text
    assert list(diverged.session.marks) == ["linear"]


def test_the_rate_is_set_at_a_click_and_then_the_loss_falls(diverged, qtbot):
    QTest.mouseClick(diverged.banner.buttons[0], LEFT)
    assert diverged.document.training.learning_rate < 1
    assert diverged.session.step == 0
    assert not diverged.banner.isVisible()
    assert not diverged.session.marks
    with qtbot.waitSignal(diverged.session.stopped, timeout=10_000) as stopped:
        QTest.keyClick(diverged, Qt.Key.Key_F5)
    assert stopped.args == ["steps"]
    assert diverged.session.run.losses[-1] < diverged.session.run.losses[0]


def test_the_last_good_step_is_gone_back_to_at_a_click_and_training_goes_on_from_it(diverged, qtbot):
    run = diverged.session.run
    QTest.mouseClick(diverged.banner.buttons[1], LEFT)
    assert diverged.session.moment.loss == min(run.losses)
    assert diverged.session.moment.is_computed
    at = diverged.session.step
    diverged.session.play_steps(50)
    qtbot.waitUntil(lambda: diverged.session.state == "idle", timeout=10_000)
    assert diverged.session.step == at + 50
    assert diverged.session.run.losses[-1] < min(run.losses[: at + 1])


def test_a_run_that_ends_well_says_so_quietly(engel, qtbot):
    with qtbot.waitSignal(engel.session.stopped, timeout=10_000):
        engel.session.play_steps(5)
    assert not engel.banner.isVisible()
    assert "steps" in engel.statusBar().currentMessage()


# while it trains


def test_an_explosion_is_said_while_the_loss_is_still_finite(window, qtbot):
    graph, feeds = regression(20, 2)
    put(window, graph)
    stable = quadratic(graph, feeds).stable_rate
    play(window, learning_rate=1.015 * stable, steps=100_000)
    wait_for(window, qtbot, "The loss explodes: from")
    assert f"the largest stable one, {stable:.4g}" in window.banner.text
    assert np.isfinite(window.session.run.losses[-1])
    assert window.session.state == "playing"
    assert list(window.session.marks) == ["linear"]
    press(window, "Set the Rate")
    assert window.document.training.learning_rate < stable
    assert not window.session.marks
    with qtbot.waitSignal(window.session.stopped, timeout=20_000) as stopped:
        window.session.rate = math.inf
        play(window, steps=200)
    assert stopped.args == ["steps"]
    assert window.session.run.losses[-1] < window.session.run.losses[0]
    assert window.banner.isHidden()


def test_dead_units_are_said_and_the_usual_start_wakes_them(window, qtbot):
    put(window, hidden(-50.0)[0])
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "“relu”: 4 of 4 units give 0")
    assert list(window.session.marks) == ["relu"]
    press(window, "Usual Start")
    assert window.document.graph["linear"].attribute("bias") == "zeros"
    play(window)
    qtbot.waitUntil(lambda: window.session.step > 20, timeout=10_000)
    assert not window.session.marks
    assert window.session.run.losses[-1] < window.session.run.losses[0]


def test_units_that_one_seed_kills_are_woken_by_another(window, qtbot):
    put(window, hidden(-50.0)[0])
    seed = window.document.training.seed
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "“relu”: 4 of 4 units give 0")
    press(window, "New Start")
    assert window.document.training.seed == seed + 1
    assert window.session.step == 0
    assert window.banner.isHidden()


def test_a_vanished_gradient_is_said_and_usual_weights_bring_it_back(window, qtbot):
    put(window, deep("tanh", 6, 1e-3)[0])
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "The gradient has vanished before")
    assert "linear" in window.session.marks
    press(window, "Usual Start")
    assert window.document.graph["l0"].attribute("weights") == "glorot"
    window.document.undo_stack.undo()  # all of it is one step
    assert window.document.graph["l0"].attribute("weights") == 1e-3
    window.document.undo_stack.redo()
    play(window)
    qtbot.waitUntil(lambda: window.session.step > 60, timeout=10_000)
    assert not window.session.marks


def test_a_chain_of_sigmoids_is_shown_since_it_is_for_a_person_to_change(window, qtbot):
    put(window, deep("sigmoid", 16, "glorot")[0])
    play(window, learning_rate=0.01, steps=100_000)
    wait_for(window, qtbot, "there are 16 of them")
    press(window, "Show “a15”")
    assert window.canvas.editor.selected_nodes() == ["a15"]
    assert window.banner.isVisible()
    assert "linear" in window.session.marks


def test_a_rate_far_too_low_is_said_and_a_good_one_is_set_while_training_goes_on(window, qtbot):
    put(window, regression(20, 2)[0])
    window.session.rate = 1000
    play(window, learning_rate=1e-6, steps=1_000_000)
    wait_for(window, qtbot, "The learning rate 10⁻⁶ is too low: the largest stable one is")
    assert list(window.session.marks) == ["mse"]
    before = window.session.run.losses[-1]
    press(window, "Set the Rate")
    assert window.document.training.learning_rate > 0.01
    assert window.session.state == "playing"
    qtbot.waitUntil(lambda: window.session.run.losses[-1] < 0.5 * before, timeout=10_000)


def test_a_schedule_that_has_run_out_is_said_and_the_rate_held(window, qtbot):
    put(window, regression(20, 2)[0])
    window.session.rate = 1000
    play(window, learning_rate=0.01, schedule="step", schedule_period=10, steps=1_000_000)
    wait_for(window, qtbot, "The schedule has lowered the learning rate to")
    before = window.session.run.losses[-1]
    press(window, "Hold the Rate")
    assert window.document.training.schedule == "constant"
    qtbot.waitUntil(lambda: window.session.run.losses[-1] < 0.5 * before, timeout=10_000)


def test_badly_scaled_columns_are_said_and_standardised_at_a_click(window, qtbot):
    graph, feeds = unscaled()
    closed = quadratic(graph, feeds)
    put(window, graph)
    window.session.rate = 1000
    play(window, learning_rate=0.5 * closed.stable_rate, steps=1_000_000)
    wait_for(window, qtbot, with_powers(f"condition number {closed.condition:.2g}; standardised it is"))
    assert list(window.session.marks) == ["X"]
    index = window.document.undo_stack.index()
    press(window, "Standardise X")
    assert window.document.undo_stack.index() == index + 1
    (behind,) = edits.standardise.nodes_behind(window.document, "X")
    Z = window.session.moment.value(PortId(behind, "out"))
    assert np.allclose(Z.mean(axis=0), 0)
    assert np.allclose(Z.std(axis=0), 1)
    play(window)
    qtbot.waitUntil(lambda: (window.session.moment.loss or math.inf) < 1.01 * closed.minimum, timeout=20_000)
    window.session.pause()
    window.document.undo_stack.undo()
    assert not edits.standardise.nodes_behind(window.document, "X")


def test_a_constant_column_among_badly_scaled_ones_is_named_when_they_are_standardised(window, qtbot):
    graph, feeds = unscaled()
    X = np.hstack((feeds["X"], np.full((len(feeds["X"]), 1), 0.1)))
    graph.update(graph["X"].with_attributes(value=X.tolist()))
    put(window, graph)
    window.session.rate = 1000
    play(window, learning_rate=1e-7, steps=1_000_000)
    wait_for(window, qtbot, "badly scaled")
    press(window, "Standardise X")
    assert "Columns that are the same everywhere stay as they are: X[3]." in window.banner.text
    assert not window.session.marks


def status(window):
    """What stands in the status line for good."""
    return window.statusBar().findChild(SteadyLine, "status").text()


def test_a_minimum_is_no_alarm_and_is_called_converged(engel, qtbot):
    engel.session.rate = math.inf
    edits.training.change(engel.document, patience=50)
    with qtbot.waitSignal(engel.session.stopped, timeout=20_000) as stopped:
        play(engel, steps=100_000, learning_rate=0.3, min_improvement=0.0)
    assert stopped.args == ["plateau"]
    qtbot.waitUntil(lambda: "converged" in status(engel), timeout=10_000)
    assert engel.banner.isHidden()
    assert not engel.session.marks


def test_converged_stays_said_where_it_is_so_and_nowhere_else(engel, qtbot):
    engel.session.rate = math.inf
    with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
        play(engel, steps=3000, learning_rate=0.3)
    qtbot.waitUntil(lambda: "converged" in status(engel), timeout=10_000)
    last = engel.session.step
    engel.session.evaluate()
    engel.session.step_once()
    assert "converged" in status(engel)
    QTest.qWait(9000)  # longer than any message that goes by itself
    assert "converged" in status(engel)
    engel.session.show_step(3)
    assert "converged" not in status(engel)
    engel.session.show_step(last)
    assert "converged" in status(engel)
    X = np.array(engel.document.feeds["X"])
    edits.nodes.set_attributes(engel.document, "X", scale=[[2 * float(X.max())]])
    assert "converged" not in status(engel)
    engel.document.undo_stack.setClean()


def test_a_run_that_only_ended_is_not_called_converged(engel, qtbot):
    engel.session.rate = math.inf
    with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
        play(engel, steps=30, learning_rate=0.01)
    QTest.qWait(700)
    assert "converged" not in status(engel)


def test_a_minimum_is_called_converged_while_training_goes_on(engel, qtbot):
    engel.session.rate = 1000
    play(engel, steps=1_000_000, learning_rate=0.3)
    qtbot.waitUntil(lambda: "converged" in status(engel), timeout=20_000)
    assert engel.session.state == "playing"
    assert engel.banner.isHidden()


@pytest.mark.parametrize("name", ["engel", "diabetes", "five-points"])
def test_an_example_played_to_its_end_raises_no_alarm(window, qtbot, name):
    window.open_example(assets.path("examples", f"{name}.graph.json"))
    window.session.rate = 1500
    with qtbot.waitSignal(window.session.stopped, timeout=30_000):
        play(window)
    qtbot.wait(600)
    assert window.banner.isHidden()
    assert not window.session.marks


def test_a_run_that_ends_long_before_its_minimum_says_so_and_trains_on_at_a_click(engel, qtbot):
    engel.session.rate = math.inf
    with qtbot.waitSignal(engel.session.stopped, timeout=20_000):
        play(engel, steps=500, learning_rate=1e-6)
    wait_for(engel, qtbot, "The learning rate 10⁻⁶ is too low")
    before = engel.session.run.losses[-1]
    press(engel, "Set the Rate")
    qtbot.waitUntil(lambda: engel.session.step > 600, timeout=10_000)
    assert engel.session.run.losses[-1] < 0.5 * before


def test_a_rate_raised_under_way_beyond_what_is_stable_is_named(window, qtbot):
    graph, feeds = regression(20, 2)
    put(window, graph)
    stable = quadratic(graph, feeds).stable_rate
    window.session.rate = 250  # so slow, and at so low a rate, that something is left to grow when it is raised
    play(window, learning_rate=0.02 * stable, steps=100_000)
    qtbot.waitUntil(lambda: window.session.step > 60, timeout=10_000)
    edits.training.change(window.document, learning_rate=1.1 * stable)
    wait_for(window, qtbot, "the loss explodes, from")
    assert f"{1.1 * stable:.4g} is above the largest stable one, {stable:.4g}" in window.banner.text
    press(window, "Back to Step")
    assert window.session.moment.loss == min(window.session.run.losses)
    assert window.document.training.learning_rate < stable


def test_an_earlier_step_is_not_marked_with_what_came_later(diverged):
    diverged.session.show_step(0)
    assert not diverged.session.marks
    assert diverged.banner.isHidden()

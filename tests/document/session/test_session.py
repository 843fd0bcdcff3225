"""The session trains in the background, loses no step, and never shows what was not computed."""

import math
import multiprocessing
import os
import signal
import threading
from pathlib import Path

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.run_list import MOST_RUNS
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Trainer, Training, Wire
from graphgui.engine.autodiff.forward_mode import Seed
from graphgui.engine.training.run import BUDGET
from graphgui.storage.project import Project
from tests.graphs import regression

W = PortId("linear", "W")


@pytest.fixture
def document(qapp):
    graph, _ = regression(20, 2)
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=300), parameters={}))


@pytest.fixture
def session(document):
    session = Session(document)
    session.rate = math.inf
    yield session
    session.close()


def test_nothing_is_shown_before_anything_ran(session):
    assert not session.moment.is_computed
    assert session.moment.value(W) is None
    assert session.moment.gradient(W) is None
    assert session.moment.loss is None


def test_evaluate_shows_everything_and_changes_nothing(session):
    session.evaluate()
    first = session.moment.value(W).copy()
    assert session.moment.loss > 0
    assert session.moment.gradient(W).shape == (2, 1)
    session.evaluate()
    np.testing.assert_array_equal(session.moment.value(W), first)
    assert session.step == 0


def test_values_can_be_seen_before_there_is_a_loss(session, document):
    edits.rewire.delete(document, ["mse"])
    session.evaluate()
    assert session.moment.value(PortId("linear", "Yhat")).shape == (20, 1)
    assert session.moment.gradient(W) is None
    assert session.moment.loss is None


def test_a_node_left_lying_stops_nothing_and_shows_nothing(session, document):
    edits.nodes.add(document, "relu", (0, 0))
    edits.nodes.add(document, "mse", (0, 0), name="second")
    edits.wires.connect(document, Wire("relu", "out", "second", "Yhat"))
    session.run_now(5)
    assert session.step == 5
    assert session.moment.loss > 0
    assert session.moment.value(PortId("relu", "out")) is None
    assert session.moment.gradient(PortId("second", "Yhat")) is None
    session.pause()


def test_what_the_loss_needs_is_still_asked_for(session, document, qtbot):
    edits.wires.disconnect(document, Wire("X", "out", "linear", "X"))
    with qtbot.waitSignal(session.problem) as blocker:
        session.play()
    assert "needs a wire at X" in str(blocker.args[0])


def test_playing_makes_exactly_the_steps_asked_for_and_the_same_as_without_a_window(session, document, qtbot):
    with qtbot.waitSignal(session.stopped, timeout=10_000) as blocker:
        session.play()
    assert blocker.args == ["steps"]
    assert session.step == 300
    trainer = Trainer(document.graph, document.feeds, document.training)
    trainer.run(300)
    np.testing.assert_array_equal(np.array(session.run.losses), np.array(trainer.losses))
    np.testing.assert_array_equal(session.moment.value(W), trainer.plan.parameters[W])


def test_a_pause_stands_still_and_play_goes_on_to_the_same_end(session, qtbot):
    states = []
    session.state_changed.connect(states.append)
    session.rate = 250.0
    session.play()
    qtbot.waitUntil(lambda: session.step > 5, timeout=5000)
    session.pause()
    assert (states, session.state) == (["playing", "idle"], "idle")
    stood = session.step
    assert len(session.run.losses) == stood < 300
    qtbot.wait(60)
    assert session.step == stood
    session.rate = math.inf
    with qtbot.waitSignal(session.stopped, timeout=10_000):
        session.play()
    assert session.step == 300
    assert states == ["playing", "idle"] * 2


def test_the_pace_may_change_while_it_plays(session, qtbot):
    session.rate = 2.0
    assert session.player.silence == 0
    session.play()
    assert 0 <= session.player.silence < 10
    session.rate = math.inf
    with qtbot.waitSignal(session.stopped, timeout=30_000):
        pass
    assert (session.rate, session.step) == (math.inf, 300)


def test_what_is_shown_belongs_to_one_moment(session, document, qtbot):
    session.play()
    for _ in range(5):
        with qtbot.waitSignal(session.moment_shown, timeout=5000):
            pass
        X, Y = document.feeds["X"], document.feeds["Y"]
        expected = X @ session.moment.value(W) + session.moment.value(PortId("linear", "b"))
        np.testing.assert_allclose(session.moment.value(PortId("linear", "Yhat")), expected, rtol=1e-13)
        G = 2 / len(Y) * (expected - Y)
        np.testing.assert_allclose(session.moment.gradient(W), X.T @ G, rtol=1e-9, atol=1e-15)
        if session.state == "idle":
            break


def test_reset_returns_to_the_same_start_and_redraw_to_another(session, document):
    session.evaluate()
    start = session.moment.value(W).copy()
    for _ in range(3):
        session.step_once()
    assert (session.moment.value(W) != start).any()
    session.reset()
    np.testing.assert_array_equal(session.moment.value(W), start)
    assert session.step == 0
    assert len(session.run.losses) == 0
    session.redraw()
    assert (session.moment.value(W) != start).all()
    document.undo_stack.undo()
    session.reset()
    np.testing.assert_array_equal(session.moment.value(W), start)


def test_an_edit_marks_everything_as_not_computed_and_keeps_the_parameters(session, document):
    session.run_now(50)
    trained = session.moment.value(W).copy()
    edits.nodes.add(document, "square", (0, 0))
    assert not session.moment.is_computed
    assert session.moment.value(W) is None
    edits.rewire.delete(document, ["square"])
    session.evaluate()
    np.testing.assert_array_equal(session.moment.value(W), trained)


def test_an_explosion_stops_with_its_reason(session, document, qtbot):
    edits.training.change(document, learning_rate=1e6, steps=100_000)
    with qtbot.waitSignal(session.stopped, timeout=10_000) as blocker:
        session.play()
    assert blocker.args == ["exploded"]
    assert session.state == "idle"
    assert session.step < 100_000


def test_a_graph_that_cannot_run_says_why(session, document, qtbot):
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    with qtbot.waitSignal(session.problem) as blocker:
        session.play()
    assert "needs a wire at Y" in str(blocker.args[0])
    assert session.state == "idle"


def test_the_learning_rate_may_change_while_it_runs(session, document, qtbot):
    edits.training.change(document, steps=10_000_000, learning_rate=1e-9)
    session.play()
    qtbot.waitUntil(lambda: session.step > 100, timeout=5000)
    slow = session.moment.loss
    edits.training.change(document, learning_rate=0.1)
    qtbot.waitUntil(lambda: session.moment.loss < slow * 0.9, timeout=5000)
    assert session.state == "playing"
    session.pause()


def test_every_wire_remembers_its_gradient(session, document):
    session.run_now(20)
    assert session.gradient_history.steps[0] == 0
    for wire in document.graph.wires:
        assert len(session.gradient_history.norms[wire]) == len(session.gradient_history.steps)
    last = session.gradient_history.norms[Wire("linear", "Yhat", "mse", "Yhat")][-1]
    assert last == pytest.approx(np.linalg.norm(session.moment.gradient(PortId("mse", "Yhat"))))


def test_starting_and_stopping_leaves_no_thread_no_process_and_no_file(document, qtbot):
    def held():
        shared = Path("/dev/shm")
        names = sorted(path.name for path in shared.iterdir()) if shared.exists() else []
        return threading.active_count(), len(multiprocessing.active_children()), names

    before = held()
    session = Session(document)
    session.rate = math.inf
    for _ in range(200):
        session.play()
        session.pause()
    assert len(multiprocessing.active_children()) == before[1] + 1
    session.play()
    session.close()
    # What was killed is cleared away beside who closes it, what an earlier test has left perhaps, too.
    qtbot.waitUntil(lambda: all(now <= then for now, then in zip(held(), before, strict=True)))


def test_a_step_back_shows_what_was_seen_then(session, qtbot):
    session.step_once()
    theta = session.moment.value(W).copy()
    gradient = session.moment.gradient(W).copy()
    loss = session.moment.loss
    with qtbot.waitSignal(session.stopped, timeout=10_000):
        session.play()
    end = session.moment.value(W).copy()
    session.show_step(1)
    assert (session.step, session.moment.loss) == (1, loss)
    np.testing.assert_array_equal(session.moment.value(W), theta)
    np.testing.assert_array_equal(session.moment.gradient(W), gradient)
    session.show_step(session.run.steps)
    np.testing.assert_array_equal(session.moment.value(W), end)


def test_training_goes_on_with_the_numbers_of_now_from_a_step_of_others(session, document):
    session.run_now(5)
    edits.nodes.set_attributes(document, "Y", value=(document.feeds["Y"] + 5).tolist())
    session.run_now(5)
    session.show_step(2)
    of_before = session.moment.loss
    session.step_once()
    assert (session.step, len(session.runs)) == (3, 2)
    assert session.run.losses[2] > of_before + 1
    np.testing.assert_array_equal(session.moment.value(PortId("Y", "out")), document.feeds["Y"])


def test_training_on_from_an_earlier_step_is_a_branch(session, document):
    session.run_now(50)
    first = session.run
    session.show_step(20)
    edits.training.change(document, learning_rate=0.01)
    session.step_once()
    assert session.runs == [first, session.run]
    assert (session.run.branched_at, session.run.steps, first.steps) == (20, 21, 50)
    assert session.run.losses[:20] == first.losses[:20]
    session.show_run(first)
    assert (session.step, session.run) == (50, first)


def test_settings_change_under_way_and_training_goes_on(session, document, qtbot):
    edits.training.change(document, steps=10_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 10, timeout=5000)
    edits.training.change(document, optimiser="adam", batch_size=5)
    changed = session.step
    qtbot.waitUntil(lambda: session.step > changed + 10, timeout=5000)
    assert session.state == "playing"
    session.pause()
    assert [segment.training.optimiser for segment in session.run.segments] == ["sgd", "adam"]
    assert session.run.steps == session.step


def test_numbers_change_under_way_and_training_goes_on(session, document, qtbot):
    edits.training.change(document, steps=10_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 10, timeout=5000)
    changed = session.step
    edits.nodes.set_attributes(document, "Y", value=(document.feeds["Y"] + 5).tolist())
    assert session.state == "playing"
    b = PortId("linear", "b")
    qtbot.waitUntil(lambda: session.step > changed and session.moment.value(b).item() > 4, timeout=5000)
    session.pause()


def test_a_number_that_changes_in_a_pause_is_answered_at_once(session, document):
    session.run_now(50)
    trained, loss = session.moment.value(W).copy(), session.moment.loss
    edits.nodes.set_attributes(document, "Y", value=(document.feeds["Y"] + 5).tolist())
    assert session.moment.is_computed
    assert session.step == 50
    np.testing.assert_array_equal(session.moment.value(W), trained)
    assert session.moment.loss > loss + 1


def test_parameters_of_another_shape_are_told_and_the_others_kept(session, document, qtbot):
    session.run_now(50)
    b = session.moment.value(PortId("linear", "b")).copy()
    with qtbot.waitSignal(session.parameters_lost) as blocker:
        edits.nodes.set_attributes(document, "X", value=np.ones((20, 3)).tolist())
    assert blocker.args == [["linear.W"]]
    np.testing.assert_array_equal(session.moment.value(PortId("linear", "b")), b)
    assert session.moment.value(W).shape == (3, 1)


def test_a_process_that_dies_is_told_and_replaced(session, document, qtbot):
    edits.training.change(document, steps=10_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 10, timeout=5000)
    with qtbot.waitSignal(session.problem):
        os.kill(session.player.warm_up(), signal.SIGKILL)
    assert session.state == "idle"
    stood = session.step
    session.play()
    qtbot.waitUntil(lambda: session.step > stood, timeout=5000)
    session.pause()


def test_the_histories_of_all_runs_together_stay_within_the_budget(session):
    assert session.run.budget == BUDGET
    for number in range(MOST_RUNS + 2):
        session.run_now(5)
        session.show_step(3)
        if number % 3:
            session.run_now(5)  # a branch
        session.reset()
        assert sum(run.budget for run in session.runs) <= BUDGET
        assert session.run.budget == max(run.budget for run in session.runs)
    shown = session.runs[0]
    session.show_run(shown)
    assert shown.budget == max(run.budget for run in session.runs)
    assert sum(run.budget for run in session.runs) <= BUDGET


def test_the_moment_is_another_whenever_other_numbers_are_shown(session, document):
    session.evaluate()
    seen = [session.moment]
    session.step_once()
    seen.append(session.moment)
    session.show_step(0)
    seen.append(session.moment)
    session.seed = Seed(W)
    seen.append(session.moment)
    edits.nodes.set_attributes(document, "Y", value=(document.feeds["Y"] + 5).tolist())
    seen.append(session.moment)
    edits.nodes.add(document, "square", (0, 0))
    seen.append(session.moment)
    assert len(set(seen)) == len(seen)
    assert [moment.step for moment in seen] == [0, 1, 0, 0, 0, 0]
    session.show_step(session.step)
    assert session.moment == seen[-1]


def test_the_document_has_the_parameters_shown_and_no_step_to_undo(session, document):
    session.run_now(5)
    np.testing.assert_array_equal(document.project.parameters["linear.W"], session.moment.value(W))
    session.show_step(2)
    np.testing.assert_array_equal(document.project.parameters["linear.W"], session.moment.value(W))
    assert not document.undo_stack.count()


def test_tangents_are_of_the_moment_that_is_shown(session):
    session.evaluate()
    session.seed = Seed(PortId("linear", "b"))
    C = PortId("mse", "C")
    for _ in range(3):
        at = session.moment
        assert at.derivative(C).item() == pytest.approx(at.gradient(PortId("linear", "b")).item(), rel=1e-9)
        session.step_once()
    session.seed = None
    assert session.moment.derivative(W) is session.moment.gradient(W)


def test_another_document_that_comes_while_it_plays_keeps_its_own_parameters(session, document, qtbot):
    edits.training.change(document, steps=10_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 5, timeout=5000)
    graph, _ = regression(20, 2)
    trained = {"linear.W": np.array([[3.0], [4.0]]), "linear.b": np.array([[5.0]])}
    document.apply_project(Project(graph, {}, Training(), trained, breakpoints={"mse": ""}))
    assert (session.state, session.step, session.run.steps) == ("idle", 0, 0)
    assert set(session.breakpoints) == {"mse"}
    session.evaluate()
    np.testing.assert_array_equal(session.moment.value(W), trained["linear.W"])

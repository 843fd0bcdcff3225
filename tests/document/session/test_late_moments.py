"""Moments of a graph that takes long are computed beside the window, while it trains and when it is paused."""

import threading

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Plan, PortId, Training, Wire
from graphgui.storage.project import Project
from tests.graphs import hidden_layer, regression

LINEAR = PortId("linear", "W")


@pytest.fixture
def document(qapp):
    graph, _ = regression(20, 2)
    return Document(Project(graph, {}, Training(0.01, steps=10**6), {}))


@pytest.fixture
def session(document, monkeypatch):
    """Of a graph whose every moment counts as one that takes long; closed at the end."""
    monkeypatch.setattr("graphgui.document.session.evaluator._MUCH", 0)
    session = Session(document)
    session.evaluate()
    yield session
    session.close()


@pytest.fixture
def evaluated(monkeypatch):
    """By whom a plan was evaluated since: whether by the window."""
    found, evaluate = [], Plan.evaluate

    def noted(plan, *given, **named):
        found.append(threading.current_thread() is threading.main_thread())
        return evaluate(plan, *given, **named)

    monkeypatch.setattr(Plan, "evaluate", noted)
    return found


def paused_at_last(session, qtbot):
    """Play some moments, pause, and wait for the last."""
    shown = []
    session.moment_shown.connect(lambda: shown.append(session.moment.step))
    session.play()
    qtbot.waitUntil(lambda: len(shown) > 5, timeout=60_000)
    session.pause()
    qtbot.waitUntil(lambda: session.moment.step == session.step, timeout=60_000)
    return shown


def test_the_window_evaluates_nothing_while_it_plays_and_when_it_pauses(session, evaluated, qtbot):
    evaluated.clear()
    shown = paused_at_last(session, qtbot)
    assert evaluated and not any(evaluated)
    assert shown == sorted(shown)


def test_what_is_shown_is_what_the_window_would_have_computed(session, qtbot):
    paused_at_last(session, qtbot)
    theta = session.run.snapshot(session.step).theta
    late = {port: session.moment.gradient(port).copy() for port in session.moment.parameters}
    norms = [list(norms) for norms in session.gradient_history.norms.values()]
    np.testing.assert_array_equal(session.moment.theta, theta)
    session.evaluate()
    for port, gradient in late.items():
        np.testing.assert_array_equal(session.moment.gradient(port), gradient)
    assert [list(norms) for norms in session.gradient_history.norms.values()] == norms


def test_the_moment_shown_keeps_its_numbers_while_the_next_is_computed(session, qtbot, monkeypatch):
    session.play()
    qtbot.waitUntil(lambda: session.moment.step > 0, timeout=60_000)
    goes_on, began, evaluate = threading.Event(), threading.Event(), Plan.evaluate

    def waiting(plan, *given, **named):
        result = evaluate(plan, *given, **named)
        began.set()
        goes_on.wait(60)
        return result

    monkeypatch.setattr(Plan, "evaluate", waiting)
    qtbot.waitUntil(began.is_set, timeout=60_000)
    moment, weights = session.moment, session.moment.value(LINEAR).copy()
    qtbot.wait(50)
    assert session.moment is moment
    np.testing.assert_array_equal(moment.value(LINEAR), weights)
    goes_on.set()
    qtbot.waitUntil(lambda: session.moment is not moment, timeout=60_000)
    assert session.moment.step > moment.step


def test_of_those_asked_for_while_one_is_computed_the_newest_is_shown(session, qtbot, monkeypatch):
    session.play()
    qtbot.waitUntil(lambda: session.moment.step > 0, timeout=60_000)
    goes_on, began, evaluate = threading.Event(), threading.Event(), Plan.evaluate

    def waiting(plan, *given, **named):
        began.set()
        goes_on.wait(60)
        return evaluate(plan, *given, **named)

    monkeypatch.setattr(Plan, "evaluate", waiting)
    qtbot.waitUntil(began.is_set, timeout=60_000)
    steps = session.run.steps
    qtbot.waitUntil(lambda: session.run.steps > steps, timeout=60_000)
    session.pause()
    shown = []
    session.moment_shown.connect(lambda: shown.append(session.moment.step))
    goes_on.set()
    qtbot.waitUntil(lambda: session.moment.step == session.step, timeout=10_000)
    assert len(shown) == 2, "the one that was computed, and the newest"


def test_the_document_has_the_parameters_at_once(session, document, qtbot):
    session.play()
    qtbot.waitUntil(lambda: session.run.steps > 0, timeout=60_000)
    session.pause()
    theta = session.run.snapshot(session.step).theta
    np.testing.assert_array_equal(document.project.parameters["linear.W"].ravel(), theta[:2])


def test_a_step_that_is_asked_for_is_shown_at_once_though_its_moment_is_on_its_way(session, qtbot, evaluated):
    session.play()
    qtbot.waitUntil(lambda: session.run.steps > 3, timeout=60_000)
    session.pause()
    session.show_step(session.step)
    assert session.moment.step == session.step
    np.testing.assert_array_equal(session.moment.theta, session.run.snapshot(session.step).theta)


def test_of_many_rows_the_norms_are_those_of_the_sample_and_the_values_of_all(qapp, qtbot):
    document = Document(Project(hidden_layer(10_000, 260), {}, Training(1e-3, steps=2), {}))
    session = Session(document, document)
    with qtbot.waitSignal(session.stopped, timeout=60_000):
        session.play()
    qtbot.waitUntil(lambda: session.moment.step == 2 and session.moment.sample is None, timeout=60_000)
    sample, wire = session.moment.sampling, Wire("X", "out", "linear", "X")
    assert session.moment.value(PortId("linear", "Yhat")).shape == (10_000, 260)
    sample.compute(session.moment.theta)
    of_sample = np.linalg.norm(sample.plan.share(wire))
    assert session.gradient_history.norms[wire][-1] == pytest.approx(of_sample)
    session.close()


def test_an_edit_gives_up_what_is_being_computed(session, document, qtbot):
    session.play()
    qtbot.waitUntil(lambda: session.run.steps > 0, timeout=60_000)
    session.pause()
    edits.wires.disconnect(document, Wire("linear", "Yhat", "mse", "Yhat"))
    qtbot.wait(100)
    assert not session.moment.is_computed

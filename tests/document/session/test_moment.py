"""While training plays, gradients of large data are computed now and then; a moment that stays has them all."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.document.document import Document
from graphgui.document.session.gradient_history import NORM_SKIPPED
from graphgui.document.session.moment import Moment
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging
from graphgui.engine import PortId, Training, Wire
from graphgui.engine.autodiff.forward_mode import Seed
from graphgui.engine.autodiff.plan import Plan
from graphgui.storage.project import Project
from tests.graphs import regression

DATA = Wire("X", "out", "linear", "X")
LEARNT = Wire("linear", "Yhat", "mse", "Yhat")


def session_of(rows: int, columns: int) -> Session:
    graph, _ = regression(rows, columns)
    document = Document(Project(graph=graph, tables={}, training=Training(1e-4, steps=10**9), parameters={}))
    return Session(document, document)


def play(session: Session, qtbot, moments: int) -> list[bool]:
    """Whether the data's gradient lagged at each moment shown while playing."""
    seen: list[bool] = []
    session.moment_shown.connect(lambda: seen.append(session.moment.is_stale(DATA.end)))
    session.play()
    qtbot.waitUntil(lambda: len(seen) > moments, timeout=20_000)
    session.pause()
    return seen


def exact(session: Session) -> Plan:
    document = session.parent()
    plan = Plan(document.graph, document.feeds)
    plan.theta[:] = session.moment.theta
    plan.forward()
    plan.backward()
    return plan


def test_large_data_have_their_gradient_now_and_then(qapp, qtbot):
    session = session_of(3000, 100)
    seen = play(session, qtbot, 40)
    assert any(seen) and not all(seen)
    norms = session.gradient_history.norms[DATA]
    assert NORM_SKIPPED in norms and max(norms) > 0
    assert NORM_SKIPPED not in session.gradient_history.norms[LEARNT]
    session.close()


def test_a_moment_that_stays_is_exact(qapp, qtbot):
    session = session_of(3000, 100)
    play(session, qtbot, 12)
    assert not session.moment.is_stale(DATA.end)
    plan = exact(session)
    for port in (DATA.end, LEARNT.end, PortId("linear", "W")):
        np.testing.assert_array_equal(session.moment.gradient(port), plan.gradient(port))
    assert session.gradient_history.norms[DATA][-1] == pytest.approx(
        np.linalg.norm(plan.gradient(DATA.end)), rel=1e-12
    )
    session.close()


def test_small_data_have_it_always(qapp, qtbot):
    session = session_of(50, 2)
    assert not any(play(session, qtbot, 8))
    assert NORM_SKIPPED not in session.gradient_history.norms[DATA]
    session.close()


W, YHAT, C = PortId("linear", "W"), PortId("linear", "Yhat"), PortId("mse", "C")


@pytest.fixture
def session(qapp):
    session = session_of(20, 2)
    session.evaluate()
    yield session
    session.close()


def test_where_nothing_is_computed_there_is_nothing():
    moment = Moment()
    assert (moment.is_computed, moment.step, moment.loss, moment.theta, moment.parameters) == (
        False,
        0,
        None,
        None,
        {},
    )
    assert moment.value(W) is moment.gradient(W) is moment.derivative(W) is moment.forward_mode is None
    assert (moment.is_data(W), moment.reaches_loss("linear"), moment.has_derivative("linear")) == (False,) * 3
    assert (moment.derivative_range, moment.loss_port, moment.norm(LEARNT), moment.loss_sample) == (None,) * 4


def test_a_moment_knows_what_is_data_and_what_the_loss_hangs_on(session):
    moment = session.moment
    assert [moment.is_data(PortId(name, "out")) for name in ("X", "Y", "linear")] == [True, True, False]
    assert [moment.reaches_loss(name) for name in ("X", "linear", "mse", "gone")] == [True, True, True, False]
    assert (moment.loss_port, moment.loss_sample) == (C, None)
    assert moment.value(PortId("gone", "out")) is moment.gradient(PortId("gone", "out")) is None
    theta = moment.theta
    theta[:] = 7
    assert (moment.theta != 7).all()  # it was a copy
    assert list(moment.parameters) == [W, PortId("linear", "b")]


def test_in_forward_mode_tangents_stand_in_the_place_of_gradients(session):
    plain = session.moment
    session.seed = Seed(W, 1, 0)
    moment = session.moment
    X = moment.value(PortId("X", "out"))
    np.testing.assert_allclose(moment.derivative(YHAT), X[:, 1:2], rtol=1e-12)
    assert moment.derivative(C).item() == pytest.approx(plain.gradient(W)[1, 0])
    assert moment.has_derivative("linear") and moment.norm(LEARNT) is None
    assert moment.derivative(PortId("gone", "out")) is None
    tangents = [np.linalg.norm(moment.derivative(wire.end)) for wire in moment.plan.graph.wires]
    sizes = [size for size in tangents if size]
    assert moment.derivative_range == pytest.approx((min(sizes), max(sizes)))
    session.seed = Seed(W, 2, 0)  # there is no such number
    assert session.moment.forward_mode is session.moment.derivative(YHAT) is None
    assert session.moment.derivative_range is None
    session.seed = None
    assert session.moment.derivative(YHAT) is session.moment.gradient(YHAT)


def test_the_derivatives_of_a_moment_lie_between_the_least_and_the_largest_norm(session):
    moment = session.moment
    norms = [np.linalg.norm(moment.gradient(wire.end)) for wire in moment.plan.graph.wires]
    assert moment.derivative_range == pytest.approx((min(norms), max(norms)))
    assert moment.derivative_range == moment.gradient_history.last_range


def test_while_a_step_is_taken_apart_what_is_to_come_counts_as_it_was(session):
    before = session.moment.derivative_range
    debugging = StepDebugging(session, session)
    debugging.into()
    moment = session.moment
    assert (moment.is_computed, moment.plan, moment.derivative_range) == (True, None, before)
    assert moment.loss is None and moment.loss_port == C
    assert (moment.theta == session.run.snapshot(0).theta).all()
    assert moment.norm(LEARNT) is None and moment.forward_mode is None
    debugging.over()
    assert session.moment.loss is not None


def test_a_gradient_that_is_to_be_predicted_is_known_to_who_judges_alone(session):
    moment = replace(session.moment, hidden=frozenset({W, LEARNT.end}))
    assert moment.gradient(W) is moment.derivative(W) is moment.norm(LEARNT) is None
    np.testing.assert_array_equal(moment.hidden_gradient(W), session.moment.gradient(W))
    assert session.moment.norm(LEARNT) == pytest.approx(np.linalg.norm(moment.hidden_gradient(LEARNT.end)))


def test_the_loss_of_all_is_that_of_no_sample(session):
    moment = replace(session.moment, loss_of_all=0.5)
    assert (moment.loss, moment.loss_sample) == (0.5, None)

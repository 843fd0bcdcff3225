"""While training plays, gradients of large data are computed now and then; a moment that stays has them all."""

import numpy as np
import pytest

from graphgui.document.document import Document
from graphgui.document.session.gradient_history import NORM_SKIPPED
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training, Wire
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

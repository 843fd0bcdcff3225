"""The norms of the gradients at the steps of a run, rising; the last is that of the moment shown."""

import numpy as np
import pytest

from graphgui.document.session.gradient_history import NORM_SKIPPED, GradientHistory
from graphgui.engine import Wire
from graphgui.engine.autodiff.plan import Plan
from tests.graphs import regression

DATA = Wire("X", "out", "linear", "X")


@pytest.fixture
def plan():
    plan = Plan(*regression(5, 2))
    plan.theta[:] = 1
    plan.forward()
    plan.backward()
    return plan


@pytest.fixture
def history(plan):
    history = GradientHistory()
    for step in (0, 2, 5):
        assert history.record(step, plan, ())
    return history


def test_every_wire_has_a_norm_for_each_step(history, plan):
    assert list(history.steps) == [0, 2, 5]
    assert history.norms.keys() == set(plan.graph.wires)
    for wire, norms in history.norms.items():
        np.testing.assert_allclose(norms, np.linalg.norm(plan.share(wire)), rtol=1e-12)


def test_the_last_norm_is_known_at_its_step_alone(history, plan):
    assert history.norm(DATA, 5) == pytest.approx(np.linalg.norm(plan.share(DATA)))
    assert history.norm(DATA, 2) is None
    assert history.norm(Wire("Y", "out", "linear", "X"), 5) is None


def test_an_earlier_step_that_is_shown_again_is_not_recorded(history, plan):
    assert not history.record(2, plan, ())
    assert list(history.steps) == [0, 2, 5]


def test_the_same_step_is_recorded_anew_with_what_was_skipped(history, plan):
    history.record(7, plan, {DATA.end})
    assert history.norms[DATA][-1] == NORM_SKIPPED and history.norm(DATA, 7) is None
    history.record(7, plan, ())
    assert list(history.steps) == [0, 2, 5, 7]
    assert history.norm(DATA, 7) > 0


def test_steps_after_a_branch_are_forgotten(history):
    history.forget(after=2)
    assert list(history.steps) == [0, 2] and len(history.norms[DATA]) == 2
    history.forget()
    assert not history.steps and not history.norms

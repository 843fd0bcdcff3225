"""A step taken apart from the session: operation by operation, by phases, back again, and made in the end."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging


@pytest.fixture
def session(document):
    edits.training.change(document, learning_rate=0.1)
    session = Session(document, document)
    session.evaluate()
    return session


@pytest.fixture
def debugging(session):
    return StepDebugging(session, session)


def test_a_step_done_operation_by_operation_is_the_step(document, session, debugging):
    whole = Session(document, document)
    whole.evaluate()
    whole.step_once()
    debugging.into()
    debugger = session.moment.step_debugger
    assert debugger is not None and session.step == 0
    for _ in range(len(debugger.operations) + 1):
        if session.step == 1:
            break
        debugging.into()
    assert session.step == 1
    np.testing.assert_array_equal(session.moment.theta, whole.moment.theta)


def test_phases_one_after_the_other(session, debugging):
    phases = []
    for _ in range(4):
        debugging.over()
        if session.moment.step_debugger is None:
            break
        phases.append(session.moment.step_debugger.position)
    assert phases == sorted(set(phases)) and len(phases) >= 2
    assert session.step == 1


def test_back_undoes_the_last_operation_and_then_goes_into_the_step_before(session, debugging):
    session.step_once()
    debugging.into()
    debugging.into()
    position = session.moment.step_debugger.position
    debugging.back()
    assert session.moment.step_debugger.position == position - 1
    while session.moment.step_debugger is not None and session.moment.step_debugger.position > 0:
        debugging.back()
    debugging.back()
    assert session.step == 0


def test_play_stops_before_a_breakpoint(session, debugging):
    assert not debugging.play()
    session.breakpoints.set("mse", "")
    assert debugging.play()
    debugger = session.moment.step_debugger
    assert debugger is not None
    assert debugger.operations[debugger.position].port.node == "mse"


def test_play_goes_on_from_a_breakpoint_at_the_first_operation_too(session, debugging):
    session.breakpoints.set("linear", "")
    stops = []
    for _ in range(4):
        assert debugging.play()
        debugger = session.moment.step_debugger
        stops.append((session.step, debugger.operations[debugger.position].phase))
    assert stops == [(0, "forward"), (0, "backward"), (0, "update"), (1, "forward")]

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


def place(session):
    """The step, and what comes next in the one that is taken apart."""
    debugger = session.moment.step_debugger
    if debugger is None:
        return session.step, None
    operation = debugger.operations[debugger.position]
    return session.step, f"{operation.phase} {operation.port.node}"


def test_what_led_to_the_step_that_was_made_is_known_until_something_else_is_shown(session, debugging):
    while session.step == 0:
        debugging.into()
    ended = session.moment.ended_step
    assert (ended.is_over, ended.step, session.moment.step_debugger) == (True, 0, None)
    debugging.into()
    assert session.moment.ended_step is None


def test_a_step_that_the_run_has_made_already_is_gone_to_and_makes_no_branch(session, debugging):
    session.run_now(3)
    theta = session.moment.theta
    session.show_step(2)
    for _ in range(3):
        debugging.over()
    assert (session.step, session.runs, session.run.steps) == (3, [session.run], 3)
    np.testing.assert_array_equal(session.moment.theta, theta)


def test_before_the_first_operation_of_the_first_step_there_is_nothing_to_undo(session, debugging):
    moment = session.moment
    debugging.back()
    assert session.moment is moment
    debugging.into()
    debugging.back()
    assert place(session) == (0, "forward linear")
    debugging.back()
    assert place(session) == (0, "forward linear")


def test_back_into_the_step_before_undoes_its_last_operation(session, debugging):
    session.run_now(2)
    debugging.back()
    debugger = session.moment.step_debugger
    assert (session.step, debugger.position) == (1, len(debugger.operations) - 1)


@pytest.mark.parametrize("way", ["into", "over"])
def test_of_a_graph_that_cannot_be_trained_no_step_is_taken_apart(document, qtbot, way):
    edits.rewire.delete(document, ["mse"])
    session = Session(document, document)
    session.evaluate()
    moment = session.moment
    with qtbot.waitSignal(session.problem):
        getattr(StepDebugging(session, session), way)()
    assert session.moment is moment


def test_over_pauses_before_a_node_with_a_breakpoint_whatever_its_condition(session, debugging):
    session.breakpoints.set("mse", "step > 100")
    debugging.over()
    assert place(session) == (0, "forward mse")
    debugging.over()
    assert place(session) == (0, "backward mse")


def test_play_goes_from_breakpoint_to_breakpoint_through_the_steps(session, debugging):
    session.breakpoints.set("mse")
    places = []
    for _ in range(4):
        assert debugging.play()
        places.append(place(session))
    assert places == [(0, "forward mse"), (0, "backward mse"), (1, "forward mse"), (1, "backward mse")]


def test_play_takes_no_step_apart_for_what_it_does_not_come_by(document, session, debugging):
    session.breakpoints.set("mse", "step > 100")
    assert not debugging.play()
    session.breakpoints.clear()
    session.breakpoints.set("X")
    assert not debugging.play()
    assert place(session) == (0, None)
    debugging.into()
    session.breakpoints.clear()
    assert not debugging.play()
    assert place(session)[0] == 0


def test_play_pauses_after_the_step_in_which_the_condition_of_another_comes_true(session, debugging):
    paused = []
    debugging.paused.connect(lambda: paused.append(session.step))
    session.breakpoints.set("mse")
    session.breakpoints.set("linear", "step >= 2")
    places = []
    while not paused:
        assert debugging.play()
        places.append(place(session))
    assert (paused, places[-1]) == ([2], (2, None))
    assert places[:4] == [(0, "forward mse"), (0, "backward mse"), (1, "forward mse"), (1, "backward mse")]
    assert debugging.play()
    assert place(session) == (2, "forward mse")  # it is true already


def test_play_stays_where_training_has_ended_by_itself(document):
    edits.training.change(document, learning_rate=1e300)
    session = Session(document, document)
    debugging = StepDebugging(session, session)
    session.evaluate()
    session.breakpoints.set("mse")
    places = []
    for _ in range(5):
        assert debugging.play()
        places.append(place(session))
    assert places[2:] == [(1, "forward mse"), (1, "backward mse"), (1, None)]


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

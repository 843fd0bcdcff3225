"""Play at its slowest: one operation a second, until the steps are done, a breakpoint or anything else comes."""

import time

import pytest

from graphgui.document import edits
from graphgui.document.session.operation_player import OperationPlayer
from graphgui.document.session.session import Session
from graphgui.document.session.step_debugging import StepDebugging


@pytest.fixture
def session(document):
    edits.training.change(document, learning_rate=0.1, steps=2)
    session = Session(document, document)
    session.evaluate()
    yield session
    session.close()


@pytest.fixture
def stepping(session):
    return StepDebugging(session, session)


@pytest.fixture
def player(document, session, stepping):
    return OperationPlayer(document, session, stepping, session)


@pytest.fixture
def changes(player):
    """Whether it played after each change that it has told."""
    told = []
    player.changed.connect(lambda: told.append(player.is_playing))
    return told


def position(session):
    debugger = session.moment.step_debugger
    return debugger.position if debugger else None


def do_all(player, session):
    """Do what a whole step takes, with a pause after each operation, and return how many there were."""
    done = 0
    before = session.step
    while session.step == before:
        player.play()
        player.pause()
        done += 1
    return done


def test_it_does_an_operation_at_once_and_one_more_after_a_second(player, session, changes, qtbot):
    assert (player.is_playing, player.is_wanted) == (False, False)
    began = time.monotonic()
    player.play()
    assert (position(session), player.is_playing, changes) == (1, True, [True])
    qtbot.waitUntil(lambda: position(session) == 2, timeout=4000)
    assert time.monotonic() - began > 0.9
    assert player.is_playing
    player.pause()
    assert (position(session), player.is_playing, changes) == (2, False, [True, False])


def test_pausing_what_does_not_play_tells_nothing(player, changes):
    player.pause()
    assert changes == []


def test_it_ends_with_the_steps_asked_for(document, player, session, changes):
    assert do_all(player, session) == do_all(player, session)
    assert (session.step, session.last_step) == (2, 2)
    changes.clear()
    for _ in range(do_all(player, session) - 1):
        player.play()
        assert player.is_playing
        player.pause()
    assert session.last_step == 4  # two more, since the first two were done
    changes.clear()
    player.play()
    assert (session.step, player.is_playing, changes) == (4, False, [True, False])


def test_it_ends_where_training_was_to_end_that_stands_at_an_earlier_step(player, session):
    session.run_now(2)
    session.show_step(1)
    while session.step == 1:
        player.play()
    assert (session.step, session.last_step, player.is_playing) == (2, 2, False)


def test_it_pauses_before_a_node_with_a_breakpoint_that_has_no_condition(player, session, changes):
    session.breakpoints.set("mse", "step > 100")
    player.play()
    assert player.is_playing
    player.pause()
    session.reset()
    session.breakpoints.set("mse")
    changes.clear()
    player.play()
    debugger = session.moment.step_debugger
    assert debugger.operations[debugger.position].port.node == "mse"
    assert (player.is_playing, changes) == (False, [True, False])
    player.play()  # does it all the same
    assert position(session) == 2


@pytest.mark.parametrize(
    "other",
    [
        lambda session, stepping: stepping.into(),
        lambda session, stepping: session.show_step(0),
        lambda session, stepping: session.step_once(),
        lambda session, stepping: session.problem.emit(None),
        lambda session, stepping: session.stopped.emit("exploded"),
    ],
    ids=["operation", "shown", "step", "problem", "stop"],
)
def test_whatever_else_is_done_ends_it(player, session, stepping, changes, other):
    player.play()
    other(session, stepping)
    assert (player.is_playing, changes) == (False, [True, False])


def test_what_plays_goes_on_in_the_way_that_is_wanted(document, player, session, changes, qtbot):
    edits.training.change(document, steps=10_000_000)
    player.set_wanted(True)
    assert (player.is_wanted, player.is_playing, session.state) == (True, False, "idle")
    player.set_wanted(False)
    assert (player.is_wanted, player.is_playing, session.state) == (False, False, "idle")
    assert changes == []
    session.play()
    player.set_wanted(False)  # as it is
    assert session.state == "playing"
    player.set_wanted(True)
    assert (session.state, player.is_playing, position(session)) == ("idle", True, 1)
    player.set_wanted(True)
    assert player.is_playing
    player.set_wanted(False)
    assert (session.state, player.is_playing) == ("playing", False)
    assert changes == [True, False]

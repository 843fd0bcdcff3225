"""Whatever the process that trains does, nothing that is asked of the session waits for it."""

import math
import multiprocessing
import os
import signal
import sys
import threading
from functools import partial

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training
from graphgui.storage.project import Project
from tests.blocked import blocked
from tests.graphs import regression

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only elsewhere a process can be stopped")
LIMIT = 0.05  # seconds
W = PortId("linear", "W")


@pytest.fixture
def document(qapp):
    graph, _ = regression(20, 2)
    return Document(Project(graph=graph, tables={}, training=Training(0.001, steps=10_000_000), parameters={}))


@pytest.fixture
def session(document):
    session = Session(document)
    session.rate = 200.0
    yield session
    session.close()


@pytest.fixture
def stopped(session, qtbot):
    """The session, playing, with a process that stands still; it goes on after three seconds."""
    session.play()
    qtbot.waitUntil(lambda: session.step > 5, timeout=20_000)
    pid = session.player.warm_up()
    os.kill(pid, signal.SIGSTOP)
    rescue = threading.Timer(3.0, partial(go_on, pid))
    rescue.start()
    yield session
    rescue.cancel()
    go_on(pid)


def go_on(pid):
    try:
        os.kill(pid, signal.SIGCONT)
    except ProcessLookupError:
        return


ACTIONS = {
    "pause": Session.pause,
    "step": Session.step_once,
    "back": lambda session: session.show_step(session.step - 1),
    "reset": Session.reset,
    "evaluate": Session.evaluate,
    "close": Session.close,
}


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_waits_for_a_stopped_process(stopped, action):
    assert blocked(lambda: ACTIONS[action](stopped)) < LIMIT
    assert stopped.state == "idle"


EDITS = {
    "numbers": lambda document, _: edits.nodes.set_attributes(document, "X", value=np.ones((20, 2)).tolist()),
    "graph": lambda document, _: edits.rewire.delete(document, ["mse"]),
    "settings": lambda document, _: edits.training.change(document, optimiser="adam"),
    "rate": lambda document, _: edits.training.change(document, learning_rate=0.002),
    "breakpoint": lambda _, session: session.breakpoints.toggle(["mse"]),
    "new": lambda document, _: document.new(),
}


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_waits_for_a_stopped_process(stopped, document, edit):
    assert blocked(lambda: EDITS[edit](document, stopped)) < LIMIT


def test_what_was_computed_is_kept_and_training_goes_on_with_another_process(stopped, qtbot):
    pid = stopped.player.warm_up()
    with qtbot.waitSignal(stopped.player.let_go):
        stopped.pause()
    known = stopped.step
    assert known == stopped.run.steps == stopped.moment.step > 5
    shown = stopped.moment.value(W).copy()
    stopped.player.close()
    stopped.play()
    assert stopped.player.warm_up() != pid
    qtbot.waitUntil(lambda: stopped.step > known, timeout=20_000)
    stopped.pause()
    stopped.show_step(known)
    np.testing.assert_array_equal(stopped.moment.value(W), shown)
    here = stopped.run.segments[0].trainer()
    here.run(stopped.run.steps)
    assert stopped.run.losses == here.losses


def test_a_process_that_comes_to_itself_is_used_again_and_what_it_did_meanwhile_is_not(stopped, qtbot):
    pid = stopped.player.warm_up()
    stopped.pause()
    known = stopped.step
    stopped.play()
    go_on(pid)
    qtbot.waitUntil(lambda: stopped.step > known, timeout=20_000)
    stopped.pause()
    assert stopped.player.warm_up() == pid
    here = stopped.run.segments[0].trainer()
    here.run(stopped.run.steps)
    assert stopped.run.losses == here.losses


def test_play_gives_up_a_process_that_has_not_answered_for_seconds(stopped, qtbot, monkeypatch):
    monkeypatch.setattr("graphgui.engine.training.process.STUCK", 0.0)
    pid = stopped.player.warm_up()
    stopped.pause()
    known = stopped.step
    stopped.play()
    assert stopped.player.warm_up() != pid
    qtbot.waitUntil(lambda: stopped.step > known, timeout=20_000)


def test_a_stopped_process_is_killed_and_leaves_nothing(stopped, qtbot):
    pid = stopped.player.warm_up()
    stopped.close()
    qtbot.waitUntil(lambda: pid not in {child.pid for child in multiprocessing.active_children()})
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)  # a zombie would be there still


def test_more_than_a_pipe_holds_is_handed_over_beside_the_window(document, session, qtbot):
    rng = np.random.default_rng(0)
    pid = session.player.warm_up()
    os.kill(pid, signal.SIGSTOP)
    rescue = threading.Timer(3.0, partial(go_on, pid))
    rescue.start()
    for name, columns in (("X", 2), ("Y", 1)):
        edits.nodes.set_attributes(document, name, value=rng.standard_normal((20_000, columns)).tolist())
    assert sum(array.nbytes for array in document.feeds.values()) > 2**18  # a pipe holds less
    session.evaluate()
    session.rate = math.inf
    assert blocked(session.play) < LIMIT
    assert blocked(session.pause) < LIMIT
    rescue.cancel()
    go_on(pid)

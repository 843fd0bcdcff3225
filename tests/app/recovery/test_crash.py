"""The program is killed while somebody edits: the next start has what was made by then, and nothing is left."""

import signal
import time

import pytest

from graphgui.storage.recovery import entries

LOST = 2.0  # seconds of editing that a crash may cost
PATIENCE = 20.0  # seconds


def until(condition):
    ended = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ended
        time.sleep(0.02)


def found(state):
    """What lies in the state folder to be brought back."""
    return [entry for folder in state.glob("*/*/recovery/*") for entry in entries(folder)]


def kept(state):
    """The documents among it."""
    return [entry.load() for entry in found(state)]


def crash(start, state, what="edit", number=signal.SIGKILL, after=0.0):
    """What a process had said when it was killed, some seconds after it began to edit, and when that was."""
    running = start(what)
    until(lambda: running.said and found(state))
    time.sleep(after)
    killed = time.time()
    running.kill(number)
    return running.said, killed


def made_until(said, moment):
    return max((count for count, when in said if when <= moment), default=0)


@pytest.mark.parametrize("after", [0.7, 2.31])
def test_a_kill_costs_two_seconds_at_most(start, state, after):
    said, killed = crash(start, state, after=after)
    [project] = kept(state) or [None]
    nodes = len(project.graph) if project else 0
    assert made_until(said, killed - LOST) <= nodes <= said[-1][0] + 1


def test_what_is_brought_back_is_kept_anew_and_leaves_nothing(start, state):
    running = start("rest")
    until(lambda: [len(project.graph) for project in kept(state)] == [10])
    running.kill(signal.SIGKILL)
    seen = start("look")
    seen.end()
    [what, text], *_ = seen.said
    assert what == "offered" and text.startswith("untitled") and "nodes: 10" in text
    again = start("bring_back")
    assert again.end() == 0
    assert again.said == [[[[10, True]]]]
    assert left_over(state) == []


def left_over(state):
    """What lies in the state folder beside the log."""
    return [path for path in state.rglob("*") if path.is_file() and path.name != "graphgui.log"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_process_that_is_asked_to_end_keeps_all(start, state, number):
    said, _ = crash(start, state, number=number, after=0.5)
    [project] = kept(state)
    assert len(project.graph) >= said[-1][0]


def test_all_windows_come_back(start, state):
    crash(start, state, "several", after=1.5)
    again = start("bring_back")
    again.end()
    assert again.said == [[[[1, True], [2, True], [3, True]]]]


def test_a_window_that_is_closed_leaves_nothing(start, state):
    running = start("clean")
    assert running.end() == 0
    assert left_over(state) == []
    seen = start("look")
    seen.end()
    assert seen.said == [["looked", False, ""]]

"""A layout made in a process of its own is the one made here, and ends with whoever waits for it."""

import os
import signal
import time

import pytest

from graphgui.document.layout.layered import lay_out
from graphgui.document.layout.process import LayoutProcess
from graphgui.words import Problem

SIZES = {"a": (100.0, 40.0), "b": (100.0, 60.0), "c": (100.0, 40.0), "d": (100.0, 40.0)}
EDGES = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
HEIGHTS = {"a": 0.0, "b": 300.0, "c": 0.0, "d": 0.0}


def answer(layout):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if (places := layout.take()) is not None:
            return places
        time.sleep(0.01)
    raise AssertionError("the layout takes a minute")


def test_it_answers_what_is_computed_here():
    layout = LayoutProcess(SIZES, EDGES, HEIGHTS)
    assert layout.pid != os.getpid()
    try:
        places = answer(layout)
    finally:
        layout.close()
    assert places == lay_out(SIZES, EDGES, HEIGHTS)
    assert places.keys() == SIZES.keys()


def test_one_that_is_gone_without_an_answer_is_a_sentence():
    layout = LayoutProcess(SIZES, EDGES, HEIGHTS)
    os.kill(layout.pid, signal.SIGKILL)
    with pytest.raises(Problem, match="The layout has ended without a result: arrange again"):
        answer(layout)
    layout.close()


def test_it_is_broken_off_when_nobody_waits_for_it(qtbot):
    layout = LayoutProcess(SIZES, EDGES, HEIGHTS)
    pid = layout.pid
    layout.close()

    def is_gone():
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        return False

    qtbot.waitUntil(is_gone, timeout=10_000)

"""Work beside the window tells how far it is and what it found, and is given up when nobody waits for it."""

import threading

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from graphgui.document.background import BackgroundTask
from graphgui.words import Problem


@pytest.fixture
def task(qapp):
    owner = QObject()
    yield BackgroundTask(owner)
    owner.deleteLater()


@pytest.fixture
def told(task):
    """All that it tells."""
    said = []
    for name in ("progressed", "done", "failed"):
        getattr(task, name).connect(lambda value, name=name: said.append((name, value)))
    return said


def test_its_progress_and_its_result_are_told_in_the_window(task, told, qtbot):
    threads = []

    def work(progress):
        threads.append(threading.current_thread())
        progress(0.25)
        progress(1.0)
        return "found"

    task.done.connect(lambda _: threads.append(threading.current_thread()))
    assert not task.is_busy
    task.begin(work)
    assert task.is_busy
    qtbot.waitUntil(lambda: not task.is_busy, timeout=10_000)
    assert told == [("progressed", 0.25), ("progressed", 1.0), ("done", "found")]
    assert threads[0] is not threads[1] is threading.main_thread()


def test_a_problem_that_ends_it_is_told(task, told, qtbot):
    problem = Problem("It is too large.")

    def work(progress):
        raise problem

    task.begin(work)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert (told, task.is_busy) == ([("failed", problem)], False)


def test_what_nobody_foresaw_is_raised_in_the_window(task, told, qtbot):
    with qtbot.captureExceptions() as raised:
        task.begin(lambda progress: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised), timeout=10_000)
    assert raised[0][0] is ZeroDivisionError
    assert (told, task.is_busy) == ([], False)


@pytest.mark.parametrize("way", ["cancelled", "another"])
def test_work_that_is_given_up_ends_at_its_next_progress_and_tells_nothing(task, told, qtbot, way):
    goes_on, steps = threading.Event(), []

    def work(progress):
        progress(0.5)
        goes_on.wait(10)
        steps.append("progress")
        try:
            progress(0.75)
        finally:
            steps.append("end")
        steps.append("never")

    task.begin(work)
    qtbot.waitUntil(lambda: told == [("progressed", 0.5)], timeout=10_000)
    if way == "another":
        task.begin(lambda progress: "other")
        qtbot.waitUntil(lambda: not task.is_busy, timeout=10_000)
        assert told.pop() == ("done", "other")
    else:
        task.cancel()
        assert not task.is_busy
    goes_on.set()
    qtbot.waitUntil(lambda: "end" in steps, timeout=10_000)
    QApplication.processEvents()
    assert (steps, told) == (["progress", "end"], [("progressed", 0.5)])

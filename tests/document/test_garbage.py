"""Garbage is collected between two events: never while Qt destroys an object, never in a thread."""

import gc
import weakref

from graphgui.app.application import application
from graphgui.document.background import BackgroundTask
from graphgui.document.document import Document

MANY = 250_000


class Circle:
    """Garbage as soon as nobody holds it, which only the collector finds."""

    def __init__(self):
        self.me = self


def test_it_is_collected_by_the_event_loop(qapp, qtbot):
    application()
    gc.collect()  # what other tests have left may be so much that it counts as a large document
    gone = weakref.ref(Circle())
    many = [[] for _ in range(gc.get_threshold()[0] + 1)]  # as many as make a collection due
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None, timeout=10_000)
    assert many


def test_a_large_document_is_looked_through_only_once_it_is_given_up(qapp, qtbot):
    application()
    collections = []

    def note(phase, of):
        if phase == "stop":
            collections.append(of["generation"])

    many = [[] for _ in range(MANY)]
    gone = weakref.ref(Circle())
    gc.callbacks.append(note)
    try:
        qtbot.waitUntil(lambda: gc.get_count()[0] < MANY, timeout=10_000)
        assert not collections, "they are kept out of it"
        assert gone() is not None
        del many
        Document().new()
        gc.collect()
        assert gone() is None
    finally:
        gc.callbacks.remove(note)
        gc.unfreeze()


def test_python_does_not_collect_by_itself(qapp):
    gc.enable()
    application()
    assert not gc.isenabled()


def test_a_thread_leaves_it_so(qapp, qtbot):
    application()
    task, done = BackgroundTask(qapp), []
    task.done.connect(done.append)
    task.begin(lambda progress: "work")
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["work"] and not gc.isenabled()

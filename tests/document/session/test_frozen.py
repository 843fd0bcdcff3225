"""Parameters frozen and let go while it trains: the run goes on, and each step comes back as it was made."""

import math

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training
from graphgui.storage.project import Project
from tests.graphs import regression

W, B = PortId("linear", "W"), PortId("linear", "b")


@pytest.fixture
def document(qapp):
    graph, _ = regression(20, 2)
    training = Training(1e-4, steps=1_000_000, optimiser="momentum")
    return Document(Project(graph=graph, tables={}, training=training, parameters={}))


@pytest.fixture
def session(document):
    session = Session(document)
    session.rate = math.inf
    yield session
    session.close()


def test_frozen_under_way_it_stays_and_the_run_goes_on(session, document, qtbot):
    session.play()
    qtbot.waitUntil(lambda: session.step > 10, timeout=10_000)
    edits.nodes.set_attributes(document, "linear", freeze_W=True)
    assert session.state == "playing"
    frozen = session.step
    qtbot.waitUntil(lambda: session.step > frozen + 50, timeout=10_000)
    held, moving = session.moment.value(W).copy(), session.moment.value(B).copy()
    assert session.moment.gradient(W).any()
    later = session.step
    qtbot.waitUntil(lambda: session.step > later + 50, timeout=10_000)
    np.testing.assert_array_equal(session.moment.value(W), held)
    assert (session.moment.value(B) != moving).all()
    edits.nodes.set_attributes(document, "linear", freeze_W=False)
    free = session.step
    qtbot.waitUntil(lambda: session.step > free + 50, timeout=10_000)
    session.pause()
    assert (session.moment.value(W) != held).all()
    last = session.moment.value(W).copy()
    assert len(session.runs) == 1
    for step in (5, frozen + 20, free + 10):
        session.show_step(step)
        shown = session.moment.value(W).copy()
        session.show_step(session.run.steps)
        session.show_step(step)
        np.testing.assert_array_equal(session.moment.value(W), shown)
    session.show_step(frozen + 20)
    np.testing.assert_array_equal(session.moment.value(W), held)
    session.show_step(session.run.steps)
    np.testing.assert_array_equal(session.moment.value(W), last)


def test_frozen_at_rest_the_next_step_obeys(session, document):
    session.run_now(3)
    held = session.moment.value(W).copy()
    edits.nodes.set_frozen(document, ["linear"], True)
    np.testing.assert_array_equal(session.moment.value(W), held)
    edits.nodes.set_attributes(document, "linear", freeze_b=False)
    moving = session.moment.value(B).copy()
    session.run_now(3)
    assert session.step == 6
    np.testing.assert_array_equal(session.moment.value(W), held)
    assert (session.moment.value(B) != moving).all()

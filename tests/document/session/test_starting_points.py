"""Parameters put in by hand begin another run, and undo begins one where they were."""

import math

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Training
from graphgui.storage.project import Project
from tests.graphs import regression

HERE = {"linear.W": np.array([[3.0]]), "linear.b": np.array([[-1.0]])}


@pytest.fixture
def document(qapp):
    graph, _ = regression(20)
    return Document(Project(graph=graph, tables={}, training=Training(0.1, steps=300), parameters={}))


@pytest.fixture
def session(document):
    session = Session(document)
    session.rate = math.inf
    yield session
    session.close()


def shown(session):
    return {str(port): array.copy() for port, array in session.moment.parameters.items()}


def test_another_run_begins_there_and_undo_goes_back(session, document):
    session.run_now(30)
    before = shown(session)
    edits.parameters.start_at(document, HERE)
    assert shown(session) == HERE
    assert (session.step, len(session.runs)) == (0, 2)
    assert document.is_modified
    session.run_now(5)
    document.undo_stack.undo()
    assert shown(session) == before
    assert session.step == 0
    document.undo_stack.redo()
    assert shown(session) == HERE


def test_undo_gives_back_what_the_seed_drew(session, document):
    session.evaluate()
    before = shown(session)
    edits.parameters.start_at(document, HERE)
    document.undo_stack.undo()
    assert shown(session) == before


def test_while_it_trains_it_pauses_and_starts_there(session, document, qtbot):
    edits.training.change(document, steps=10_000_000)
    session.play()
    qtbot.waitUntil(lambda: session.step > 3, timeout=10_000)
    edits.parameters.start_at(document, HERE)
    assert session.state == "idle"
    assert shown(session) == HERE
    assert document.project.parameters["linear.W"] == HERE["linear.W"]


def test_in_a_graph_that_cannot_run_they_wait_for_it(session, document):
    X = document.graph["X"].attributes
    document.apply_attributes("X", {"table": "gone", "columns": ["x"]})
    edits.parameters.start_at(document, HERE)
    assert not session.moment.is_computed
    document.apply_attributes("X", X)
    session.evaluate()
    assert shown(session) == HERE

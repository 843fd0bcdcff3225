"""A document is computed before the next frame after each edit, or beside the window where that takes long."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.evaluator import takes_long
from graphgui.document.session.session import Session
from graphgui.document.session.upkeep import Upkeep
from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression

YHAT = PortId("linear", "Yhat")


def settle():
    for _ in range(3):
        QApplication.processEvents()


def of(graph):
    """A document with a session that is kept computed."""
    document = Document(Project(graph, {}, Training(0.1, steps=10), {}))
    session = Session(document, document)
    return document, session, Upkeep(document, session, session)


@pytest.fixture
def short(qapp):
    document, session, _ = of(regression(20, 2)[0])
    yield document, session
    session.close()


@pytest.fixture
def long(qapp, qtbot):
    """A graph that takes long, and is computed."""
    graph, _ = regression(20, 2)
    for number in range(200):
        graph.add(constant(f"c{number}", [[1.0]]))
    document, session, _ = of(graph)
    assert takes_long(document)
    qtbot.waitUntil(lambda: session.moment.is_computed, timeout=10_000)
    yield document, session
    session.close()


def told(signal):
    """All that a signal says from now on."""
    said = []
    signal.connect(lambda *value: said.append(value))
    return said


def test_what_is_opened_or_edited_is_computed_when_the_events_are_done_and_once(short):
    document, session = short
    settle()
    assert session.moment.value(YHAT).shape == (20, 1)
    shown = []
    session.moment_shown.connect(lambda: shown.append(session.moment.is_computed))
    for outputs in (2, 3, 4):
        edits.nodes.set_attributes(document, "linear", outputs=outputs)
    assert not session.moment.is_computed
    settle()
    assert session.moment.value(YHAT).shape == (20, 4)
    assert shown == [False, True]  # nothing at first, and then all of it


def test_what_a_graph_lacks_is_not_told_and_an_empty_one_has_nothing_to_compute(short):
    document, session = short
    said = told(session.problem)
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    settle()
    assert session.moment.value(YHAT) is not None and session.moment.loss is None
    edits.rewire.delete(document, list(document.graph.nodes))
    settle()
    assert (session.moment.is_computed, said) == (False, [])


def test_a_graph_that_takes_long_is_computed_after_a_rest_of_the_edits(long, qtbot):
    document, session = long
    for bias in range(2, 7):  # each before the one before it has rested for 150 ms
        edits.nodes.set_attributes(document, "linear", bias=float(bias))
        qtbot.wait(40)
        assert not session.moment.is_computed
    qtbot.waitUntil(lambda: session.moment.is_computed, timeout=10_000)
    assert (session.moment.value(PortId("linear", "b")) == 6).all()


def test_a_long_graph_that_becomes_a_short_one_is_computed_at_once(long):
    document, session = long
    edits.nodes.set_attributes(document, "linear", bias=2.0)
    edits.rewire.delete(document, ["c0", "c1", "c2", "c3"])
    settle()
    assert (session.moment.value(PortId("linear", "b")) == 2).all()


def test_what_was_begun_for_a_graph_is_never_shown_of_another(long, qtbot):
    document, session = long
    edits.nodes.set_attributes(document, "linear", bias=2.0)
    qtbot.wait(152)  # it is begun with
    edits.nodes.set_attributes(document, "linear", bias=3.0)
    seen = []
    session.moment_shown.connect(lambda: seen.append(session.moment.value(PortId("linear", "b"))))
    qtbot.waitUntil(lambda: session.moment.is_computed, timeout=10_000)
    assert all((each == 3).all() for each in seen if each is not None)


def test_who_asks_for_a_step_meanwhile_has_it_and_keeps_it(long, qtbot):
    document, session = long
    edits.nodes.set_attributes(document, "linear", bias=2.0)
    settle()
    session.step_once()
    assert session.step == 1
    shown = session.moment
    qtbot.wait(400)
    assert session.moment is shown


def chain(count):
    """An input and so many nodes after it."""
    nodes = [constant("X", [[1.0]]), *(node(f"n{number}", "square") for number in range(count))]
    wires = [Wire("X", "out", "n0", "A")] if count else []
    wires += [Wire(f"n{number}", "out", f"n{number + 1}", "A") for number in range(count - 1)]
    return Graph(nodes, wires)


@pytest.mark.parametrize(
    ("graph", "is_long"),
    [
        (Graph(), False),
        (chain(199), False),
        (chain(200), True),
        (Graph([constant("X", np.zeros((1000, 2000)))]), False),
        (Graph([constant("X", np.zeros((1000, 2000))), constant("c", [[1.0]])]), True),
    ],
    ids=["empty", "200 nodes", "201 nodes", "2000000 numbers", "2000001 numbers"],
)
def test_more_than_200_nodes_or_two_million_numbers_take_long(qapp, graph, is_long):
    assert takes_long(Document(Project(graph, {}, Training(), {}))) == is_long

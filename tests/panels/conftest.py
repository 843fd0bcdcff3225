"""A document to inspect, and a session that computes it."""

import numpy as np
import pytest

from graphgui.data.tables import Table
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Graph, Training, Wire
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression


@pytest.fixture
def document(qapp):
    """input X -> linear -> mse <- input Y of two features, and a table that nothing uses yet."""
    graph, _ = regression(20, 2)
    columns = {"income": [1, 2, 3, 6], "rooms": [2, 2, 4, 4], "flat": [5, 5, 5, 5]}
    homes = Table({name: np.array(column, float) for name, column in columns.items()})
    return Document(Project(graph, {"homes": homes}, Training(0.1, steps=50), {}))


@pytest.fixture
def shared(qapp):
    """A parameter `p` that feeds two nodes, and a constant that the loss does not depend on."""
    nodes = [
        constant("a", [[1, 2], [3, 4]]),
        constant("aside", [[9]]),
        node("p", "parameter", rows=2, columns=2),
        node("product", "multiply"),
        node("both", "add"),
        node("total", "sum"),
    ]
    wires = [
        Wire("a", "out", "product", "A"),
        Wire("p", "out", "product", "B"),
        Wire("product", "out", "both", "A"),
        Wire("p", "out", "both", "B"),
        Wire("both", "out", "total", "A"),
    ]
    return Document(Project(Graph(nodes, wires, "total"), {}, Training(), {}))


@pytest.fixture
def session_of():
    """A session for a document, paused when the test ends."""
    made = []

    def make(document):
        made.append(Session(document))
        return made[-1]

    yield make
    for session in made:
        session.pause()


@pytest.fixture
def show(qtbot):
    """Show a widget as a window of its own, closed after the test."""
    kept = []

    def shown(widget, width, height):
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    yield shown
    kept.clear()

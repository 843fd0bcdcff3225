"""Documents to plot: one column on another, and several features."""

import numpy as np
import pytest

from graphgui.data.tables import Table
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Graph, Training
from graphgui.look.colours import LIGHT
from graphgui.storage.project import Project
from tests.graphs import node, regression


def table_regression(rows=60, noise=50.0, **of_inputs):
    """food on income, both from a table, with noise; `of_inputs` goes to both inputs."""
    rng = np.random.default_rng(1)
    income = rng.uniform(400, 3000, rows)
    food = 0.5 * income + 100 + rng.normal(0, noise, rows)
    graph, _ = regression()
    nodes = [
        node("X", "input", table="homes", columns=["income"], **of_inputs),
        node("Y", "input", table="homes", columns=["food"], **of_inputs),
        node("linear", "linear"),
        node("mse", "mse"),
    ]
    tables = {"homes": Table({"income": income, "food": food})}
    return Document(Project(Graph(nodes, graph.wires), tables, Training(0.1, steps=50), {}))


@pytest.fixture
def document(qapp):
    return table_regression(scale=[[1000.0]])


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
def plot_of(qtbot, session_of):
    """A plot of a kind, shown as a window of its own."""
    kept = []

    def make(kind, document):
        plot = kind(document, session_of(document), LIGHT)
        kept.append(plot)
        qtbot.addWidget(plot)
        plot.resize(420, 260)
        with qtbot.waitExposed(plot):
            plot.show()
        return plot

    yield make
    kept.clear()

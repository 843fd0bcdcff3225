"""A file whose parameters are trained in part is the same model in the window, the terminal and a notebook."""

import numpy as np
import pytest

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import PortId, Training
from graphgui.notebook import Graph
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression


@pytest.fixture
def path(tmp_path):
    """W is trained; b is as the seed draws it."""
    graph, _ = regression()
    graph.update(graph["linear"].with_attributes(bias="normal"))
    path = tmp_path / "a.graph.json"
    file.save(Project(graph, {}, Training(), {"linear.W": np.array([[7.0]])}), path)
    return path


def in_window(path):
    document = Document()
    document.open(path)
    session = Session(document)
    session.evaluate()
    W, b = (session.moment.value(PortId("linear", port)).item() for port in ("W", "b"))
    return W, b, session.moment.loss


def test_window_terminal_and_notebook_agree(path, qapp, run_json):
    W, b, loss = in_window(path)
    assert W == 7
    assert b != 0
    printed = run_json("eval", path, "--json")
    ports = printed["nodes"]["linear"]["ports"]
    assert (ports["W"]["value"], ports["b"]["value"], printed["loss"]) == ([[W]], [[b]], loss)
    noted = Graph.load(path)
    assert (noted.value("linear.W").item(), noted.value("linear.b").item(), noted.loss) == (W, b, loss)


def test_all_train_on_from_there(path, qapp, run_json, tmp_path):
    document = Document()
    document.open(path)
    session = Session(document)
    session.run_now(3)
    noted = Graph.load(path)
    noted.train(steps=3)
    run_json("train", path, "--steps", 3, "--out", tmp_path / "b.graph.json", "--json")
    trained = file.load(tmp_path / "b.graph.json").parameters
    for port in ("W", "b"):
        here = session.moment.value(PortId("linear", port))
        np.testing.assert_array_equal(trained[f"linear.{port}"], here)
        np.testing.assert_array_equal(noted.value(f"linear.{port}"), here)

"""Terminal and window train alike: to the last bit, to the same step, and with the same words at a bad end."""

import json
import subprocess
import sys

import numpy as np
import pytest

from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.diagnosis.divergence import diagnose_divergence
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression


def in_window(path, steps):
    """The session of a window after so many steps."""
    session = Session(Document(file.load(path)))
    session.run_now(steps)
    return session


def test_products_of_large_matrices_agree_to_the_last_bit(tmp_path, qapp):
    rng = np.random.default_rng(0)
    graph, _ = regression(700, 300, 200)
    graph.update(constant("X", rng.standard_normal((700, 300))))
    graph.update(constant("Y", rng.standard_normal((700, 200))))
    path = tmp_path / "large.graph.json"
    file.save(Project(graph, {}, Training(0.1, 3), {}), path)
    command = [sys.executable, "-m", "graphgui", "train", str(path), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)
    session = in_window(path, 3)
    shown = session.moment.parameters
    for port, array in shown.items():
        np.testing.assert_array_equal(np.array(told["parameters"][str(port)]), array)
    session.close()


def bent(op, **attributes):
    """sqrt or power of XW, with a weight that gradient descent brings to where it is 0."""
    graph = Graph(
        [
            constant("X", [[1.0], [1.0]]),
            constant("Y", [[0.5], [0.5]]),
            node("linear", "linear", outputs=1, weights="zeros", bias="zeros"),
            node("bent", op, **attributes),
            node("mse", "mse"),
        ]
    )
    for wire in (
        Wire("X", "out", "linear", "X"),
        Wire("linear", "Yhat", "bent", "A"),
        Wire("bent", "out", "mse", "Yhat"),
        Wire("Y", "out", "mse", "Y"),
    ):
        graph.connect(wire)
    return graph


def exploding():
    graph, _ = regression(20, 2)
    return graph


@pytest.mark.parametrize(
    ("graph", "rate"),
    [
        (bent("sqrt"), 0.1),
        (bent("power", exponent=0.5), 0.1),
        (exploding(), 5.0),
        (bent("log"), 0.1),
    ],
    ids=["root", "power", "rate", "log"],
)
def test_a_run_that_ends_badly_ends_at_the_same_step_for_the_same_reason(tmp_path, qapp, run, graph, rate):
    path = tmp_path / "bad.graph.json"
    file.save(Project(graph, {}, Training(rate, 2000), {}), path)
    result = run("train", path, "--json")
    assert result.code == 1
    session = in_window(path, 2000)
    assert json.loads(result.out)["steps"] == session.run.steps
    said = [f"graphgui: {words}" for words in diagnose_divergence(session.run, rate).words]
    told = result.err.splitlines()
    assert told[1:] == said[1:]
    assert told[0] == said[0] if session.run.steps else "before the first step" in told[0]
    loss = json.loads(result.out)["loss"]
    assert ("is a finite number before" in told[0]) == (not session.run.steps and loss is not None)
    session.close()

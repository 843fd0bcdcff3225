"""Looking for badly scaled inputs ends at once, however deep or branched the graph is."""

import numpy as np
import pytest

from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.engine.diagnosis.scaling import badly_scaled
from tests.graphs import constant, node
from tests.troubles import trained


def unlike(nodes):
    """X with columns of sizes 1 and 1000 -> the nodes, all of whose wires come from the last -> linear -> mse."""
    rng = np.random.default_rng(0)
    X = rng.standard_normal((20, 2)) * [1.0, 1000.0]
    graph = Graph([constant("X", X), constant("Y", X[:, :1])])
    before = PortId("X", "out")
    for new in [*nodes, node("linear", "linear"), node("mse", "mse")]:
        graph.add(new)
        for port in new.op.inputs:
            if port.own_shape is None and (new.name, port.name) != ("mse", "Y"):
                graph.connect(Wire(*before, new.name, port.name))
        before = PortId(new.name, new.op.output)
    graph.connect(Wire("Y", "out", "mse", "Y"))
    return graph, {"X": X, "Y": X[:, :1]}


@pytest.mark.parametrize(
    "nodes",
    [
        [node(f"n{k}", "negate") for k in range(1500)],
        [node(f"n{k}", "maximum") for k in range(60)],
    ],
    ids=["a chain", "diamonds"],
)
def test_the_input_is_found_behind_many_nodes(nodes):
    graph, feeds = unlike(nodes)
    run, _ = trained(graph, feeds, Training(1e-9), 3)
    assert badly_scaled(run.segment(run.steps)).inputs == ("X",)


def test_sizes_are_told_of_numbers_whose_squares_leave_the_range_of_floats():
    graph, feeds = unlike([node("same", "negate")])
    feeds["X"] = feeds["X"] * [1.0, 1e180]
    run, _ = trained(graph, feeds, Training(1e-9), 0)
    found = badly_scaled(run.segment(0))
    assert found.high == pytest.approx(1e180 * np.linalg.norm(feeds["X"][:, 1] / 1e180) / np.sqrt(20))

"""Graphs that several tests use."""

import numpy as np

from graphgui.engine import Graph, Node, Wire
from graphgui.ops import OPS


def regression(q=5, n=1, p=1, seed=0):
    """input X -> linear -> mse <- input Y, with data from a noisy line; returns the graph and its feeds."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((q, n))
    Y = X @ rng.standard_normal((n, p)) + 0.3 + 0.1 * rng.standard_normal((q, p))
    graph = Graph(
        [
            Node("X", OPS["input"], {"value": X.tolist()}, (0, 0)),
            Node("Y", OPS["input"], {"value": Y.tolist()}, (280, 200)),
            Node("linear", OPS["linear"], {"outputs": p}, (280, 0)),
            Node("mse", OPS["mse"], {}, (560, 60)),
        ],
        [
            Wire("X", "out", "linear", "X"),
            Wire("linear", "Yhat", "mse", "Yhat"),
            Wire("Y", "out", "mse", "Y"),
        ],
    )
    return graph, {"X": X, "Y": Y}


def hidden_layer(rows, units):
    """X -> linear -> tanh -> last -> mse <- Y: rows x 1 typed for each input, and rows x units computed twice."""
    graph, _ = regression(rows, 1)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(outputs=units))
    graph.add(node("tanh", "tanh"))
    graph.add(node("last", "linear"))
    for wire in (("linear", "Yhat", "tanh", "A"), ("tanh", "out", "last", "X"), ("last", "Yhat", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    return graph


def node(name, op, **attributes):
    return Node(name, OPS[op], attributes)


def constant(name, rows):
    return Node(name, OPS["input"], {"value": [list(map(float, row)) for row in rows]})


def feeds_of(graph):
    """The matrices that a graph's inputs type themselves."""
    return {n: np.array(v.attribute("value")) for n, v in graph.nodes.items() if v.op.source == "feed"}

"""`graphgui eval` tells the numbers of the mathematics, for every port and every wire."""

import json

import numpy as np
import pytest

from graphgui.engine import Graph, Training, Wire
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression

CLOSE = {"rtol": 1e-12, "atol": 1e-12}


@pytest.fixture
def saved(tmp_path):
    def save(graph, parameters=None):
        path = tmp_path / "a.graph.json"
        file.save(Project(graph, {}, Training(), parameters or {}), path)
        return path

    return save


def test_every_port_and_wire_of_a_regression_has_the_gradient_of_its_formula(saved, run_json):
    graph, feeds = regression(q=3, n=2, p=2)
    rng = np.random.default_rng(5)
    X, Y, W, b = feeds["X"], feeds["Y"], rng.standard_normal((2, 2)), rng.standard_normal((1, 2))
    found = run_json("eval", saved(graph, {"linear.W": W, "linear.b": b}), "--json")

    q = len(X)
    Yhat = X @ W + b
    C = np.sum((Yhat - Y) ** 2) / q
    G = 2 / q * (Yhat - Y)
    expected = {
        "X": {"out": (X, G @ W.T)},
        "linear": {
            "X": (X, G @ W.T),
            "W": (W, X.T @ G),
            "b": (b, G.sum(axis=0, keepdims=True)),
            "Yhat": (Yhat, G),
        },
        "Y": {"out": (Y, -G)},
        "mse": {"Yhat": (Yhat, G), "Y": (Y, -G), "C": ([[C]], [[1]])},
    }
    assert found.keys() == {"loss", "nodes", "wires"}
    np.testing.assert_allclose(found["loss"], C, **CLOSE)
    assert found["nodes"].keys() == expected.keys()
    for name, ports in expected.items():
        assert found["nodes"][name]["ports"].keys() == ports.keys()
        for port, (value, gradient) in ports.items():
            np.testing.assert_allclose(found["nodes"][name]["ports"][port]["value"], value, **CLOSE)
            np.testing.assert_allclose(found["nodes"][name]["ports"][port]["gradient"], gradient, **CLOSE)
    shares = {(wire["from"], wire["to"]): wire["gradient"] for wire in found["wires"]}
    assert shares.keys() == {("X.out", "linear.X"), ("linear.Yhat", "mse.Yhat"), ("Y.out", "mse.Y")}
    np.testing.assert_allclose(shares["X.out", "linear.X"], G @ W.T, **CLOSE)
    np.testing.assert_allclose(shares["linear.Yhat", "mse.Yhat"], G, **CLOSE)
    np.testing.assert_allclose(shares["Y.out", "mse.Y"], -G, **CLOSE)


def test_a_wire_shows_its_own_share_and_the_port_the_sum(saved, run_json):
    graph = Graph(
        [constant("x", [[3]]), node("a", "square"), node("b", "square"), node("c", "add")],
        [
            Wire("x", "out", "a", "A"),
            Wire("x", "out", "b", "A"),
            Wire("a", "out", "c", "A"),
            Wire("b", "out", "c", "B"),
        ],
        loss="c",
    )
    found = run_json("eval", saved(graph), "--json")
    assert [wire["gradient"] for wire in found["wires"] if wire["from"] == "x.out"] == [[[6.0]], [[6.0]]]
    assert found["nodes"]["x"]["ports"]["out"]["gradient"] == [[12.0]]


def test_without_a_loss_there_is_no_gradient_and_beside_it_the_gradient_is_zero(saved, run_json):
    graph = Graph([constant("x", [[3, 4]]), node("s", "square")], [Wire("x", "out", "s", "A")])
    found = run_json("eval", saved(graph), "--json")
    assert found["loss"] is None
    assert found["nodes"]["s"]["ports"]["out"] == {"value": [[9.0, 16.0]], "gradient": None}
    assert found["wires"][0]["gradient"] is None

    graph.add(node("l", "sum"))
    graph.connect(Wire("x", "out", "l", "A"))
    graph.mark_loss("l")
    found = run_json("eval", saved(graph), "--json")
    assert found["loss"] == 7
    assert found["nodes"]["s"]["ports"]["A"]["gradient"] == [[0.0, 0.0]]
    assert found["nodes"]["x"]["ports"]["out"]["gradient"] == [[1.0, 1.0]]


def test_a_number_that_is_not_finite_is_null(saved, run_json):
    graph = Graph([constant("x", [[1e200]]), node("s", "square")], [Wire("x", "out", "s", "A")], loss="s")
    found = run_json("eval", saved(graph), "--json")
    assert found["loss"] is None
    assert found["nodes"]["s"]["ports"]["out"]["value"] == [[None]]


def test_for_people_it_prints_a_table(saved, run):
    result = run("eval", saved(regression()[0]))
    assert result.code == 0
    assert "linear.W" in result.out
    assert result.out.splitlines()[-1].startswith("loss ")


def test_numbers_come_back_to_the_last_digit(saved, run):
    graph, feeds = regression()
    found = json.loads(run("eval", saved(graph), "--json").out)
    assert found["nodes"]["X"]["ports"]["out"]["value"] == feeds["X"].tolist()


def test_targets_that_the_loss_does_not_take_are_bad_input_though_there_are_numbers(saved, run):
    graph = Graph(
        [constant("z", [[1], [2]]), constant("y", [[1], [3]]), node("l", "binary_cross_entropy")],
        [Wire("z", "out", "l", "Z"), Wire("y", "out", "l", "Y")],
        loss="l",
    )
    result = run("eval", saved(graph), "--json")
    assert result.code == 2
    assert json.loads(result.out)["loss"] is not None
    assert result.err.startswith("graphgui: ") and "3" in result.err

"""`graphgui check` believes right gradients and finds a wrong one."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.autodiff import gradcheck
from graphgui.engine.graph.graph import Node
from graphgui.examples import EXAMPLES
from graphgui.ops import OPS
from graphgui.storage import file, graph_fields
from graphgui.storage.project import Project
from tests.graphs import node, regression


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_example_passes(run, example):
    result = run("check", example.path)
    assert (result.code, result.err) == (0, "")
    errors = [float(line.split("\t")[1]) for line in result.out.splitlines()[1:-1]]
    assert len(errors) >= 2 * len(file.load(example.path).graph)
    assert max(errors) < 1e-6


def test_a_trained_graph_passes_too(run, tmp_path):
    path = tmp_path / "trained.graph.json"
    assert run("train", assets.path("examples", "diabetes.graph.json"), "--out", path).code == 0
    assert run("check", path).code == 0


def broken_linear():
    linear = OPS["linear"]

    def wrong(into, g, out, X, *_):
        np.matmul(X.T, g, into)
        into *= 1.001

    return replace(linear, vjps=(linear.vjps[0], wrong, linear.vjps[2]))


def test_a_backward_that_is_broken_is_found_and_named(run, monkeypatch):
    # What the file calls linear is an operation whose dL/dW is off by a thousandth.
    monkeypatch.setattr(graph_fields, "get", lambda name: broken_linear() if name == "linear" else OPS[name])
    result = run("check", assets.path("examples", "engel.graph.json"))
    assert result.code == 1
    assert result.err.startswith("graphgui: The gradient of linear.W is wrong: at row 1, column 1 it is ")
    assert "relative error 1.0e-03" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(("rows", "numbers"), [(5, "5 numbers"), (1, "1 number")])
def test_a_corner_is_no_error_and_the_convention_is_said(run, tmp_path, rows, numbers):
    graph, _ = regression(rows, 2)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.update(graph["linear"].with_attributes(weights="zeros", bias="zeros"))
    graph.add(node("relu", "relu"))
    graph.connect(Wire("linear", "Yhat", "relu", "A"))
    graph.connect(Wire("relu", "out", "mse", "Yhat"))
    path = tmp_path / "corner.graph.json"
    file.save(Project(graph, {}, Training(), {}), path)
    result = run("check", path)
    assert (result.code, result.err) == (0, "")
    convention = "The convention of relu: At 0 there is no derivative: 0 is taken."
    assert f"relu.A: no derivative here, at {numbers}. {convention}" in result.out.splitlines()


def test_a_graph_without_a_loss_has_nothing_to_check(run, tmp_path):
    path = tmp_path / "a.graph.json"
    file.save(Project(Graph([Node("X", OPS["input"], {"value": [[1]]})]), {}, Training(), {}), path)
    result = run("check", path)
    assert result.code == 2
    assert result.err == f"graphgui: {path}: The graph has no loss, so there is no gradient to check.\n"


def test_the_bar_is_one_in_a_million():
    assert gradcheck.TOLERANCE == 1e-6


@pytest.mark.parametrize("number", [1e300, 1e-300, 1e-310])
def test_of_numbers_beyond_differences_it_says_that_it_cannot_tell(run, tmp_path, number):
    path = tmp_path / "far.graph.json"
    nodes = [node("A", "input", value=[[number, number]]), node("op", "l2_penalty")]
    graph = Graph(nodes, [Wire("A", "out", "op", "A")], loss="op")
    file.save(Project(graph, {}, Training(), {}), path)
    result = run("check", path)
    assert result.code == 3
    assert "op.A\tcannot tell" in result.out
    assert result.err.startswith(
        "graphgui: Whether the gradient of op.A is right cannot be told: at row 1, column 1"
    )
    assert "wrong" not in result.out + result.err

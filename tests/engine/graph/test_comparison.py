"""Graphs that differ in numbers only are computed by one plan; any other difference wants another."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine import Graph, Wire
from graphgui.engine.graph.comparison import differ_in_numbers_only, same_numbers
from graphgui.faults import Fault
from tests.graphs import constant, node, regression


def test_numbers_are_the_same_where_they_are_the_same_arrays():
    X, Y = np.ones((2, 1)), np.zeros((2, 1))
    assert same_numbers({"X": X, "Y": Y}, {"Y": Y, "X": X})
    assert not same_numbers({"X": X}, {"X": X.copy()})
    assert not same_numbers({"X": X}, {"X": X, "Y": Y})
    assert not same_numbers({"X": X, "Y": Y}, {"X": X})


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.update(constant("X", [[7.0], [8.0]])),
        lambda graph: graph.update(node("linear", "linear", outputs=1, freeze_W=True)),
        lambda graph: graph.update(node("linear", "linear")),  # 1 is what outputs is where nothing is said
    ],
)
def test_what_inputs_hold_and_what_is_frozen_are_numbers(change):
    graph, _ = regression()
    other = graph.copy()
    change(other)
    assert differ_in_numbers_only(graph, other)
    assert differ_in_numbers_only(other, graph)


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.update(node("linear", "linear", outputs=2)),
        lambda graph: graph.update(node("linear", "linear", outputs=2, freeze_W=True)),
        lambda graph: graph.add(node("more", "tanh")),
        lambda graph: graph.mark_loss("mse"),
        lambda graph: graph.disconnect(Wire("X", "out", "linear", "X")),
        lambda graph: graph.update(replace(graph["linear"], fault=Fault("W", "sign"))),
    ],
)
def test_everything_else_is_none(change):
    graph, _ = regression()
    other = graph.copy()
    change(other)
    assert not differ_in_numbers_only(graph, other)
    assert not differ_in_numbers_only(other, graph)


def test_a_frozen_parameter_node_is_one_of_the_numbers_and_its_size_is_not():
    graph, _ = regression()
    graph.add(node("P", "parameter", rows=2))
    frozen, larger = graph.copy(), graph.copy()
    frozen.update(node("P", "parameter", rows=2, frozen=True))
    larger.update(node("P", "parameter", rows=3))
    assert differ_in_numbers_only(graph, frozen)
    assert not differ_in_numbers_only(graph, larger)


def test_another_operation_of_the_same_name_is_another_graph():
    assert not differ_in_numbers_only(Graph([node("a", "tanh")]), Graph([node("a", "relu")]))

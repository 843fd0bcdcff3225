"""Of each factor of an equation it is known where it stands and what in the graph it is of."""

import pytest

from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.explain.derivation import derive
from graphgui.look.formulas import plain
from graphgui.ops import OPS
from tests.explain.random_graphs import evaluated
from tests.graphs import constant

X, W, YHAT = PortId("linear", "X"), PortId("linear", "W"), PortId("linear", "Yhat")


def regression():
    nodes = [constant("X", [[1.0], [2.0]]), constant("Y", [[1.0], [3.0]]), Node("linear", OPS["linear"])]
    wires = [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")]
    return evaluated(Graph([*nodes, Node("mse", OPS["mse"])], wires, "mse"))


def squared():
    """X feeds both inputs of a product."""
    nodes = [constant("X", [[2.0]]), Node("product", OPS["multiply"]), Node("C", OPS["sum"])]
    wires = [
        Wire("X", "out", "product", "A"),
        Wire("X", "out", "product", "B"),
        Wire("product", "out", "C", "A"),
    ]
    return evaluated(Graph(nodes, wires, "C"))


def last_line(plan, port):
    return derive(plan.graph, plan.loss, port, plan.value, plan.gradient).lines[-1]


def named(line, notation):
    """Each factor of the last equation in plain characters, its kind and its ports."""
    latex = line.equations(notation)[-1]
    return [(plain(latex[each.start : each.end]), each.kind, each.ports) for each in line.factors(latex)]


@pytest.mark.parametrize(
    ("notation", "written"),
    [
        ("matrix", ("∂C/∂W", "Xᵀ", "∂C/∂Ŷ")),
        ("index", ("∂C/∂W_kl", "X_ik", "∂C/∂Ŷ_il")),
        ("scalar", ("∂C/∂w", "x", "∂C/∂ŷ")),
    ],
)
def test_values_and_gradients_are_found_in_three_notations(notation, written):
    found = named(last_line(regression(), W), notation)
    kinds, ports = ("gradient", "value", "gradient"), ((W,), (X,), (YHAT,))
    assert found == list(zip(written, kinds, ports, strict=True))


def test_a_derivative_of_one_value_by_another_is_one_factor():
    line = last_line(regression(), W)
    latex = line.equations("index")[1]
    assert plain(latex) == "∂Ŷ_ij/∂W_kl = X_ik δ_jl"
    first, second = line.factors(latex)
    assert (first.start, first.kind, first.ports) == (0, "derivative", (W,))
    assert (second.kind, second.ports) == ("value", (X,))


def test_shares_are_told_apart():
    line = last_line(squared(), PortId("X", "out"))
    assert [(text, kind, ports) for text, kind, ports in named(line, "matrix")][1:] == [
        ("G₁", "gradient", (PortId("product", "A"),)),
        ("G₂", "gradient", (PortId("product", "B"),)),
    ]


def test_what_is_fed_alike_is_of_both():
    line = last_line(squared(), PortId("product", "A"))
    values = {each.ports for each in line.factors(line.latex) if each.kind == "value"}
    assert values == {(PortId("product", "A"), PortId("product", "B"))}


def test_indices_join_those_that_a_symbol_has():
    first, second = Node("first", OPS["linear"]), Node("second", OPS["linear"])
    nodes = [constant("X", [[1.0], [2.0]]), first, second, Node("C", OPS["sum"])]
    wires = [
        Wire("X", "out", "first", "X"),
        Wire("first", "Yhat", "second", "X"),
        Wire("second", "Yhat", "C", "A"),
    ]
    line = last_line(evaluated(Graph(nodes, wires, "C")), PortId("second", "X"))
    for notation in ("matrix", "index"):
        latex = line.equations(notation)[-1]
        values = [each for each in line.factors(latex) if each.kind == "value"]
        assert [each.ports for each in values] == [(PortId("second", "W"),)]
        assert latex[values[0].start : values[0].end].startswith(r"W_{\mathrm{second}")

"""A gradient derived line by line is the gradient that the engine has, in every example and at every port."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.examples import EXAMPLES
from graphgui.explain.derivation import MOST_LINES, derive
from graphgui.explain.derivation_latex import as_latex, pmatrix
from graphgui.look.formulas import plain
from graphgui.look.numbers import short
from graphgui.ops import OPS
from graphgui.storage import file
from tests.graphs import constant, feeds_of


def evaluated(graph, feeds):
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    plan.evaluate()
    return plan


def derived(plan, port):
    return derive(plan.graph, plan.loss, port, plan.value, plan.gradient)


def ports_of(plan):
    """Every parameter, and both ends of every wire, that the loss depends on."""
    ports = {*plan.parameters, *(end for wire in plan.graph.wires for end in (wire.start, wire.end))}
    return sorted(port for port in ports if port.node in plan.reaches_loss)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_every_gradient_of_an_example_is_derived_with_its_own_numbers(example):
    project = file.load(example.path)
    plan = evaluated(project.graph, project.feeds())
    for port in ports_of(plan):
        lines = derived(plan, port).lines
        np.testing.assert_array_equal(lines[-1].result, plan.gradient(port))
        assert lines[0].kind == "loss"
        for line in lines[1:]:
            np.testing.assert_array_equal(line.result, plan.gradient(line.port))
            if line.worked and (found := line.worked.result()) is not None:
                np.testing.assert_allclose(np.broadcast_to(found, line.result.shape), line.result, rtol=1e-9)
            if line.kind == "sum":
                np.testing.assert_allclose(sum(share for _, share in line.shares), line.result, rtol=1e-12)


def regression():
    graph = Graph(
        [
            constant("X", [[1.0], [2.0]]),
            constant("Y", [[1.0], [3.0]]),
            Node("linear", OPS["linear"], {"weights": 2.0}),
            Node("mse", OPS["mse"]),
        ],
        [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")],
    )
    return evaluated(graph, feeds_of(graph))


def test_linear_regression_is_derived_as_on_paper():
    plan = regression()
    lines = derived(plan, PortId("linear", "W")).lines
    assert [plain(line.latex) for line in lines] == [
        "∂C/∂C = 1",
        "∂C/∂Ŷ = 2/q (Ŷ − Y)",
        "∂C/∂W = Xᵀ ∂C/∂Ŷ",
    ]
    assert lines[-1].entry(0, 0, "{:g}".format) == "1·1 + 2·1 = 3"


def test_the_latex_that_is_copied_has_each_line_with_its_numbers():
    text = as_latex(derived(regression(), PortId("linear", "W")), pmatrix("{:g}".format))
    assert text.startswith(r"\begin{aligned}")
    assert r"X^{\top} \frac{\partial C}{\partial \hat{Y}} = 3" in " ".join(text.split())
    assert r"\begin{pmatrix} 1 \\ 1 \end{pmatrix}" in text


def computed(nodes, wires):
    """A graph whose loss is its node called sum."""
    graph = Graph(nodes, wires, loss="sum")
    return evaluated(graph, feeds_of(graph))


def chain(*ops, value=((1.0, -2.0),)):
    """A constant, operations one after another, and the sum as the loss; with one that leads nowhere."""
    names = [*ops, "sum"]
    nodes = [constant("A", value), *(Node(name, OPS[name]) for name in names), Node("aside", OPS["square"])]
    wires = [Wire(a, "out", b, "A") for a, b in zip(["A", *ops], names, strict=True)]
    return computed(nodes, [*wires, Wire("A", "out", "aside", "A")])


def test_what_the_loss_does_not_depend_on_has_no_derivation():
    plan = chain("relu")
    assert derived(plan, PortId("aside", "out")) is None
    assert derived(plan, PortId("aside", "A")) is None


def test_a_zero_is_told_from_a_zero_further_on():
    plan = chain("square", "relu", value=((1.0, -2.0),))
    assert [line.zero for line in derived(plan, PortId("A", "out")).lines] == [""] * 4
    flat = chain("relu", "square", value=((-1.0, -2.0),))
    assert [line.zero for line in derived(flat, PortId("A", "out")).lines[1:]] == ["", "slope", "still"]


def test_shares_that_cancel_are_told():
    nodes = [constant("A", [[1.0, 2.0]]), Node("minus", OPS["subtract"]), Node("sum", OPS["sum"])]
    wires = [Wire("A", "out", "minus", "A"), Wire("A", "out", "minus", "B"), Wire("minus", "out", "sum", "A")]
    lines = derived(computed(nodes, wires), PortId("A", "out")).lines
    assert [line.kind for line in lines] == ["loss", "share", "share", "share", "sum"]
    assert lines[-1].zero == "cancels"
    assert lines[-1].entry(0, 0, "{:g}".format) == "1 + -1 = 0"


def test_of_a_long_chain_the_lines_nearest_to_the_gradient_are_given():
    names = [f"n{number}" for number in range(100)]
    nodes = [constant("A", [[0.5]]), *(Node(name, OPS["tanh"]) for name in names), Node("sum", OPS["sum"])]
    wires = [Wire(a, "out", b, "A") for a, b in zip(["A", *names], [*names, "sum"], strict=True)]
    found = derived(computed(nodes, wires), PortId("A", "out"))
    assert len(found.lines) == MOST_LINES
    assert found.left_out == 102 - MOST_LINES
    assert found.lines[-1].port == PortId("n0", "A")
    assert short(0.5) in found.lines[-1].entry(0, 0, short)

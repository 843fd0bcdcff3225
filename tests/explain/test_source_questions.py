"""The course's five questions: the program's derivation in the course's own notation, checked on random shapes.

Where the course slips, its formula fails by shape or by value, and the program's does not.
"""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.explain.derivation import derive
from graphgui.look.formulas import plain
from graphgui.ops import OPS
from tests.explain.random_graphs import evaluated
from tests.explain.test_worked_step import computed, exact
from tests.graphs import constant

SHAPES = [(5, 3, 2), (4, 2, 3), (7, 1, 1), (2, 4, 4), (1, 1, 1)]
random_shapes = pytest.mark.parametrize(("q", "n", "p"), SHAPES)


def regression(q, n, p, seed=0):
    """MSE(Y, X W + b) on q examples of n features and p outputs."""
    rng = np.random.default_rng(seed)
    graph = Graph(
        [
            constant("X", rng.standard_normal((q, n))),
            constant("Y", rng.standard_normal((q, p))),
            Node("linear", OPS["linear"], {"outputs": p}),
            Node("mse", OPS["mse"]),
        ],
        [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")],
    )
    return evaluated(graph)


def line(plan, node, port):
    return derive(plan.graph, plan.loss, PortId(node, port), plan.value, plan.gradient).lines[-1]


def equations(plan, node, port, notation):
    return [plain(latex) for latex in line(plan, node, port).equations(notation)]


def values(plan):
    at = {"X": ("linear", "X"), "W": ("linear", "W"), "Y": ("mse", "Y"), "Yhat": ("mse", "Yhat")}
    return {name: plan.value(PortId(*port)) for name, port in at.items()}


def check_entries(plan, node, port):
    """Each number of the gradient, written out, comes to itself."""
    found = line(plan, node, port)
    for row, column in np.ndindex(found.result.shape):
        text = found.entry(row, column, exact).rpartition(" = ")[0]
        if "…" not in text:
            assert computed(text) == pytest.approx(found.result[row, column], rel=1e-10, abs=1e-12)


def test_question_1_the_chain_rule_sums_over_what_x_feeds():
    A = np.random.default_rng(1).standard_normal((3, 2))
    nodes = [constant("x", A), *(Node(name, OPS[name]) for name in ("square", "tanh", "multiply", "sum"))]
    wires = [
        Wire("x", "out", "square", "A"),
        Wire("x", "out", "tanh", "A"),
        Wire("square", "out", "multiply", "A"),
        Wire("tanh", "out", "multiply", "B"),
        Wire("multiply", "out", "sum", "A"),
    ]
    plan = evaluated(Graph(nodes, wires, loss="sum"))
    lines = derive(plan.graph, plan.loss, PortId("x", "out"), plan.value, plan.gradient).lines
    assert plain(lines[-1].equations("index")[0]) == "∂C/∂x_kl = G_(1, kl) + G_(2, kl)"
    np.testing.assert_allclose(sum(share for _, share in lines[-1].shares), plan.gradient(PortId("x", "out")))
    expected = 2 * A * np.tanh(A) + A**2 * (1 - np.tanh(A) ** 2)
    np.testing.assert_allclose(lines[-1].result, expected, rtol=1e-12)
    # The course sums over i, which is not free: one of the terms alone is not the gradient.
    assert not np.allclose(lines[-1].shares[0][1], expected)


@pytest.mark.parametrize("notation", ["matrix", "index", "scalar"])
def test_one_share_of_several_is_never_called_the_gradient(notation):
    w, x = constant("w", np.array([[3.0]])), constant("x", np.array([[2.0], [1.0]]))
    nodes = [w, x, Node("h", OPS["multiply"]), Node("sum", OPS["sum"]), Node("C", OPS["multiply"])]
    ends = [("x", "h.A"), ("w", "h.B"), ("h", "sum.A"), ("sum", "C.A"), ("w", "C.B")]
    wires = [Wire(start, "out", *end.split(".")) for start, end in ends]
    plan = evaluated(Graph(nodes, wires, loss="C"))
    *_, first, second, total = derive(plan.graph, plan.loss, PortId("w", "out"), plan.value, plan.gradient).lines
    of_w = plain(total.equations(notation)[0]).partition(" = ")[0]
    for share, names in ((first, ("G₁", "G_(1,", "g_1", "g₁")), (second, ("G₂", "G_(2,", "g_2", "g₂"))):
        alone = derive(plan.graph, plan.loss, share.port, plan.value, plan.gradient).lines[-1]
        for each in (share, alone):
            last = plain(each.equations(notation)[-1])
            assert each.share_of == "w" and last.partition(" = ")[0].startswith(names)
            assert of_w not in {plain(latex).partition(" = ")[0] for latex in each.equations(notation)}


def test_numbers_of_a_batch_are_not_said_to_be_those_of_one_number():
    plan = regression(3, 2, 1)
    found = line(plan, "mse", "Yhat")
    written = {
        notation: [plain(each) for each in found.equations_with_numbers(notation, lambda array: "M")]
        for notation in ("matrix", "index", "scalar")
    }
    assert written["matrix"] == ["∂C/∂Ŷ = 2/q (Ŷ − Y) = M"]
    assert written["index"] == ["∂C/∂Ŷ_ij = 2/q (Ŷ_ij − Y_ij)", "∂C/∂Ŷ = M"]
    assert written["scalar"] == ["∂C/∂ŷ = 2 (ŷ − y)", "∂C/∂Ŷ = M"]
    one = line(regression(1, 1, 1), "mse", "Yhat")
    assert [plain(each) for each in one.equations_with_numbers("scalar", lambda array: "6")] == [
        "∂C/∂ŷ = 2 (ŷ − y) = 6"
    ]


def test_a_softmax_has_no_case_of_single_numbers():
    """It is 1 there, and what S and T are would have to be said first."""
    nodes = [constant("Z", np.eye(2)), constant("Y", np.array([[0.0], [1.0]]))]
    wires = [Wire(name, "out", "loss", name) for name in ("Z", "Y")]
    plan = evaluated(Graph([*nodes, Node("loss", OPS["softmax_cross_entropy"])], wires))
    assert not line(plan, "loss", "Z").is_scalar


def test_question_2_single_numbers():
    plan = regression(1, 1, 1)
    assert equations(plan, "mse", "Yhat", "scalar") == ["∂C/∂ŷ = 2 (ŷ − y)"]
    assert equations(plan, "mse", "Y", "scalar") == ["∂C/∂y = −2 (ŷ − y)"]
    assert equations(plan, "linear", "X", "scalar")[1:] == ["∂ŷ/∂x = w", "∂C/∂x = ∂C/∂ŷ w"]
    number = {name: array.item() for name, array in values(plan).items()}
    result = line(plan, "linear", "X").result.item()
    assert result == pytest.approx(-2 * (number["Y"] - number["Yhat"]) * number["W"], rel=1e-12)


@random_shapes
def test_question_3_element_by_element(q, n, p):
    plan = regression(q, n, p, seed=q)
    assert equations(plan, "mse", "Yhat", "index") == ["∂C/∂Ŷ_ij = 2/q (Ŷ_ij − Y_ij)"]
    assert equations(plan, "mse", "Y", "index") == ["∂C/∂Y_ij = −2/q (Ŷ_ij − Y_ij)"]
    assert equations(plan, "linear", "X", "index")[1:] == [
        "∂Ŷ_ij/∂X_kl = δ_ik W_lj",
        "∂C/∂X_kl = Σ_j ∂C/∂Ŷ_kj W_lj",
    ]
    assert equations(plan, "linear", "W", "index")[1:] == [
        "∂Ŷ_ij/∂W_kl = X_ik δ_jl",
        "∂C/∂W_kl = Σ_i X_ik ∂C/∂Ŷ_il",
    ]
    assert equations(plan, "linear", "b", "index")[1:] == ["∂Ŷ_ij/∂b_l = δ_jl", "∂C/∂b_l = Σ_i ∂C/∂Ŷ_il"]
    for node, port in (("mse", "Yhat"), ("mse", "Y"), ("linear", "X"), ("linear", "W"), ("linear", "b")):
        check_entries(plan, node, port)


@random_shapes
def test_question_4_matrices_and_the_two_slips(q, n, p):
    plan = regression(q, n, p, seed=q + 10)
    assert equations(plan, "linear", "X", "matrix") == ["∂C/∂X = ∂C/∂Ŷ Wᵀ"]
    assert equations(plan, "linear", "W", "matrix") == ["∂C/∂W = Xᵀ ∂C/∂Ŷ"]
    assert equations(plan, "linear", "b", "matrix") == ["∂C/∂b = 1ᵀ ∂C/∂Ŷ"]
    known, G = values(plan), plan.gradient(PortId("mse", "Yhat"))
    np.testing.assert_allclose(line(plan, "linear", "X").result, G @ known["W"].T, rtol=1e-12)
    bias = line(plan, "linear", "b").result
    np.testing.assert_allclose(bias, G.sum(0, keepdims=True), rtol=1e-12)
    if q > 1:
        assert G.shape != bias.shape  # ∂L/∂b = ∂L/∂Ŷ, as the course has it
        assert (q * p, q * n) != known["W"].shape  # and ∂Ŷ/∂X = W, of which the Jacobian is I ⊗ Wᵀ


@random_shapes
def test_question_5_the_gradient_of_c_and_the_slip(q, n, p):
    plan = regression(q, n, p, seed=q + 20)
    known = values(plan)
    weights = line(plan, "linear", "W").result
    np.testing.assert_allclose(weights, -2 / q * known["X"].T @ (known["Y"] - known["Yhat"]), rtol=1e-10)
    check_entries(plan, "linear", "W")
    slip = (known["Y"] - known["Yhat"]), known["X"].T  # the course multiplies them in this order
    if slip[0].shape[1] != slip[1].shape[0]:
        with pytest.raises(ValueError, match="matmul"):
            slip[0] @ slip[1]
    elif q > 1:
        assert (slip[0] @ slip[1]).shape != weights.shape

"""What students type to other graphs than a regression: what is right is said to be, and slips are named."""

import numpy as np
import pytest

from graphgui.answers.formula.names import Names
from graphgui.answers.judging import Judge
from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.ops import OPS
from tests.answers.test_judging import situation
from tests.graphs import constant

X, H1 = PortId("x", "out"), PortId("h1", "out")


def wired(nodes, ends, loss):
    wires = [Wire(start, "out", *end.split(".")) for start, end in ends]
    graph = Graph(nodes, wires, loss=loss)
    feeds = {name: np.array(each.attribute("value")) for name, each in graph.nodes.items() if each.op.source}
    return Judge(graph, feeds, {}, PortId(loss, graph[loss].op.output))


@pytest.fixture(scope="module")
def chain():
    """C = x² (x + 1), with the 1 typed into an input."""
    ops = {"h1": "square", "h2": "add", "C": "multiply"}
    nodes = [constant("x", [[3]]), constant("one", [[1]]), *(Node(name, OPS[op]) for name, op in ops.items())]
    ends = [("x", "h1.A"), ("x", "h2.A"), ("one", "h2.B"), ("h1", "C.A"), ("h2", "C.B")]
    return wired(nodes, ends, "C")


@pytest.fixture(scope="module")
def classes():
    """Three classes of four examples, by their labels."""
    nodes = [
        constant("Z", [[1, 0, 2], [0, 1, 1], [2, 1, 0], [1, 3, 1]]),
        constant("Y", [[0], [2], [1], [1]]),
        Node("loss", OPS["softmax_cross_entropy"]),
    ]
    return wired(nodes, [("Z", "loss.Z"), ("Y", "loss.Y")], "loss")


@pytest.fixture(scope="module")
def line():
    return Judge(*situation())


@pytest.mark.parametrize("formula", ["3x^2 + 2x", "2x(x+1) + x²", "h1 + 2x (x + 1)"])
def test_a_constant_of_the_graph_may_be_held_for_one(chain, formula):
    found = chain.judge(X, formula)
    assert found.is_right
    assert str(found.says) == "Right, also for other numbers, as long as one = 1."


@pytest.mark.parametrize("formula", ["x^2 + 24", "11x", "27 + 2x"])
def test_a_coincidence_is_still_one(chain, formula):
    assert chain.judge(X, formula).diagnosis == "these_numbers_only"


@pytest.mark.parametrize("answer", ["G1", "2x ∂C/∂h1", "24"])
def test_one_share_of_a_sum_is_named(chain, answer):
    found = chain.judge(X, answer)
    assert (found.diagnosis, found.other) == ("other_port", PortId("h1", "A"))
    assert str(found.says) == (
        "This is the share along one wire, that to h1.A: x feeds 2 inputs, and their shares are added."
    )


@pytest.mark.parametrize(
    ("answer", "diagnosis"),
    [
        ("1/q (S - T)", "right"),
        ("1/q (S ⊙ t − T)", "right"),
        ("(softmax(Z) - T) / q", "right"),
        ("S - T", "factor"),
        ("(T - S)/q", "sign"),
        ("S/q", "entries"),
    ],
)
def test_symbols_that_the_formula_itself_names_are_known(classes, answer, diagnosis):
    assert classes.judge(PortId("Z", "out"), answer).diagnosis == diagnosis


def test_the_last_hint_can_be_typed(classes):
    assert classes.judge(PortId("Z", "out"), "1/q (S ⊙ t − T)").is_right
    assert r"S \odot t" in classes.hints(PortId("Z", "out"))[-1].latex


@pytest.mark.parametrize("formula", ["-∂C/∂Ŷ", "-dC/dYhat", "2/len(Y) (Y - Yhat)", "2 (Y-Yhat) / Y.shape[0]"])
def test_the_other_input_of_the_loss_and_sizes_as_numpy_has_them(line, formula):
    assert line.judge(PortId("mse", "Y"), formula).is_right


def test_its_own_gradient_is_no_answer(line):
    assert line.judge(PortId("mse", "Y"), "∂C/∂Y").diagnosis == "unreadable"


def test_a_letter_for_another_count_is_explained(line):
    found = line.judge(PortId("mse", "Yhat"), "2/n (Yhat - Y)")
    assert found.diagnosis == "factor" and str(found.says).endswith(
        "n columns that go in, p columns that come out."
    )
    assert "columns that" not in str(line.judge(PortId("mse", "Yhat"), "2 (Yhat - Y)").says)


def test_a_sum_along_the_wrong_axis_is_named(line):
    found = line.judge(PortId("linear", "b"), "G.sum(axis=1)")
    assert found.diagnosis == "shape" and "sum(…, 1) adds the columns" in str(found.says)


def test_names_are_told_in_the_order_in_which_they_are_told_beside_the_field():
    nodes = [constant("x", [[3]]), *(Node(f"h{number}", OPS["tanh"]) for number in range(9))]
    before = ["x", *(f"h{number}" for number in range(8))]
    ends = [(start, f"h{number}.A") for number, start in enumerate(before)]
    judge = wired(nodes, ends, "h8")
    graph = Graph(nodes, [Wire(start, "out", *end.split(".")) for start, end in ends], loss="h8")
    assert judge.names(X).shown == Names(graph, PortId("h8", "out"), X).shown


@pytest.fixture(scope="module")
def bent():
    """tanh of numbers, compared with others."""
    nodes = [constant("x", [[1, 2], [0, -1], [3, 1]]), constant("Y", [[1, 0], [0, 1], [1, 1]])]
    nodes += [Node("h", OPS["tanh"]), Node("loss", OPS["mse"])]
    return wired(nodes, [("x", "h.A"), ("h", "loss.Yhat"), ("Y", "loss.Y")], "loss")


@pytest.mark.parametrize("formula", ["G*tanh'(A)", "G ⊙ tanh′(x)", "G / cosh(A)^2", "G*(1-tanh(x)**2)"])
def test_a_prime_is_a_derivative_behind_a_function(bent, formula):
    assert bent.judge(X, formula).is_right


def test_a_derivative_without_what_comes_back_is_told_what_is_missing(bent, line):
    found = bent.judge(X, "1 - tanh(A)^2")
    assert found.diagnosis == "entries"
    assert str(found.says).endswith("with what comes back to it, G ⊙ (1 − tanh(A)²), it is the gradient.")
    assert "with what comes back to it, Xᵀ G," in str(line.judge(PortId("linear", "W"), "X.T").says)
    assert "with what comes back to it, G Wᵀ," in str(line.judge(PortId("linear", "X"), "W").says)
    assert "comes back" not in str(bent.judge(X, "1 + tanh(A)^2").says)


@pytest.mark.parametrize("formula", ["X.t() @ G", "X.mT @ G"])
def test_a_transpose_as_torch_writes_it(line, formula):
    assert line.judge(PortId("linear", "W"), formula).is_right

"""Sums over an index are not read, and it is said how they are written instead; what is said then is right."""

import pytest

from graphgui.answers.judging import reading
from graphgui.engine import Graph, Node, PortId, Wire
from graphgui.ops import OPS
from tests.answers.test_questions import JUDGES
from tests.graphs import constant

W, B = PortId("linear", "W"), PortId("linear", "b")


def said(text, port=W):
    found = JUDGES[4].judge(port, text)
    assert found.diagnosis == "unreadable"
    return str(found.says)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Σ_i 2/q (Ŷ_i − Y_i) X_i", "Σ_i"),
        ("sum_i 2/q (Yhat_i - Y_i) X_i", "sum_i"),
        ("∑_k X_ki G_kj", "Σ_k"),
        (r"\sum_{i} X_{ij} G_{ik}", "Σ_i"),
        (r"\sum_{i=1}^{q} X_{ij} G_{ik}", "Σ_{i"),
        ("Σ_ij X_ij G_ij", "Σ_ij"),
        ("2/q sum over i of (Yhat_i - Y_i) X_i", "sum over i"),
    ],
)
def test_a_sum_over_an_index_is_told_how_it_is_written_with_matrices(text, sign):
    assert said(text).startswith(f"“{sign}” is not read: a sum over an index is a product of matrices, Xᵀ G")


@pytest.mark.parametrize("element", ["X[i,j]", "X[i, k]", "G[i]", "X[0, j]"])
def test_an_element_by_its_indices_is_told_that_whole_matrices_are_written(element):
    assert said(f"X.T @ {element}") == f"Indices are not read, as in “{element}”: write whole matrices."


@pytest.mark.parametrize(
    ("port", "text"), [(W, "Xᵀ G"), (W, "X.T @ G"), (B, "np.sum(G, axis=0)"), (B, "sum(G, 0)")]
)
def test_what_is_advised_is_right(port, text):
    assert JUDGES[4].judge(port, text).diagnosis == "right"


def test_sums_of_all_and_conditions_are_read_as_ever():
    for text in ("Σ X", "sum(X)", "G [X > 0]", "X [X > 1]", "G_ij X"):
        assert JUDGES[4].judge(W, text).diagnosis != "unreadable", text


def test_a_node_may_be_called_like_a_sum():
    nodes = [constant("X", [[2.0]]), Node("sum_i", OPS["square"]), Node("C", OPS["sum"])]
    wires = [Wire("X", "out", "sum_i", "A"), Wire("sum_i", "out", "C", "A")]
    loss, port = PortId("C", "out"), PortId("X", "out")
    assert reading(Graph(nodes, wires), loss, port, "2 sum_i") == r"2\, \mathrm{sum i}"

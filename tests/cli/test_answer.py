"""`graphgui answer` judges a formula for the gradient at a port, for people and for a teacher's scripts."""

import json

import pytest

from graphgui import assets

DIABETES = assets.path("examples", "diabetes.graph.json")
ENGEL = assets.path("examples", "engel.graph.json")


def judged(run, *words):
    result = run("answer", *words, "--json")
    assert result.err == ""
    return result.code, json.loads(result.out)


@pytest.mark.parametrize("formula", ["X.T @ G", "-2/q*X.T@(Y-Yhat)", "−(2/q) Xᵀ (Y − Ŷ)"])
def test_a_right_answer_leaves_with_0(run, formula):
    code, found = judged(run, DIABETES, "linear.W", formula)
    assert (code, found["diagnosis"], found["factor"]) == (0, "right", None)
    assert found["says"].startswith("Right")


def test_a_wrong_one_leaves_with_1_and_says_why(run):
    code, found = judged(run, DIABETES, "linear.W", "2X'(Yhat - Y)")
    assert (code, found["diagnosis"]) == (1, "factor")
    assert found["factor"] == pytest.approx(442)
    result = run("answer", ENGEL, "linear.b", "G")
    assert (result.code, result.err) == (1, "")
    assert result.out.startswith("A sum over the rows is missing")


def test_what_cannot_be_read_leaves_with_2(run):
    code, found = judged(run, DIABETES, "linear.W", "X.T @ __import__('os')")
    assert (code, found["diagnosis"]) == (2, "unreadable")
    result = run("answer", DIABETES, "linear.W", "X.T @")
    assert (result.code, result.out) == (2, "")
    assert result.err == "graphgui: Something is missing at the end.\n"


@pytest.mark.parametrize(
    ("where", "says"),
    [("nowhere.W", "There is no node called “nowhere”"), ("linear.V", "“linear” has no port called “V”")],
)
def test_a_port_that_is_not_there_is_bad_input(run, where, says):
    result = run("answer", DIABETES, where, "G", "--json")
    assert (result.code, result.out) == (2, "")
    assert says in result.err


def test_ports_are_named_as_they_are_printed_or_by_their_node(run):
    assert run("answer", ENGEL, "mse.Ŷ", "2/q (Ŷ − Y)").code == 0
    assert run("answer", ENGEL, "linear", "2/q (Ŷ − Y)").code == 0

"""Answers to the source's five questions, right and wrong, typed as students do, get the right diagnosis."""

import pytest

from graphgui.answers.judging import Judge
from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from tests.answers import questions
from tests.graphs import constant, feeds_of, node, regression


def judge_of(graph, feeds):
    plan = Plan(graph, feeds)
    initialise(plan, seed=3)
    return Judge(graph, feeds, plan.parameters, plan.loss)


def fan_out():
    """C = sum(X² ⊙ sin X), X feeding two operations."""
    nodes = [
        constant("X", [[0.5, -1.0], [1.5, 2.0], [-0.3, 0.8]]),
        node("u", "square"),
        node("v", "sin"),
        node("product", "multiply"),
        node("total", "sum"),
    ]
    wires = [
        Wire("X", "out", "u", "A"),
        Wire("X", "out", "v", "A"),
        Wire("u", "out", "product", "A"),
        Wire("v", "out", "product", "B"),
        Wire("product", "out", "total", "A"),
    ]
    graph = Graph(nodes, wires, loss="total")
    return graph, feeds_of(graph)


JUDGES = {
    1: judge_of(*fan_out()),
    2: judge_of(*regression(1, 1, 1)),
    3: judge_of(*regression(5, 3, 1)),
    4: judge_of(*regression(5, 3, 2)),
    5: judge_of(*regression(5, 3, 2)),
}
ROWS = [
    (number, PortId(*port), text, diagnosis)
    for number, rows in (
        (1, questions.QUESTION_1),
        (2, questions.QUESTION_2),
        (3, questions.QUESTION_3),
        (4, questions.QUESTION_4),
        (5, questions.QUESTION_5),
    )
    for port, text, diagnosis in rows
]


@pytest.mark.parametrize(
    ("number", "port", "text", "diagnosis"),
    ROWS,
    ids=[f"{number} {port} {text}" for number, port, text, _ in ROWS],
)
def test_an_answer_gets_its_diagnosis(number, port, text, diagnosis):
    found = JUDGES[number].judge(port, text)
    assert found.diagnosis == diagnosis, str(found.says)

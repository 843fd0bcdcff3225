"""Targets that a loss means nothing for are refused before the first step, with the number at fault."""

import numpy as np
import pytest

from graphgui.engine import Graph, Training, Wire
from graphgui.engine.training.trainer import Trainer
from graphgui.words import Problem
from tests.graphs import constant, feeds_of, node

RNG = np.random.default_rng(0)


def classifier(loss, labels, outputs, *between):
    """X -> linear -> loss <- (operations in `between`) <- Y."""
    labels = np.array(labels, float)
    graph = Graph([constant("X", RNG.standard_normal((len(labels), 2))), constant("Y", np.zeros_like(labels))])
    graph.add(node("linear", "linear", outputs=outputs))
    graph.add(node("loss", loss))
    start = ("Y", "out")
    for name in between:
        graph.add(node(name, name))
        graph.connect(Wire(*start, name, "A"))
        start = (name, "out")
    for wire in (("X", "out", "linear", "X"), ("linear", "Yhat", "loss", "Z"), (*start, "loss", "Y")):
        graph.connect(Wire(*wire))
    return graph, feeds_of(graph) | {"Y": labels}


def refusal(graph, feeds, **settings):
    with pytest.raises(Problem) as caught:
        Trainer(graph, feeds, Training(**settings))
    return str(caught.value)


@pytest.mark.parametrize(
    ("loss", "labels", "outputs", "words"),
    [
        ("softmax_cross_entropy", [[1], [2], [3], [1]], 3, "its labels run from 1 to 3, and are counted from 0"),
        ("softmax_cross_entropy", [[0], [2], [3], [1]], 3, "it is 3 in row 3, and the labels of 3 classes are"),
        ("softmax_cross_entropy", [[0], [2], [-1], [1]], 3, "it is -1 in row 3"),
        ("softmax_cross_entropy", [[0], [0.5], [1], [2]], 3, "it is 0.5 in row 2"),
        ("softmax_cross_entropy", [[0], [np.nan], [1], [2]], 3, "it is nan in row 2"),
        ("softmax_cross_entropy", [[0, 1], [1.5, -0.5]], 2, "it is -0.5 in row 2, column 2, and that is no prob"),
        ("softmax_cross_entropy", [[0], [1], [1], [0]], 1, "whose softmax is 1 whatever it holds: take binary_"),
        ("binary_cross_entropy", [[0], [1], [2], [1]], 1, "it is 2 in row 3, column 1, and 0, 1 or a probability"),
        ("binary_cross_entropy", [[-1], [1], [1], [-1]], 1, "it is -1 in row 1, column 1"),
        ("binary_cross_entropy", [[0, 1], [1, np.inf]], 2, "it is inf in row 2, column 2"),
        ("hinge", [[0], [1], [1], [0]], 1, "its classes are called 0 and 1, and this loss calls them -1 and 1"),
        ("logistic_loss", [[-1], [1], [0], [1]], 1, "it is 0 in row 3, column 1, and the two classes are called"),
    ],
)
def test_targets_without_meaning_are_refused_with_the_reason(loss, labels, outputs, words):
    found = refusal(*classifier(loss, labels, outputs))
    assert words in found
    assert "“loss” cannot take the target “Y”" in found


@pytest.mark.parametrize(
    ("loss", "labels", "outputs"),
    [
        ("softmax_cross_entropy", [[0], [2], [1], [1]], 3),
        ("softmax_cross_entropy", [[0, 1], [0.5, 0.5], [2.0, 1.0]], 2),
        ("binary_cross_entropy", [[0], [1], [0.25], [1]], 1),
        ("hinge", [[-1], [1], [-1], [1]], 1),
        ("logistic_loss", [[-1], [1], [-1], [1]], 1),
    ],
)
def test_targets_with_meaning_train(loss, labels, outputs):
    trainer = Trainer(*classifier(loss, labels, outputs), Training(0.1))
    before = trainer.step()
    assert trainer.run(50) == "steps"
    assert np.isfinite(trainer.losses[-1])
    assert trainer.losses[-1] < before


@pytest.mark.parametrize("settings", [{"batch_size": 2}, {"validation": 0.25, "seed": 1}])
def test_each_row_is_looked_at_whether_it_trains_at_once_later_or_never(settings):
    labels = RNG.integers(0, 2, (40, 1)).astype(float)
    for row in (0, 17, 39):
        wrong = labels.copy()
        wrong[row] = 7
        graph, feeds = classifier("binary_cross_entropy", wrong, 1)
        assert f"it is 7 in row {row + 1}" in refusal(graph, feeds, **settings)


def test_a_target_that_is_computed_is_looked_at_as_it_arrives():
    graph, feeds = classifier("softmax_cross_entropy", [[0], [1], [2]], 3, "square")
    assert "cannot take the target “square”: it is 4 in row 3" in refusal(graph, feeds)
    Trainer(*classifier("softmax_cross_entropy", [[-1], [0], [1]], 3, "square"), Training())

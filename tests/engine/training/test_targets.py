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


def weighted(weights, labels=((0.0,), (1.0,), (0.0,))):
    graph, feeds = classifier("weighted_binary_cross_entropy", labels, 1)
    graph.add(constant("w", np.ones((3, 1))))
    graph.connect(Wire("w", "out", "loss", "w"))
    return graph, feeds | {"w": np.array(weights, float)}


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([[1], [-0.5], [2]], "it is -0.5 in row 2, and a weight is 0 or more."),
        ([[1], [1], [np.nan]], "it is nan in row 3, and a weight is 0 or more."),
        ([[np.inf], [1], [-1]], "it is inf in row 1, and a weight is 0 or more."),
        ([[0], [0], [0]], "all of them are 0."),
    ],
)
def test_weights_without_meaning_are_refused_with_the_reason(weights, sentence):
    assert refusal(*weighted(weights)) == f"“loss” cannot take the weights “w”: {sentence}"


def test_weights_of_0_are_some_and_targets_are_looked_at_beside_them():
    Trainer(*weighted([[0], [1], [0]]), Training())
    found = refusal(*weighted([[0], [1], [1]], ((0.0,), (1.0,), (3.0,))))
    assert found.startswith("“loss” cannot take the target “Y”: it is 3 in row 3, column 1")


def test_targets_and_weights_that_follow_from_parameters_are_left_alone():
    graph, feeds = weighted([[-1], [-1], [-1]])
    graph.add(node("learnt", "parameter", rows=3))
    for port in ("w", "Y"):
        graph.disconnect(graph.incoming("loss")[port])
        graph.connect(Wire("learnt", "out", "loss", port))
    Trainer(graph, feeds | {"Y": np.full((3, 1), 7.0)}, Training())


def test_of_two_losses_on_the_way_each_is_looked_at_and_one_aside_is_not():
    graph, feeds = classifier("binary_cross_entropy", [[0], [1], [0]], 1)
    graph.add(node("other", "binary_cross_entropy"))
    graph.add(constant("wrong", np.zeros((3, 1))))
    graph.connect(Wire("linear", "Yhat", "other", "Z"))
    graph.connect(Wire("wrong", "out", "other", "Y"))
    feeds |= {"wrong": np.full((3, 1), 5.0)}
    graph.mark_loss("loss")
    Trainer(graph, feeds, Training())
    graph.add(node("both", "add"))
    graph.connect(Wire("loss", "C", "both", "A"))
    graph.connect(Wire("other", "C", "both", "B"))
    graph.mark_loss("both")
    assert refusal(graph, feeds).startswith("“other” cannot take the target “wrong”: it is 5 in row 1")

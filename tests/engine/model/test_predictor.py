"""The model on rows of one's own, and the classes it tells apart."""

import numpy as np
import pytest

from graphgui.data.generators import Recipe, generate
from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.engine.model.classifier import Classifier, boundaries, find_classifier
from graphgui.engine.model.predictor import Predictor, predictor
from graphgui.engine.training.trainer import Trainer
from tests.graphs import constant, node, regression


def classifier(loss="binary_cross_entropy", outputs=1, kind="moons"):
    """x1, x2 -> linear -> tanh -> linear -> loss of classes 0 and 1; returns the graph and its feeds."""
    table = generate(Recipe(kind, 40))
    X = np.column_stack((table.columns["x1"], table.columns["x2"]))
    Y = table.columns["class"][:, None]
    first, second = ("Yhat", "Y") if loss == "mse" else ("Z", "Y")
    graph = Graph(
        [
            constant("X", X),
            constant("Y", Y),
            node("hidden", "linear", outputs=4),
            node("tanh", "tanh"),
            node("out", "linear", outputs=outputs),
            node("loss", loss),
        ],
        [
            Wire("X", "out", "hidden", "X"),
            Wire("hidden", "Yhat", "tanh", "A"),
            Wire("tanh", "out", "out", "X"),
            Wire("out", "Yhat", "loss", first),
            Wire("Y", "out", "loss", second),
        ],
    )
    return graph, {"X": X, "Y": Y}


def trained(graph, feeds, steps=50):
    trainer = Trainer(graph, feeds, Training(0.5))
    trainer.run(steps)
    trainer.plan.forward()
    return trainer.plan


def test_on_the_datas_own_rows_it_predicts_what_the_model_does():
    graph, feeds = classifier()
    plan = trained(graph, feeds)
    ask = Predictor(graph, feeds, PortId("loss", "Z"), ["X"], 40)
    np.testing.assert_allclose(ask(plan.parameters, [feeds["X"]]), plan.value(PortId("loss", "Z")), rtol=1e-12)


def test_on_other_rows_it_is_the_formula():
    graph, feeds = regression(20, 2)
    plan = trained(graph, feeds)
    ask = Predictor(graph, feeds, PortId("mse", "Yhat"), ["X"], 3)
    rows = np.array([[0.0, 0.0], [1.0, 2.0], [-3.0, 0.5]])
    W, b = plan.parameters[PortId("linear", "W")], plan.parameters[PortId("linear", "b")]
    np.testing.assert_allclose(ask(plan.parameters, [rows]), rows @ W + b)


def test_a_graph_that_needs_all_its_rows_has_no_predictor():
    graph, feeds = regression(20, 1)
    graph.disconnect(next(w for w in graph.wires if w.source == "linear"))
    graph.add(constant("shift", np.ones((20, 1))))
    graph.add(node("add", "add"))
    graph.connect(Wire("linear", "Yhat", "add", "A"))
    graph.connect(Wire("shift", "out", "add", "B"))
    graph.connect(Wire("add", "out", "mse", "Yhat"))
    everything = {**feeds, "shift": np.ones((20, 1))}
    assert predictor(graph, everything, PortId("mse", "Yhat"), ["X"], 3) is None
    assert predictor(graph, everything, PortId("mse", "Yhat"), ["X", "shift"], 3) is not None


def test_a_prediction_that_has_not_a_row_for_each_is_refused_with_its_name():
    graph, feeds = regression(20, 1)
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    graph.add(node("mean", "mean"))
    graph.add(constant("one", [[1.0]]))
    for wire in ("linear Yhat mean A", "mean out mse Yhat", "one out mse Y"):
        graph.connect(Wire(*wire.split()))
    feeds["one"] = np.ones((1, 1))
    with pytest.raises(ValueError, match=r"^mean\.out has not one row for each of 3$"):
        Predictor(graph, feeds, PortId("mse", "Yhat"), ["X"], 3)


@pytest.mark.parametrize(
    ("loss", "outputs", "kind"),
    [("binary_cross_entropy", 1, "logit"), ("softmax_cross_entropy", 2, "logits"), ("mse", 1, "probability")],
)
def test_classifiers_are_found_and_their_probabilities_add_up_to_1(loss, outputs, kind):
    graph, feeds = classifier(loss, outputs)
    found = find_classifier(graph, feeds)
    assert found is not None and found.kind == kind and found.sources == ("X",)
    plan = trained(graph, feeds)
    P = found.probabilities(plan.value(found.scores))
    np.testing.assert_allclose(P.sum(axis=1), 1)
    assert P.min() >= 0
    np.testing.assert_array_equal(found.classes(feeds["Y"]), feeds["Y"].ravel())


def test_a_logit_is_the_logarithm_of_the_odds():
    P = Classifier("logit", PortId("l", "Z"), PortId("l", "Y"), ()).probabilities(
        np.array([[0.0], [3.0], [-900.0]])
    )
    np.testing.assert_allclose(P[:, 1], [0.5, 1 / (1 + np.exp(-3)), 0])
    np.testing.assert_allclose(np.log(P[1, 1] / P[1, 0]), 3)


def test_a_regression_is_none():
    graph, feeds = regression(10, 2)
    assert find_classifier(graph, feeds) is None


def test_the_boundary_of_a_linear_classifier_is_its_line():
    xs, ys = np.linspace(-1, 1, 21), np.linspace(-2, 2, 31)
    x, y = np.meshgrid(xs, ys, indexing="ij")
    one = np.clip(0.5 + 0.1 * (x + 2 * y - 0.3), 0, 1)  # 0.5 where x + 2 y = 0.3
    px, py = boundaries(np.stack((1 - one, one), axis=2), xs, ys)
    np.testing.assert_allclose(px + 2 * py, 0.3, atol=1e-12)
    assert len(px) > 2 * 20 and (px.min(), px.max()) == (-1, 1)


def test_three_classes_meet_where_two_of_them_lead():
    xs = ys = np.linspace(-1, 1, 40)
    x, y = np.meshgrid(xs, ys, indexing="ij")
    angles = np.array([0.0, 2.0, 4.0])
    scores = np.stack([3 * (np.cos(a) * x + np.sin(a) * y) for a in angles], axis=2)
    P = np.exp(scores) / np.exp(scores).sum(axis=2, keepdims=True)
    px, py = boundaries(P, xs, ys)
    ends = np.sort(np.stack([np.cos(a) * px + np.sin(a) * py for a in angles]), axis=0)
    away = np.hypot(px, py) > 0.15  # in the middle cell three meet, and straight lines end short of it
    np.testing.assert_allclose(ends[2][away], ends[1][away], atol=0.02)
    assert away.sum() > 60


def test_without_a_boundary_there_are_no_pieces():
    P = np.broadcast_to([0.9, 0.1], (5, 5, 2))
    assert len(boundaries(P, np.arange(5.0), np.arange(5.0))[0]) == 0


def test_other_rows_are_taken_by_what_holds_examples_alone():
    graph, feeds = regression(20, 2)
    port = PortId("mse", "Yhat")
    assert predictor(graph, feeds, port, [], 3) is None
    assert predictor(graph, feeds, port, ["Z"], 3) is None
    for wire in graph.wires_of("linear"):
        graph.disconnect(wire)
    assert predictor(graph, feeds, port, ["X"], 3) is None


def test_a_prediction_that_is_one_row_for_all_has_none_of_other_rows():
    graph, feeds = regression(20, 1)
    graph.add(node("mean", "mean", by="columns"))
    graph.add(node("spread", "add"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in (
        Wire("linear", "Yhat", "mean", "A"),
        Wire("mean", "out", "spread", "A"),
        Wire("Y", "out", "spread", "B"),
        Wire("spread", "out", "mse", "Yhat"),
    ):
        graph.connect(wire)
    assert predictor(graph, feeds, PortId("spread", "A"), ["X"], 3) is None
    assert predictor(graph, feeds, PortId("spread", "A"), ["X"], 1) is not None

"""Which models tell classes apart, which class a row is, and which of them can be drawn in a plane."""

import numpy as np
import pytest

from graphgui.engine import Graph, PortId, Wire
from graphgui.engine.model.classifier import Classifier, boundaries, find_classifier
from graphgui.engine.model.plane_classifier import find_plane_classifier
from tests.graphs import constant, feeds_of, node

X = [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]


def model(loss, labels, columns=(X,), outputs=1):
    """Inputs side by side, a linear model of each, added up -> loss <- Y; returns the graph and its feeds."""
    graph = Graph([constant("Y", labels), node("loss", loss)])
    before = None
    for index, rows in enumerate(columns):
        graph.add(constant(f"X{index}", rows))
        graph.add(node(f"l{index}", "linear", outputs=outputs))
        graph.connect(Wire(f"X{index}", "out", f"l{index}", "X"))
        own = Wire(f"l{index}", "Yhat", f"add{index}", "B")
        if before:
            graph.add(node(own.target, "add"))
            graph.connect(own)
            graph.connect(Wire(before.source, before.output, own.target, "A"))
            own = Wire(own.target, "out", "", "")
        before = own
    prediction = graph["loss"].op.traits.compares.prediction
    graph.connect(Wire(before.source, before.output, "loss", prediction))
    graph.connect(Wire("Y", "out", "loss", "Y"))
    return graph, feeds_of(graph)


def of_kind(kind):
    return Classifier(kind, PortId("loss", "Z"), PortId("loss", "Y"), ("X",))


@pytest.mark.parametrize(
    ("kind", "scores", "probabilities"),
    [
        ("logits", [[1000.0, 1000.0 + np.log(3)], [0.0, -np.inf]], [[0.25, 0.75], [1.0, 0.0]]),
        ("logit", [[np.log(3)], [-1000.0]], [[0.25, 0.75], [1.0, 0.0]]),
        ("margin", [[np.log(3)], [0.0]], [[0.25, 0.75], [0.5, 0.5]]),
        ("probability", [[0.75], [-0.5], [1.5]], [[0.25, 0.75], [1.0, 0.0], [0.0, 1.0]]),
    ],
)
def test_scores_of_each_kind_have_their_probabilities(kind, scores, probabilities):
    np.testing.assert_allclose(of_kind(kind).probabilities(np.array(scores)), probabilities, atol=1e-12)


@pytest.mark.parametrize(
    ("kind", "target", "classes"),
    [
        ("logits", [[0, 1, 0], [0.5, 0.2, 0.3]], [1, 0]),
        ("logits", [[2], [0]], [2, 0]),
        ("logit", [[0.9], [0.1]], [1, 0]),
        ("margin", [[-1], [1], [0]], [0, 1, 0]),
    ],
)
def test_the_true_class_is_the_label_the_side_or_the_most_probable_column(kind, target, classes):
    found = of_kind(kind).classes(np.array(target, float))
    assert found.tolist() == classes
    assert found.dtype == int


@pytest.mark.parametrize(
    ("loss", "labels", "outputs", "kind"),
    [
        ("mse", [[0], [1], [1]], 1, "probability"),
        ("mse", [[0], [2], [1]], 1, None),
        ("mse", [[0, 1], [1, 0], [1, 1]], 2, None),
        ("hinge", [[-1], [1], [1]], 1, "margin"),
        ("binary_cross_entropy", [[0], [1], [1]], 1, "logit"),
        ("binary_cross_entropy", [[0, 1], [1, 1], [1, 0]], 2, None),  # several answers a row
        ("softmax_cross_entropy", [[0, 1], [1, 0], [1, 0]], 2, "logits"),
    ],
)
def test_a_model_tells_classes_apart_where_each_row_is_of_one(loss, labels, outputs, kind):
    found = find_classifier(*model(loss, labels, outputs=outputs))
    assert (found and found.kind) == kind


def test_a_classifier_names_the_ports_of_its_loss_and_the_inputs_of_its_scores():
    graph, feeds = model("hinge", [[-1], [1], [1]], ([[1], [2], [3]], [[1], [2], [3]]))
    found = find_classifier(graph, feeds)
    assert (found.scores, found.target) == (PortId("loss", "Z"), PortId("loss", "Y"))
    assert sorted(found.sources) == ["X0", "X1"]


@pytest.mark.parametrize("loss", ["mse", "hinge", "binary_cross_entropy"])
def test_a_target_that_is_computed_may_be_of_classes_where_the_loss_is_for_them(loss):
    graph, feeds = model(loss, [[0], [1], [1]])
    graph.disconnect(Wire("Y", "out", "loss", "Y"))
    graph.add(node("computed", "square"))
    graph.connect(Wire("Y", "out", "computed", "A"))
    graph.connect(Wire("computed", "out", "loss", "Y"))
    assert (find_classifier(graph, feeds) is None) == (loss == "mse")
    assert find_plane_classifier(graph, feeds) is None


COLUMN = [[1], [2], [3]]


@pytest.mark.parametrize(
    ("columns", "labels", "is_plane"),
    [
        ((X,), [[0], [1], [1]], True),
        ((COLUMN, COLUMN), [[0], [1], [1]], True),
        ((COLUMN,), [[0], [1], [1]], False),
        ((X, COLUMN), [[0], [1], [1]], False),
        ((X,), [[0], [1]], False),  # another number of rows
        ((X,), [[0], [1], [7]], False),  # no class of this loss
    ],
)
def test_two_columns_in_all_and_as_many_rows_as_the_target_make_a_plane(columns, labels, is_plane):
    graph, feeds = model("binary_cross_entropy", labels, columns)
    found = find_plane_classifier(graph, feeds)
    assert (found is not None) == is_plane
    if is_plane:
        assert found == find_classifier(graph, feeds)


@pytest.mark.parametrize("missing", ["X0", "Y"])
def test_without_its_numbers_a_model_is_not_drawn(missing):
    graph, feeds = model("hinge", [[-1], [1], [1]])
    assert find_plane_classifier(graph, feeds) is not None
    del feeds[missing]
    assert find_plane_classifier(graph, feeds) is None


def test_a_loss_that_takes_any_target_is_drawn_with_any_and_a_regression_is_not():
    assert find_plane_classifier(*model("mse", [[0], [1], [1]])) is not None
    assert find_plane_classifier(*model("mse", [[0], [1], [2]])) is None


def test_a_boundary_is_where_two_lead_and_is_found_between_the_places_of_the_grid():
    """One cell: class 1 leads by 0.2 at one corner, and is behind by 0.6 at the others."""
    one = np.array([[0.6, 0.2], [0.2, 0.2]])
    x, y = boundaries(np.stack((1 - one, one), axis=2), np.array([0.0, 4.0]), np.array([10.0, 18.0]))
    ends = sorted(zip(x.tolist(), y.tolist(), strict=True))
    np.testing.assert_allclose(ends, [(0.0, 12.0), (1.0, 10.0)])


def test_a_class_that_is_nowhere_first_has_no_boundary_of_its_own():
    ramp = np.linspace(0.2, 0.7, 6)[:, np.newaxis] * np.ones((1, 3))
    P = np.stack((ramp, 0.9 - ramp, np.full((6, 3), 0.1)), axis=2)
    x, _ = boundaries(P, np.linspace(0, 1, 6), np.arange(3.0))
    np.testing.assert_allclose(x, 0.5)
    assert len(x) == 2 * 2 * 2  # in each of two cells, as the border of either class

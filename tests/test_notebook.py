"""From Python: a graph is built, run, trained, inspected and seen in a few lines."""

import time
from xml.etree import ElementTree

import numpy as np
import pytest

import graphgui
from graphgui import Graph
from graphgui.words import Problem

X = np.array([[1.0], [2.0], [3.0], [4.0]])
Y = 2 * X + 1


@pytest.fixture
def line():
    g = Graph()
    g.mse(g.linear(g.input(X, name="X")), g.input(Y, name="Y"))
    return g


def test_a_regression_in_three_lines_finds_the_line(line):
    assert line.train(steps=3000, learning_rate=0.1) == "steps"
    np.testing.assert_allclose(line.value("linear.W"), [[2]], atol=1e-9)
    np.testing.assert_allclose(line.value("linear.b"), [[1]], atol=1e-9)
    assert line.loss < 1e-15
    assert len(line.losses) == 3000
    assert line.losses[0] > line.losses[-1]


def test_values_and_gradients_are_those_of_the_parameters_as_they_stand(line):
    W, b = line.value("linear.W"), line.value("linear.b")
    Yhat = X @ W + b
    np.testing.assert_allclose(line.value("linear"), Yhat)
    G = 2 / 4 * (Yhat - Y)
    np.testing.assert_allclose(line.gradient("linear.W"), X.T @ G)
    np.testing.assert_allclose(line.gradient("Y"), -G)
    assert all(found.error < 1e-9 for found in line.check())


def test_training_goes_on_from_where_it_stands_and_reset_goes_back(line):
    start = line.value("linear.W")
    line.train(steps=10, learning_rate=0.05)
    line.train(steps=10)
    again = Graph()
    again.mse(again.linear(again.input(X, name="X")), again.input(Y, name="Y"))
    again.train(steps=20, learning_rate=0.05)
    np.testing.assert_array_equal(line.value("linear.W"), again.value("linear.W"))
    line.reset()
    np.testing.assert_array_equal(line.value("linear.W"), start)
    line.reset(seed=9)
    assert (line.value("linear.W") != start).all()


def test_the_closed_form_and_the_largest_stable_rate_are_there(line):
    found = line.analyse()
    np.testing.assert_allclose(found.parameters["linear", "W"], [[2]], rtol=1e-12)
    hessian = 2 / 4 * np.array([[np.sum(X**2), np.sum(X)], [np.sum(X), 4]])
    assert found.stable_rate == pytest.approx(2 / np.linalg.eigvalsh(hessian).max())


def test_every_operation_is_a_method_and_attributes_are_keywords():
    g = Graph()
    x = g.input([[-1.0, 2.0]])
    assert g.value(g.leaky_relu(x, slope=0.5)).tolist() == [[-0.5, 2.0]]
    assert g.value(g.subtract(A=x, B=g.input(1.0))).tolist() == [[-2.0, 1.0]]
    assert g.sum(x, name="total") == "total"
    g.mark_loss("total")
    assert g.gradient(x).tolist() == [[1.0, 1.0]]
    with pytest.raises(AttributeError, match="no operation called magic"):
        g.magic(x)


def test_what_cannot_be_is_said_and_leaves_the_graph_as_it_was(line):
    before = repr(line)
    for attempt in (
        lambda: line.square("nowhere"),
        lambda: line.square("X", "Y"),
        lambda: line.linear("X", outputs=0),
        lambda: line.value("X.Q"),
    ):
        with pytest.raises(Problem):
            attempt()
    assert repr(line) == before


def test_it_is_saved_and_loaded_with_what_it_learnt(line, tmp_path):
    line.train(steps=5)
    line.save(tmp_path / "line.graph.json")
    again = Graph.load(tmp_path / "line.graph.json")
    np.testing.assert_array_equal(again.value("linear.W"), line.value("linear.W"))


def test_a_notebook_shows_it_as_a_picture(line):
    picture = ElementTree.fromstring(line._repr_svg_())
    texts = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"X", "linear", "mse", "Y"} <= set(texts)
    assert "linear   4 × 1" in texts
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}path"))) == 3


def test_graph_is_the_packages_own_name():
    assert graphgui.Graph is Graph
    with pytest.raises(AttributeError):
        graphgui.nothing  # noqa: B018


@pytest.mark.parametrize(
    "refused",
    [{"steps": -1}, {"learning_rate": "fast"}, {"optimiser": "magic"}, {"batch_size": 2, "optimiser": "lbfgs"}],
)
def test_a_refused_setting_does_not_stick(line, tmp_path, refused):
    g = line
    before = g.train(steps=3, learning_rate=0.1)
    with pytest.raises(Problem):
        g.train(**refused)
    g.save(tmp_path / "kept.graph.json")
    assert Graph.load(tmp_path / "kept.graph.json").train() == before == "steps"
    assert len(g.losses) == 3


def test_a_refused_seed_does_not_stick(line, tmp_path):
    g = line
    with pytest.raises(Problem):
        g.reset(seed=-1)
    g.save(tmp_path / "kept.graph.json")
    Graph.load(tmp_path / "kept.graph.json")


def test_a_setting_that_there_is_not_is_named(line):
    g = line
    with pytest.raises(Problem, match="There is no setting called “step”; there are learning_rate, "):
        g.train(step=3)


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_a_number_that_is_none_is_named_with_its_place(number):
    X = np.ones((1000, 3))
    X[518, 2] = number
    with pytest.raises(Problem, match=rf"“X” holds {number} at \[518, 2\], in row 519"):
        Graph().input(X, name="X")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([[1, 2], [3]], "is no matrix of numbers: give rows of numbers, all of one length"),
        ([["1", "2"]], "is no matrix of numbers"),
        ("12", "is no matrix of numbers"),
        ([[1, None]], "is no matrix of numbers"),
        ([[1j]], "is no matrix of numbers"),
        (np.ma.array([1.0, 2.0], mask=[False, True]), "is a masked array: fill its masked numbers"),
        ([], "has no numbers"),
        (np.zeros((3, 0)), "has no numbers"),
        (np.zeros((2, 2, 2)), "has more than two dimensions"),
    ],
)
def test_what_is_no_matrix_is_refused_in_a_sentence_and_adds_nothing(value, words):
    g = Graph()
    with pytest.raises(Problem, match=words):
        g.input(value, name="X")
    assert repr(g) == "<Graph of 0 nodes: >"


def test_numbers_of_numpy_are_taken_for_pythons(tmp_path):
    g = Graph()
    x = g.input(np.arange(6, dtype=np.int32).reshape(3, 2) / np.float32(2), name="X")
    y = g.input([np.int64(1), np.float32(0.5), np.True_], name="Y")
    linear = g.linear(x, outputs=np.int64(1), weights=np.ones((2, 1), np.float32), bias=np.float64(0.5))
    g.mse(g.clip(linear, lower=np.float64(-100), upper=np.int8(100)), y)
    assert g.train(steps=np.int64(2), learning_rate=np.float32(0.01), seed=np.uint8(3)) == "steps"
    g.save(tmp_path / "numbers.graph.json")
    assert Graph.load(tmp_path / "numbers.graph.json").loss == g.loss


@pytest.mark.parametrize("name", [5, ("X",), b"X", "", "a.b"])
def test_what_is_no_name_is_refused_in_a_sentence(name):
    graph = Graph()
    with pytest.raises(Problem, match="is no name for a node"):
        graph.input([[1.0]], name=name)
    assert repr(graph) == "<Graph of 0 nodes: >"


def test_an_array_where_a_node_belongs_is_refused_in_a_sentence():
    g = Graph()
    with pytest.raises(Problem, match="“linear” takes the name of a node at X: give numbers to an input first"):
        g.linear(np.ones((2, 2)))
    assert repr(g) == "<Graph of 0 nodes: >"


def test_what_cannot_be_wired_adds_nothing():
    g = Graph()
    x = g.input([1.0])
    with pytest.raises(Problem):
        g.add(x, "nobody")
    with pytest.raises(Problem):
        g.tanh(x, colour="red")
    assert repr(g) == "<Graph of 1 nodes: input>"
    assert g.tanh(x) == "tanh"


def test_building_takes_time_in_proportion_to_the_nodes():
    def seconds(count):
        g = Graph()
        last = g.input([1.0])
        start = time.thread_time()
        for _ in range(count):
            last = g.tanh(last)
        return time.thread_time() - start

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 8 * few * 2.5

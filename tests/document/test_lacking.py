"""What a graph lacks before there is anything to show, in one sentence."""

import pytest

from graphgui.document.document import Document
from graphgui.document.lacking import what_lacks
from graphgui.engine import Graph, Training, Wire
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression


def lacks(graph):
    return what_lacks(Document(Project(graph, {}, Training(), {})))


@pytest.fixture(autouse=True)
def _application(qapp):
    """Sentences are translated."""


def test_a_graph_that_can_be_trained_lacks_nothing():
    assert lacks(regression(5, 1)[0]) == ""


def test_an_empty_canvas_and_one_without_a_loss():
    assert lacks(Graph()).startswith("The canvas is empty")
    assert lacks(Graph([constant("X", [[1.0]])])).startswith("There is no loss yet")


def test_of_several_losses_one_must_be_marked():
    graph = regression(5, 1)[0]
    graph.add(node("mae", "mae"))
    assert lacks(graph).startswith("There are several losses")
    graph.mark_loss("mse")
    assert lacks(graph) == "", "what does not lead to the loss is in nobody's way"


def test_the_first_thing_wrong_on_the_way_to_the_loss_is_said():
    graph = regression(5, 1)[0]
    graph.disconnect(graph.incoming("linear")["X"])
    assert lacks(graph) == "“linear” needs a wire at X."


def test_something_must_be_there_to_learn():
    graph = Graph([constant("X", [[1.0]]), constant("Y", [[2.0]]), node("mse", "mse")])
    graph.connect(Wire("X", "out", "mse", "Yhat"))
    graph.connect(Wire("Y", "out", "mse", "Y"))
    assert lacks(graph).startswith("Nothing that leads to the loss can learn")

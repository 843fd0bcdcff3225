"""The closed form is computed once for all who ask, and anew when the graph or its numbers change."""

import pytest

from graphgui.document import edits
from graphgui.document.analysis import closed_form as module
from graphgui.document.analysis.closed_form import (
    closed_form,
    hide,
    is_awaited,
    is_hidden,
    shown_closed_form,
    when_known,
)
from graphgui.document.analysis.kept_analysis import KeptAnalysis
from graphgui.document.document import Document
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.least_loss import quadratic_of_training
from graphgui.plots.loss.least_loss_line import LeastLossLine
from graphgui.storage.project import Project
from tests.graphs import node, regression


@pytest.fixture
def document(qapp):
    graph, _ = regression(10, 2)
    return Document(Project(graph, {}, Training(), {}))


@pytest.fixture
def computed(monkeypatch):
    made = []
    monkeypatch.setattr(module, "quadratic", lambda *given: made.append(given) or quadratic(*given))
    return made


def test_it_is_computed_once(document, computed):
    assert closed_form(document).minimum == quadratic(document.graph, document.feeds).minimum
    assert closed_form(document) is closed_form(document)
    assert len(computed) == 1


def test_other_numbers_have_another(document, computed):
    before = closed_form(document)
    typed = [[2 * number for number in row] for row in document.graph["Y"].attribute("value")]
    edits.nodes.set_attributes(document, "Y", value=typed)
    assert closed_form(document).minimum == pytest.approx(4 * before.minimum)
    assert len(computed) == 2


def test_a_graph_that_cannot_run_has_none_until_it_can(document):
    edits.wires.disconnect(document, Wire("linear", "Yhat", "mse", "Yhat"))
    assert closed_form(document) is None
    document.undo_stack.undo()
    assert closed_form(document) is not None


def test_a_node_left_lying_does_not_matter(document):
    edits.nodes.add(document, "matmul", (0, 0))
    assert closed_form(document) is not None


def test_while_it_is_guessed_it_is_known_and_not_shown(document):
    told = []
    when_known(document, lambda: told.append(is_hidden(document)))
    assert (is_hidden(document), shown_closed_form(document)) == (False, closed_form(document))
    hide(document, False)
    hide(document, True)
    assert (is_hidden(document), shown_closed_form(document)) == (True, None)
    assert closed_form(document) is not None
    hide(document, True)
    hide(document, False)
    assert shown_closed_form(document) is closed_form(document)
    assert told == [True, False]


def test_one_that_an_edit_came_into_is_not_that_of_the_numbers_of_now(document, qtbot, monkeypatch):
    monkeypatch.setattr(KeptAnalysis, "MANY", 0)
    told = []
    when_known(document, lambda: told.append(closed_form(document)))
    assert closed_form(document) is None
    typed = [[2 * number for number in row] for row in document.graph["Y"].attribute("value")]
    edits.nodes.set_attributes(document, "Y", value=typed)
    assert not is_awaited(document)  # nobody has asked for that of now
    assert closed_form(document) is None and is_awaited(document)
    qtbot.waitUntil(lambda: told[-1:] not in ([], [None]), timeout=10_000)
    assert told[-1].minimum == quadratic(document.graph, document.feeds).minimum


@pytest.mark.parametrize(("limit", "count"), [("MANY", 10 * 3 + 1), ("MANY_NODES", 5)])
def test_what_takes_no_time_is_computed_at_once(document, monkeypatch, limit, count):
    monkeypatch.setattr(KeptAnalysis, limit, count)
    assert closed_form(document) is not None
    assert not is_awaited(document)


def test_two_documents_have_their_own(document, qapp):
    graph, _ = regression(10, 2, seed=1)
    other = Document(Project(graph, {}, Training(), {}))
    assert closed_form(document).minimum != closed_form(other).minimum


def test_the_loss_plot_asks_for_the_same(document, computed, qtbot):
    line = LeastLossLine(document, lambda: None, document)
    assert line.loss == closed_form(document).minimum
    assert len(computed) == 1
    edits.training.change(document, validation=0.3)
    of_split = quadratic_of_training(document.graph, document.feeds, document.training).minimum
    assert of_split != closed_form(document).minimum
    qtbot.waitUntil(lambda: line.loss == of_split)
    assert len(computed) == 1


@pytest.mark.parametrize(("limit", "count"), [("MANY", 10 * 3), ("MANY_NODES", 4)])  # examples x parameters
def test_what_takes_long_is_computed_beside_the_window(qapp, qtbot, computed, monkeypatch, limit, count):
    monkeypatch.setattr(KeptAnalysis, limit, count)
    graph, feeds = regression(10, 2)
    document, told = Document(Project(graph, {}, Training(), {})), []
    line = LeastLossLine(document, lambda: told.append(True), document)
    assert line.loss is None
    assert is_awaited(document)
    qtbot.waitUntil(lambda: bool(told))
    assert not is_awaited(document)
    assert line.loss == quadratic(graph, feeds).minimum
    assert len(computed) == 1


def test_many_parameters_take_long_without_any_data(qapp, qtbot, computed, monkeypatch):
    monkeypatch.setattr(KeptAnalysis, "MANY", 9)
    nodes = [node("w", "parameter", rows=3, columns=3), node("loss", "l2_penalty")]
    graph = Graph(nodes, [Wire("w", "out", "loss", nodes[1].op.inputs[0].name)], "loss")
    document = Document(Project(graph, {}, Training(), {}))
    assert closed_form(document) is None
    assert is_awaited(document)
    qtbot.waitUntil(lambda: closed_form(document) is not None)

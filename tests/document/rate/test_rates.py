"""The largest stable rate is found after each edit; an automatic one is half of it as long as nobody chooses."""

import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.rate.automatic_rate import AutomaticRate
from graphgui.document.rate.stable_rate import StableRateFinder
from graphgui.engine import Graph, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.stability import safe_rate
from graphgui.storage.project import Project
from tests.graphs import regression


def of(graph, **settings):
    return Document(Project(graph, {}, Training(**settings), {}))


@pytest.fixture
def document(qapp):
    """A regression for which nobody has chosen a rate."""
    return of(regression(20, 2)[0], learning_rate=0.125, automatic_rate=True)


@pytest.fixture
def finder(document):
    return StableRateFinder.of(document)


@pytest.fixture
def automatic(document, finder):
    return AutomaticRate(document, document)


def largest(document):
    return quadratic(document.graph, document.feeds).stable_rate


def wait(finder, qtbot):
    qtbot.waitUntil(lambda: finder.is_current, timeout=10_000)


def double(document):
    typed = [[2 * number for number in row] for row in document.graph["X"].attribute("value")]
    edits.nodes.set_attributes(document, "X", value=typed)


# the largest stable one


def test_a_document_has_one_finder(document, finder):
    assert StableRateFinder.of(document) is finder
    assert StableRateFinder.of(of(Graph())) is not finder


def test_it_is_found_after_the_document_has_been_left_alone_for_a_while(document, finder, qtbot):
    told = []
    finder.found.connect(lambda: told.append(finder.rate))
    assert (finder.rate, finder.is_current) == (None, False)
    for _ in range(4):
        qtbot.wait(80)
        double(document)
        assert not finder.is_current
    wait(finder, qtbot)
    assert len(told) == 1
    assert finder.rate.low == pytest.approx(largest(document), rel=0.01)
    assert finder.rate.low <= finder.rate.high


def test_one_of_before_stays_until_that_of_now_is_found_but_not_of_another_file(document, finder, qtbot):
    wait(finder, qtbot)
    before = finder.rate
    double(document)
    assert (finder.rate, finder.is_current) == (before, False)
    document.new()
    assert (finder.rate, finder.is_current) == (None, False)


def test_it_is_found_at_once_for_who_cannot_wait(document, finder, qtbot):
    told = []
    finder.found.connect(lambda: told.append(True))
    finder.find_now()
    assert finder.is_current
    assert finder.rate.low == pytest.approx(largest(document), rel=0.01)
    finder.find_now()
    qtbot.wait(400)
    assert told == [True]  # and not once more


def test_another_optimiser_has_another_without_another_look(document, finder, qtbot):
    finder.find_now()
    sgd, told = finder.rate, []
    finder.found.connect(lambda: told.append(True))
    edits.training.change(document, optimiser="momentum", momentum=0.5)
    assert (finder.is_current, told) == (True, [True])
    assert finder.rate.low == pytest.approx(1.5 * sgd.low)
    edits.training.change(document, optimiser="adam")
    assert finder.rate is None and finder.is_current


@pytest.mark.parametrize("setting", [{"batch_size": 5}, {"validation": 0.5}, {"seed": 7}])
def test_other_examples_want_another_look(document, finder, qtbot, setting):
    finder.find_now()
    edits.training.change(document, **setting)
    assert not finder.is_current
    wait(finder, qtbot)


def test_an_empty_graph_has_none_and_that_is_known(qapp, qtbot):
    finder = StableRateFinder.of(of(Graph()))
    wait(finder, qtbot)
    assert finder.rate is None


# the automatic one


def test_it_is_half_of_the_largest_stable_rate_in_two_digits_and_no_edit(document, finder, automatic, qtbot):
    wait(finder, qtbot)
    rate = document.training.learning_rate
    assert rate == safe_rate(finder.rate) == float(f"{rate:.2g}")
    assert rate == pytest.approx(largest(document) / 2, rel=0.06)
    assert not document.is_modified and not document.undo_stack.count()
    double(document)
    wait(finder, qtbot)
    assert document.training.learning_rate == pytest.approx(largest(document) / 2, rel=0.06) != rate


def test_one_that_was_chosen_stays(document, finder, automatic, qtbot):
    edits.training.change(document, learning_rate=0.25)
    assert not document.training.automatic_rate
    wait(finder, qtbot)
    automatic.settle()
    assert document.training.learning_rate == 0.25
    document.undo_stack.undo()
    wait(finder, qtbot)
    automatic.settle()
    assert document.training.learning_rate == safe_rate(finder.rate)


@pytest.mark.parametrize("optimiser", ["adam", "rmsprop"])
def test_an_optimiser_without_a_bound_has_the_usual_one(document, finder, automatic, optimiser):
    edits.training.change(document, optimiser=optimiser)
    automatic.settle()
    assert document.training.learning_rate == 0.01


def test_it_is_there_before_the_first_step(document, finder, automatic):
    automatic.settle()
    assert finder.is_current
    assert document.training.learning_rate == safe_rate(finder.rate)


def test_a_graph_that_cannot_run_keeps_the_rate_that_it_has(document, finder, automatic):
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    automatic.settle()
    assert document.training.learning_rate == 0.125


def opened(document, tmp_path, rate):
    """Save and open the document with a rate in its file."""
    path = tmp_path / "a.graph.json"
    document.apply_training(Training(learning_rate=rate, automatic_rate=True))
    document.save(path)
    document.open(path)


def test_a_stable_rate_of_a_file_stays_until_the_first_edit(document, finder, automatic, qtbot, tmp_path):
    opened(document, tmp_path, 1e-4)
    wait(finder, qtbot)
    assert document.training.learning_rate == 1e-4
    automatic.settle()
    assert document.training.learning_rate == 1e-4
    double(document)
    wait(finder, qtbot)
    assert document.training.learning_rate == safe_rate(finder.rate)


def test_a_rate_of_a_file_that_is_not_stable_does_not_stay(document, finder, automatic, qtbot, tmp_path):
    opened(document, tmp_path, 1.5 * largest(document))
    wait(finder, qtbot)
    assert document.training.learning_rate == safe_rate(finder.rate)


def test_a_rate_that_is_asked_for_in_a_file_that_has_one_is_found(document, finder, automatic, qtbot, tmp_path):
    path = tmp_path / "a.graph.json"
    document.apply_training(Training(learning_rate=1e-4))
    document.save(path)
    document.open(path)
    wait(finder, qtbot)
    assert document.training.learning_rate == 1e-4
    edits.training.change(document, automatic_rate=True)
    assert document.training.learning_rate == safe_rate(finder.rate)

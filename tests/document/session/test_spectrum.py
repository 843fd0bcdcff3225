"""The spectrum of the Hessian at the moment shown is found between frames for whoever asks, and no oftener."""

import time

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.session import Session
from graphgui.document.session.spectrum import SpectrumFinder
from graphgui.engine import Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.spectrum import spectrum
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.troubles import deep


def opened(graph):
    document = Document(Project(graph, {}, Training(0.01, steps=10_000_000), {}))
    session = Session(document, document)
    session.evaluate()
    return document, session


@pytest.fixture
def curved(qapp):
    """A document whose loss is no quadratic one, and its session."""
    document, session = opened(deep("tanh", 1, "glorot")[0])
    yield document, session
    session.close()


@pytest.fixture
def quadratic_one(qapp):
    document, session = opened(regression(20, 2)[0])
    yield document, session
    session.close()


def finder_of(document, session):
    """A finder, and the steps whose spectrum it has told."""
    finder, told = SpectrumFinder(document, session, document), []
    finder.found.connect(lambda: told.append(finder.step))
    return finder, told


def ask(finder, qtbot):
    finder.ask()
    qtbot.waitUntil(lambda: finder.is_known, timeout=10_000)


def test_nothing_is_known_before_it_is_asked(curved, qtbot):
    finder, told = finder_of(*curved)
    qtbot.wait(20)
    assert (finder.spectrum, finder.is_known, finder.is_possible, finder.step, told) == (None, False, False, 0, [])


def test_the_spectrum_is_that_of_the_parameters_shown(curved, qtbot):
    document, session = curved
    session.run_now(3)
    finder, told = finder_of(document, session)
    ask(finder, qtbot)
    expected = spectrum(LossFunction(document.graph, document.feeds), session.moment.theta, None)
    np.testing.assert_array_equal(finder.spectrum.theta, session.moment.theta)
    np.testing.assert_allclose(finder.spectrum.eigenvalues, expected.eigenvalues, rtol=1e-6, atol=1e-9)
    assert (finder.is_possible, finder.spectrum.is_constant, told) == (True, False, [3])


def test_it_is_found_anew_where_the_parameters_have_moved_and_not_elsewhere(curved, qtbot):
    finder, told = finder_of(*curved)
    ask(finder, qtbot)
    finder.ask()
    assert finder.is_known
    qtbot.wait(20)
    assert told == [0]
    curved[1].step_once()
    finder.ask()
    assert not finder.is_known  # though the one before is there still
    assert finder.spectrum is not None
    ask(finder, qtbot)
    assert told == [0, 1]
    np.testing.assert_array_equal(finder.spectrum.theta, curved[1].moment.theta)


def test_parameters_that_are_no_numbers_have_an_empty_one_that_is_found_once(curved, qtbot):
    _, session = curved
    session.set_parameters(np.full(len(session.moment.theta), np.nan))
    finder, told = finder_of(*curved)
    ask(finder, qtbot)
    assert len(finder.spectrum.eigenvalues) == 0
    finder.ask()
    assert finder.is_known
    assert told == [0]


def test_that_of_a_quadratic_loss_is_found_once_at_its_minimum(quadratic_one, qtbot):
    document, session = quadratic_one
    finder, told = finder_of(document, session)
    ask(finder, qtbot)
    closed = quadratic(document.graph, document.feeds)
    np.testing.assert_array_equal(finder.spectrum.theta, closed.minimiser)
    assert finder.spectrum.is_constant
    assert finder.spectrum.minimum == closed.minimum
    session.step_once()
    finder.ask()
    assert finder.is_known
    qtbot.wait(20)
    assert told == [0]


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: edits.nodes.set_attributes(document, "X", value=[[1.0, 2.0], [3.0, 5.0]]),
        lambda document: edits.nodes.set_attributes(document, "linear", bias=2.0),
    ],
    ids=["numbers", "graph"],
)
def test_an_edit_takes_it_back_and_what_was_under_way_is_never_told(quadratic_one, qtbot, edit):
    document, session = quadratic_one
    finder, told = finder_of(document, session)
    ask(finder, qtbot)
    edit(document)
    assert (finder.spectrum, finder.is_known) == (None, False)
    edits.nodes.set_attributes(document, "Y", value=[[1.0], [2.0]])
    edits.nodes.set_attributes(document, "X", value=[[1.0, 2.0], [3.0, 5.0]])
    finder.ask()
    edits.nodes.set_attributes(document, "X", value=[[1.0, 7.0], [3.0, 5.0]])
    qtbot.wait(50)
    assert told == [0]
    ask(finder, qtbot)
    assert finder.spectrum.minimum == quadratic(document.graph, document.feeds).minimum


def test_a_graph_without_a_loss_has_none_until_it_has_one(quadratic_one, qtbot):
    document, session = quadratic_one
    wire = Wire("Y", "out", "mse", "Y")
    edits.wires.disconnect(document, wire)
    finder, told = finder_of(document, session)
    finder.ask()
    qtbot.wait(20)
    assert (finder.is_possible, finder.is_known, told) == (False, False, [])
    edits.wires.connect(document, wire)
    ask(finder, qtbot)
    assert (finder.is_possible, told) == (True, [0])


def test_who_rests_finds_nothing_until_it_is_asked_again(curved, qtbot):
    finder, told = finder_of(*curved)
    finder.ask()
    finder.rest()
    qtbot.wait(50)
    assert (told, finder.is_known) == ([], False)
    ask(finder, qtbot)
    assert told == [0]


def test_parameters_of_another_shape_than_the_graph_s_have_no_spectrum_yet(curved, qtbot):
    document, session = curved
    edits.nodes.set_attributes(document, "linear", outputs=3)
    finder, told = finder_of(document, session)
    finder.ask()  # nothing is computed of the graph as it is
    qtbot.wait(20)
    assert told == [] and finder.is_possible
    session.evaluate()
    ask(finder, qtbot)
    assert len(finder.spectrum.theta) == len(session.moment.theta)


def test_while_it_trains_there_is_one_a_second_at_most(curved, qtbot):
    document, session = curved
    finder, told = finder_of(document, session)
    session.play()
    began = time.monotonic()

    def has_three():
        finder.ask()
        return len(told) == 3

    qtbot.waitUntil(has_three, timeout=20_000)
    assert time.monotonic() - began >= 2
    qtbot.waitUntil(lambda: session.step > finder.step, timeout=20_000)
    session.pause()
    finder.ask()
    assert not finder.is_known  # at rest at once
    ask(finder, qtbot)
    assert told[-1] == session.step > told[-2]


def test_a_large_one_leaves_the_window_its_turn_between_slices(qapp, qtbot):
    graph, _ = deep("tanh", 1, "glorot")
    graph.update(graph["linear"].with_attributes(outputs=60))
    document, session = opened(graph)
    finder = SpectrumFinder(document, session, document)
    turns = []
    finder.ask()

    def has_ended():
        turns.append(finder.is_known)
        return turns[-1]

    qtbot.waitUntil(has_ended, timeout=10_000)
    assert len(turns) > 2
    assert finder.spectrum.is_complete
    assert len(finder.spectrum.eigenvalues) == len(session.moment.theta)
    session.close()

"""The influence of examples is found once for all who ask, and anew when the numbers change."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.analysis.influence import influence_of, when_influence_known
from graphgui.document.document import Document
from graphgui.engine import Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.influence import influence
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import regression
from tests.plots.conftest import table_regression


@pytest.fixture
def document(qapp):
    graph, _ = regression(10, 2)
    return Document(Project(graph, {}, Training(), {}))


def test_it_is_found_once_with_its_closed_form_and_again_for_other_numbers(document):
    found, closed = influence_of(document)
    expected = influence(document.graph, document.feeds, quadratic(document.graph, document.feeds))
    np.testing.assert_array_equal(found.cook, expected.cook)
    np.testing.assert_array_equal(closed.minimiser, quadratic(document.graph, document.feeds).minimiser)
    assert influence_of(document)[0] is found
    typed = [[2 * number for number in row] for row in document.graph["Y"].attribute("value")]
    edits.nodes.set_attributes(document, "Y", value=typed)
    np.testing.assert_allclose(influence_of(document)[0].change, 2 * found.change, rtol=1e-10)


def test_why_there_is_none_is_kept_too(document):
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    for _ in range(2):
        with pytest.raises(Problem):
            influence_of(document)
    document.undo_stack.undo()
    assert influence_of(document) is not None


def test_what_takes_long_is_found_beside_the_window(qapp, qtbot):
    document, told = table_regression(rows=60_000), []
    when_influence_known(document, lambda: told.append(True))
    assert influence_of(document) is None
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert len(influence_of(document)[0].cook) == 60_000

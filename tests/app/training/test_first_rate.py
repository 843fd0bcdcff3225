"""A graph for which nobody has chosen a rate trains: its rate is a safe part of the largest stable one."""

import numpy as np
import pytest
from PySide6.QtTest import QTest

from graphgui.document import edits
from graphgui.document.rate.stable_rate import StableRateFinder
from graphgui.engine import Graph, Wire
from graphgui.engine.analysis.closed_form import quadratic
from tests.app.playing import LEFT, play, put
from tests.graphs import constant, node

XS = [1.0, 2.0, 3.0, 4.0, 5.0]
YS = [2.1, 3.9, 5.2, 5.8, 8.0]


@pytest.fixture(autouse=True)
def unsaved(window):
    yield
    window.document.undo_stack.setClean()


def line_through(rows, targets):
    """A student's first graph: numbers typed, a line, the mean squared error."""
    data = [constant("X", rows), constant("Y", [[y] for y in targets])]
    wires = [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")]
    return Graph([*data, node("linear", "linear"), node("mse", "mse")], wires)


def largest_stable(window):
    return quadratic(window.document.graph, window.document.feeds).stable_rate


def wait_for_rate(window, qtbot):
    half = pytest.approx(0.5 * largest_stable(window), rel=0.05)
    qtbot.waitUntil(lambda: window.document.training.learning_rate == half, timeout=10_000)


def train(window, qtbot, steps=2000):
    window.session.rate = float("inf")
    with qtbot.waitSignal(window.session.stopped, timeout=30_000) as stopped:
        play(window)
    return stopped.args[0]


POLYNOMIALS = {
    "line": [[x] for x in XS],
    "polynomial": [[x, x**2, x**3] for x in XS],
    "unscaled": [[1000 * x, 3 * x] for x in XS],
    "enormous": [[1e6 * x, 1e6 * x**2] for x in XS],
    "tiny": [[1e-5 * x] for x in XS],
}


@pytest.mark.parametrize("rows", POLYNOMIALS.values(), ids=POLYNOMIALS.keys())
def test_a_first_graph_trains_with_the_rate_that_it_is_given(window, qtbot, rows):
    put(window, line_through(rows, YS))
    wait_for_rate(window, qtbot)
    assert window.transport.learning_rate.value() == window.document.training.learning_rate
    assert train(window, qtbot) == "steps"
    losses = np.array(window.session.run.losses)
    assert (np.diff(losses) <= 1e-9 * losses[:-1]).all()
    assert losses[-1] < losses[0]


def test_play_pressed_at_once_does_not_find_the_rate_of_an_empty_graph(window, qtbot):
    put(window, line_through(POLYNOMIALS["unscaled"], YS))
    assert train(window, qtbot) == "steps"
    losses = window.session.run.losses
    assert losses[-1] < losses[0]


def test_the_rate_follows_the_data_until_one_is_typed(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    wait_for_rate(window, qtbot)
    before = window.document.training.learning_rate
    edits.nodes.set_attributes(window.document, "X", value=[[100 * x] for x in XS])
    wait_for_rate(window, qtbot)
    assert window.document.training.learning_rate < before / 100
    edits.training.change(window.document, learning_rate=0.01)
    edits.nodes.set_attributes(window.document, "X", value=[[x] for x in XS])
    QTest.qWait(600)
    assert window.document.training.learning_rate == 0.01


def test_undo_takes_back_what_a_person_did_and_never_the_automatic_rate(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    wait_for_rate(window, qtbot)
    count, rate = window.document.undo_stack.count(), window.document.training.learning_rate
    edits.training.change(window.document, steps=77)
    edits.training.change(window.document, learning_rate=0.5)
    assert window.document.undo_stack.count() == count + 2
    window.document.undo_stack.undo()
    assert (window.document.training.learning_rate, window.document.training.automatic_rate) == (rate, True)
    window.document.undo_stack.undo()
    assert (window.document.training.learning_rate, window.document.training.steps) == (rate, 1000)


def test_a_setting_undone_after_the_data_changed_does_not_bring_the_old_rate(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    edits.training.change(window.document, steps=77)  # while the rate is that of an empty graph
    wait_for_rate(window, qtbot)
    rate = window.document.training.learning_rate
    window.document.undo_stack.undo()
    assert window.document.training.steps == 1000
    assert window.document.training.learning_rate == rate


def test_the_file_has_the_rate_that_was_used_and_opens_with_it(window, qtbot, tmp_path):
    put(window, line_through(POLYNOMIALS["line"], YS))
    wait_for_rate(window, qtbot)
    rate = window.document.training.learning_rate
    window.document.save(tmp_path / "first.graph.json")
    text = (tmp_path / "first.graph.json").read_text()
    (tmp_path / "first.graph.json").write_text(text.replace(f'"learning_rate": {rate}', '"learning_rate": 0.0123'))
    window.document.open(tmp_path / "first.graph.json")
    QTest.qWait(600)
    assert window.document.training.learning_rate == 0.0123
    assert not window.document.is_modified
    edits.nodes.set_attributes(window.document, "X", value=[[2 * x] for x in XS])
    qtbot.waitUntil(lambda: window.document.training.learning_rate == float(f"{0.5 * largest_stable(window):.2g}"))


def test_a_file_that_names_a_rate_keeps_it(window, qtbot, tmp_path):
    put(window, line_through(POLYNOMIALS["line"], YS))
    edits.training.change(window.document, learning_rate=0.7)
    window.document.save(tmp_path / "chosen.graph.json")
    window.document.open(tmp_path / "chosen.graph.json")
    edits.nodes.set_attributes(window.document, "X", value=[[100 * x] for x in XS])
    QTest.qWait(600)
    assert window.document.training.learning_rate == 0.7


def test_an_optimiser_without_a_bound_has_its_usual_rate(window, qtbot):
    put(window, line_through(POLYNOMIALS["unscaled"], YS))
    wait_for_rate(window, qtbot)
    rate = window.document.training.learning_rate
    edits.training.change(window.document, optimiser="adam")
    assert window.document.training.learning_rate == 0.01
    assert not window.transport.stable.button.isVisible()
    edits.training.change(window.document, optimiser="sgd")
    assert window.document.training.learning_rate == rate


def test_beside_the_rate_stands_the_largest_stable_one_and_a_click_takes_half(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    wait_for_rate(window, qtbot)
    stable, line = largest_stable(window), window.transport.stable
    assert line.label.text() == f"≤ {stable:.3g}"
    assert not line.button.isEnabled()  # it has been taken
    edits.training.change(window.document, learning_rate=1.0)
    QTest.mouseClick(line.button, LEFT)
    assert window.document.training.learning_rate == float(f"{0.5 * stable:.2g}")
    assert not window.document.training.automatic_rate
    window.document.undo_stack.undo()
    assert window.document.training.learning_rate == 1.0


def test_another_graph_never_stands_beside_the_bound_of_the_one_before(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    wait_for_rate(window, qtbot)
    line = window.transport.stable
    before = line.label.text()
    put(window, line_through([[100 * x] for x in XS], YS))
    assert not line.label.isVisible()
    qtbot.waitUntil(line.label.isVisible)
    assert line.label.text() != before


def test_automatic_is_chosen_again_in_the_panel(window, qtbot):
    put(window, line_through(POLYNOMIALS["line"], YS))
    edits.training.change(window.document, learning_rate=1.0)
    box = window.panels.bring("training").fields["automatic_rate"].editor.box
    assert not box.isChecked()
    box.click()
    wait_for_rate(window, qtbot)
    assert window.document.training.automatic_rate


def test_large_data_are_looked_at_by_a_sample(window, qtbot):
    rng = np.random.default_rng(0)
    X = 50 * rng.standard_normal((30_000, 80))
    put(window, line_through(X.tolist(), X[:, 0].tolist()))
    qtbot.waitUntil(lambda: window.document.training.learning_rate < 0.1, timeout=20_000)
    assert window.document.training.learning_rate == pytest.approx(0.5 * largest_stable(window), rel=0.25)


def test_play_pressed_at_once_on_large_data_has_one_rate_from_the_first_step_to_the_last(window, qtbot):
    rng = np.random.default_rng(0)
    X = 50 * rng.standard_normal((30_000, 80))
    put(window, line_through(X.tolist(), X[:, 0].tolist()))
    window.session.rate = float("inf")
    play(window)
    first = window.document.training.learning_rate
    assert first == pytest.approx(0.5 * largest_stable(window), rel=0.25)
    qtbot.wait(1500)
    window.session.pause()
    assert window.document.training.learning_rate == first


def test_a_rate_that_is_found_while_it_trains_waits_for_the_next_start(window, qtbot):
    rng = np.random.default_rng(0)
    X = 0.3 * rng.standard_normal((9_000, 250))  # so many numbers and parameters that Play does not wait
    put(window, line_through(X.tolist(), X[:, 0].tolist()))
    play(window)
    finder = window.document.findChild(StableRateFinder)
    qtbot.waitUntil(lambda: finder.is_current, timeout=30_000)
    window.session.pause()
    assert window.document.training.learning_rate == 0.1
    window.session.reset()
    window.session.step_once()
    assert window.document.training.learning_rate == pytest.approx(0.5 * largest_stable(window), rel=0.25)

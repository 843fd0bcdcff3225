"""Moments are those of the graph as it stands, at parameters that are kept as far as their shapes are."""

import numpy as np
import pytest

from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.session.evaluator import Evaluator, make_ready
from graphgui.document.session.gradient_history import NORM_SKIPPED, GradientHistory
from graphgui.engine import Graph, PortId, Training, Wire
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.model.sample import SIZE
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import constant, hidden_layer, node, regression

W, YHAT = PortId("linear", "W"), PortId("linear", "Yhat")
DATA = Wire("X", "out", "linear", "X")


def made(graph):
    """A document, its evaluator, and the history that this writes."""
    document, history = Document(Project(graph, {}, Training(0.1), {})), GradientHistory()
    return document, Evaluator(document, history), history


def compiled(graph):
    document, evaluator, history = made(graph)
    evaluator.compile()
    return document, evaluator, history


def exact(document, theta):
    plan = Plan(document.graph, document.feeds)
    plan.evaluate(theta)
    return plan


def test_nothing_is_compiled_before_it_is_asked_for(qapp):
    _, evaluator, _ = made(regression(5, 1)[0])
    assert (evaluator.plan, evaluator.sampling, evaluator.follows_seed()) == (None, None, True)
    assert not evaluator.takes_long(transient=False)


def test_a_graph_is_compiled_once_until_it_is_cleared(qapp):
    document, evaluator, _ = compiled(regression(5, 1)[0])
    plan = evaluator.plan
    assert evaluator.compile() == [] and evaluator.plan is plan
    assert evaluator.feeds is document.feeds
    evaluator.clear()
    assert evaluator.plan is None
    evaluator.compile()
    assert evaluator.plan is not plan


def test_a_moment_has_the_values_gradients_and_norms_at_its_parameters(qapp):
    document, evaluator, history = compiled(regression(20, 2)[0])
    theta = np.array([1.0, 2.0, 3.0])
    moment = evaluator.compute(theta, 7)
    plan = exact(document, theta)
    assert (moment.step, moment.loss) == (7, plan.value(plan.loss).item())
    assert (moment.sample, moment.stale) == (None, frozenset())
    for port in (W, YHAT):
        np.testing.assert_array_equal(moment.value(port), plan.value(port))
        np.testing.assert_array_equal(moment.gradient(port), plan.gradient(port))
    assert moment.norm(DATA) == pytest.approx(np.linalg.norm(plan.gradient(DATA.end)))
    assert (list(history.steps), moment.feeds, moment.hidden) == ([7], document.feeds, frozenset())
    assert moment.run_range is not None and moment.run_range == history.range_seen
    assert not moment.can_be_stale
    assert evaluator.compute(theta, 3).gradient_history is None  # an earlier step is not recorded


def test_the_seed_is_that_with_which_the_graph_was_compiled(qapp):
    document, evaluator, _ = compiled(regression(5, 1)[0])
    assert evaluator.follows_seed()
    edits.training.change(document, seed=7)
    assert not evaluator.follows_seed()
    evaluator.clear()
    evaluator.compile()
    assert evaluator.follows_seed()


def test_parameters_that_could_not_be_kept_are_told_once(qapp):
    document, evaluator, _ = compiled(regression(5, 1)[0])
    document.apply_parameters({"linear.W": np.ones((1, 1)), "linear.b": np.full((1, 1), 2.0)})
    edits.nodes.set_attributes(document, "X", value=np.ones((5, 3)).tolist())
    evaluator.clear()
    assert evaluator.compile() == ["linear.W"]
    assert evaluator.compile() == []
    np.testing.assert_array_equal(evaluator.plan.parameters[PortId("linear", "b")], [[2.0]])


def test_what_has_a_problem_is_left_out_where_a_glance_is_enough_and_refused_in_earnest(qapp):
    graph, _ = regression(5, 1)
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    _, evaluator, _ = made(graph)
    with pytest.raises(Problem, match="needs a wire at Y"):
        evaluator.compile()
    moment = evaluator.catch_up(4)
    assert (moment.step, moment.loss, moment.value(YHAT).shape) == (4, None, (5, 1))
    assert evaluator.catch_up(4) is not None
    with pytest.raises(Problem, match="needs a wire at Y"):
        evaluator.compile()  # though a part of it is


def test_where_nothing_can_run_there_is_no_moment(qapp):
    _, evaluator, _ = made(Graph([node("linear", "linear")]))
    assert evaluator.catch_up(0) is None


def test_what_was_computed_beside_the_window_is_shown_as_it_is(qapp):
    document, evaluator, history = made(regression(20, 2)[0])
    ready = make_ready(document.project, document.graph.copy(), document.feeds)
    moment = evaluator.catch_up(2, ready)
    assert (moment.plan, evaluator.plan, moment.sampling) == (ready.plan, ready.plan, None)
    assert moment.loss == exact(document, moment.theta).value(PortId("mse", "C")).item()
    assert [history.norms[wire][-1] for wire in document.graph.wires] == pytest.approx(ready.norms, nan_ok=True)
    assert moment.norm(DATA) == pytest.approx(np.linalg.norm(moment.gradient(DATA.end)))


@pytest.fixture
def many(qapp):
    """A graph of so many rows that a sample is shown while it trains."""
    return compiled(hidden_layer(10_000, 120))


def test_a_passing_moment_of_many_rows_is_of_a_sample_and_one_that_stays_of_all(many):
    document, evaluator, history = many
    theta = np.linspace(-1, 1, 361)
    passing = evaluator.compute(theta, 1, transient=True, loss=0.5)
    assert passing.value(YHAT).shape == (SIZE, 120)
    assert (passing.loss, passing.sample, passing.gradient_history) == (0.5, evaluator.sampling, history)
    np.testing.assert_array_equal(evaluator.plan.theta, theta)  # of all rows the next one begins there
    stays = evaluator.compute(theta, 2, loss=0.5)
    assert (stays.value(YHAT).shape, stays.sample, stays.sampling) == ((10_000, 120), None, evaluator.sampling)
    assert stays.loss == exact(document, theta).value(PortId("mse", "C")).item()
    assert stays.gradient_history is None  # the norms are those of the sample at any moment
    assert history.norms[DATA][0] == pytest.approx(history.norms[DATA][1], rel=1e-12)


def test_what_was_computed_beside_the_window_has_its_sample_with_it(many):
    document, evaluator, history = many
    ready = make_ready(document.project, document.graph.copy(), document.feeds)
    moment = evaluator.catch_up(2, ready)
    assert (moment.sampling, moment.sample, evaluator.sampling) == (ready.sample, None, ready.sample)
    assert history.norms[DATA][-1] == pytest.approx(np.linalg.norm(ready.sample.plan.share(DATA)))


def test_large_gradients_of_data_are_computed_in_one_of_sixteen_passing_moments(qapp):
    _, evaluator, history = compiled(regression(2001, 100)[0])
    theta = np.zeros(101)
    moments = [evaluator.compute(theta, step, transient=True) for step in range(33)]
    fresh = [moment.step for moment in moments if not moment.is_stale(DATA.end)]
    assert fresh == [15, 31]
    assert all(moment.can_be_stale for moment in moments)
    assert [step for step, norm in enumerate(history.norms[DATA]) if norm != NORM_SKIPPED] == fresh
    assert not evaluator.compute(theta, 33).is_stale(DATA.end)
    passing = [evaluator.compute(theta, 34 + each, transient=True) for each in range(16)]
    assert [moment.step for moment in passing if not moment.is_stale(DATA.end)] == [49]  # counted anew


@pytest.mark.parametrize(("rows", "can_be_stale"), [(1980, False), (1981, True)])
def test_more_than_200000_numbers_that_only_look_well_are_many(qapp, rows, can_be_stale):
    _, evaluator, _ = compiled(regression(rows, 100)[0])
    assert evaluator.compute(np.zeros(101), 0).can_be_stale == can_be_stale


@pytest.mark.parametrize(
    ("graph", "is_long"),
    [
        (lambda: Graph([constant("X", np.zeros((1000, 5000)))]), False),
        (lambda: Graph([constant("X", np.zeros((1000, 5000))), constant("c", [[1.0]])]), True),
        (lambda: Graph([constant(f"x{number}", [[1.0]]) for number in range(5001)]), True),
    ],
    ids=["5000000 numbers", "5000001 numbers", "5001 nodes"],
)
def test_five_million_numbers_or_five_thousand_nodes_are_computed_beside_the_window(qapp, graph, is_long):
    _, evaluator, _ = compiled(graph())
    assert evaluator.takes_long(transient=False) == is_long
    assert evaluator.takes_long(transient=True) == is_long  # where there is no sample


def test_a_passing_moment_of_a_sample_takes_no_time_however_many_rows_there_are(qapp):
    _, evaluator, _ = compiled(hidden_layer(10_000, 260))
    assert evaluator.takes_long(transient=False)
    assert not evaluator.takes_long(transient=True)


def test_a_run_s_own_graph_is_compiled_where_it_is_another(qapp):
    document, evaluator, _ = compiled(regression(5, 1)[0])
    plan = evaluator.plan
    evaluator.compile_run(document.graph, document.feeds)
    assert evaluator.plan is plan
    graph, feeds = regression(7, 2)
    evaluator.compile_run(graph, feeds)
    assert evaluator.plan.value(YHAT).shape == (7, 1)
    assert evaluator.feeds is feeds

"""What is called a minimum is one, and a run that has arrived is told so; the whole number: see drawn_runs."""

import numpy as np
import pytest

from graphgui.engine import Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.newton import to_be_had
from graphgui.engine.analysis.spectrum import spectrum
from graphgui.engine.diagnosis.diagnosis import plan_at
from graphgui.engine.diagnosis.slowness import diagnose_slowness, is_flat, is_minimum
from tests.engine.diagnosis.drawn_runs import draw_both, false_minima, missed, model, said_of
from tests.graphs import node, regression
from tests.troubles import said, trained


def test_random_runs_are_called_converged_where_they_are_and_nowhere_else():
    converged, others = draw_both(12)
    assert not false_minima(others)
    assert not missed(converged)


@pytest.mark.parametrize("optimiser", ["sgd", "adam"])
def test_a_classifier_of_raw_columns_is_not_at_its_minimum_and_gets_the_advice_to_scale(optimiser):
    rng = np.random.default_rng(0)
    people, year = rng.uniform(1e6, 1e7, (60, 1)), rng.uniform(1950, 2020, (60, 1))
    Y = (people / 5e6 + (year - 1985) / 35 + rng.standard_normal((60, 1)) > 1).astype(float)
    graph, feeds = model(np.hstack((people, year)), Y, "binary_cross_entropy")
    run, _ = trained(graph, feeds, Training(1e-14 if optimiser == "sgd" else 1e-9, optimiser=optimiser), 400)
    plan = plan_at(run, run.steps)
    found = spectrum(LossFunction(graph, feeds), plan.theta)
    assert is_flat(run)
    assert not is_minimum(run, plan, found)
    assert "badly scaled" in said(diagnose_slowness(run, plan, found, 1e-14))


def test_a_loss_that_nothing_moves_is_no_minimum_unless_it_has_no_slope():
    graph, feeds = model(np.full((9, 1), 3e3), np.ones((9, 1)), "huber")  # far off: slope, no curvature
    run, _ = trained(graph, feeds, Training(1e-12), 300)
    assert is_flat(run)
    assert said_of(graph, feeds, run, 1e-12) != "minimum"


def test_a_run_that_validates_is_judged_by_the_rows_that_train():
    graph, feeds = regression(40, 2)
    run, _ = trained(graph, feeds, Training(0.3, validation=0.4), 2000)
    assert said_of(graph, feeds, run, 0.3) == "minimum"
    early, _ = trained(graph, feeds, Training(3e-4, validation=0.4), 2000)
    assert said_of(graph, feeds, early, 3e-4) != "minimum"


def test_weights_that_decay_hold_the_loss_above_its_minimum_and_it_is_not_called_one():
    graph, feeds = regression(40, 2)
    run, _ = trained(graph, feeds, Training(0.3, weight_decay=0.1), 2000)
    assert said_of(graph, feeds, run, 0.3) == ""


def test_a_fit_without_error_has_arrived_when_only_rounding_is_left():
    graph, feeds = regression(40, 2)
    feeds["Y"] = 3 + feeds["X"] @ [[1.0], [2.0]]
    run, _ = trained(graph, feeds, Training(0.3), 3000)
    assert run.losses[-1] < 1e-28
    assert said_of(graph, feeds, run, 0.3) == "minimum"


def test_a_saddle_is_no_minimum():
    graph, feeds = regression(30, 1)
    graph.update(graph["linear"].with_attributes(weights="zeros"))
    graph.add(node("tanh", "tanh"))
    graph.add(node("last", "linear", outputs=1, weights="zeros"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in (("linear", "Yhat", "tanh", "A"), ("tanh", "out", "last", "X"), ("last", "Yhat", "mse", "Yhat")):
        graph.connect(Wire(*wire))
    run, _ = trained(graph, feeds, Training(0.1), 400)
    assert run.losses[-1] == pytest.approx(feeds["Y"].var())
    assert said_of(graph, feeds, run, 0.1) != "minimum"


def test_what_is_to_be_had_does_not_depend_on_the_units_of_the_parameters():
    rng = np.random.default_rng(0)
    A = rng.standard_normal((8, 3))
    H, g = A.T @ A, rng.standard_normal(3)
    units = np.array([1e-9, 1.0, 1e11])
    assert to_be_had(g, H) == pytest.approx(g @ np.linalg.solve(H, g) / 2)
    assert to_be_had(g * units, H * np.outer(units, units)) == pytest.approx(to_be_had(g, H))
    assert to_be_had(np.array([1.0, 0.0]), np.diag([0.0, 1.0])) == np.inf
    assert to_be_had(np.zeros(2), np.array([[1.0, 3.0], [3.0, 1.0]])) is None
    assert to_be_had(g, np.full((3, 3), np.nan)) is None


def test_the_least_loss_of_the_closed_form_is_told_as_a_minimum_however_badly_scaled():
    rng = np.random.default_rng(0)
    X = np.hstack((rng.uniform(1e6, 1e9, (50, 1)), rng.uniform(1950, 2020, (50, 1))))
    Y = X[:, :1] / 1e5 + 30 * X[:, 1:] + rng.standard_normal((50, 1))
    graph, _ = regression(50, 2)
    feeds = {"X": X, "Y": Y}
    closed = quadratic(graph, feeds)
    run, _ = trained(graph, feeds, Training(0.5 * closed.stable_rate), 500)
    plan, found = plan_at(run, run.steps), spectrum(LossFunction(graph, feeds), closed.minimiser, closed)
    assert not is_minimum(run, plan, found)
    plan.evaluate(closed.minimiser)
    assert is_minimum(run, plan, found)

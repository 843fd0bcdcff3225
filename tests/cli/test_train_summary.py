"""`graphgui train --json` gives the coefficients in the data's own units, beside those of the closed form."""

import json

import numpy as np
import pytest

from graphgui import assets
from graphgui.data.read_table import read_table
from graphgui.data.tables import matrix
from graphgui.engine import Training, Wire
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import constant, node, regression

ENGEL, DIABETES = (assets.path("examples", f"{name}.graph.json") for name in ("engel", "diabetes"))
A, B = np.random.default_rng(0).standard_normal((2, 30, 1))


@pytest.fixture
def saved(tmp_path):
    def save(X, Y, steps=200, loss="mse"):
        graph, _ = regression(len(X), X.shape[1], Y.shape[1])
        graph.update(constant("X", X))
        graph.update(constant("Y", Y))
        path = tmp_path / "saved.graph.json"
        file.save(Project(graph, {}, Training(0.1, steps), {}), path)
        return path

    return save


def least_squares(X, Y):
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.lstsq(A, Y, rcond=None)[0]
    residuals = A @ solution - Y
    return solution, 1 - (residuals**2).sum() / ((Y - Y.mean(0)) ** 2).sum(), np.sqrt((residuals**2).mean())


def test_engel_in_francs(run_json):
    found = run_json("train", ENGEL, "--json")["summary"]
    table = read_table(assets.path("data", "engel.csv"))
    solution, r2, rmse = least_squares(matrix(table, ["income"]), matrix(table, ["foodexp"]))
    assert set(found) == {"coefficients", "intercept", "r2", "rmse"}
    assert list(found["coefficients"]) == ["income"]
    np.testing.assert_allclose(found["coefficients"]["income"], solution[0, 0], rtol=1e-6)
    np.testing.assert_allclose(found["intercept"], solution[1, 0], rtol=1e-6)
    assert found["coefficients"]["income"][1] == pytest.approx(solution[0, 0], rel=1e-11)
    assert (found["r2"], found["rmse"]) == (pytest.approx(r2, rel=1e-9), pytest.approx(rmse, rel=1e-9))


def test_standardised_columns_read_in_the_tables_units(run_json):
    found = run_json("train", DIABETES, "--json", "--steps", 1)["summary"]
    project = file.load(DIABETES)
    (table,) = project.tables.values()
    columns = project.graph["X"].attribute("columns")
    solution, *_ = least_squares(matrix(table, columns), matrix(table, project.graph["Y"].attribute("columns")))
    assert list(found["coefficients"]) == list(columns)
    np.testing.assert_allclose([pair[1] for pair in found["coefficients"].values()], solution[:-1, 0], rtol=1e-8)
    assert all(now != best for now, best in found["coefficients"].values())


def test_twin_columns_are_named_for_people_and_machines(saved, run, run_json):
    path = saved(np.hstack((A, B, 2 * A)), A + B)
    (sentence,) = run_json("train", path, "--json")["summary"]["says"]
    assert sentence.startswith("Twin columns: X[1], X[3] depend on one another")
    assert sentence in run("train", path).out.splitlines()


def test_several_targets_each_have_a_number_in_each_place(saved, run_json):
    Y = np.hstack((A + np.sin(9 * B), 1000 * B))
    found = run_json("train", saved(np.hstack((A, B)), Y), "--json")["summary"]
    assert found["targets"] == ["Y[1]", "Y[2]"]
    now, best = found["coefficients"]["X[2]"]
    assert best[1] == pytest.approx(1000)
    assert len(now) == len(found["intercept"][0]) == 2
    assert found["r2_of_each"][0] < 0.9 < 0.99 < found["r2"]


def test_a_model_that_bends_has_a_score_and_no_coefficients(saved, run_json, tmp_path):
    project = file.load(saved(A, np.tanh(A)))
    graph = project.graph
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.add(node("tanh", "tanh"))
    graph.connect(Wire("linear", "Yhat", "tanh", "A"))
    graph.connect(Wire("tanh", "out", "mse", "Yhat"))
    file.save(project, tmp_path / "bent.graph.json")
    assert set(run_json("train", tmp_path / "bent.graph.json", "--json")["summary"]) == {"r2", "rmse"}


def test_a_loss_without_a_closed_form_has_the_coefficients_of_now_alone(saved, run_json, tmp_path):
    project = file.load(saved(A, 3 * A + 1))
    graph = project.graph
    for port in ("Yhat", "Y"):
        graph.disconnect(graph.incoming("mse")[port])
    graph.remove("mse")
    graph.add(node("huber", "huber"))
    graph.connect(Wire("linear", "Yhat", "huber", "Yhat"))
    graph.connect(Wire("Y", "out", "huber", "Y"))
    file.save(project, tmp_path / "huber.graph.json")
    found = run_json("train", tmp_path / "huber.graph.json", "--json")["summary"]
    now, best = found["coefficients"]["X"]
    assert now == pytest.approx(3, rel=1e-3)
    assert best is None


def test_a_run_that_diverges_has_none(saved, run):
    result = run("train", saved(A, A, 5000), "--lr", 90, "--json")
    assert result.code == 1
    assert "summary" not in json.loads(result.out)

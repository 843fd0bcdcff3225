"""`graphgui train` ends where the mathematics says, and says so where it cannot."""

import csv
import json

import numpy as np
import polars
import pytest

from graphgui import assets
from graphgui.data.read_table import read_table
from graphgui.data.tables import Table, matrix
from graphgui.engine import Node, Training
from graphgui.ops import OPS
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression

ENGEL, FIVE, DIABETES = (
    assets.path("examples", f"{name}.graph.json") for name in ("engel", "five-points", "diabetes")
)


def least_squares(X, Y):
    """Weights and bias in one column, and the loss there."""
    A = np.column_stack([X, np.ones(len(X))])
    solution = np.linalg.lstsq(A, Y, rcond=None)[0]
    return solution, np.sum((A @ solution - Y) ** 2) / len(X)


def test_engel_ends_at_the_closed_form_slope_and_intercept(run_json):
    found = run_json("train", ENGEL, "--json")
    table = read_table(assets.path("data", "engel.csv"))
    solution, _ = least_squares(matrix(table, ["income"]), matrix(table, ["foodexp"]))
    francs = 1000
    assert found["parameters"]["linear.W"][0][0] == pytest.approx(solution[0, 0], rel=1e-6)
    assert found["parameters"]["linear.b"][0][0] * francs == pytest.approx(solution[1, 0], rel=1e-6)
    assert (found["steps"], found["stopped"]) == (500, "steps")


@pytest.mark.parametrize(("path", "within"), [(ENGEL, 1e-10), (FIVE, 1e-6), (DIABETES, 1e-4)])
def test_every_example_ends_at_the_closed_form_loss(run_json, path, within):
    feeds = file.load(path).feeds()
    found = run_json("train", path, "--json")
    assert found["loss"] == pytest.approx(least_squares(feeds["X"], feeds["Y"])[1], rel=within)


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.graph.json"
    file.save(Project(regression(5, 2)[0], {}, Training(0.1, 20, 0), {}), path)
    return path


def test_the_loss_told_is_that_of_the_parameters_told(small, tmp_path, run_json):
    found = run_json("train", small, "--json", "--out", tmp_path / "out.graph.json")
    assert run_json("eval", tmp_path / "out.graph.json", "--json")["loss"] == found["loss"]
    parameters = file.load(tmp_path / "out.graph.json").parameters
    assert {name: array.tolist() for name, array in parameters.items()} == found["parameters"]


def test_training_goes_on_from_the_parameters_of_the_file_unless_a_seed_is_given(small, tmp_path, run_json):
    half = tmp_path / "half.graph.json"
    run_json("train", small, "--json", "--steps", 10, "--out", half)
    whole = run_json("train", small, "--json", "--steps", 20)
    assert run_json("train", half, "--json", "--steps", 10)["parameters"] == whole["parameters"]
    assert run_json("train", half, "--json", "--steps", 20, "--seed", 0) == whole
    assert run_json("train", half, "--json", "--seed", 1) != whole


def test_the_history_has_each_step_with_the_loss_that_it_began_with(small, tmp_path, run_json):
    before = run_json("eval", small, "--json")["loss"]
    found = run_json("train", small, "--json", "--steps", 3, "--history", tmp_path / "h.csv")
    with (tmp_path / "h.csv").open() as lines:
        rows = list(csv.DictReader(lines))
    assert [row["step"] for row in rows] == ["0", "1", "2", "3"]
    assert float(rows[0]["loss"]) == before
    assert float(rows[3]["loss"]) == found["loss"] < float(rows[2]["loss"]) < float(rows[1]["loss"]) < before
    weights = [float(rows[3][f"linear.W[{row},1]"]) for row in (1, 2)]
    assert weights == [row[0] for row in found["parameters"]["linear.W"]]


def test_the_history_as_parquet_is_the_same(small, tmp_path, run_json):
    for ending in ("csv", "parquet"):
        run_json("train", small, "--json", "--steps", 3, "--history", tmp_path / f"h.{ending}")
    assert polars.read_parquet(tmp_path / "h.parquet").equals(
        polars.read_csv(tmp_path / "h.csv", schema_overrides={"validation loss": polars.Float64})
    )


def test_a_history_of_another_kind_is_refused_before_anything_is_trained(small, tmp_path, run):
    result = run("train", small, "--history", tmp_path / "h.json")
    assert (result.code, result.out) == (2, "")
    assert "h.json: a history ends in one of .csv, .parquet" in result.err


def test_training_that_explodes_says_when_and_keeps_the_file(small, tmp_path, run):
    result = run("train", small, "--lr", 90, "--steps", 5000, "--json", "--out", tmp_path / "out.graph.json")
    assert result.code == 1
    found = json.loads(result.out)
    assert found["stopped"] == "exploded" and found["loss"] > 1e3
    sentence, why = result.err.splitlines()
    assert sentence.startswith("graphgui: Training paused: the loss explodes, from ")
    assert sentence.endswith(f" at step {found['steps']}.")
    said, stable = why.removesuffix(".").split(" is above the largest stable one, ")
    assert said == "graphgui: The learning rate 90"
    assert run("train", small, "--lr", 1.05 * float(stable), "--steps", 100_000).code == 1
    assert run("train", small, "--lr", 0.95 * float(stable), "--steps", 1000).code == 0
    assert not (tmp_path / "out.graph.json").exists()


def test_other_data_takes_the_place_of_the_table(tmp_path, run, run_json):
    other = tmp_path / "other.csv"
    other.write_text("foodexp,income,age\n" + "".join(f"{500 + 0.25 * x},{x},1\n" for x in range(200, 2200, 100)))
    found = run_json(
        "train", ENGEL, "--data", other, "--json", "--steps", 2000, "--out", tmp_path / "o.graph.json"
    )
    assert found["parameters"]["linear.W"][0][0] == pytest.approx(0.25)
    assert found["parameters"]["linear.b"][0][0] == pytest.approx(0.5)
    assert json.loads((tmp_path / "o.graph.json").read_text())["tables"] == {"engel": {"path": "other.csv"}}

    other.write_text("income,spent\n1,2\n")
    result = run("train", ENGEL, "--data", other)
    assert result.code == 2
    assert result.err == (
        f"graphgui: {other} cannot take the place of the table “engel”: it has no column foodexp.\n"
    )


def test_data_that_have_moved_are_named_and_others_may_take_their_place(tmp_path, run, run_json):
    project, data = file.load(ENGEL), tmp_path / "engel.csv"
    data.write_bytes(assets.path("data", "engel.csv").read_bytes())
    project.tables = {"engel": read_table(data)}
    file.save(project, tmp_path / "e.graph.json")
    moved = data.rename(tmp_path / "moved.csv")
    result = run("train", tmp_path / "e.graph.json")
    assert (result.code, result.out) == (2, "")
    assert "The table “engel”: There is no file" in result.err
    found = run_json("train", tmp_path / "e.graph.json", "--data", moved, "--json")
    assert found == run_json("train", ENGEL, "--json")


def test_how_other_data_were_read_is_said(tmp_path, run):
    text = assets.path("data", "engel.csv").read_text().replace(",", ";").replace(".", ",")
    (tmp_path / "german.csv").write_text(text)
    result = run("train", ENGEL, "--data", tmp_path / "german.csv", "--json", "--steps", 2)
    assert result.code == 0
    assert "read as" in result.err and "decimal comma" in result.err
    assert json.loads(result.out) == json.loads(run("train", ENGEL, "--json", "--steps", 2).out)


def test_data_for_a_graph_without_tables_is_refused(small, tmp_path, run):
    (tmp_path / "other.csv").write_text("x\n1\n")
    result = run("train", small, "--data", tmp_path / "other.csv")
    assert result.code == 2
    assert "reads no table" in result.err


def test_for_people_it_prints_the_loss_and_the_parameters(run):
    result = run("train", FIVE)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0].startswith("loss 0.1062")
    assert lines[1:] == ["linear.W = 1.37", "linear.b = 0.89"]


def test_many_rows_train_as_equivalent_ones_and_it_is_said(tmp_path, run, run_json):
    rng = np.random.default_rng(0)
    X = rng.standard_normal((30_000, 4))
    columns = {f"x{index}": X[:, index] for index in range(4)} | {"y": X @ [1.0, -2.0, 0.5, 3.0] + 4}
    graph, _ = regression(5, 4)
    for name, read in (("X", list(columns)[:4]), ("Y", ["y"])):
        graph.update(Node(name, OPS["input"], {"table": "many", "columns": read}))
    path = tmp_path / "many.graph.json"
    file.save(Project(graph, {"many": Table(columns)}, Training(0.1, 300), {}), path)
    found = run_json("train", path, "--json")
    assert found["equivalent_rows"] == 6
    np.testing.assert_allclose(found["parameters"]["linear.W"], [[1], [-2], [0.5], [3]], atol=1e-6)
    assert (
        "30\u202f000 rows were trained on as 6 equivalent ones, of the same loss and gradient"
        in run("train", path).out
    )
    assert run_json("train", FIVE, "--json")["equivalent_rows"] is None
    assert "equivalent" not in run("train", FIVE).out

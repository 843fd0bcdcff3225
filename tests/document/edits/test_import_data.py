"""Data of a file become inputs, a model, or the data of the graph that is there, each as one step."""

import numpy as np
import pytest

from graphgui.data.tables import Table, matrix
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.edits.import_data import BATCH, MANY, Imported, statistics, takes_batches
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.examples import split
from graphgui.words import Problem


def table(rows: int = 6, *names: str) -> Table:
    rng = np.random.default_rng(rows)
    return Table({name: rng.standard_normal(rows) + 2 for name in names or ("a", "b", "y")})


def imported(data: Table, **rest) -> Imported:
    features, targets = data.names[:-1], data.names[-1:]
    return Imported("file", data, features, targets, statistics=statistics(data, data.names), **rest)


@pytest.fixture
def document(qapp) -> Document:
    made = Document()
    edits.import_data.as_model(made, imported(table()), "regression")
    return made


def test_inputs_alone_are_as_they_are_in_the_file(qapp):
    document = Document()
    edits.import_data.as_inputs(document, imported(table(), validation=0.25), (40.0, 60.0))
    assert document.graph["X"].position == (40.0, 60.0)
    np.testing.assert_array_equal(document.feeds["X"][:, 1], table().columns["b"])
    assert document.training.validation == 0.25
    document.undo_stack.undo()
    assert len(document.graph) == 0
    assert not document.undo_stack.canUndo()


def test_numbers_put_side_by_side_beside_the_window_are_not_put_so_again(qapp):
    data, document = table(), Document()
    matrices = (matrix(data, ("a", "b")), matrix(data, ("y",)))
    edits.import_data.as_model(document, imported(data, matrices=matrices), "regression")
    assert document.feeds["X"] is matrices[0]
    assert document.feeds["Y"] is matrices[1]


@pytest.mark.parametrize(
    ("task", "rows", "batch"),
    [("two classes", MANY - 1, None), ("two classes", MANY, BATCH), ("regression", 2 * MANY, None)],
)
def test_many_rows_are_trained_in_batches_where_no_fewer_are_as_good(qapp, task, rows, batch):
    document = Document()
    data = table(rows)
    data = Table({**data.columns, data.names[-1]: (data.columns[data.names[-1]] > 0) * 1.0})
    edits.import_data.as_model(document, imported(data), task)
    assert document.training.batch_size == batch


def test_a_regression_of_very_many_columns_is_trained_in_batches():
    assert not takes_batches("regression", 2000, 100_000)
    assert takes_batches("regression", 30_000, 100_000)
    assert takes_batches("classes", 10, 100_000)


def test_a_second_model_is_the_one_that_is_trained(document):
    edits.import_data.as_model(document, imported(table(7)), "regression")
    assert document.graph.trained_loss() == "mse2"
    assert document.graph["X2"].position[1] > document.graph["Y"].position[1]


def test_other_data_of_the_same_width_stay_standardised_and_take_the_place_of_the_table(document):
    other = table(9, "u", "v", "w")
    edits.import_data.in_place(document, imported(other))
    assert document.project.tables == {"file": other}
    assert document.graph["Y"].attribute("columns") == ["w"]
    standardise = document.graph["standardise"]
    np.testing.assert_allclose(standardise.attribute("mean"), [document.feeds["X"].mean(axis=0)])
    np.testing.assert_allclose(standardise.attribute("deviation"), [document.feeds["X"].std(axis=0)])
    document.undo_stack.undo()
    assert document.project.tables == {"file": table()}
    assert document.graph["X"].attribute("columns") == ["a", "b"]


def test_a_scale_of_ones_own_follows_columns_of_the_same_names_alone(document):
    edits.nodes.set_attributes(document, "X", shift=[[1.0, 2.0]], scale=[[3.0, 4.0]])
    edits.import_data.in_place(document, imported(table(9)))
    assert document.graph["X"].attribute("scale") == [[3.0, 4.0]]
    edits.import_data.in_place(document, imported(table(9, "u", "v", "w")))
    assert document.graph["X"].attribute("scale") is None


def test_data_of_another_width_run_where_the_parameters_are_drawn_anew(document):
    edits.import_data.in_place(document, imported(table(9, "u", "w")))
    assert document.shapes.first_problem() is None
    assert document.shapes.known[PortId("linear", "W")] == (1, 1)
    document.undo_stack.undo()
    assert document.shapes.first_problem() is None
    assert document.shapes.known[PortId("linear", "W")] == (2, 1)


def test_a_table_that_another_input_reads_stays(document):
    edits.nodes.add(document, "input", (0.0, 900.0), table="file", columns=["a"])
    edits.import_data.in_place(document, imported(table(9)))
    assert list(document.project.tables) == ["file", "file2"]
    assert document.graph["X"].attribute("table") == "file2"


def test_parameters_of_another_shape_are_named_before(document):
    document.project.parameters = {"linear.W": np.ones((2, 1)), "linear.b": np.ones((1, 1))}
    assert edits.import_data.check_in_place(document, ["u", "v"], ["w"], 5) == []
    assert [str(port) for port in edits.import_data.check_in_place(document, ["u"], ["w"], 5)] == ["linear.W"]


def test_shapes_that_would_not_fit_are_refused_and_nothing_is_changed(document):
    data = table(5, "u", "v", "w")
    two = Imported("file", data, ("u",), ("v", "w"))
    with pytest.raises(Problem, match="mse"):
        edits.import_data.in_place(document, two)
    assert document.project.tables == {"file": table()}


def test_rows_that_validate_say_nothing_of_the_statistics():
    rng = np.random.default_rng(0)
    table = Table({"x": rng.standard_normal(40)})
    trained, _ = split(40, 0.25, 3)
    mean, deviation = statistics(table, ["x"], 0.25, 3)["x"]
    assert mean == pytest.approx(table.columns["x"][trained].mean())
    assert deviation == pytest.approx(table.columns["x"][trained].std())

"""Data of a file become inputs, a model, or the data of the graph that is there, each as one step."""

import numpy as np
import pytest

from graphgui.data.tables import Table, matrix
from graphgui.document import edits
from graphgui.document.document import Document
from graphgui.document.edits.import_data import BATCH, MANY, Imported, statistics, takes_batches
from graphgui.engine.graph.graph import PortId, Wire
from graphgui.engine.training.examples import split
from graphgui.words import Problem


def table(rows: int = 6, *names: str) -> Table:
    rng = np.random.default_rng(rows)
    return Table({name: rng.standard_normal(rows) + 2 for name in names or ("a", "b", "y")})


def imported(data: Table, name: str = "file", **rest) -> Imported:
    features, targets = data.names[:-1], data.names[-1:]
    return Imported(name, data, features, targets, statistics=statistics(data, data.names), **rest)


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
    edits.import_data.in_place(document, imported(table(10), name="new"))
    assert list(document.project.tables) == ["file", "new"]


def test_parameters_of_another_shape_are_named_before(document):
    document.project.parameters = {"linear.W": np.ones((2, 1)), "linear.b": np.ones((1, 1))}
    assert edits.import_data.check_in_place(document, ["u", "v"], ["w"], 5) == []
    for others in (["u"], ["u", "v", "x"]):
        ports = edits.import_data.check_in_place(document, others, ["w"], 5)
        assert [str(port) for port in ports] == ["linear.W"]


def test_shapes_that_would_not_fit_are_refused_and_nothing_is_changed(document):
    data = table(5, "u", "v", "w")
    two = Imported("file", data, ("u",), ("v", "w"))
    with pytest.raises(Problem, match="mse"):
        edits.import_data.in_place(document, two)
    assert document.project.tables == {"file": table()}


def test_a_model_is_wired_from_left_to_right_under_what_is_there(document):
    places = {name: node.position for name, node in document.graph.nodes.items()}
    assert places == {
        "X": (0, 0),
        "standardise": (300, 0),
        "linear": (600, 0),
        "mse": (900, 0),
        "Y": (600, 180),
    }
    assert {str(wire) for wire in document.graph.wires} == {
        *("X.out → standardise.A", "standardise.out → linear.X", "linear.Yhat → mse.Yhat", "Y.out → mse.Y"),
    }
    assert document.graph.loss is None
    edits.import_data.as_model(document, imported(table(7)), "regression", (50.0, 2000.0))
    assert document.graph["X2"].position == (50, 2000)
    assert document.graph.loss == "mse2"


def test_features_or_targets_alone_become_one_input(qapp):
    document, data = Document(), table()
    edits.import_data.as_inputs(document, Imported("a", data, ("a", "b"), ()))
    assert (list(document.graph.nodes), document.graph["X"].position) == (["X"], (0, 0))
    edits.import_data.as_inputs(document, Imported("b", data, (), ("y",)))
    assert document.graph["Y"].position == (0, 180)
    edits.import_data.as_inputs(document, imported(table(7)), (10.0, 20.0))
    assert [document.graph[name].position for name in ("X2", "Y2")] == [(10, 20), (310, 200)]


def refusal(document, features=("a", "b"), targets=("y",)):
    with pytest.raises(Problem) as raised:
        edits.import_data.check_in_place(document, features, targets, 5)
    return str(raised.value)


def test_why_there_is_no_place_for_data_is_said(document):
    assert (
        refusal(document, (), ("y",))
        == refusal(document, ("a",), ())
        == ("A model needs a feature and a target: choose a column for each.")
    )
    edits.wires.disconnect(document, Wire("linear", "Yhat", "mse", "Yhat"))
    assert refusal(document) == "The prediction depends on no input: there is nothing to replace."
    edits.wires.disconnect(document, Wire("Y", "out", "mse", "Y"))
    no_loss = "There is no loss that compares a prediction with an input: wire one first."
    assert refusal(document) == no_loss
    edits.rewire.delete(document, ["mse"])
    assert refusal(document) == no_loss
    document.new()
    assert refusal(document) == no_loss


def test_several_inputs_of_a_model_keep_their_columns_where_these_are_features(qapp):
    document, data = Document(), table()
    edits.import_data.as_model(
        document, Imported("file", data, ("a",), ("y",), statistics=statistics(data, data.names)), "regression"
    )
    other = edits.nodes.add(document, "input", (0.0, 900.0), name="other", table="file", columns=["b"])
    typed = edits.nodes.add(document, "input", (0.0, 900.0), name="typed", value=[[1.0]])
    for name in ("with_b", "with_typed"):
        edits.nodes.add(document, "multiply", (0.0, 0.0), name=name)
    edits.wires.disconnect(document, Wire("standardise", "out", "linear", "X"))
    edits.wires.connect(document, Wire("standardise", "out", "with_b", "A"))
    edits.wires.connect(document, Wire(other, "out", "with_b", "B"))
    edits.wires.connect(document, Wire("with_b", "out", "with_typed", "A"))
    edits.wires.connect(document, Wire(typed, "out", "with_typed", "B"))
    edits.wires.connect(document, Wire("with_typed", "out", "linear", "X"))
    new = Table({name: 2 * column for name, column in table(9).columns.items()})
    edits.import_data.in_place(document, imported(new, name="new"))
    assert [document.graph[name].attribute("columns") for name in ("X", other, "Y")] == [["a"], ["b"], ["y"]]
    assert {document.graph[name].attribute("table") for name in ("X", other, "Y")} == {"new"}
    assert document.graph[typed].attribute("value") == [[1.0]]
    assert refusal(document, ("a", "c")) == "“other” reads the column “b”, which is no feature here."


def test_one_number_for_all_columns_scales_other_columns_too(document):
    edits.nodes.set_attributes(document, "X", shift=[[1.0]], scale=[[2.0]])
    edits.import_data.in_place(document, imported(table(9, "u", "v", "w")))
    assert (document.graph["X"].attribute("shift"), document.graph["X"].attribute("scale")) == ([[1.0]], [[2.0]])


def test_of_no_columns_there_are_no_statistics_and_a_constant_has_0_and_1():
    data = Table({"x": [1.0, 3.0], "same": [5.0, 5.0]})
    assert statistics(data, []) == {}
    assert statistics(data, ["x", "same"]) == {"x": (2, 1), "same": (0, 1)}
    assert statistics(Table({"x": [1.0]}), ["x"], 0.5) == {"x": (0, 1)}


def test_rows_that_validate_say_nothing_of_the_statistics():
    rng = np.random.default_rng(0)
    table = Table({"x": rng.standard_normal(40)})
    trained, _ = split(40, 0.25, 3)
    mean, deviation = statistics(table, ["x"], 0.25, 3)["x"]
    assert mean == pytest.approx(table.columns["x"][trained].mean())
    assert deviation == pytest.approx(table.columns["x"][trained].std())

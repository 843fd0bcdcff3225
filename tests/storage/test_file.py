"""What is saved is what is loaded."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphgui.data.tables import Table
from graphgui.engine import Graph, GraphProblem, Node, Training, Wire
from graphgui.engine.graph.graph import Group
from graphgui.examples import EXAMPLES
from graphgui.ops import OPS
from graphgui.storage import file, schema
from graphgui.storage.annotations import Frame, Note
from graphgui.storage.kept_runs import MOST_POINTS, KeptRun, as_rows, thinned
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import constant, node, regression

HERE = Path.cwd()


def project(graph, tables=None, training=None, parameters=None, annotations=(), runs=()):
    named = {annotation.name: annotation for annotation in annotations}
    return Project(graph, tables or {}, training or Training(), parameters or {}, named, tuple(runs))


def assert_same(one, other):
    assert one.graph == other.graph
    assert one.tables == other.tables
    assert one.training == other.training
    assert one.annotations == other.annotations
    assert one.runs == other.runs
    assert one.parameters.keys() == other.parameters.keys()
    for name, array in one.parameters.items():
        np.testing.assert_array_equal(array, other.parameters[name], strict=True)


# any project comes back


numbers = st.floats(allow_nan=False, allow_infinity=False)
places = st.floats(-1e9, 1e9)
names = st.text(min_size=1, max_size=8).filter(lambda s: s == s.strip() and "." not in s and s.isprintable())


@st.composite
def matrices(draw):
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 30))
    flat = draw(st.lists(numbers, min_size=rows * columns, max_size=rows * columns))
    return np.array(flat).reshape(rows, columns)


VALUES = {
    "integer": lambda a: st.integers(int(a.minimum or 0), int(a.maximum or 9)),
    "number": lambda a: st.floats(
        0 if a.minimum is None else a.minimum, 9 if a.maximum is None else a.maximum, allow_nan=False
    ),
    "choice": lambda a: st.sampled_from(a.choices),
    "flag": lambda a: st.booleans(),
    "matrix": lambda a: matrices().map(np.ndarray.tolist),
    "initialiser": lambda a: st.sampled_from(["zeros", "he"]) | numbers | matrices().map(np.ndarray.tolist),
    "text": lambda a: st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    "columns": lambda a: st.lists(names, max_size=4),
}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)


@st.composite
def nodes(draw, name, groups):
    op = draw(st.sampled_from(list(OPS.values())))
    chosen = [a for a in op.attributes if draw(st.booleans())]
    attributes = {
        a.name: draw(st.none() if a.optional and draw(st.booleans()) else VALUES[a.kind](a)) for a in chosen
    }
    place = draw(st.integers(-9999, 9999)) / 4, draw(places)
    return Node(name, op, attributes, place, draw(st.sampled_from([None, *groups])), draw(st.booleans()))


@st.composite
def annotations(draw, name, groups):
    """A frame or a note, whatever it says."""
    side = st.floats(1e-9, 1e9)
    rect = draw(st.tuples(places, places, side, side))
    group = draw(st.sampled_from([None, *groups]))
    if draw(st.booleans()):
        return Note(name=f"{name}.1", rect=rect, group=group, text=draw(texts))
    return Frame(name=f"{name}.1", rect=rect, group=group, title=draw(texts), colour=draw(st.integers(0, 9)))


@st.composite
def kept_runs(draw, name):
    curve = draw(st.dictionaries(st.integers(0, 2**53), numbers, max_size=5))
    training = Training(draw(st.floats(0, 10)), optimiser=draw(st.sampled_from(["sgd", "adam"])))
    parameters = as_rows(draw(st.dictionaries(names, matrices(), max_size=2)))
    validation = draw(st.dictionaries(st.integers(0, 2**53), numbers, max_size=3))
    curves = [tuple(sorted(each.items())) for each in (curve, validation)]
    return KeptRun(name, draw(st.integers(0, 2**53)), curves[0], training, parameters, curves[1])


@st.composite
def projects(draw):
    named = draw(st.lists(names, unique=True, max_size=7))
    groups = named[5:]
    graph = Graph(
        [draw(nodes(name, groups)) for name in named[:5]],
        groups=[Group(name, draw(st.tuples(places, places)), *groups[:k]) for k, name in enumerate(groups)],
    )
    for target in list(graph.nodes):
        for port in graph[target].op.inputs:
            source = graph[draw(st.sampled_from(list(graph.nodes)))]
            try:
                graph.connect(Wire(source.name, source.op.output, target, port.name))
            except GraphProblem:
                continue
    graph.mark_loss(draw(st.sampled_from([None, *graph.nodes])))
    columns = draw(st.dictionaries(names, st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=3))
    tables = {
        name: Table({n: np.array(c) for n, c in columns.items()}) for name in draw(st.sets(names, max_size=2))
    }
    training = Training(draw(st.floats(0, 10)), draw(st.integers(0, 10**12)), draw(st.integers(0, 2**63 - 1)))
    beside = [draw(annotations(name, groups)) for name in draw(st.lists(names, unique=True, max_size=2))]
    own = [str(port) for name in graph.nodes for port in graph.own_parameters(name)]
    learnt = {port: draw(matrices()) for port in own[:3]}
    runs = [draw(kept_runs(name)) for name in draw(st.lists(names, unique=True, max_size=2))]
    return project(graph, tables, training, learnt, beside, runs)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(projects())
def test_any_project_comes_back_from_its_text_and_its_text_from_the_project(before):
    text = file.dumps(before, HERE)
    after = file.loads(text, HERE, drafts=True)
    assert_same(after, before)
    assert file.dumps(after, HERE) == text


def test_the_text_does_not_tell_in_which_order_a_graph_was_made():
    graph, _ = regression()
    other = Graph(reversed(list(graph.nodes.values())), reversed(list(graph.wires)))
    assert file.dumps(project(other), HERE) == file.dumps(project(graph), HERE)


def test_the_file_reads_like_the_graph():
    graph = Graph(
        [
            node("X", "input", table="points", columns=["x"]),
            Node("linear", OPS["linear"], {"bias": 2.0}, (280.0, 0.5)),
        ],
        [Wire("X", "out", "linear", "X")],
    )
    tables = {"points": Table({"x": np.array([1, 2.5]), "y": np.array([-0.0, 1e300])})}
    written = file.dumps(project(graph, tables, Training(0.5), {"linear.W": np.array([[0.1]])}), HERE)
    assert written == (
        """{
  "format": "graphgui",
  "version": 1,
  "training": {"learning_rate": 0.5, "steps": 1000, "seed": 0},
  "loss": null,
  "tables": {"points": {"columns": {"x": [1, 2.5], "y": [-0.0, 1e+300]}}},
  "nodes": [
    {
      "name": "X",
      "op": "input",
      "attributes": {"table": "points", "columns": ["x"]},
      "position": [0, 0]
    },
    {"name": "linear", "op": "linear", "attributes": {"bias": 2}, "position": [280, 0.5]}
  ],
  "wires": [
    {"from": "X.out", "to": "linear.X"}
  ],
  "parameters": {"linear.W": [[0.1]]}
}
"""
    )


def test_groups_and_what_stands_beside_the_graph_read_like_it_too():
    graph = Graph(
        [Node("a", OPS["square"], group="inner"), Node("b", OPS["square"], collapsed=True)],
        groups=[Group("inner", (1.0, 2.0), "outer"), Group("outer")],
    )
    beside = [
        Note(name="note.1", rect=(0.0, 1.0, 2.5, 3.0), text="# Why", group="outer"),
        Frame(name="frame.1", rect=(0.0, 0.0, 9.0, 9.0), title="data", colour=2),
    ]
    written = file.dumps(project(graph, annotations=beside), HERE)
    assert written.partition('"loss": null,\n')[2] == (
        """  "groups": [
    {"name": "inner", "position": [1, 2], "parent": "outer"},
    {"name": "outer", "position": [0, 0]}
  ],
  "nodes": [
    {"name": "a", "op": "square", "position": [0, 0], "group": "inner"},
    {"name": "b", "op": "square", "position": [0, 0], "collapsed": true}
  ],
  "wires": [],
  "frames": [
    {"name": "frame.1", "rect": [0, 0, 9, 9], "title": "data", "colour": 2}
  ],
  "notes": [
    {"name": "note.1", "rect": [0, 1, 2.5, 3], "text": "# Why", "group": "outer"}
  ]
}
"""
    )


def test_every_setting_of_training_comes_back_and_only_unusual_ones_are_written():
    training = Training(batch_size=3, optimiser="adam", target_loss=0.5)
    text = file.dumps(project(Graph(), training=training), HERE)
    assert json.loads(text)["training"] == {
        "learning_rate": 0.1,
        "steps": 1000,
        "seed": 0,
        "optimiser": "adam",
        "batch_size": 3,
        "target_loss": 0.5,
    }
    assert file.loads(text, HERE).training == training


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_parameters_that_diverged_are_not_saved(bad):
    parameters = {"linear.W": np.array([[bad]]), "linear.b": np.array([[1.0]])}
    text = file.dumps(project(regression()[0], parameters=parameters), HERE)
    assert file.loads(text, HERE).parameters == {}


def test_a_kept_run_reads_like_what_it_is_and_a_file_without_has_no_word_of_it():
    run = KeptRun("fast", 2, ((0, 3.0), (1, 0.5)), Training(0.2), {"linear.W": ((1.5,),)})
    text = file.dumps(project(Graph(), runs=[run]), HERE)
    assert json.loads(text)["runs"] == [
        {
            "name": "fast",
            "steps": 2,
            "training": {"learning_rate": 0.2, "steps": 1000, "seed": 0},
            "curve": [[0, 3], [1, 0.5]],
            "parameters": {"linear.W": [[1.5]]},
        }
    ]
    assert "runs" not in json.loads(file.dumps(project(Graph()), HERE))


def test_breakpoints_are_kept_and_a_file_without_has_no_word_of_them():
    made = project(regression()[0])
    made.breakpoints = {"mse": "loss < 0.1", "linear": ""}
    text = file.dumps(made, HERE)
    assert json.loads(text)["breakpoints"] == {"linear": "", "mse": "loss < 0.1"}
    assert file.loads(text, HERE).breakpoints == made.breakpoints
    older = file.dumps(project(regression()[0]), HERE)
    assert "breakpoints" not in json.loads(older)
    assert file.loads(older, HERE).breakpoints == {}


def test_a_breakpoint_of_a_node_that_is_not_there_is_none():
    made = project(regression()[0])
    made.breakpoints = {"mse": ""}
    content = json.loads(file.dumps(made, HERE))
    content["breakpoints"]["gone"] = "step > 5"
    assert file.loads(json.dumps(content), HERE).breakpoints == {"mse": ""}


def test_a_long_curve_is_kept_by_few_points_with_every_peak_and_both_ends():
    losses = 1 / (1 + np.arange(100_000.0))
    losses[31_234], losses[50_000] = 9, np.nan
    curve = thinned(losses)
    assert len(curve) <= MOST_POINTS
    assert (curve[0], curve[-1]) == ((0, 1.0), (99_999, 1e-5))
    assert (31_234, 9.0) in curve
    assert [step for step, _ in curve] == sorted({step for step, _ in curve})
    assert thinned([2.0, np.inf, 1 / 3]) == ((0, 2.0), (2, 0.333333))


# drafts


def misfit():
    graph, _ = regression(q=5, n=2)
    graph.add(constant("W", [[1.0]]))
    graph.connect(Wire("W", "out", "linear", "W"))
    return graph


def test_what_the_window_saved_unfinished_it_opens_again_and_the_terminal_refuses():
    text = file.dumps(project(misfit()), HERE)
    assert json.loads(text)["draft"] is True
    assert file.loads(text, HERE, drafts=True).graph == misfit()
    with pytest.raises(Problem, match="W needs 2 rows"):
        file.loads(text, HERE)


def test_a_hand_made_file_whose_shapes_do_not_fit_is_refused_everywhere():
    content = json.loads(file.dumps(project(misfit()), HERE))
    del content["draft"]
    for drafts in (True, False):
        with pytest.raises(Problem, match="W needs 2 rows"):
            file.loads(json.dumps(content), HERE, drafts=drafts)


def test_a_graph_that_is_only_unfinished_is_no_draft():
    graph, _ = regression()
    graph.disconnect(Wire("Y", "out", "mse", "Y"))
    text = file.dumps(project(graph), HERE)
    assert "draft" not in json.loads(text)
    assert file.loads(text, HERE).graph == graph


# schema and versions


def test_the_schema_knows_every_field_of_the_examples():
    types = file.schema()["$defs"]
    known = types["GraphFile"]["properties"]
    for example in EXAMPLES:
        content = json.loads(example.path.read_text(encoding="utf-8"))
        assert content.keys() <= known.keys()
        assert isinstance(msgspec.convert(content, schema.GraphFile), schema.GraphFile)
    assert {"learning_rate", "steps", "seed"} <= types["TrainingFile"]["properties"].keys()


def test_an_older_version_is_brought_up_step_by_step(monkeypatch):
    def rename(content):
        return content | {"version": content["version"] + 1, "wires": content.get("edges", content.get("wires"))}

    def second(content):
        content = dict(content)
        content.pop("edges", None)
        return content | {"version": 1}  # what the struct of this version takes

    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: rename, 2: second})
    old = json.loads(file.dumps(project(regression()[0]), HERE))
    old["edges"] = old.pop("wires")
    assert file.loads(json.dumps(old), HERE).graph == regression()[0]
    old["nodes"][0]["op"] = 1
    with pytest.raises(Problem) as caught:
        file.loads(json.dumps(old), HERE)
    assert str(caught.value) == "nodes[0].op (“X”) cannot be read: expected str, got int."

"""What is wrong in a file is said in one sentence that names its place."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphgui.engine import Training
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.storage.schema import decode_other
from graphgui.words import Problem
from tests.graphs import regression

HERE = Path.cwd()


def project(graph, parameters=None):
    return Project(graph, {}, Training(), parameters or {})


def content(**changed):
    return json.loads(file.dumps(project(regression()[0]), HERE)) | changed


X = {"name": "X", "op": "input", "attributes": {"value": [[1]]}}
WRONG = {
    "a list": ([1], "This is JSON, but not a graph of graphgui: its “format” is not “graphgui”."),
    "other JSON": ({"a": 1}, "This is JSON, but not a graph of graphgui: its “format” is not “graphgui”."),
    "no version": (
        {"format": "graphgui"},
        "Its “version” is missing or is no whole number: this graphgui writes 1.",
    ),
    "newer": (
        content(version=99),
        "A newer graphgui wrote this: version 99, and this one reads up to 1: update it.",
    ),
    "unknown op": (content(nodes=[X | {"op": "magic"}], wires=[]), "“X”: There is no operation called “magic”;"),
    "wire to nowhere": (content(nodes=[X]), "There is no node called “linear”."),
    "wire without a port": (
        content(wires=[{"from": "X", "to": "linear.X"}]),
        "A wire ends at “X”: write its node, a dot and its port.",
    ),
    "cycle": (
        content(
            nodes=[{"name": n, "op": "square"} for n in "ab"],
            wires=[{"from": "a.out", "to": "b.A"}, {"from": "b.out", "to": "a.A"}],
        ),
        "A wire from “b” to “a” would close a loop.",
    ),
    "two nodes of one name": (content(nodes=[X, X], wires=[]), "There are two nodes called “X”."),
    "unknown attribute": (
        content(nodes=[X | {"attributes": {"colour": "red"}}], wires=[]),
        "“X” has no property called “colour”; input has value, table, columns, shift, scale.",
    ),
    "ragged matrix": (
        content(nodes=[X | {"attributes": {"value": [[1], [1, 2]]}}], wires=[]),
        "“X”: value cannot be [[1], [1, 2]]: it is rows of numbers, all of one length, such as [[1, 2], [3, 4]].",
    ),
    "text in a matrix": (
        content(nodes=[X | {"attributes": {"value": [[1, "x"]]}}], wires=[]),
        "nodes[0].attributes[0][1] (“X”) cannot be read: expected int | float, got str.",
    ),
    "huge whole number": (
        content(nodes=[X | {"attributes": {"value": [[10**30]]}}], wires=[]),
        "nodes[0].attributes[0][0] (“X”) cannot be read: expected int <= 9223372036854775807.",
    ),
    "unknown field": (
        content(colour="red"),
        "The file has a field “colour” that is not known: check its spelling, or remove it.",
    ),
    "unknown field of a node": (
        content(nodes=[X | {"colour": "red"}]),
        "nodes[0] (“X”) has a field “colour” that is not known: check its spelling, or remove it.",
    ),
    "missing field": (content(nodes=[{"name": "X"}]), "nodes[0] (“X”) has no field “op”: add it."),
    "training": (
        content(training={"learning_rate": -1}),
        "training: learning_rate cannot be -1.0: it is a number of at least 0.",
    ),
    "unknown setting": (
        content(training={"speed": 1}),
        "training has a field “speed” that is not known: check its spelling, or remove it.",
    ),
    "no loss of that name": (content(loss="C"), "There is no node called “C”."),
    "table without numbers": (content(tables={"t": {}}), "The table “t” needs either a path or columns."),
    "ragged table": (
        content(tables={"t": {"columns": {"x": [1], "y": [1, 2]}}}),
        "The table “t”: The column “y” has 2 rows, and the first has 1.",
    ),
    "missing CSV": (
        content(tables={"t": {"path": "missing.csv"}}),
        f"The table “t”: There is no file {HERE / 'missing.csv'}: check its name and its folder.",
    ),
    "node in no group": (content(nodes=[X | {"group": "g"}], wires=[]), "There is no group called “g”."),
    "group in itself": (content(groups=[{"name": "g", "parent": "g"}]), "“g” cannot be inside itself."),
    "group called like a node": (content(groups=[{"name": "X"}]), "There is a group called “X” already."),
    "unknown field of a group": (
        content(groups=[{"name": "g", "colour": 1}]),
        "groups[0] (“g”) has a field “colour” that is not known: check its spelling, or remove it.",
    ),
    "note without a place": (
        content(notes=[{"name": "note.1"}]),
        "notes[0] (“note.1”) has no field “rect”: add it.",
    ),
    "note called like a node": (
        content(notes=[{"name": "X", "rect": [0, 0, 1, 1]}]),
        "“X” is no name for a frame or a note: it holds a dot, as in note.1.",
    ),
    "note in no group": (
        content(notes=[{"name": "n.1", "rect": [0, 0, 1, 1], "group": "g"}]),
        "There is no group called “g”.",
    ),
    "flat frame": (
        content(frames=[{"name": "f.1", "rect": [0, 0, 1, 0]}]),
        "“f.1”: its width and height must be larger than 0.",
    ),
    "two notes of one name": (
        content(frames=[{"name": "n.1", "rect": [0, 0, 1, 1]}], notes=[{"name": "n.1", "rect": [0, 0, 1, 1]}]),
        "There are two frames or notes called “n.1”.",
    ),
    "two runs of one name": (
        content(runs=[{"name": "a", "steps": 1}, {"name": "a", "steps": 2}]),
        "There are two runs called “a”.",
    ),
    "run with a curve that goes back": (
        content(runs=[{"name": "a", "steps": 3, "curve": [[2, 1], [1, 1]]}]),
        "The run “a”: its curve is not finite losses at rising steps.",
    ),
    "run of a negative number of steps": (
        content(runs=[{"name": "a", "steps": -1}]),
        "runs[0].steps (“a”) cannot be read: expected int >= 0.",
    ),
    "parameter without a row": (
        content(parameters={"linear.W": []}),
        "The parameter “linear.W” is not rows of numbers, all of one length.",
    ),
    "ragged parameter": (
        content(parameters={"linear.W": [[1], []]}),
        "The parameter “linear.W” is not rows of numbers, all of one length.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_said_with_its_place(content, sentence):
    with pytest.raises(Problem) as caught:
        file.loads(json.dumps(content), HERE)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"format": "graphgui",\n "version": }', "Broken JSON at line 2, column 13: correct it there."),
        ('{"ü": NaN}', "Broken JSON at line 1, column 7: correct it there."),
        ('{"format": "graphgui"', "Broken JSON: it ends too early, at line 1, column 22."),
        ("[1e999]", "The file[0] cannot be read: number out of range."),
        ("[" * 100_000, "Its lists and objects are nested too deeply to be a graph."),
        ("hello", "Broken JSON at line 1, column 1: correct it there."),
    ],
)
def test_broken_json_is_said_with_line_and_column(text, sentence):
    with pytest.raises(Problem) as caught:
        file.loads(text, HERE)
    assert str(caught.value) == sentence


@settings(deadline=None)
@given(st.data())
def test_a_file_damaged_anywhere_is_read_or_refused_but_breaks_nothing(data):
    text = file.dumps(project(regression(2)[0], parameters={"linear.W": np.ones((1, 1))}), HERE)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    put = data.draw(st.sampled_from(["", "x", '"', "[]", "{}", "null", "-1", "1e400", "0", ",", "é"]))
    try:
        file.loads(text[:start] + put + text[end:], HERE, drafts=True)
    except Problem as problem:
        assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("last", "called"),
    [("[]", ""), ("5", ""), ("{}", ""), ('[1, {"name": 2}]', ""), ('[1, {"name": "b"}]', " (“b”)")],
)
def test_what_is_wrong_in_a_field_that_is_there_twice_is_said_with_its_place(last, called):
    text = '{"format": "graphgui", "version": 1, "notes": [{"name": "note.1", "rect": [0, 0, 1, 1]}, {"x": 1}]'
    with pytest.raises(Problem) as caught:
        file.loads(f'{text}, "notes": {last}}}', HERE)
    assert str(caught.value).startswith(f"notes[1]{called} has a field “x” that is not known")


@pytest.mark.parametrize("name", ["format", "version"])
def test_a_head_with_a_number_larger_than_any_is_refused(name):
    text = file.dumps(project(regression(2)[0]), HERE)
    head = {"format": '"format": "graphgui"', "version": '"version": 1'}[name]
    assert head in text
    with pytest.raises(Problem):
        file.loads(text.replace(head, f'"{name}": 1e400'), HERE)


def test_every_problem_of_loading_names_the_file(tmp_path):
    path = tmp_path / "a.graph.json"
    path.write_text("{")
    for wrong in (path, tmp_path, tmp_path / "missing.graph.json"):
        with pytest.raises(Problem) as caught:
            file.load(wrong)
        assert str(wrong) in str(caught.value)


@pytest.mark.parametrize(
    ("digits", "said"), [(40, f"version {'1' * 40}, and this one"), (41, "is no whole number")]
)
def test_a_version_is_told_as_long_as_a_sentence_can_hold_it(digits, said):
    with pytest.raises(Problem, match=said):
        file.loads(f'{{"format": "graphgui", "version": {"1" * digits}}}', HERE)


@pytest.mark.parametrize("spare", [0, 1])
def test_what_is_wrong_is_named_in_a_file_of_256_kb_and_not_in_a_larger_one(spare):
    """There it would take as long as reading it."""
    begin, end = '{"format": "graphgui", "version": 1, "nodes": [{"name": "', '", "op": 1}]}'
    text = begin + "a" * (2**18 + spare - len(begin) - len(end)) + end
    with pytest.raises(Problem) as problem:
        file.loads(text, HERE)
    assert ("nodes[0].op (“a" in str(problem.value)) == (spare == 0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{\n  "a": }', "Broken JSON at line 2, column 8: correct it there."),
        ('{"a"', "Broken JSON: it ends too early, at line 1, column 5."),
        ('{"a": "x"}', "a cannot be read: expected int, got str."),
        ('{"b": 1}', "The file has no field “a”: add it."),
        ("[" * 100_000, "Its lists and objects are nested too deeply to be a graph."),
    ],
)
def test_json_of_another_format_is_refused_with_its_place_too(text, sentence):
    class Other(msgspec.Struct):
        a: int

    assert decode_other('{"a": 1}', Other) == Other(1)
    with pytest.raises(Problem) as caught:
        decode_other(text, Other)
    assert str(caught.value) == sentence

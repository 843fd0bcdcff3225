"""Whatever is wrong gets one sentence on standard error and exit status 2; never a traceback."""

import json
import os
import subprocess
import sys

import pytest

from graphgui import assets
from graphgui.engine import Training
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression
from tests.storage.hostile import table

ENGEL = assets.path("examples", "engel.graph.json")


def good():
    return json.loads(file.dumps(Project(regression()[0], {}, Training(), {}), ENGEL.parent))


def graph(**changed):
    return json.dumps(good() | changed).encode()


def with_table(csv_name):
    node = {"name": "X", "op": "input", "attributes": {"table": "t", "columns": ["x"]}}
    nodes = [node, *(n for n in good()["nodes"] if n["name"] != "X")]
    return graph(nodes=nodes, tables={"t": {"path": csv_name}})


SQUARES = [{"name": name, "op": "square"} for name in "ab"]
LOOP = [{"from": "a.out", "to": "b.A"}, {"from": "b.out", "to": "a.A"}]
MISFIT = [{"name": n, "op": "input", "attributes": {"value": v}} for n, v in (("A", [[1, 2]]), ("B", [[1, 2, 3]]))]

FILES = {
    "empty": (b"", "is empty"),
    "only spaces": (b" \n ", "is empty"),
    "broken JSON": (b'{"format": "graphgui",\n "version": 1,,}', "Broken JSON at line 2, column 15"),
    "cut off": (graph()[:-40], "Broken JSON"),
    "JSON of another kind": (b'{"cells": []}', "not a graph of graphgui"),
    "a list": (b"[1, 2]", "not a graph of graphgui"),
    "a newer version": (graph(version=7), "A newer graphgui wrote this"),
    "an unknown op": (graph(nodes=[{"name": "a", "op": "magic"}], wires=[]), "no operation called “magic”"),
    "a wire to nowhere": (
        graph(wires=[{"from": "X.out", "to": "nowhere.A"}]),
        "There is no node called “nowhere”",
    ),
    "a cycle": (graph(nodes=SQUARES, wires=LOOP), "would close a loop"),
    "mismatched shapes": (
        graph(
            nodes=[*MISFIT, {"name": "s", "op": "add"}],
            wires=[{"from": "A.out", "to": "s.A"}, {"from": "B.out", "to": "s.B"}],
        ),
        "do not fit each other",
    ),
    "two nodes of one name": (graph(nodes=[*SQUARES, *SQUARES], wires=[]), "two nodes called “a”"),
    "an input that is not wired": (graph(wires=[]), "needs a wire at"),
    "an unknown table": (with_table("x.csv").replace(b'{"t": {"path": "x.csv"}}', b"{}"), "reads the table “t”"),
    "an unknown field": (graph(colour=1), "a field “colour” that is not known"),
    "NaN": (graph(nodes=[{"name": "a", "op": "input", "attributes": {"value": [[float("nan")]]}}]), "Broken JSON"),
    "huge numbers": (graph().replace(b'"steps": 1000', b'"steps": 1e999'), "out of range"),
    "too large a matrix": (
        graph(nodes=[{"name": "a", "op": "parameter", "attributes": {"rows": 2**62}}], wires=[]),
        "more numbers than fit into memory",
    ),
    "a start that does not fit": (
        graph(
            nodes=[
                n | {"attributes": {"weights": [[1, 2]]}} if n["op"] == "linear" else n for n in good()["nodes"]
            ],
        ),
        "starts as a matrix of 1 × 2",
    ),
    "nested deeply": (b"[" * 200_000, "nested too deeply"),
    "not UTF-8": (b'{"format": "\xff"}', "not UTF-8"),
}

TABLES = {
    "text in a number column": (b"x\n1\noops\n", "Row 3 has “oops” in column “x”"),
    "ragged rows": (b"x,y\n1,2\n3\n", "row 3 has 1"),
    "no rows": (b"x,y\n", "no rows below the header"),
    "an empty cell": (b"x,y\n,2\n", "Row 2 has nothing in column “x”"),
    "an empty CSV": (b"", "is empty"),
    "no such column": (b"y\n1\n", "no column “x”"),
}

COMMANDS = {
    "eval": lambda path: ["eval", path, "--json"],
    "train": lambda path: ["train", path],
    "check": lambda path: ["check", path],
}


def assert_one_sentence(result, part):
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("graphgui: ")
    assert part in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize(("content", "part"), FILES.values(), ids=FILES.keys())
def test_a_bad_file(run, tmp_path, command, content, part):
    path = tmp_path / "bad.graph.json"
    path.write_bytes(content)
    result = run(*command(path))
    assert_one_sentence(result, part)
    assert str(path) in result.err


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize(("content", "part"), TABLES.values(), ids=TABLES.keys())
def test_a_bad_table(run, tmp_path, command, content, part):
    (tmp_path / "bad.csv").write_bytes(content)
    path = tmp_path / "a.graph.json"
    path.write_bytes(with_table("bad.csv"))
    assert_one_sentence(run(*command(path)), part)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_no_file_and_a_directory(run, tmp_path, command):
    assert_one_sentence(run(*command(tmp_path / "missing.graph.json")), "There is no file")
    assert_one_sentence(run(*command(tmp_path)), "is a directory")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(run, tmp_path):
    path = tmp_path / "secret.graph.json"
    path.touch(0o000)
    assert_one_sentence(run("eval", path), "may not be read")


USAGE = {
    "no file": (["train"], "required: FILE"),
    "an unknown option": (["train", ENGEL, "--fast"], "--fast"),
    "an unknown option alone": (["--fast"], "--fast"),
    "no such command": (["trian"], "nor a command of that name"),
    "no steps": (["train", ENGEL, "--steps", "0"], "“0” is no number of steps"),
    "steps with a point": (["train", ENGEL, "--steps", "1.5"], "“1.5” is no number of steps"),
    "a negative rate": (["train", ENGEL, "--lr", "-1"], "“-1” is no learning rate"),
    "an infinite rate": (["train", ENGEL, "--lr", "inf"], "“inf” is no learning rate"),
    "a negative seed": (["train", ENGEL, "--seed", "-1"], "“-1” is no seed"),
    "no output": (["render", ENGEL], "required: -o"),
    "a picture of no kind": (["render", ENGEL, "-o", "a.txt"], "must end in .png, .svg, .pdf"),
    "a folder that is not there": (["train", ENGEL, "--out", "/no/such/a.graph.json"], "there is no folder"),
}


@pytest.mark.parametrize(("words", "part"), USAGE.values(), ids=USAGE.keys())
def test_bad_usage(run, words, part):
    assert_one_sentence(run(*words), part)


@pytest.mark.parametrize("kind", ["broken JSON", "a cycle", "mismatched shapes"])
def test_no_traceback_from_the_program_itself(tmp_path, kind):
    content, part = FILES[kind]
    path = tmp_path / "bad.graph.json"
    path.write_bytes(content)
    words = [sys.executable, "-m", "graphgui", "train", path]
    result = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert part in result.stderr


def test_data_outside_the_graphs_folder_need_to_be_allowed(run, tmp_path):
    (tmp_path / "graphs").mkdir()
    (tmp_path / "data.csv").write_text("x,y\n1,2\n2,3\n3,5\n")
    path = tmp_path / "graphs" / "a.graph.json"
    path.write_text(table("../data.csv"))
    for command in (("eval", path), ("check", path), ("train", path, "--steps", 3), ("answer", path, "mse", "1")):
        result = run(*command)
        assert (result.code, result.out) == (2, "")
        assert "../data.csv lies outside the folder of the graph" in result.err
        assert result.err.count("\n") == 1
        assert run(*command, "--allow-outside").code in (0, 1)

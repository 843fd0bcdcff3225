"""In the terminal a plug-in's operation that fails is one sentence with node and operation, and exit code 2."""

import json
import os
import subprocess
import sys

import pytest

from tests.installing import install

_GRAPH = {
    "format": "graphgui",
    "version": 1,
    "loss": "sum",
    "nodes": [
        {"name": "W", "op": "parameter", "attributes": {"rows": 1, "columns": 2}, "position": [0, 0]},
        {"name": "mine", "op": "cube", "position": [300, 0]},
        {"name": "sum", "op": "sum", "position": [600, 0]},
    ],
    "wires": [{"from": "W.out", "to": "mine.A"}, {"from": "mine.out", "to": "sum.A"}],
}
_RAISES = "def raises(*_): raise ValueError('half way')\n"
_HALF = "fails: ValueError: half way."
_CASES = {
    "forward": (_RAISES + "OPS = op(forward=raises)", f"“mine”: forward of its operation cube {_HALF}"),
    "returned": (
        "OPS = op(forward=lambda out, A: A ** 3)",
        "“mine”: forward of its operation cube fails: TypeError: it returns a value of type ndarray instead of "
        "writing into its first argument.",
    ),
    "vjp": (_RAISES + "OPS = op(vjp=raises)", f"“mine”: vjp (A) of its operation cube {_HALF}"),
    "shape": (
        _RAISES + "OPS = Op('cube', 'Mine', '', raises, print, (Port('A'),), vjps=(print,))",
        "“mine”: shape of the operation cube fails, ValueError: half way.",
    ),
}


@pytest.fixture
def run(tmp_path):
    def call(code, *words):
        install(tmp_path, "cubes", code)
        (tmp_path / "mine.graph.json").write_text(json.dumps(_GRAPH), encoding="utf-8")
        return subprocess.run(
            [sys.executable, "-m", "graphgui", words[0], tmp_path / "mine.graph.json", *words[1:]],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
            capture_output=True,
            text=True,
            timeout=200,
            cwd=tmp_path,
        )

    return call


@pytest.mark.parametrize("command", ["eval", "check", "train"])
@pytest.mark.parametrize("kind", _CASES)
def test_one_that_fails(run, kind, command):
    code, sentence = _CASES[kind]
    done = run(code, command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("graphgui: ")
    assert done.stderr.endswith(f"{sentence}\n")
    assert len(done.stderr.splitlines()) == 1


def test_numbers_that_are_none_are_shown_as_such(run):
    done = run("OPS = op(forward=lambda out, A: out.fill(np.nan))", "check")
    assert done.returncode == 3
    assert "Whether the gradient of mine.A is right cannot be told" in done.stderr


def test_a_wrong_gradient_is_called_wrong(run):
    done = run("OPS = op(vjp=lambda into, g, _out, A: np.multiply(g, 2 * A * A, into))", "check")
    assert done.returncode == 1
    assert done.stderr.startswith("graphgui: The gradient of mine.A is wrong")


def test_a_right_one_is_right(run):
    assert run("OPS = op()", "check").returncode == 0


def test_a_formula_that_nobody_can_read_stops_no_derivation(run):
    done = run(r"OPS = op(formula=r'\frac{', gradient='%&$}')", "derive")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Traceback" not in done.stdout

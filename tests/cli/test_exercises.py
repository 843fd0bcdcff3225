"""The terminal beside the exercises: a planted fault is accused, and what is hidden and locked is not told."""

import json
import re
from dataclasses import replace

import pytest

from graphgui import assets
from graphgui.engine import PortId
from graphgui.engine.faults import plant
from graphgui.faults import Fault
from graphgui.storage import file
from graphgui.storage.hiding import Hiding


@pytest.fixture
def project():
    return file.load(assets.path("examples", "five-points.graph.json"))


def test_check_accuses_what_is_planted_and_every_command_says_that_something_is(run, project, tmp_path):
    path = tmp_path / "broken.graph.json"
    file.save(replace(project, graph=plant(project.graph, "linear", Fault("W", "sign"))), path)
    result = run("check", path)
    assert result.code == 1
    assert "one gradient of this graph is made wrong" in result.err
    assert "The gradient of linear.W is wrong" in result.err
    assert "made wrong" in run("eval", path, "--json").err


@pytest.mark.parametrize("is_locked", [True, False])
def test_eval_leaves_out_what_is_hidden_and_locked(run, project, tmp_path, is_locked):
    path = tmp_path / "hidden.graph.json"
    file.save(replace(project, hiding=Hiding(everywhere=True, is_locked=is_locked)), path)
    found = json.loads(run("eval", path, "--json").out)
    gradients = [found["nodes"]["linear"]["ports"][port]["gradient"] for port in ("W", "b", "X", "Yhat")]
    gradients += [wire["gradient"] for wire in found["wires"]]
    assert all((gradient is None) == is_locked for gradient in gradients)
    assert found["nodes"]["mse"]["ports"]["C"]["gradient"] == [[1.0]]


@pytest.mark.parametrize("is_locked", [True, False])
def test_derive_has_no_numbers_where_they_are_hidden_and_locked(run, project, tmp_path, is_locked):
    path = tmp_path / "hidden.graph.json"
    hidden = frozenset({PortId("linear", "W")})
    file.save(replace(project, hiding=Hiding(hidden=hidden, is_locked=is_locked)), path)
    result = run("derive", path, "--numbers")
    of_w = result.out.partition("linear.W:")[2].partition("linear.b")[0]
    assert result.code == 0 and r"X^{\top}" in of_w
    assert bool(re.search(r"X\^\{\\top\}.* = -?[\d.]+$", of_w, re.M)) == (not is_locked)

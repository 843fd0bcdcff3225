"""Hidden gradients and planted faults go through a file, and what a file cannot mean is refused or left out."""

import base64
import json

import pytest

from graphgui.engine.faults import fault_in, plant
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.trainer import Training
from graphgui.faults import Fault
from graphgui.storage import file
from graphgui.storage.hiding import NOTHING_HIDDEN, Hiding, hidden_ports
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.graphs import regression

W, X, YHAT = PortId("linear", "W"), PortId("linear", "X"), PortId("mse", "Yhat")


def project(graph=None, **fields):
    return Project(graph or regression()[0], {}, Training(), {}, **fields)


@pytest.mark.parametrize(
    "hiding",
    [
        NOTHING_HIDDEN,
        Hiding(everywhere=True),
        Hiding(hidden=frozenset({W, YHAT}), is_locked=True),
        Hiding(everywhere=True, shown=frozenset({X})),
    ],
)
def test_what_is_hidden_comes_back_from_a_file(hiding, tmp_path):
    assert file.loads(file.dumps(project(hiding=hiding), tmp_path), tmp_path).hiding == hiding


def test_of_nodes_and_inputs_that_are_gone_nothing_is_hidden(tmp_path):
    hiding = Hiding(hidden=frozenset({W, PortId("gone", "A")}))
    content = json.loads(file.dumps(project(hiding=hiding), tmp_path))
    assert content["hiding"] == {"hidden": ["linear.W"]}
    content["hiding"] = {"hidden": ["linear.W", "linear.Q", "gone.A"], "shown": ["nothing"]}
    assert file.loads(json.dumps(content), tmp_path).hiding == Hiding(hidden=frozenset({W}))


def test_an_input_is_hidden_or_shown_whatever_holds_everywhere():
    hiding = Hiding(everywhere=True).with_ports([W], hidden=False)
    assert hiding.hides(X) and not hiding.hides(W)
    assert hiding.with_ports([W], hidden=True) == Hiding(everywhere=True, hidden=frozenset({W}))
    assert NOTHING_HIDDEN.with_ports([W], hidden=True).hides(W)
    assert not NOTHING_HIDDEN.hides(W)


def test_what_is_hidden_follows_a_rename():
    hiding = Hiding(hidden=frozenset({W}), shown=frozenset({YHAT}))
    as_typed = "".join(["lin", "ear"])  # no name of the program's own
    renamed = hiding.renamed(as_typed, "model").renamed("mse", "loss")
    assert renamed == Hiding(hidden=frozenset({PortId("model", "W")}), shown=frozenset({PortId("loss", "Yhat")}))


def test_with_a_share_the_sum_that_it_goes_into_is_hidden_until_it_is_predicted():
    graph, _ = regression()
    hiding = Hiding(hidden=frozenset({YHAT, W}))
    assert hidden_ports(hiding, graph, []) == {YHAT, W, PortId("linear", "Yhat")}
    assert hidden_ports(hiding, graph, [YHAT]) == {W}
    assert hidden_ports(NOTHING_HIDDEN, graph, []) == frozenset()
    assert X not in hidden_ports(Hiding(everywhere=True, shown=frozenset({X})), graph, [])


def test_a_planted_fault_comes_back_and_is_not_to_be_read_by_who_seeks_it(tmp_path):
    broken = plant(regression()[0], "linear", Fault("W", "sign"))
    text = file.dumps(project(broken), tmp_path)
    assert "sign" not in text
    assert fault_in(file.loads(text, tmp_path).graph) == ("linear", Fault("W", "sign"))


@pytest.mark.parametrize(
    "said", ["", "%", '["a"]', '["linear", "W", "none"]', '["gone", "W", "sign"]', '["linear", "Q", "sign"]']
)
def test_a_word_that_names_no_fault_is_refused(said, tmp_path):
    word = said if said == "%" else base64.urlsafe_b64encode(said.encode()).decode()
    content = json.loads(file.dumps(project(), tmp_path)) | {"planted": word}
    with pytest.raises(Problem, match="“planted” names no fault that this graph can have"):
        file.loads(json.dumps(content), tmp_path)


def test_a_frame_and_a_note_that_cannot_stand_are_refused(tmp_path):
    content = json.loads(file.dumps(project(), tmp_path))
    for name, fields, sentence in (
        ("frame", {"rect": [0, 0, 10, 10]}, "“frame” is no name for a frame or a note"),
        ("frame.1", {"rect": [0, 0, 0, 10]}, "its width and height must be larger than 0"),
        ("frame.1", {"rect": [0, 0, 10, 10], "group": "gone"}, "There is no group called “gone”"),
        ("frame.1", {"rect": [0, 0, 10, 10], "colour": -1}, "its colour is counted from 0"),
    ):
        with pytest.raises(Problem, match=sentence):
            file.loads(json.dumps(content | {"frames": [{"name": name, **fields}]}), tmp_path)


def test_what_says_no_place_stands_at_the_origin_and_a_note_at_its_corner(tmp_path):
    content = json.loads(file.dumps(project(), tmp_path))
    del content["nodes"][0]["position"]
    content["notes"] = [{"name": "note.1", "rect": [3, 4, 10, 20], "text": "a"}]
    read = file.loads(json.dumps(content), tmp_path)
    assert read.graph[content["nodes"][0]["name"]].position == (0.0, 0.0)
    note = read.annotations["note.1"]
    assert note.position == (3.0, 4.0)
    assert note.at((7.0, 8.0)).rect == (7.0, 8.0, 10.0, 20.0)

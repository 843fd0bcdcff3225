"""Labels that name no class stop training before its first step: in the window, the terminal and Python."""

import numpy as np
import pytest

from graphgui import Graph
from graphgui.cli import main
from graphgui.engine import Training
from graphgui.storage import file
from graphgui.storage.project import Project
from graphgui.words import Problem
from tests.app.playing import play, put, wait_for
from tests.engine.training.test_targets import classifier
from tests.graphs import constant

WORDS = "“loss” cannot take the target “Y”: its labels run from 1 to 3, and are counted from 0: take 1 from each."


@pytest.fixture
def counted_from_one():
    graph, feeds = classifier("softmax_cross_entropy", [[1], [2], [3], [2]], 3)
    graph.update(constant("Y", feeds["Y"]))
    return graph


def test_in_the_window_play_says_so_and_makes_no_step(window, qtbot, counted_from_one):
    put(window, counted_from_one)
    play(window)
    wait_for(window, qtbot, WORDS)
    assert window.session.state == "idle"
    assert window.session.step == 0


def test_in_the_terminal_it_is_the_only_sentence_and_a_persons_mistake(tmp_path, capsys, counted_from_one):
    path = tmp_path / "labels.graph.json"
    file.save(Project(counted_from_one, {}, Training(), {}), path)
    assert main(["train", str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert WORDS in printed.err
    assert main(["eval", str(path), "--json"]) == 2
    printed = capsys.readouterr()
    assert '"loss": null' in printed.out
    assert WORDS in printed.err


def test_from_python_it_is_a_problem_that_says_so():
    g = Graph()
    x = g.input(np.ones((3, 2)), name="X")
    g.softmax_cross_entropy(g.linear(x, outputs=3), g.input([1, 2, 3], name="Y"), name="loss")
    with pytest.raises(Problem) as caught:
        g.train(steps=1)
    assert str(caught.value) == WORDS

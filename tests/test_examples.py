"""Every shipped example is listed, says what to try, and trains to its best loss from where it opens."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from graphgui import assets
from graphgui.engine.analysis.least_loss import quadratic_of_training
from graphgui.engine.training.trainer import Trainer
from graphgui.examples import EXAMPLES
from graphgui.look.colours import LIGHT
from graphgui.look.example_colours import style_sheet
from graphgui.storage import file
from graphgui.storage.annotations import Note
from tools import example_data, example_pictures

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


def test_every_file_in_the_folder_is_listed_once():
    files = {path.name for path in assets.path("examples").glob("*.json")}
    assert sorted(example.path.name for example in EXAMPLES) == sorted(files)
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES)


@each_example
def test_a_description_is_one_line_of_its_own(example):
    assert example.description.endswith(".")
    assert len(example.description) <= 90
    assert example.title not in example.description


@each_example
def test_a_note_says_what_to_try_in_a_sentence_or_three(example):
    notes = [each for each in file.load(example.path).annotations.values() if isinstance(each, Note)]
    assert len(notes) == 1
    assert len(notes[0].text) <= 260
    assert 1 <= len(re.findall(r"[.?](?: |$)", notes[0].text)) <= 3


@each_example
def test_training_from_the_opening_rate_comes_within_a_hundredth_of_the_least_loss(example):
    """In so few steps that Play at full speed needs no more than 10 s for them on a slow machine, too."""
    project = file.load(example.path)
    trainer = Trainer(project.graph, project.feeds(), project.training)
    trainer.run(project.training.steps)
    assert project.training.steps <= 3000
    assert trainer.final_loss() <= 1.01 * example.least_loss
    assert trainer.final_loss() >= 0.99999 * example.least_loss, "it is not the least, then"


@each_example
def test_a_least_loss_that_is_known_exactly_is_that(example):
    project = file.load(example.path)
    graph, feeds = project.graph, project.feeds()
    closed = quadratic_of_training(graph, feeds, project.training)
    found = closed and closed.minimum
    if example.found.startswith("the entropy"):
        found = entropy(feeds["Y"])
    elif example.name == "shared-weights":
        X, Y = feeds["X"], feeds["Y"]
        found = float(np.mean((X * (X * Y).sum() / np.square(X).sum() - Y) ** 2))
    elif found is None:
        assert "L-BFGS" in example.found
        return
    assert example.least_loss == pytest.approx(found, rel=1e-5)


def entropy(probabilities):
    """Of binary targets, the mean over rows: the least that their cross-entropy can be."""
    return float(-np.mean(xlogx(probabilities) + xlogx(1 - probabilities)))


def xlogx(share):
    return share * np.log(share)


def test_the_made_data_follow_from_their_seeds(tmp_path):
    example_data.write(tmp_path)
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(example_data.TABLES)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == assets.path("data", path.name).read_bytes(), path.name


@each_example
def test_its_picture_is_of_the_example_as_it_is(example):
    root = ElementTree.parse(example.picture).getroot()
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.findtext("svg:desc", "", space) == example_pictures.fingerprint(example), MAKE
    project = file.load(example.path)
    points, nodes = len(root.findall("svg:circle", space)), len(root.findall("svg:rect", space))
    assert (points, nodes) in ((len(project.feeds()["Y"]), 0), (0, len(project.graph)))
    used = {element.get("class") for element in root.iter() if element.get("class")}
    assert used <= set(re.findall(r"\.(\w+)", style_sheet(LIGHT)))


MAKE = "run `python -m tools.example_pictures`"


def test_there_is_no_picture_without_its_example():
    pictures = {path.stem for path in assets.path("examples", "pictures").iterdir()}
    assert pictures == {example.name for example in EXAMPLES}

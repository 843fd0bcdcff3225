"""Every shipped example is listed, says what to try, and trains to its best loss from where it opens."""

import re

import pytest

from graphgui import assets
from graphgui.engine.training.trainer import Trainer
from graphgui.examples import EXAMPLES
from graphgui.storage import file
from graphgui.storage.annotations import Note

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
    assert len(notes[0].text) <= 220
    assert 1 <= len(re.findall(r"[.?](?: |$)", notes[0].text)) <= 3


@each_example
def test_training_from_the_opening_rate_comes_within_a_hundredth_of_the_least_loss(example):
    """In so few steps that Play at full speed needs no more than 10 s for them on a slow machine, too."""
    project = file.load(example.path)
    trainer = Trainer(project.graph, project.feeds(), project.training)
    trainer.run(project.training.steps)
    assert project.training.steps <= MOST_STEPS
    assert trainer.final_loss() <= 1.01 * example.least_loss
    assert trainer.final_loss() >= 0.99999 * example.least_loss, "it is not the least, then"


MOST_STEPS = 20_000

"""A lesson goes on when its task is done, says what there is to say to that, and remembers how far it came."""

import json

import pytest

from graphgui.document.lessons import progress
from graphgui.document.lessons.teaching import Teaching
from graphgui.engine import Graph, Training, Wire
from graphgui.lessons.lesson import FILE, load
from graphgui.lessons.observation import Observation
from graphgui.storage import file
from graphgui.storage.project import Project
from tests.graphs import regression

WORDS, FEW, MANY = {"en": "Done."}, {"en": "Too few."}, {"en": "That is it."}
STEPS = [
    {"task": {"kind": "select_node", "node": "mse"}, "done": WORDS},
    {
        "task": {
            "kind": "choice",
            "options": [{"text": FEW, "reply": FEW}, {"text": MANY, "reply": MANY, "right": True}],
        },
        "done": WORDS,
    },
    {"task": {"kind": "number", "value": 2, "foreseen": [{"value": 1, "reply": FEW}]}},
    {"task": {"kind": "graph", "like": "like.graph.json"}, "done": WORDS},
]


@pytest.fixture
def lesson(tmp_path):
    """Select the loss, choose, type a number, build a graph."""
    folder = tmp_path / "mine"
    folder.mkdir()
    lesson = {"format": "graphgui-lesson", "version": 1, "title": WORDS, "line": WORDS, "graph": "like.graph.json"}
    (folder / FILE).write_text(json.dumps(lesson | {"steps": STEPS}))
    file.save(Project(regression()[0], {}, Training(), {}), folder / "like.graph.json")
    return load(folder)


@pytest.fixture
def teaching(lesson, qapp):
    teaching = Teaching()
    teaching.begin(lesson)
    return teaching


@pytest.fixture
def told(teaching):
    """The names of the signals it sent, in their order."""
    sent = []
    for name in ("moved", "replied", "answered"):
        getattr(teaching, name).connect(lambda name=name: sent.append(name))
    return sent


def seen(graph=None, **known):
    """What a student has in the window: a graph with nothing selected in it, if nothing else is said."""
    return Observation(**({"graph": graph or Graph(), "feeds": {}, "parameters": {}, "loss_port": None} | known))


def test_no_lesson_has_no_step_and_nothing_to_look_at(qapp):
    teaching = Teaching()
    moved = []
    teaching.moved.connect(lambda: moved.append(True))
    assert (teaching.lesson, teaching.step, teaching.current, teaching.is_done_before) == (None, 0, None, False)
    teaching.look(seen(nodes=["mse"]))
    teaching.go_on()
    teaching.leave()
    assert (teaching.replies, moved) == ({}, [])


def test_a_task_that_is_done_is_answered_and_the_next_one_comes(teaching, lesson, told):
    assert (teaching.lesson, teaching.step, teaching.current) == (lesson, 0, lesson.file.steps[0])
    for _ in range(2):
        teaching.look(seen())
    assert told == []
    teaching.look(seen(nodes=["mse"]))
    assert (teaching.step, teaching.current, teaching.replies) == (1, lesson.file.steps[1], {0: WORDS})
    assert (told, progress.steps_done(lesson)) == (["moved"], 1)


def test_a_task_that_was_done_before_it_was_come_to_waits_for_the_student(teaching, told):
    teaching.go_on()
    assert teaching.step == 0  # nothing is done yet
    teaching.look(seen(nodes=["mse"]))
    assert (teaching.step, teaching.is_done_before, told) == (0, True, ["replied"])
    teaching.look(seen(nodes=["mse"]))
    assert told == ["replied"]
    teaching.go_on()
    assert (teaching.step, teaching.is_done_before, told) == (1, False, ["replied", "moved"])
    assert teaching.replies == {0: WORDS}


def test_an_option_is_judged_once_when_it_is_chosen(teaching, lesson, told):
    teaching.begin(lesson, 1)
    teaching.look(seen())
    assert (told, teaching.state.reply) == (["moved"], None)
    teaching.choose(0)
    teaching.look(seen())
    assert (teaching.step, teaching.state.is_done, teaching.state.reply) == (1, False, FEW)
    teaching.look(seen())
    assert told == ["moved", "answered", "replied"]
    teaching.choose(1)
    teaching.look(seen())
    assert (teaching.step, teaching.replies) == (2, {1: MANY})  # said to the answer, before what the step says
    assert told[3:] == ["answered", "moved"]


def test_a_right_answer_at_the_first_look_is_one_all_the_same(teaching, lesson):
    teaching.begin(lesson, 2)
    teaching.answer("2")
    teaching.look(seen())
    assert (teaching.step, teaching.is_done_before, teaching.replies) == (3, False, {})  # nothing was to be said


def test_a_number_is_judged_and_forgotten_with_its_step(teaching, lesson):
    teaching.begin(lesson, 2)
    for text, reply in [("1", FEW), ("5", "Not this number: look again.")]:
        teaching.answer(text)
        teaching.look(seen())
        assert teaching.state.reply == reply or str(teaching.state.reply) == reply
    teaching.begin(lesson, 2)
    assert teaching.state.reply is None
    teaching.look(seen())
    assert teaching.step == 2


def test_a_graph_is_compared_with_that_of_the_file_beside_the_lesson(teaching, lesson, told):
    teaching.begin(lesson, 3)
    graph, _ = regression()
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    teaching.look(seen(graph))
    assert teaching.step == 3
    teaching.look(seen(regression()[0]))
    assert (teaching.step, teaching.current, teaching.replies) == (4, None, {3: WORDS})
    assert progress.steps_done(lesson) == 4
    teaching.look(seen(regression()[0]))
    assert told == ["moved", "moved"]


def test_who_leaves_has_no_lesson_and_begins_it_anew_without_what_was_said(teaching, lesson, told):
    teaching.look(seen())
    teaching.look(seen(nodes=["mse"]))
    teaching.choose(0)
    teaching.look(seen())
    told.clear()
    teaching.leave()
    assert (teaching.lesson, teaching.step, teaching.current, told) == (None, 0, None, ["moved"])
    assert (teaching.state.is_done, teaching.state.reply) == (False, None)
    teaching.begin(lesson, 1)
    assert (teaching.step, teaching.replies) == (1, {})
    teaching.look(seen())
    assert teaching.state.reply is None

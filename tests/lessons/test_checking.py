"""A lesson's mistakes, each in a sentence that says where it is."""

import json

import pytest

from graphgui.examples import EXAMPLES
from graphgui.lessons.checking import mistakes
from graphgui.lessons.lesson import load
from graphgui.lessons.shipped import lessons_in, shipped_lessons
from graphgui.words import Problem

GOOD = {
    "format": "graphgui-lesson",
    "version": 1,
    "title": {"en": "Mine"},
    "line": {"en": "What it is about."},
    "graph": "example:five-points",
    "steps": [{"task": {"kind": "select_node", "node": "linear"}}],
}
TEXT = "# Mine\n\n## First\n\nWords.\n\n> Click it.\n"


def write(folder, changes=None, text=TEXT):
    folder.mkdir(exist_ok=True)
    (folder / "lesson.json").write_text(json.dumps(GOOD | (changes or {})), encoding="utf-8")
    if text:
        (folder / "en.md").write_text(text, encoding="utf-8")
    return folder


def said(folder):
    return [str(problem) for problem in mistakes(load(folder))]


def with_task(**task):
    return {"steps": [{"task": task}]}


def test_a_good_one_has_none_by_its_folder_and_by_its_file(tmp_path):
    assert said(write(tmp_path / "mine")) == []
    assert said(tmp_path / "mine" / "lesson.json") == []


def test_an_example_s_graph_is_used_where_it_is_named(tmp_path):
    assert load(write(tmp_path / "mine")).graph == EXAMPLES[0].path


OPTION = {"text": {"en": "a"}, "reply": {"en": "b"}}
WRONG = [
    (with_task(kind="select_node", node="nowhere"), "Step 1: There is no node called “nowhere”."),
    (with_task(kind="select_wire", to="linear.Z"), "Step 1: There is no such port as linear.Z: write NODE.PORT."),
    (with_task(kind="wire", **{"from": "X.in", "to": "linear.X"}), "no such port as X.in"),
    (with_task(kind="step", phase="update", port="linear.V"), "no such port as linear.V"),
    (with_task(kind="forward_mode", port="linear"), "no such port as linear"),
    (with_task(kind="gradient", port="linear", right="1"), "Step 1: There is no such port as linear:"),
    (with_task(kind="node", op="magic"), "Step 1: There is no operation “magic”."),
    (with_task(kind="train"), "Step 1: Training needs a bound"),
    (with_task(kind="rate", least=2, most=1), "Step 1: No rate is between 2.0 and 1.0."),
    (with_task(kind="graph", like="none.graph.json"), "There is no file"),
    (with_task(kind="choice", options=[OPTION]), "Step 1: 0 answers are marked as right: mark exactly one."),
    (
        with_task(kind="choice", options=[{**OPTION, "right": True, "reply": {}}]),
        "“reply” says nothing in the language “en”",
    ),
    (
        with_task(kind="number", value=1, foreseen=[{"value": 1.001, "reply": {"en": "No."}}]),
        "Step 1: The wrong number 1.001 counts as right, too.",
    ),
    ({"title": {"fr": "La mienne"}}, "“title” says nothing in the language “en”: add it."),
    ({"graph": "gone.graph.json"}, "There is no file"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), WRONG)
def test_each_mistake_is_told_where_it_is(tmp_path, changes, expected):
    (found,) = said(write(tmp_path / "mine", changes))
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT + "\n## Second\n\n> Again.\n", "en.md has 2 sections, and lesson.json 1 steps"),
        ("## First\n\nWords.\n", "en.md: “First” does not say what to do"),
        ("", "has no text: write it in a file en.md"),
    ],
)
def test_a_text_that_does_not_fit(tmp_path, text, expected):
    (found,) = said(write(tmp_path / "mine", text=text))
    assert expected in found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (with_task(kind="dance"), "steps[0].task.kind cannot be read"),
        (with_task(kind="select_node"), "steps[0].task has no field “node”: add it."),
        ({"colour": "red"}, "The file has a field “colour” that is not known"),
        ({"steps": []}, "steps cannot be read"),
        (with_task(kind="panel", panel="attic"), "steps[0].task.panel cannot be read"),
    ],
)
def test_what_cannot_be_read_names_its_place(tmp_path, changes, expected):
    with pytest.raises(Problem) as raised:
        load(write(tmp_path / "mine", changes))
    assert expected in str(raised.value)


def test_a_folder_of_lessons_is_in_their_order_and_leaves_out_what_cannot_be_read(tmp_path):
    write(tmp_path / "b", {"order": 1})
    write(tmp_path / "a", {"order": 2})
    write(tmp_path / "silent", text="")
    write(tmp_path / "broken", {"format": "else"})
    assert [lesson.name for lesson in lessons_in(tmp_path)] == ["b", "a"]


@pytest.mark.parametrize("lesson", shipped_lessons(), ids=lambda lesson: lesson.name)
def test_the_shipped_ones_can_be_taught_in_both_languages(lesson):
    assert lesson.languages == ("en", "fr")
    assert mistakes(lesson) == []
    assert 4 <= len(lesson.file.steps) <= 8
    assert all(len(title) <= 38 for title in lesson.file.title.values())  # as many as the panel has room for


def test_wrong_answers_that_are_not_what_they_are_said_to_be(tmp_path):
    foreseen = {"answer": "2/q (Yhat - Y)", "diagnosis": "sign", "reply": {"en": "No."}}
    task = {"kind": "gradient", "port": "mse.Yhat", "right": "2 (Yhat - Y)", "foreseen": [foreseen]}
    right, wrong = said(write(tmp_path / "mine", with_task(**task)))
    assert right.startswith("Step 1: “2 (Yhat - Y)” is said to be “right”, and is “factor”: ")
    assert wrong.startswith("Step 1: “2/q (Yhat - Y)” is said to be “sign”, and is “right”")


def test_a_broken_gradient_that_is_not_there(tmp_path):
    (found,) = said(write(tmp_path / "mine", with_task(kind="accuse")))
    assert "no broken gradient to be found" in found

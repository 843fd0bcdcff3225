"""`graphgui lesson`: what there is, and what is wrong with one."""

from graphgui import assets
from graphgui.lessons.shipped import shipped_lessons

CHAIN = assets.path("lessons", "chain-rule")


def test_the_shipped_lessons_are_listed_in_order(run):
    lines = run("lesson", "list").out.splitlines()
    assert lines[0].split("\t") == ["lesson", "title", "steps", "languages"]
    assert [line.split("\t")[0] for line in lines[1:]] == [lesson.name for lesson in shipped_lessons()]


def test_those_of_a_folder_are(run, tmp_path):
    assert run("lesson", "list", tmp_path).out.splitlines() == ["lesson\ttitle\tsteps\tlanguages"]


def test_a_good_one_is_said_to_be_good(run):
    result = run("lesson", "check", CHAIN / "lesson.json")
    assert (result.code, result.err) == (0, "")
    assert result.out == "“A function in a graph: the chain rule” can be taught: 7 steps, in en, fr.\n"


def test_each_mistake_is_a_line_and_the_status_is_1(run, tmp_path):
    text = (CHAIN / "lesson.json").read_text(encoding="utf-8").replace('"node": "C"', '"node": "D"')
    (tmp_path / "lesson.json").write_text(text, encoding="utf-8")
    (tmp_path / "graph.graph.json").write_text((CHAIN / "graph.graph.json").read_text())
    (tmp_path / "en.md").write_text("## One\n\n> Do it.\n")
    result = run("lesson", "check", tmp_path)
    assert result.code == 1
    assert len(result.err.splitlines()) == 2
    assert "Step 1: There is no node called “D”." in result.err


def test_one_that_is_not_there_is_bad_input(run, tmp_path):
    assert run("lesson", "check", tmp_path / "gone").code == 2
    assert run("lesson", "check").code == 2

"""Breakpoints are kept with the document, follow their nodes, and are no step to undo."""

import pytest

from graphgui.document import edits
from graphgui.document.session.breakpoints import Breakpoints
from graphgui.document.session.session import Session
from graphgui.words import Problem


@pytest.fixture
def breakpoints(document):
    return Breakpoints(document, document)


@pytest.fixture
def changes(breakpoints):
    """The breakpoints after each change that was told, with their conditions."""
    told = []
    breakpoints.changed.connect(lambda: told.append({name: breakpoints.condition(name) for name in breakpoints}))
    return told


def test_one_is_set_with_a_condition_or_without(document, breakpoints, changes):
    assert (list(breakpoints), len(breakpoints), "mse" in breakpoints) == ([], 0, False)
    breakpoints.set("mse", " loss < 1 ")
    breakpoints.set("linear")
    assert (list(breakpoints), len(breakpoints)) == (["mse", "linear"], 2)
    assert ("mse" in breakpoints, "X" in breakpoints) == (True, False)
    assert (breakpoints.condition("mse"), breakpoints.condition("linear"), breakpoints.condition("X")) == (
        *("loss < 1", "", ""),
    )
    assert breakpoints.always == {"linear"}
    assert {name: each.text for name, each in breakpoints.conditions.items()} == {"mse": "loss < 1"}
    assert changes == [{"mse": "loss < 1"}, {"mse": "loss < 1", "linear": ""}]
    breakpoints.set("linear")
    assert len(changes) == 2  # as it was
    breakpoints.clear()
    assert (len(breakpoints), changes[2:]) == (0, [{}])


def test_a_switch_is_no_edit_and_a_condition_is_work_that_is_lost_unsaved(document, breakpoints):
    breakpoints.set("mse")
    assert not document.is_modified
    breakpoints.set("mse", "loss < 1")
    assert document.is_modified and not document.undo_stack.count()


def test_a_wrong_condition_sets_nothing(document, breakpoints, changes):
    with pytest.raises(Problem):
        breakpoints.set("mse", "|grad Q| < 1")
    assert (list(breakpoints), document.breakpoints, changes) == ([], {}, [])


def test_a_switch_turns_all_on_and_where_all_are_on_off(breakpoints):
    breakpoints.set("mse", "loss < 1")
    assert breakpoints.includes(["mse"]) and breakpoints.includes([])
    assert not breakpoints.includes(["mse", "linear"])
    breakpoints.toggle(["mse", "linear"])
    assert set(breakpoints) == {"mse", "linear"}
    assert breakpoints.condition("mse") == "loss < 1"  # it was on, and stays as it is
    breakpoints.toggle(["X"])
    breakpoints.toggle(["mse", "linear"])
    assert list(breakpoints) == ["X"]


def test_they_follow_a_rename_and_come_back_with_their_node(document, breakpoints):
    breakpoints.set("linear", "step > 3")
    edits.nodes.rename(document, "linear", "affine")
    assert (list(breakpoints), breakpoints.condition("affine")) == (["affine"], "step > 3")
    edits.rewire.delete(document, ["affine"])
    assert list(breakpoints) == []
    document.undo_stack.undo()
    assert breakpoints.condition("affine") == "step > 3"


def test_those_whose_condition_holds_at_a_moment_are_told(document, breakpoints):
    session = Session(document, document)
    session.evaluate()
    loss = session.moment.loss
    breakpoints.set("mse", f"loss > {loss / 2}")
    breakpoints.set("linear", f"loss < {loss / 2}")
    breakpoints.set("X")
    assert breakpoints.holding(session.moment) == ["mse"]


def test_those_of_the_file_are_there_but_one_that_cannot_be_read(document, breakpoints, tmp_path):
    breakpoints.set("linear", "step > 3")
    breakpoints.set("mse")
    path = tmp_path / "a.graph.json"
    document.save(path)
    path.write_text(path.read_text().replace("step > 3", "step >"))
    document.open(path)
    breakpoints.read()
    assert list(breakpoints) == ["mse"]

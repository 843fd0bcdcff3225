"""A warning stays at its node, whatever that is called, until the node goes or another is said."""

import pytest

from graphgui.document import edits
from graphgui.document.session.marks import Marks


@pytest.fixture
def marks(document):
    return Marks(document, document)


@pytest.fixture
def changes(marks):
    """What was marked after each change that was told."""
    told = []
    marks.changed.connect(lambda: told.append({name: marks.words(name) for name in marks}))
    return told


def test_a_node_is_marked_with_words_until_all_marks_go(marks, changes):
    assert (list(marks), len(marks), "mse" in marks, marks.words("mse")) == ([], 0, False, "")
    marks.set({"mse": "far", "linear": "dead"})
    assert (list(marks), len(marks), "mse" in marks, "X" in marks) == (["mse", "linear"], 2, True, False)
    assert (marks.words("mse"), marks.words("linear"), marks.words("X")) == ("far", "dead", "")
    marks.clear()
    assert (len(marks), changes) == (0, [{"mse": "far", "linear": "dead"}, {}])


def test_what_is_marked_already_is_no_change(marks, changes):
    words = {"mse": "far"}
    marks.clear()
    marks.set(words)
    marks.set({"mse": "far"})
    words["X"] = "near"  # whoever said it may go on with what it was said with
    assert (list(marks), changes) == (["mse"], [{"mse": "far"}])
    marks.set({"mse": "farther"})
    assert changes == [{"mse": "far"}, {"mse": "farther"}]


def test_a_mark_follows_a_rename_and_goes_with_its_node_alone(document, marks, changes):
    marks.set({"linear": "dead", "mse": "far"})
    edits.nodes.rename(document, "linear", "affine")
    edits.nodes.rename(document, "X", "points")
    assert changes[1:] == [{"affine": "dead", "mse": "far"}]
    edits.rewire.delete(document, ["points"])
    edits.rewire.delete(document, ["affine"])
    assert changes[2:] == [{"mse": "far"}]
    document.undo_stack.undo()
    assert list(marks) == ["mse"]  # it came back sound


def test_a_group_says_what_its_nodes_say_each_sentence_once(document, marks):
    edits.groups.make(document, ["linear", "mse", "Y"], "model")
    assert marks.words("model") == ""
    marks.set({"linear": "dead", "mse": "far", "X": "odd"})
    assert marks.words("model") == "dead\nfar"
    marks.set({"linear": "dead", "mse": "dead", "X": "odd"})
    assert (marks.words("model"), marks.words("X")) == ("dead", "odd")

"""Names are numbered from 2 where they are taken, cut where they are long, and a line of undo names a few."""

import pytest

from graphgui.document import edits
from graphgui.document.edits.naming import free_name, listed, node_name
from graphgui.words import Problem


def test_a_name_that_is_taken_is_numbered_by_the_first_that_is_free():
    assert free_name("a", {"b"}) == "a"
    assert free_name("a", {"a"}) == "a2"
    assert free_name("a", {"a", "a2", "a4"}) == "a3"
    assert free_name("a", {"a"}, "{name} ({number})") == "a (2)"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("my data", "my data"),
        (" a \n b ", "a b"),
        ("v1.2", "v1_2"),
        ("x" * 100, "x" * 100),
        ("x" * 101, "x" * 100),
        ("x" * 99 + " y", "x" * 99),
        (" ", None),
    ],
)
def test_a_text_becomes_the_name_of_a_node(text, name):
    assert node_name(text) == name


def test_up_to_three_names_are_all_named():
    assert [listed(list("abcde"[:count])) for count in range(1, 6)] == [
        *("a", "a, b", "a, b, c", "a, b and 2 more", "a, b and 3 more"),
    ]


def test_a_name_is_given_without_spaces_around_it_and_only_where_it_is_another(document):
    edits.nodes.rename(document, "X", " X ")
    assert not document.undo_stack.count()
    edits.nodes.rename(document, "X", " points ")
    assert "points" in document.graph
    group = edits.groups.make(document, ["linear"], "model")
    for taken in ("Y", group):
        with pytest.raises(Problem, match=f"There is another node called “{taken}”"):
            edits.nodes.rename(document, "points", taken)
    edits.nodes.rename(document, group, "other")
    assert list(document.graph.groups) == ["other"]

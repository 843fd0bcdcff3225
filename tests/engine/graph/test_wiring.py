"""Ranks rise along every wire while wires come and go, so that a loop is told without a search."""

from itertools import pairwise

import pytest

from graphgui.engine.graph.node import Wire
from graphgui.engine.graph.wiring import Wiring


def wiring(names, *wires):
    found = Wiring()
    for name in names:
        found.add_node(name)
    for wire in wires:
        connect(found, wire)
    return found


def connect(found, wire):
    source, target = wire
    found.connect(wire_of(source, target))


def wire_of(source, target):
    return Wire(source, "out", target, source)


@pytest.mark.parametrize(
    ("wires", "ranks"),
    [
        (["ab"], {"a": 0, "b": 1}),
        (["ab", "bc"], {"a": 0, "b": 1, "c": 2}),
        (["bc", "ab"], {"b": 0, "c": 1, "a": -1}),
        (["ab", "cb"], {"a": 0, "b": 1, "c": 0}),
    ],
)
def test_a_wire_gives_its_ends_ranks_that_rise(wires, ranks):
    assert wiring("abc", *wires).ranks == ranks


def test_where_there_is_no_room_no_rank_is_known_until_an_order_is():
    found = wiring("abcd", "ab", "cd", "bc")
    assert found.ranks is None
    connect(found, "ad")
    found.rank(["a", "b", "c", "d"])
    assert found.ranks == {"a": 0, "b": 1, "c": 2, "d": 3}
    found.rank(["d", "c", "b", "a"])  # one that is known stays
    assert found.ranks["a"] == 0


def test_a_node_with_room_before_what_it_feeds_gets_the_middle():
    found = wiring("abcd", "ab", "ac")
    connect(found, "bc")
    assert found.ranks == {"a": 0, "b": 0.5, "c": 1}
    lone = wiring("abcd", "ab", "cd")
    lone.disconnect(wire_of("a", "b"))
    connect(lone, "bd")
    assert lone.ranks == {"a": 0, "b": 0, "c": 0, "d": 1}


def test_there_is_room_between_two_nodes_for_fifty_others():
    names = ["s", "t", *(f"n{k}" for k in range(80))]
    found = wiring(names, ("s", "t"))
    between = 0
    for before, name in pairwise(["s", *names[2:]]):
        connect(found, (before, name))
        connect(found, (name, "t"))
        if found.ranks is None:
            break
        between += 1
    assert between >= 50


def test_a_removed_node_has_no_rank_and_a_copy_has_ranks_of_its_own():
    found = wiring("abc", "ab")
    copy = found.copy()
    copy.disconnect(wire_of("a", "b"))
    copy.remove_node("b")
    assert copy.ranks == {"a": 0}
    connect(copy, "ac")
    assert found.ranks == {"a": 0, "b": 1}
    assert found.outgoing["a"] == {wire_of("a", "b"): None}
    assert copy.ranks == {"a": 0, "c": 1}


def test_an_order_is_forgotten_at_every_change():
    for change in (
        lambda found: found.add_node("d"),
        lambda found: found.remove_node("c"),
        lambda found: connect(found, "bc"),
        lambda found: found.disconnect(wire_of("a", "b")),
    ):
        found = wiring("abc", "ab")
        found.order = ("a", "b", "c")
        assert found.copy().order == ("a", "b", "c")
        change(found)
        assert found.order is None


def test_a_way_is_found_from_either_end_and_not_along_what_is_left_out():
    found = wiring("abcdx", "ab", "bc", "cd", "xb")
    none = ()
    assert found.leads("a", "d", none)
    assert found.leads("x", "d", none)
    assert not found.leads("d", "a", none)
    assert not found.leads("a", "x", none)
    assert found.leads("a", "a", none)
    assert not found.leads("a", "d", [wire_of("b", "c")])
    found.ranks = None
    assert found.leads("a", "d", none)
    assert not found.leads("a", "x", none)
    assert not found.leads("a", "d", [wire_of("b", "c")])

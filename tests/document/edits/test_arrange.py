"""Arranging moves what it is told to and nothing else; nothing covers anything afterwards."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphgui.document import edits
from graphgui.document.layout.layered import lay_out
from graphgui.engine import Wire

SIZES = {"X": (100.0, 60.0), "Y": (100.0, 40.0), "linear": (140.0, 120.0), "mse": (80.0, 80.0)}


def middle(document, names):
    boxes = [(*document.position(n), *SIZES[n]) for n in names]
    xs = [x for x, _, w, _ in boxes] + [x + w for x, _, w, _ in boxes]
    ys = [y for _, y, _, _ in boxes] + [y + h for _, y, _, h in boxes]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_wires_run_from_left_to_right_around_the_same_middle(document):
    before = middle(document, SIZES)
    edits.arrange.lay_out(document, sizes=SIZES)
    assert middle(document, SIZES) == pytest.approx(before, abs=1)
    for wire in document.graph.wires:
        right = document.position(wire.source)[0] + SIZES[wire.source][0]
        assert right < document.position(wire.target)[0]
    assert document.undo_stack.count() == 1


def test_only_what_is_named_is_arranged(document):
    still = document.position("mse")
    edits.arrange.lay_out(document, ["X", "linear"], SIZES)
    assert document.position("mse") == still


def test_arranging_twice_is_arranging_once(document):
    edits.arrange.lay_out(document, sizes=SIZES)
    places = {name: document.position(name) for name in SIZES}
    edits.arrange.lay_out(document, sizes=SIZES)
    assert {name: document.position(name) for name in SIZES} == places


def test_a_group_is_arranged_as_one(document):
    edits.groups.make(document, ["linear", "mse"], "model")
    inside = document.position("linear"), document.position("mse")
    edits.arrange.lay_out(document)
    assert document.position("X")[0] == document.position("Y")[0] < document.position("model")[0]
    assert (document.position("linear"), document.position("mse")) == inside
    edits.arrange.lay_out(document, group="model")
    assert document.position("linear")[0] < document.position("mse")[0]


@settings(deadline=None)
@given(st.data())
def test_nothing_covers_anything(data):
    names = [str(n) for n in range(data.draw(st.integers(2, 12)))]
    size = st.tuples(st.integers(20, 400).map(float), st.integers(20, 400).map(float))
    sizes = {name: data.draw(size) for name in names}
    pairs = data.draw(st.sets(st.sampled_from([(a, b) for a in names for b in names if a != b])))
    places = lay_out(sizes, sorted(pairs), dict.fromkeys(names, 0.0))
    assert places.keys() == sizes.keys()
    for a, b in combinations(names, 2):
        apart = any(
            places[a][i] + sizes[a][i] <= places[b][i] or places[b][i] + sizes[b][i] <= places[a][i]
            for i in (0, 1)
        )
        assert apart


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("left", {"X": (0, 0), "linear": (0, 0), "mse": (0, 60)}),
        ("right", {"X": (540, 0), "linear": (500, 0), "mse": (560, 60)}),
        ("centre-x", {"X": (270, 0), "linear": (250, 0), "mse": (280, 60)}),
        ("top", {"X": (0, 0), "linear": (280, 0), "mse": (560, 0)}),
        ("bottom", {"X": (0, 80), "linear": (280, 20), "mse": (560, 60)}),
        ("centre-y", {"X": (0, 40), "linear": (280, 10), "mse": (560, 30)}),
    ],
)
def test_edges_and_middles_come_into_line(document, edge, expected):
    edits.arrange.align(document, expected, edge, SIZES)
    assert {name: document.position(name) for name in expected} == expected


def test_gaps_become_equal_from_top_to_bottom_in_the_order_of_the_middles(document):
    edits.nodes.move(document, {"X": (0.0, 0.0), "linear": (0.0, 20.0), "mse": (0.0, 30.0), "Y": (0.0, 300.0)})
    edits.arrange.distribute(document, ["X", "linear", "mse", "Y"], "y", SIZES.__getitem__)
    gap = (300 - 60 - 80 - 120) / 3  # after X, mse and linear
    tops = [document.position(name)[1] for name in ("X", "mse", "linear", "Y")]
    assert tops == pytest.approx([0, 60 + gap, 140 + 2 * gap, 300], abs=1e-9)


def test_gaps_become_equal_and_the_outermost_stay(document):
    edits.nodes.move(document, {"X": (0.0, 0.0), "linear": (110.0, 0.0), "mse": (560.0, 60.0)})
    edits.arrange.distribute(document, ["X", "linear", "mse"], "x", SIZES.__getitem__)
    assert [document.position(n)[0] for n in ("X", "linear", "mse")] == [0, 260, 560]


def test_frames_and_notes_are_aligned_by_their_own_size(document):
    note = edits.annotations.add_note(document, (33.0, 0.0, 200.0, 50.0))
    edits.arrange.align(document, ["X", note], "right", SIZES)
    assert document.position("X") == (133.0, 0.0)


def test_too_few_to_arrange_is_no_step(document):
    edits.arrange.lay_out(document, ["X"])
    edits.arrange.align(document, ["X"], "left", SIZES)
    edits.arrange.distribute(document, ["X", "Y"], "x", SIZES)
    assert not document.undo_stack.canUndo()


@pytest.mark.parametrize("length", [20, 200, 1000])
def test_a_long_chain_is_wrapped_like_a_text(length):
    names = [f"n{number}" for number in range(length)]
    sizes = dict.fromkeys(names, (150.0, 90.0))
    places = lay_out(sizes, list(pairwise(names)), dict.fromkeys(names, 0.0))
    width = max(x for x, _ in places.values()) + 150
    height = max(y for _, y in places.values()) + 90
    assert 0.7 < width / height < 5
    lines = [[name for name in names if places[name][1] == y] for y in sorted({y for _, y in places.values()})]
    assert [name for line in lines for name in sorted(line, key=lambda n: places[n][0])] == names
    assert max(map(len, lines)) - min(map(len, lines[:-1])) <= 1


def test_a_short_chain_stays_one_row():
    names = [f"n{number}" for number in range(8)]
    places = lay_out(dict.fromkeys(names, (150.0, 90.0)), list(pairwise(names)), dict.fromkeys(names, 0.0))
    assert len({y for _, y in places.values()}) == 1


@pytest.mark.parametrize("name", ["a", "middle", "z"])  # before, among and after the others
def test_a_node_that_does_not_fit_between_two_has_what_it_feeds_move(document, name):
    node = edits.nodes.add(document, "tanh", (0.0, 0.0), name=name)
    edits.rewire.insert_on_wire(document, node, Wire("linear", "Yhat", "mse", "Yhat"))
    edits.nodes.add(document, "input", (900.0, 900.0), name="beside", value=[[1.0]])
    edits.nodes.add(document, "square", (1500.0, 900.0), name="zz")
    edits.wires.connect(document, Wire("beside", "out", "zz", "A"))
    sizes = {**SIZES, node: (120.0, 60.0)}
    still = {name: document.position(name) for name in ("X", "Y", "linear", "beside", "zz")}
    edits.arrange.make_room(document, node, sizes)
    # wires of 60 at least, from one place of the grid of 20 to another
    assert (document.position(node), document.position("mse")) == ((480.0, 0.0), (660.0, 60.0))
    assert {name: document.position(name) for name in still} == still


def test_what_would_be_covered_makes_room_too_and_what_lay_there_already_does_not(document):
    node = edits.nodes.add(document, "tanh", (0.0, 0.0))
    edits.rewire.insert_on_wire(document, node, Wire("linear", "Yhat", "mse", "Yhat"))
    frame = edits.annotations.add_frame(document, (660.0, 0.0, 50.0, 500.0))
    near = edits.nodes.add(document, "input", (650.0, 100.0), name="near")
    under = edits.nodes.add(document, "input", (600.0, 130.0), name="under")
    below = edits.nodes.add(document, "input", (650.0, 140.0), name="below")
    behind = edits.nodes.add(document, "input", (741.0, 100.0), name="behind")
    sizes = {**SIZES, node: (120.0, 60.0), near: (90.0, 30.0), under: (30.0, 30.0)}
    sizes |= {below: (90.0, 30.0), behind: (90.0, 30.0)}
    edits.arrange.make_room(document, node, sizes)
    assert document.position("mse") == (660, 60)
    assert [document.position(name) for name in (near, behind)] == [(750, 100), (841, 100)]
    assert [document.position(name) for name in (under, below)] == [(600, 130), (650, 140)]
    assert document.position(frame) == (660, 0)


def test_a_node_with_room_on_both_sides_has_nothing_move(document):
    edits.nodes.move(document, {"mse": (660.0, 60.0)})
    node = edits.nodes.add(document, "tanh", (500.0, 0.0))
    edits.rewire.insert_on_wire(document, node, Wire("linear", "Yhat", "mse", "Yhat"))
    edits.arrange.make_room(document, node, {**SIZES, node: (100.0, 60.0)})
    assert (document.position(node), document.position("mse")) == ((500, 0), (660, 60))
    edits.arrange.make_room(document, node, {**SIZES, node: (101.0, 60.0)})
    assert (document.position(node), document.position("mse")) == ((500, 0), (680, 60))


def test_a_wire_that_runs_backwards_makes_no_room(document):
    edits.nodes.move(document, {"mse": (-900.0, 0.0)})
    node = edits.nodes.add(document, "tanh", (0.0, 0.0))
    edits.rewire.insert_on_wire(document, node, Wire("linear", "Yhat", "mse", "Yhat"))
    steps = document.undo_stack.index()
    edits.arrange.make_room(document, node, {**SIZES, node: (120.0, 60.0)})
    assert document.undo_stack.index() == steps

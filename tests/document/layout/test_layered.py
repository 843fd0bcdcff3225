"""A layout has its columns and rows at known distances, and what is not connected on shelves below."""

from itertools import pairwise

import pytest

from graphgui.document.layout.layered import lay_out


def laid_out(sizes, edges=(), heights=None):
    return lay_out(sizes, edges, heights or dict.fromkeys(sizes, 0.0))


def test_columns_stand_80_apart_and_what_is_wired_is_at_one_height():
    sizes = {"a": (100.0, 40.0), "b": (160.0, 60.0), "c": (50.0, 20.0)}
    assert laid_out(sizes, [("a", "b"), ("b", "c")]) == {"a": (0, 10), "b": (180, 0), "c": (420, 20)}


def test_a_column_is_as_wide_as_its_widest_and_has_40_between_its_rows():
    sizes = {"a": (100.0, 40.0), "b": (160.0, 60.0), "c": (50.0, 20.0), "d": (80.0, 40.0)}
    places = laid_out(sizes, [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    (top, low) = sorted(("b", "c"), key=lambda name: places[name][1])
    assert {name: x for name, (x, _) in places.items()} == {"a": 0, "b": 180, "c": 180, "d": 420}
    assert places[low][1] >= places[top][1] + sizes[top][1] + 40
    assert min(y for _, y in places.values()) == 0
    alike = dict.fromkeys(sizes, (100.0, 60.0))
    places = laid_out(alike, [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    assert sorted(y for _, y in places.values()) == [0, 50, 50, 100]


def test_what_is_wired_to_nothing_stands_on_shelves_in_the_order_of_now():
    sizes = {name: (100.0, height) for name, height in zip("abcdefg", (40, 60, 20, 30, 50, 10, 70), strict=True)}
    heights = dict(zip("abcdefg", (5.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0), strict=True))
    assert laid_out(sizes, (), heights) == {
        "f": (0, 0),
        "g": (140, 0),
        "e": (280, 0),  # four times the widest are 400
        "d": (0, 110),
        "c": (140, 110),
        "b": (280, 110),
        "a": (0, 210),
    }


def test_a_shelf_is_as_wide_as_what_is_wired():
    sizes = dict.fromkeys("abcdpqrst", (100.0, 40.0))
    places = laid_out(sizes, [("a", "b"), ("b", "c"), ("c", "d")])
    assert [places[name] for name in "abcd"] == [(0, 0), (180, 0), (360, 0), (540, 0)]
    assert [places[name] for name in "pqrst"] == [(0, 120), (140, 120), (280, 120), (420, 120), (0, 200)]
    sizes["t"] = (80.0, 40.0)
    assert laid_out(sizes, [("a", "b"), ("b", "c"), ("c", "d")])["t"] == (560, 120)


def test_pieces_stand_80_below_each_other_in_the_order_of_now():
    sizes = dict.fromkeys("abcd", (100.0, 40.0))
    edges = [("a", "b"), ("c", "d")]
    first = laid_out(sizes, edges, {"a": 9.0, "b": 5.0, "c": 6.0, "d": 7.0})
    assert first == {"a": (0, 0), "b": (180, 0), "c": (0, 120), "d": (180, 120)}
    assert laid_out(sizes, edges, {"a": 9.0, "b": 7.0, "c": 6.0, "d": 8.0})["c"] == (0, 0)
    assert laid_out(sizes, edges)["a"] == (0, 0)  # by name where all are at one height


def test_pieces_that_a_later_wire_joins_are_one():
    sizes = dict.fromkeys("abcde", (100.0, 40.0))
    places = laid_out(sizes, [("a", "b"), ("c", "d"), ("d", "e"), ("b", "c")])
    assert [places[name] for name in "abcde"] == [(180 * column, 0) for column in range(5)]


@pytest.mark.parametrize(("count", "lines"), [(7, [7]), (8, [3, 3, 2]), (14, [5, 5, 4]), (15, [4, 4, 4, 3])])
def test_a_chain_that_would_be_a_thread_becomes_lines_that_make_a_sheet(count, lines):
    """A sheet is 1.8 times as wide as it is high; lines have 80 between them."""
    names = [f"n{number:02}" for number in range(count)]
    places = laid_out(dict.fromkeys(names, (100.0, 40.0)), list(pairwise(names)))
    expected = [(180 * column, 120 * line) for line, columns in enumerate(lines) for column in range(columns)]
    assert [places[name] for name in names] == expected


@pytest.mark.parametrize(("others", "column"), [(496, 2), (497, 0)])
def test_what_feeds_a_node_stands_right_before_it_in_a_piece_of_500_wires_and_at_the_left_in_a_larger_one(
    others, column
):
    ends = [f"end{number}" for number in range(others)]
    edges = [("a", "b"), ("b", "c"), ("c", "d"), ("late", "d"), *(("d", end) for end in ends)]
    places = laid_out(dict.fromkeys([*"abcd", "late", *ends], (100.0, 40.0)), edges)
    assert places["late"][0] == places["abc"[column]][0]
    assert places["end0"][0] > places["d"][0] > places["c"][0] > places["b"][0] > places["a"][0] == 0

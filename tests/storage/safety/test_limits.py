"""A graph's file holds as much as its limits say, and not one more."""

import pytest

from graphgui.storage.safety import limits
from graphgui.storage.schema import (
    ChoicesFile,
    FrameFile,
    GraphFile,
    GroupFile,
    HidingFile,
    NodeFile,
    NoteFile,
    PartFile,
    RunFile,
    TableFile,
)
from graphgui.words import Problem

THIN = "\u202f"  # between thousands
RECT = (0.0, 0.0, 1.0, 1.0)
NODE, GROUP = NodeFile("X", "input"), GroupFile("g")
FRAME, NOTE = FrameFile("f.1", RECT), NoteFile("n.1", RECT)


def graph(**fields):
    return GraphFile("graphgui", 1, **fields)


def part(**fields):
    return PartFile("graphgui-part", 1, **fields)


@pytest.mark.parametrize("kind", [graph, part])
@pytest.mark.parametrize(
    ("most", "fields", "said"),
    [
        (100_000, lambda count: {"nodes": [NODE] * count}, "100{0}001 nodes: 100{0}000"),
        (10_000, lambda count: {"groups": [GROUP] * count}, "10{0}001 groups: 10{0}000"),
        (2_000, lambda count: {"frames": [FRAME] * count}, "2001 frames and notes: 2000"),
        (
            2_000,
            lambda count: {"frames": [FRAME] * 999, "notes": [NOTE] * (count - 999)},
            "2001 frames and notes: 2000",
        ),
        (100_000, lambda count: {"notes": [NoteFile("n.1", RECT, "a" * count)]}, "“n.1” has 100{0}001 characters"),
    ],
)
def test_as_many_as_may_be_are_taken_and_one_more_is_counted(kind, most, fields, said):
    limits.check(kind(**fields(most)))
    with pytest.raises(Problem) as problem:
        limits.check(kind(**fields(most + 1)))
    assert said.format(THIN) in str(problem.value)


def test_a_file_may_have_64_mb():
    limits.check_bytes(2**26)
    with pytest.raises(Problem, match="has 64 MB at most, and this 65"):
        limits.check_bytes(2**26 + 1)


@pytest.mark.parametrize(
    "at",
    [
        lambda x: {"nodes": [NodeFile("far", "input", position=(0.0, x))]},
        lambda x: {"groups": [GroupFile("far", (x, 0.0))]},
        lambda x: {"frames": [FrameFile("far", (0.0, 0.0, x, 1.0))]},
        lambda x: {"notes": [NoteFile("far", (0.0, 0.0, 1.0, x))]},
    ],
)
def test_nothing_stands_farther_out_than_a_thousand_million(at):
    for near in (1e9, -1e9):
        limits.check(graph(**at(near)))
    for far in (1.0000001e9, -1.0000001e9):
        with pytest.raises(Problem, match="“far” stands too far out"):
            limits.check(graph(**at(far)))


@pytest.mark.parametrize(
    "named",
    [
        lambda name: {"notes": [NoteFile(name, RECT)]},
        lambda name: {"frames": [FrameFile(name, RECT)]},
        lambda name: {"frames": [FrameFile("f.1", RECT, name)]},
        lambda name: {"parameters": {name: [[1.0]]}},
        lambda name: {"breakpoints": {name: ""}},
        lambda name: {"breakpoints": {"X": name}},
        lambda name: {"tables": {name: TableFile()}},
        lambda name: {"tables": {"t": TableFile(columns={name: [1.0]})}},
        lambda name: {"tables": {"t": TableFile(path=name)}},
        lambda name: {"tables": {"t": TableFile(path="a", choices=ChoicesFile(features=[name]))}},
        lambda name: {"tables": {"t": TableFile(path="a", choices=ChoicesFile(targets=[name]))}},
        lambda name: {"tables": {"t": TableFile(path="a", choices=ChoicesFile(marks=[name]))}},
        lambda name: {"runs": [RunFile(name, 1)]},
        lambda name: {"hiding": HidingFile(hidden=[name])},
        lambda name: {"hiding": HidingFile(shown=[name])},
        lambda name: {"planted": name},
    ],
)
def test_whatever_is_named_a_name_has_a_thousand_characters_at_most(named):
    limits.check(graph(**named("a" * 1000)))
    with pytest.raises(Problem) as problem:
        limits.check(graph(**named("b" * 1001)))
    said = f"“{'b' * 40}…” has 1001 characters: 1000 are the most that may be."
    assert str(problem.value) == said


def test_a_name_of_40_characters_is_told_whole():
    assert limits.shortened("a" * 40) == "a" * 40
    assert limits.shortened("a" * 41) == "a" * 40 + "…"

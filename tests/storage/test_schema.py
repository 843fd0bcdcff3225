"""What a graph's file may hold changes only where somebody means it to: others have files, and write them."""

import copy
import json
from pathlib import Path

import pytest

from graphgui.storage import file, part
from graphgui.storage.schema import decode, decode_part
from graphgui.words import Problem

DOCUMENTED = Path(__file__).parents[2] / "docs" / "graph.schema.json"
CHOICES = {"features": ["x"], "shape": {"skip": 1}, "read": {"x": {"odd": "text"}}}
SHARED = {
    "tables": {"t": {"path": "a.csv", "choices": CHOICES}},
    "groups": [{"name": "g"}],
    "nodes": [{"name": "X", "op": "input", "group": "g"}, {"name": "s", "op": "square"}],
    "wires": [{"from": "X.out", "to": "s.A"}],
    "frames": [{"name": "f.1", "rect": [0, 0, 1, 1]}],
    "notes": [{"name": "n.1", "rect": [0, 0, 1, 1]}],
}
GRAPH = {
    "format": "graphgui",
    "version": 1,
    "training": {"learning_rate": 0.1},
    "runs": [{"name": "r", "steps": 2, "training": {"seed": 1}}],
    "hiding": {"everywhere": True},
    **SHARED,
}
PART = {"format": "graphgui-part", "version": 1, "incoming": [{"from": "a.out", "to": "X.A"}], **SHARED}
BY_NAME = {"tables", "read"}  # whose keys are names, and anybody's


def objects(value, path=()):
    """The paths of all objects in JSON whose fields are the format's own."""
    if isinstance(value, dict):
        if not (path and path[-1] in BY_NAME):
            yield path
        for key, item in value.items():
            yield from objects(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from objects(item, (*path, number))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def test_what_is_documented_of_the_file_is_what_is_read():
    """Renewed by `graphgui schema > docs/graph.schema.json`, where files written before can still be read."""
    assert json.loads(DOCUMENTED.read_text(encoding="utf-8")) == json.loads(json.dumps(file.schema()))


@pytest.mark.parametrize(("read", "content"), [(decode, GRAPH), (decode_part, PART)])
def test_a_field_that_is_not_known_is_refused_in_every_object(read, content):
    read(json.dumps(content))
    paths = list(objects(content))
    assert len(paths) >= 12
    for path in paths:
        changed = copy.deepcopy(content)
        at(changed, path)["unknown"] = 1
        with pytest.raises(Problem, match="field “unknown” that is not known"):
            read(json.dumps(changed))


def test_a_part_needs_nothing_but_its_format():
    found = part.loads('{"format": "graphgui-part", "version": 1}')
    assert not len(found.graph) and not found.incoming and not found.tables and not found.annotations

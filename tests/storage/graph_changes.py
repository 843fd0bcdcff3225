"""What a graph’s file has, changed at random: nodes, wires, settings, groups, notes, each by its own rules."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from graphgui import assets
from graphgui.engine.training.settings import SETTINGS, Training
from graphgui.ops import OPS
from tests.storage.hostile import GOOD, changed

TEXTS = (
    "",
    " ",
    "X",
    "Y",
    "t",
    "mse",
    "linear",
    "linear.W",
    "X.out",
    "x",
    "../x.csv",
    "data.csv",
    "data.xlsx",
    "/dev/zero",
    "\u202e\u2067abc",
    "\x00\x1b[31m\x07",
    "\ud7ff",
    "\ud800",
    "\udfff\ud800",
    "𝐱",
    "a.b",
    "a\nb",
    "%s{0}{node}",
    "<img src='x'>",
    "![x](file:///etc/passwd) $\\frac{1}{x}$",
    "step > 3 and |grad| < 1e-6",
    "(" * 400,
    "-" * 900,
    "n" * 3000,
    "$" + "x^{" * 300,
)
NUMBERS = (
    0,
    -0.0,
    1,
    -1,
    2,
    0.5,
    3e-324,
    1e-308,
    1e308,
    -1e308,
    1.8e19,
    2**31,
    2**53 + 1,
    2**63 - 1,
    -(2**63),
    2**64,
    10**9,
    10**30,
    10**400,
)
_CONDITION = (
    "step",
    "loss",
    "|grad|",
    "grad",
    "W",
    "value",
    "max",
    "norm",
    ">",
    "<",
    "=",
    "and",
    "or",
    "not",
    "(",
    ")",
    "3",
    "1e-6",
    "-",
)
_FORMULA = (
    "X",
    "W",
    "Y",
    "G",
    "q",
    "2",
    "-",
    "+",
    "*",
    "/",
    "@",
    "(",
    ")",
    ".T",
    "^",
    "sum",
    "exp",
    "ᵀ",
    "[",
    "]",
    "1e308",
    "∂C/∂",
    ",",
)


DATA = "$DATA"
"""Stands in a file's text for the folder of the data that are shipped."""


@cache
def texts_of_originals() -> tuple[str, ...]:
    rich = json.loads(
        changed(
            groups=[{"name": "g"}, {"name": "h", "parent": "g"}],
            frames=[{"name": "frame.1", "rect": [0, 0, 9, 9], "title": "a", "colour": 1}],
            notes=[{"name": "note.1", "rect": [0, 0, 90, 90], "text": "*b* $x^2$", "group": "h"}],
            parameters={"linear.W": [[0.5]], "linear.b": [[0.0]]},
            runs=[{"name": "r", "steps": 3, "curve": [[0, 1.0], [3, 0.5]], "parameters": {"linear.W": [[1.0]]}}],
            breakpoints={"linear": "|grad W| < 1e-6 and step > 3"},
            answers={"linear.W": "X.T @ G"},
            hiding={"everywhere": True, "shown": ["linear.W"], "locked": True},
        )
    )
    rich["nodes"][2]["group"] = "h"
    rich["nodes"].append({"name": "s", "op": "standardise", "attributes": {"mean": [[0.0]], "deviation": [[1.0]]}})
    read = json.loads(json.dumps(GOOD))
    choices = {
        "features": ["x"],
        "targets": ["y"],
        "missing": "drop",
        "shape": {"encoding": "utf-8", "separator": ","},
    }
    read["tables"] = {"t": {"path": "data.csv"}, "u": {"path": "data.csv", "choices": choices}}
    every = {field.name: field.default for field in fields(Training)}
    settings = json.loads(changed(training=every))
    shipped = [*assets.path("examples").glob("*.graph.json"), *assets.path("lessons").glob("*/*.graph.json")]
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped)]
    made = [json.dumps(each) for each in (dict(GOOD), rich, read, settings)]
    return (*made, *(text.replace("../../data", DATA).replace("../data", DATA) for text in texts))


DATA_FILES = {"data.csv": "x,y\n1,2\n2,3\n3,5\n", "data.xlsx": "x;y\n1;2\n"}
"""What lies beside each file, the second not being what its name says."""


def any_value(rng: random.Random) -> Any:
    """A value that few expect."""
    matrix = [[rng.choice(NUMBERS) for _ in range(rng.choice((1, 2)))] for _ in range(rng.choice((1, 2, 3)))]
    others: Sequence[Any] = (
        None,
        True,
        False,
        [],
        {},
        [[]],
        matrix,
        [[1, 2], [3]],
        {"a": []},
        [0, 0],
        [0, 0, 90, 90],
    )
    return rng.choice((rng.choice(TEXTS), rng.choice(NUMBERS), rng.choice(others)))


def _graft(tree: Any, rng: random.Random) -> None:
    """A field of another graph, or one of its entries beside the own ones."""
    donor = json.loads(rng.choice(texts_of_originals()))
    key = rng.choice(sorted(donor))
    if isinstance(donor[key], list) and donor[key] and isinstance(tree.get(key), list):
        tree[key].append(rng.choice(donor[key]))
    elif isinstance(donor[key], dict) and donor[key] and isinstance(tree.get(key), dict):
        tree[key] |= dict([rng.choice(sorted(donor[key].items(), key=str))])
    else:
        tree[key] = donor[key]


def _add_node(tree: Any, rng: random.Random) -> None:
    op = OPS[rng.choice(sorted(OPS))]
    name = rng.choice((f"n{rng.randrange(9)}", *_names(tree)[:1], rng.choice(TEXTS)))
    attributes = {each.name: _attribute(each, tree, rng) for each in op.attributes if rng.random() < 0.5}
    _entries(tree, "nodes").append({"name": name, "op": op.name, "attributes": attributes})
    for port in op.inputs:
        if rng.random() < 0.9:
            _entries(tree, "wires").append({"from": _output(tree, rng), "to": f"{name}.{port.name}"})


def _attribute(attribute: Any, tree: Any, rng: random.Random) -> Any:
    if rng.random() < 0.2:
        return any_value(rng)
    size = rng.choice((1, 1, 2, 3))
    numbers = [
        [rng.choice((0, 1, -1, 0.5, 2.5, 1e308, rng.gauss(0, 1))) for _ in range(size)]
        for _ in range(rng.choice((1, 3, 5)))
    ]
    near = [attribute.default, attribute.minimum, attribute.maximum, *attribute.choices]
    return rng.choice(
        (
            *near,
            rng.choice(NUMBERS),
            rng.randrange(6),
            rng.random(),
            numbers,
            *list(_dict(tree, "tables"))[:2],
            ["x"],
        )
    )


def _add_wire(tree: Any, rng: random.Random) -> None:
    wires = _entries(tree, "wires")
    into = rng.choice(_inputs(tree) or ["a.A"])
    made = {"from": _output(tree, rng), "to": into}
    others = [each for each in wires if not (isinstance(each, dict) and each.get("to") == into)]
    tree["wires"] = [*(others if rng.random() < 0.8 else wires), made]


def _set_attribute(tree: Any, rng: random.Random) -> None:
    nodes = [each for each in _entries(tree, "nodes") if isinstance(each, dict) and str(each.get("op")) in OPS]
    if nodes and (node := rng.choice(nodes)) and (known := OPS[str(node["op"])].attributes):
        attribute = rng.choice(list(known))
        if isinstance(node.setdefault("attributes", {}), dict):
            node["attributes"][attribute.name] = _attribute(attribute, tree, rng)


def _set(tree: Any, rng: random.Random) -> None:
    name = rng.choice(sorted(SETTINGS))
    attribute = SETTINGS[name].attribute
    near = [attribute.default, attribute.minimum, attribute.maximum, *attribute.choices]
    _dict(tree, "training")[name] = rng.choice(
        (*near, rng.choice(near), any_value(rng), rng.randrange(4), rng.random())
    )


def _nest(tree: Any, rng: random.Random) -> None:
    """Groups within each other, or in a circle, with nodes in them."""
    count = rng.choice((1, 2, 5, 49, 51, 200))
    groups = _entries(tree, "groups")
    groups += [{"name": f"g{i}"} | ({"parent": f"g{i - 1}"} if i else {}) for i in range(count)]
    if rng.random() < 0.2:
        groups[-1]["parent"] = rng.choice([f"g{count - 1}", "g0", rng.choice(TEXTS)])
    for node in _entries(tree, "nodes"):
        if isinstance(node, dict) and rng.random() < 0.5:
            node["group"] = f"g{rng.randrange(count)}"


def _annotate(tree: Any, rng: random.Random) -> None:
    kind, text = rng.choice((("frames", "title"), ("notes", "text")))
    rect = [rng.choice((0, 50, -300, 1e9, 5, any_value(rng))) for _ in range(4)]
    words = "".join(
        rng.choice((*TEXTS, "*", "`", "$", "> ", "|", "\n", "\n\n", "# ", "- ", "\\sum"))
        for _ in range(rng.randrange(12))
    )
    made = {"name": rng.choice(("note.1", "frame.1", f"note.{rng.randrange(9)}")), "rect": rect, text: words}
    _entries(tree, kind).append(made)


def _speak(tree: Any, rng: random.Random) -> None:
    """A condition, an answer, what is hidden, a planted fault, a parameter, a kept run."""
    names, port = _names(tree) or ["a"], rng.choice(_inputs(tree) or ["linear.W"])
    match rng.randrange(6):
        case 0:
            text = " ".join(rng.choice(_CONDITION) for _ in range(rng.randrange(9)))
            _dict(tree, "breakpoints")[rng.choice(names)] = text * rng.choice((1, 1, 40))
        case 1:
            text = rng.choice((" ", "")).join(rng.choice(_FORMULA) for _ in range(rng.randrange(14)))
            _dict(tree, "answers")[port] = text * rng.choice((1, 1, 40))
        case 2:
            shown = {"shown": [port], "hidden": [rng.choice(_inputs(tree) or ["a.A"])]}
            tree["hiding"] = {"everywhere": rng.random() < 0.5, "locked": rng.random() < 0.5, **shown}
        case 3:
            tree["planted"] = rng.choice(
                ("WyJsaW5lYXIiLCJXIiwic2lnbiJd", "WyJsaW5lYXIiLCJXIiwid3Jvbmcgc2lnbiJd", "===", rng.choice(TEXTS))
            )
        case 4:
            _dict(tree, "parameters")[port] = [
                [rng.gauss(0, 1) for _ in range(rng.randrange(1, 4))] for _ in range(rng.randrange(1, 4))
            ]
        case 5:
            curve = [
                [i * rng.choice((1, -1)), rng.choice((1.0, 0, 1e308, rng.random()))]
                for i in range(rng.randrange(5))
            ]
            run = {
                "name": f"r{rng.randrange(3)}",
                "steps": rng.choice((0, 3, 2**62)),
                "curve": curve,
                "validation": curve[:2],
            }
            _entries(tree, "runs").append(run | ({"training": tree["training"]} if "training" in tree else {}))


def _entries(tree: Any, key: str) -> list[Any]:
    if not isinstance(tree.get(key), list):
        tree[key] = []
    entries: list[Any] = tree[key]
    return entries


def _dict(tree: Any, key: str) -> dict[str, Any]:
    if not isinstance(tree.get(key), dict):
        tree[key] = {}
    entries: dict[str, Any] = tree[key]
    return entries


def _names(tree: Any) -> list[str]:
    return [str(each.get("name")) for each in _entries(tree, "nodes") if isinstance(each, dict)]


def _output(tree: Any, rng: random.Random) -> str:
    nodes = [each for each in _entries(tree, "nodes") if isinstance(each, dict) and str(each.get("op")) in OPS]
    if not nodes or rng.random() < 0.03:
        return rng.choice(TEXTS)
    node = rng.choice(nodes)
    return f"{node.get('name')}.{OPS[str(node['op'])].output}"


def _inputs(tree: Any) -> list[str]:
    nodes = [each for each in _entries(tree, "nodes") if isinstance(each, dict) and str(each.get("op")) in OPS]
    return [f"{node.get('name')}.{port.name}" for node in nodes for port in OPS[str(node["op"])].inputs]


CHANGES: Sequence[Callable[[Any, random.Random], None]] = (
    _graft,
    _add_node,
    _add_node,
    _add_wire,
    _add_wire,
    _set_attribute,
    _set,
    _nest,
    _annotate,
    _speak,
)
"""Each changes one thing in a graph's file; what is there twice is tried twice as often."""

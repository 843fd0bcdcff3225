"""Graph files as nobody writes them who means well, by what is wrong with them."""

import json
from collections.abc import Mapping
from typing import Any

GOOD: Mapping[str, Any] = {
    "format": "graphgui",
    "version": 1,
    "training": {"learning_rate": 0.1, "steps": 100, "seed": 0},
    "loss": "mse",
    "tables": {"t": {"columns": {"x": [1.0, 2.0, 3.0], "y": [1.0, 2.0, 5.0]}}},
    "nodes": [
        {"name": "X", "op": "input", "attributes": {"table": "t", "columns": ["x"]}, "position": [0, 0]},
        {"name": "Y", "op": "input", "attributes": {"table": "t", "columns": ["y"]}, "position": [0, 200]},
        {"name": "linear", "op": "linear", "position": [200, 0]},
        {"name": "mse", "op": "mse", "position": [400, 0]},
    ],
    "wires": [
        {"from": "X.out", "to": "linear.X"},
        {"from": "linear.Yhat", "to": "mse.Yhat"},
        {"from": "Y.out", "to": "mse.Y"},
    ],
}


def changed(**fields: Any) -> str:
    """The text of a good graph with other fields."""
    return json.dumps({**GOOD, **fields})


def note(text: str) -> str:
    """A good graph with a note."""
    return changed(notes=[{"name": "note.1", "rect": [0, -300, 300, 200], "text": text}])


def table(path: str) -> str:
    """A good graph that reads its numbers from a file."""
    return changed(tables={"t": {"path": path}})


def _nested(count: int) -> str:
    groups = [{"name": f"g{i}", **({"parent": f"g{i - 1}"} if i else {})} for i in range(count)]
    return changed(groups=groups, nodes=[{**GOOD["nodes"][0], "group": f"g{count - 1}"}, *GOOD["nodes"][1:]])


def _node(at: int, **fields: Any) -> str:
    nodes = [dict(node) for node in GOOD["nodes"]]
    nodes[at] |= fields
    return changed(nodes=nodes)


def _training(**fields: Any) -> str:
    return changed(training=GOOD["training"] | fields)


REFUSED: Mapping[str, tuple[str, str]] = {
    "groups nested a thousand deep": (_nested(1000), "would lie 51 groups deep: 50 are the most"),
    "thousands of groups": (_nested(11_000), "This graph has 11\u202f000 groups"),
    "a node's endless name": (json.dumps(GOOD).replace("linear", "l" * 40_000, 1), "has 40000 characters"),
    "a table's endless name": (
        json.dumps(GOOD).replace('"t"', f'"{"t" * 40_000}"'),
        "characters: 1000 are the most",
    ),
    "a column's endless name": (json.dumps(GOOD).replace('"x"', f'"{"x" * 40_000}"'), "1000 are the most"),
    "a frame's endless title": (
        changed(frames=[{"name": "frame.1", "rect": [0, 0, 9, 9], "title": "a" * 1_000_000}]),
        "1000 are the most",
    ),
    "an endless note": (note("word " * 200_000), "The note “note.1” has 1\u202f000\u202f000 characters"),
    "thousands of notes": (
        changed(notes=[{"name": f"n.{i}", "rect": [0, 0, 9, 9], "text": "$x$"} for i in range(5000)]),
        "This graph has 5000 frames and notes: 2000 are the most",
    ),
    "a node at infinity": (_node(0, position=[1e308, 0]), "“X” stands too far out"),
    "a note as large as all": (
        changed(notes=[{"name": "note.1", "rect": [0, 0, 1e308, 1e308]}]),
        "“note.1” stands too far out",
    ),
    "steps without end": (_training(steps=2**63 - 1), "steps cannot be 9223372036854775807"),
    "a batch of everything": (_training(batch_size=2**63 - 1), "batch_size cannot be 9223372036854775807"),
    "a condition of spaces": (changed(breakpoints={"linear": " " * 5000}), "has 5000 characters"),
    "a matrix beyond memory": (_node(2, attributes={"outputs": 10**9}), "a loss compares equal shapes"),
    "millions of lists where a number belongs": (
        _node(0, position=[0, 0]).replace("[0, 0]", f"[{','.join(['[' * 200 + ']' * 200] * 30_000)}]", 1),
        "nodes[0].position",
    ),
    "lists without end": ("[" * 100_000, "nested too deeply"),
}
"""What is refused, and in which words."""

TAKEN: Mapping[str, str] = {
    "a condition of spaces that may be": changed(breakpoints={"linear": " " * 900}),
    "a condition of bars": changed(breakpoints={"linear": "|" * 900}),
    "groups nested as deep as may be": _nested(50),
    "a thousand formulas": note(" ".join(f"$x_{{{i}}}$" for i in range(1000))),
    "a formula without end": note(f"${'x+' * 40_000}x$"),
    "a formula of fractions": note("$" + "\\frac{1}{" * 200 + "x" + "}" * 200 + "$"),
    "backquotes": note("`" * 20_000),
    "backquotes of all lengths": note("".join("`" * i + "a" for i in range(300))),
    "dollars": note("$a " * 20_000),
    "brackets": note("[" * 20_000),
    "quotations": note("> " * 5000 + "x"),
    "a wide table": note("|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + ("|" + "a|" * 500 + "\n") * 50),
    "letters that write backwards": json.dumps(GOOD).replace("linear", "\u202elinear", 1).replace("linear.", "x."),
    "numbers at the edge": changed(
        tables={"t": {"columns": {"x": [1e308, -1e308, 1e308], "y": [1e308, 2.0, 5.0]}}}
    ),
    "many nodes": changed(
        nodes=[
            *GOOD["nodes"],
            *({"name": f"s{i}", "op": "square", "position": [i * 10.0, 300]} for i in range(2000)),
        ]
    ),
}
"""What is opened, or refused, and soon in either case."""

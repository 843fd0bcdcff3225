"""The deepest file that the limits permit is opened, painted and walked through: painting recurs over no data."""

import json
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from graphgui.storage import file

GROUPS = 50  # as deep as groups may lie in each other
NOTES = {
    "note.quotes": "> " * 9_990 + "deep",
    "note.lists": "\n".join("  " * depth + "- deep" for depth in range(190)),
    "note.emphasis": "*_" * 4_990 + "deep" + "_*" * 4_990,
    "note.links": "[" * 9_990 + "deep" + "](a)" * 2_500,
    "note.braces": "$" + "{" * 248 + "x" + "}" * 248 + "$",
    "note.fractions": "$" + r"\frac{" * 60 + "1" + "}2" * 60 + "$",
    "note.roots": "$" + r"\sqrt{" * 70 + "1" + "}" * 70 + "$",
    "note.bare": "$" + r"\sqrt" * 90 + "1$",
    "note.brackets": "$" + r"\left(" * 40 + "1" + r"\right)" * 40 + "$",
    "note.powers": "$" + "x^{" * 120 + "x" + "}" * 120 + "$",
}


@pytest.fixture
def deepest(tmp_path):
    """A chain of groups around a regression, and notes whose texts are nested as deep as they may be long."""
    names = [f"g{depth}" for depth in range(GROUPS)]
    groups = [
        {"name": name, "position": [0, 0], **({"parent": above} if above else {})}
        for name, above in zip(names, [None, *names], strict=False)
    ]
    nodes = [
        {"name": "x", "op": "input", "attributes": {"value": [[1.0], [2.0]]}, "position": [0, 0], "group": "g49"},
        {"name": "outside", "op": "square", "attributes": {}, "position": [300, 0]},
    ]
    notes = [
        {"name": name, "text": text, "rect": [0, 200 + 250 * number, 300, 200]}
        for number, (name, text) in enumerate(NOTES.items())
    ]
    graph = {"format": "graphgui", "version": 1, "nodes": nodes, "groups": groups, "notes": notes}
    graph["wires"] = [{"from": "x.out", "to": "outside.A"}]
    path = tmp_path / "deep.graph.json"
    path.write_text(json.dumps(graph))
    file.load(path)
    return path


def test_it_is_opened_painted_and_walked_through(handled, window, deepest):
    assert sys.getrecursionlimit() == 1000
    window.open_example(deepest)
    canvas = window.canvas
    assert len(window.document.graph.groups) == GROUPS
    canvas.grab()
    for place in ("g0", *NOTES):  # what is under the pointer, and what is said about it
        at = canvas.mapFromScene(canvas.scene().rect(place).center())
        QTest.mouseMove(canvas.viewport(), at)
        canvas.scene().hits.tip_at(canvas.scene().rect(place).center())
    canvas.scene().show_group("g49")
    QApplication.processEvents()
    canvas.grab()
    QTest.mouseMove(canvas.viewport(), QPoint(200, 200))
    assert canvas.scene().item("x").rect.isValid()
    canvas.scene().go_out("g25")
    QApplication.processEvents()
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_F10)
    assert handled == []

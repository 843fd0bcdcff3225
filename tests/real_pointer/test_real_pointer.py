"""A real window under a window manager, a real pointer, real keys: from nothing to a trained, saved graph."""

import pytest

from graphgui.engine import Wire
from graphgui.storage import file
from tools.real_pointer.screen import desk, lacking

pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"a real pointer needs {', '.join(lacking())}")

WIRES = {
    Wire("input", "out", "linear", "X"),
    Wire("linear", "Yhat", "mse", "Yhat"),
    Wire("input2", "out", "mse", "Y"),
}


def add(hand, operation, name, at):
    hand.drag(hand.place(f"operation {operation}"), hand.on_canvas(*at))
    hand.until(f"{name} on the canvas", lambda state: name in state["nodes"])


def give(hand, name, numbers):
    """Type an input's numbers."""
    hand.click(hand.place(f"node {name}"))
    hand.until(f"{name} selected", lambda state: state["selected"] == [name])
    hand.click(hand.place("property value"))
    hand.until("the field with the keys", lambda state: state["text"] == "")
    hand.write(numbers)
    hand.press("ctrl+Return")
    hand.until(f"{name} with numbers", lambda state: state["shapes"].get(name) == [4, 1])


def join(hand, wire):
    hand.drag(hand.place(f"port {wire.start}"), hand.place(f"port {wire.end}"))
    hand.until(f"{wire}", lambda state: str(wire) in state["wires"])


def test_from_the_start_page_to_a_saved_and_trained_graph(tmp_path):
    with desk(tmp_path) as hand:
        hand.click(hand.place("button Build your own"))
        hand.until("an empty canvas", lambda state: "button Open an example" in state["places"])
        hand.click(hand.place("rail palette"))
        hand.until("the palette", lambda state: "operation input" in state["places"])
        add(hand, "input", "input", (0.16, 0.12))
        add(hand, "linear", "linear", (0.45, 0.12))
        add(hand, "mse", "mse", (0.8, 0.3))
        add(hand, "input", "input2", (0.45, 0.75))
        hand.click(hand.place("rail inspector"))
        give(hand, "input", "0; 1; 2; 3")
        give(hand, "input2", "1; 3; 5; 7")
        for wire in sorted(WIRES):
            join(hand, wire)

        last = str(max(WIRES))
        hand.press("ctrl+z")
        hand.until("the last wire undone", lambda state: last not in state["wires"] and len(state["wires"]) == 2)
        hand.press("ctrl+shift+z")
        hand.until("the last wire again", lambda state: last in state["wires"])

        path = tmp_path / "mine.graph.json"
        assert hand.look()["modified"]
        hand.press("ctrl+s")
        hand.until("a file dialogue", lambda state: state["dialog"] and state["text"])
        hand.press("ctrl+a")
        hand.write(str(path))
        hand.press("Return")
        state = hand.until("a saved document", lambda state: not state["modified"] and not state["dialog"])
        assert state["title"].startswith("mine")
        graph = file.load(path).graph
        assert sorted(graph.nodes) == state["nodes"]
        assert set(graph.wires) == WIRES

        hand.click(hand.place("action evaluate"))
        first = hand.until("a loss", lambda state: state["loss"] is not None)
        assert first["step"] == 0
        hand.click(hand.place("action play"))
        hand.until("a loss that falls", lambda state: state["loss"] < first["loss"] / 10)
        hand.click(hand.place("action play"))
        state = hand.until("a pause", lambda state: state["state"] == "idle")
        assert state["step"] > 0
        assert not state["said"]

"""Films a person's first minute with the program: python -m tools.first_minute [FILE.webp]

A real pointer and real keys on a screen of its own, from the first start to an own graph that learns. It needs
Xvfb, openbox and xdotool. FILE is docs/first-minute.webp where none is given.
"""

import sys
import tempfile
import time
from pathlib import Path

from tools.real_pointer.camera import Camera, Pointer
from tools.real_pointer.screen import SCREEN, Desk, State, desk, lacking

FILM = Path(__file__).parent.parent / "docs" / "first-minute.webp"
_WIDTH = 960  # pixels
_DRAWING = 3.0  # seconds: by then the start page has its pictures
_CALM = 0.4  # seconds that the hand takes for a way
_XS, _YS = "1; 2; 3; 4; 5", "3; 5; 6; 9; 11"
_TOO_LARGE = "0.5"
_PLACES = {  # operation, name and place on the canvas, as shares of its width and height
    "input": ("input", (0.14, 0.2)),
    "linear": ("linear", (0.42, 0.2)),
    "mse": ("mse", (0.74, 0.3)),
    "input2": ("input", (0.42, 0.72)),
}
_WIRES = (
    ("input.out", "linear.X"),
    ("linear.Yhat", "mse.Yhat"),
    ("input2.out", "mse.Y"),
)


class FirstMinute:
    """What a person does, told as it is done."""

    def __init__(self, hand: Desk, camera: Camera) -> None:
        self._hand, self._camera = hand, camera

    def play(self) -> None:
        """All of it."""
        for part in (self._arrive, self._build, self._give_numbers, self._learn, self._explode, self._recover):
            part()

    def _arrive(self) -> None:
        hand = self._hand
        x, y, width, height = hand.look()["window"]
        hand.move((x + width // 2, y + height * 2 // 3))
        _rest(_DRAWING)
        self._say("The first start offers a tour in five steps…")
        with self._camera.on():
            _rest(1)
            self._press("button Take the tour in five steps")
            hand.until("its first stop", lambda state: "node linear" in state["places"])
            _rest(2)
            hand.click(hand.place("node linear"))
            hand.until("the node selected", lambda state: state["selected"] == ["linear"])
            _rest(2)
            hand.press("Escape")
        self._say("… or an empty canvas")
        with self._camera.on():
            self._press("menu File")
            self._press("menu Start Page")
            self._press("button Build your own")
            hand.until("an empty canvas", lambda state: "button Open an example" in state["places"])
            _rest(0.5)

    def _build(self) -> None:
        hand = self._hand
        self._say("Drag operations onto the canvas")
        with self._camera.on():
            self._open("palette", "operation input")
            for name, (operation, place) in _PLACES.items():
                hand.drag(hand.place(f"operation {operation}"), hand.on_canvas(*place))
                hand.until(f"{name} on the canvas", lambda state, name=name: name in state["nodes"])
        self._say("Drag from port to port")
        with self._camera.on():
            for number, (start, end) in enumerate(_WIRES, 1):
                hand.drag(hand.place(f"port {start}"), hand.place(f"port {end}"))
                hand.until("a wire", lambda state, number=number: len(state["wires"]) == number)

    def _give_numbers(self) -> None:
        hand = self._hand
        self._say("Type numbers of your own")
        with self._camera.on():
            for name, numbers in (("input", _XS), ("input2", _YS)):
                hand.click(hand.place(f"node {name}"))
                hand.until(f"{name} selected", lambda state, name=name: state["selected"] == [name])
                self._open("inspector", "property value")
                self._press("property value")
                hand.until("the field with the keys", lambda state: state["text"] == "")
                hand.write(numbers)
                hand.press("ctrl+Return")
                hand.until("numbers", lambda state, name=name: state["shapes"].get(name) == [5, 1])
            _rest(1)

    def _learn(self) -> None:
        hand = self._hand
        first = hand.until("a loss", lambda state: state["loss"] is not None)
        self._say("Step: values run forward, gradients come back")
        with self._camera.on():
            for step in range(1, 3):
                self._press("action step")
                hand.until("a step", lambda state, step=step: state["step"] == step)
                _rest(1.5)
        self._say("Play: the loss falls")
        with self._camera.on():
            self._press("action play")
            hand.until("a loss that falls", lambda state: state["loss"] < first["loss"] / 50)
            _rest(2)
            self._press("action play")
            hand.until("a pause", lambda state: state["state"] == "idle")

    def _explode(self) -> None:
        hand = self._hand
        self._say("A learning rate that is much too large…")
        with self._camera.on():
            self._press("action reset")
            self._press("number Learning rate")
            hand.press("ctrl+a")
            hand.write(_TOO_LARGE)
            hand.press("Return")
            _rest(0.5)
            self._press("action play")
        self._say("… explodes: training pauses by itself, and says why")
        with self._camera.on():
            hand.until("a sentence about it", _has_exploded)
            _rest(3)

    def _recover(self) -> None:
        hand = self._hand
        self._say("Take the remedy, and it learns")
        with self._camera.on():
            remedy = next(name for name in hand.look()["places"] if name.startswith("button Set the Rate"))
            self._press(remedy)
            state = hand.until("the remedy taken", lambda state: not _has_exploded(state))
            if state["state"] == "idle":
                self._press("action play")
            hand.until("a loss that falls", lambda state: state["loss"] is not None and state["loss"] < 1)
            _rest(4)

    # the hand

    def _press(self, name: str) -> None:
        self._hand.click(self._hand.place(name))

    def _open(self, panel: str, what: str) -> None:
        """Unfold a panel where it is folded."""
        if what not in self._hand.look()["places"]:
            self._press(f"rail {panel}")
            self._hand.until(f"the {panel}", lambda state: what in state["places"])

    def _say(self, text: str) -> None:
        self._camera.said = text


def _has_exploded(state: State) -> bool:
    return state["state"] == "idle" and bool(state["said"])


def _rest(seconds: float) -> None:
    """As long as a person would look."""
    time.sleep(seconds)


def main(file: Path) -> None:
    with tempfile.TemporaryDirectory() as name, desk(Path(name), _CALM) as hand:
        folder, frame = Path(name), tuple(hand.look()["window"])
        camera = Camera(
            folder / SCREEN, folder / "reel", frame, lambda: Pointer(hand.pointer, hand.is_down), _WIDTH
        )
        FirstMinute(hand, camera).play()
        seconds = camera.save(file)
        sys.stdout.write(f"{file}: {seconds:.0f} s, {file.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    if lacking():
        raise SystemExit(f"A real pointer needs {', '.join(lacking())}.")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILM)

"""A screen of its own with a window manager, the program on it, and a hand with a real pointer and real keys."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from run import missing_packages

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 20.0  # seconds; a noisy machine may need some of it
SCREEN = "Xvfb_screen0"  # a name that Xvfb gives
_MOVES = 10  # of a pointer that is dragged
_INSTANT = 0.03  # seconds between two moves of a hand that is watched
State = dict[str, Any]


def lacking() -> list[str]:
    """The tools and libraries without which there is no such screen."""
    tools = [tool for tool in TOOLS if not shutil.which(tool)]
    return tools if tools or not sys.platform.startswith("linux") else missing_packages()[1]


@contextmanager
def running(*command: object, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A process that ends with the block."""
    process = subprocess.Popen([str(word) for word in command], text=True, **options)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait(wish: str, is_so: Callable[[], bool], known: Callable[[], object] = lambda: "") -> None:
    """Come back as soon as it is so; fail when patience ends, with all that is known."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"{wish}: not within {PATIENCE:g} s. {known()}"
        time.sleep(0.02)


class Desk:
    """The program as a person has it: eyes that read its state, a hand that moves the pointer and types.

    Args:
        calm: seconds that the hand takes for a way; 0 where nobody watches it.

    Attributes:
        pointer: where it is on the screen.
        is_down: whether its button is.
    """

    def __init__(
        self, program: subprocess.Popen[str], environment: dict[str, str], complaints: Path, calm: float = 0.0
    ) -> None:
        self._program, self._environment, self._complaints = program, environment, complaints
        self._calm = calm
        self.pointer = (0, 0)
        self.is_down = False

    # eyes

    def look(self) -> State:
        """What the program shows now."""
        with suppress(BrokenPipeError):
            print(file=self._program.stdin, flush=True)
        readable, _, _ = select.select([self._program.stdout], [], [], PATIENCE)
        answer = self._program.stdout.readline() if readable else ""
        assert answer, f"The program {'has ended' if readable else 'hangs'}. {self._complaints.read_text()}"
        return json.loads(answer)

    def until(self, wish: str, is_so: Callable[[State], bool]) -> State:
        """The first state that is so."""
        state: State = {}

        def looks_so() -> bool:
            state.update(self.look())
            return is_so(state)

        wait(wish, looks_so, lambda: state)
        return state

    def place(self, name: str) -> tuple[int, int]:
        """Where something is, once it has come to rest."""
        before = None

        def rests(state: State) -> bool:
            nonlocal before
            before, last = state["places"].get(name), before
            return before is not None and before == last

        return tuple(self.until(f"a place to press for “{name}”", rests)["places"][name])

    def on_canvas(self, across: float, down: float) -> tuple[int, int]:
        """A place on the canvas, as shares of its width and height."""
        x, y, width, height = self.look()["canvas"]
        return round(x + across * width), round(y + down * height)

    # hand

    def click(self, at: tuple[int, int]) -> None:
        self.move(at)
        self._button("mousedown")
        self._button("mouseup")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in small steps as a hand does, let go."""
        self.move(start)
        self._button("mousedown")
        self._go(end, _MOVES)
        self._button("mouseup")

    def move(self, at: tuple[int, int]) -> None:
        self._go(at, 1)

    def press(self, *keys: str) -> None:
        self._xdotool("key", *keys)

    def write(self, text: str) -> None:
        """Type into the field that has the keys, and see the text there."""
        self._xdotool("type", "--delay", max(4, round(150 * self._calm)), text)
        self.until(f"“{text}” in the field", lambda state: state["text"] == text)

    def _go(self, end: tuple[int, int], moves: int) -> None:
        """In so many moves, or in as many as there is time for; soft at both ends, as a hand is."""
        start, begun, move = self.pointer, time.monotonic(), 0
        while self.pointer != end or not move:
            move += 1
            share = (time.monotonic() - begun) / self._calm if self._calm else move / moves
            eased = min(1.0, share) ** 2 * (3 - 2 * min(1.0, share))
            x, y = (round(a + (b - a) * eased) for a, b in zip(start, end, strict=True))
            self._xdotool("mousemove", x, y)
            self.pointer = x, y
            time.sleep(self._calm and _INSTANT)

    def _button(self, what: str) -> None:
        self.is_down = what == "mousedown"
        self._xdotool(what, 1)
        time.sleep(self._calm / 4)

    def _xdotool(self, *words: object) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A new screen with a window manager, as the environment of the programs that shall be on it.

    `folder` keeps their settings, and what is on the screen, pointer included, as XWD file `SCREEN`.
    """
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith(("QT_", "XDG_", "WAYLAND"))
    }
    own = {"XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}
    environment |= {"QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"} | own
    server = ["Xvfb", "-displayfd", 1, "-screen", 0, "1400x900x24", "-fbdir", folder, "-nolisten", "tcp"]
    server.append("-noreset")  # else it begins anew, and refuses who comes then, when its first client has gone
    quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with running(*server, **quiet) as xvfb:
        number = xvfb.stdout.readline().strip()
        assert number, "Xvfb opened no screen."
        environment["DISPLAY"] = f":{number}"
        with running("openbox", env=environment, stderr=subprocess.DEVNULL):
            count = ["xdotool", "get_num_desktops"]
            wait("a window manager", lambda: not subprocess.run(count, env=environment, **quiet).returncode)
            yield environment


@contextmanager
def desk(folder: Path, calm: float = 0.0) -> Iterator[Desk]:
    """A new screen with the program on it; `folder` keeps its complaints, too."""
    complaints = folder / "complaints.txt"
    with screen(folder) as environment, complaints.open("w") as errors:
        program = (sys.executable, Path(__file__).with_name("program.py"))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
        with running(*program, env=environment, **pipes) as process:
            desk = Desk(process, environment, complaints, calm)
            desk.until("a window in front", lambda state: state["active"])
            yield desk
    assert "Traceback" not in complaints.read_text(), complaints.read_text()

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
    """The program as a person has it: eyes that read its state, a hand that moves the pointer and types."""

    def __init__(self, program: subprocess.Popen[str], environment: dict[str, str], complaints: Path) -> None:
        self._program, self._environment, self._complaints = program, environment, complaints

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
        self._xdotool("mousemove", *at, "click", 1)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in small steps as a hand does, let go."""
        self._xdotool("mousemove", *start, "mousedown", 1)
        for share in range(1, 11):
            at = [round(a + (b - a) * share / 10) for a, b in zip(start, end, strict=True)]
            self._xdotool("mousemove", *at)
        self._xdotool("mouseup", 1)

    def press(self, *keys: str) -> None:
        self._xdotool("key", *keys)

    def write(self, text: str) -> None:
        """Type into the field that has the keys, and see the text there."""
        self._xdotool("type", "--delay", 4, text)
        self.until(f"“{text}” in the field", lambda state: state["text"] == text)

    def _xdotool(self, *words: object) -> None:
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self._environment, check=True, timeout=PATIENCE)


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """A new screen with the program on it; its settings and its complaints are kept in `folder`."""
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith(("QT_", "XDG_", "WAYLAND"))
    }
    environment |= {"QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": str(folder), "LC_ALL": "C.UTF-8"}
    screen = ("Xvfb", "-displayfd", 1, "-screen", 0, "1400x900x24", "-nolisten", "tcp")
    quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    complaints = folder / "complaints.txt"
    with running(*screen, **quiet) as server:
        number = server.stdout.readline().strip()
        assert number, "Xvfb opened no screen."
        environment["DISPLAY"] = f":{number}"
        with (
            running("openbox", env=environment, stderr=subprocess.DEVNULL),
            complaints.open("w") as errors,
        ):
            count = ["xdotool", "get_num_desktops"]
            wait("a window manager", lambda: not subprocess.run(count, env=environment, **quiet).returncode)
            program = (sys.executable, Path(__file__).with_name("program.py"))
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
            with running(*program, env=environment, **pipes) as process:
                desk = Desk(process, environment, complaints)
                desk.until("a window in front", lambda state: state["active"])
                yield desk
    assert "Traceback" not in complaints.read_text(), complaints.read_text()

"""The program on a desktop of its own, and a person who hears it over AT-SPI and has the keyboard alone."""

import json
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tools.real_pointer.screen import lacking as without_screen
from tools.real_pointer.screen import running, screen

SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Linux distributions give pyatspi to
PATIENCE = 20.0  # seconds; a noisy machine may need some of it
_LISTENER = Path(__file__).with_name("listener.py")
_ROOT = Path(__file__).parents[3]


def lacking() -> list[str]:
    """What is missing for a program to be heard."""
    tools = [tool for tool in ("dbus-daemon",) if not shutil.which(tool)]
    if not without_screen() and not tools:
        ask = [SYSTEM_PYTHON, "-c", "import pyatspi; from gi.repository import Atspi"]
        has_pyatspi = Path(SYSTEM_PYTHON).exists() and not subprocess.run(ask, capture_output=True).returncode
        tools += [] if has_pyatspi else ["python3-pyatspi"]
    return [*without_screen(), *tools]


class Heard(NamedTuple):
    """One sentence, and when it came, in seconds."""

    text: str
    time: float


class Listening:
    """Presses keys and hears what is spoken.

    Attributes:
        heard: all that was spoken.
    """

    def __init__(self, listener: "subprocess.Popen[str]", environment: dict[str, str]) -> None:
        self._listener, self._environment = listener, environment
        self._new: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: queue.Queue[Any] = queue.Queue()
        self.heard: list[Heard] = []
        self._at = 0  # behind what was waited for last
        self._transcript: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()
        self._answers.get(timeout=PATIENCE)  # it is ready

    def _listen(self) -> None:
        assert self._listener.stdout
        for line in self._listener.stdout:
            said = json.loads(line)
            if "heard" in said:
                self.heard.append(Heard(said["heard"], time.monotonic()))
            else:
                self._answers.put(said["answer"])

    def ask(self, *question: object) -> Any:
        """What the listener answers."""
        print(json.dumps(question), file=self._listener.stdin, flush=True)
        return self._answers.get(timeout=PATIENCE)

    def chapter(self, title: str) -> None:
        """Begin one behind what was waited for last."""
        self._transcript += ["", f"# {title}"]

    def press(self, key: str, hears: str) -> None:
        """Press a key, as xdotool calls it, and wait for a sentence."""
        self._xdotool("key", key)
        self.hear(hears, f"{key} pressed")

    def type(self, text: str, hears: str) -> None:
        self._xdotool("type", "--delay", "4", text)
        self.hear(hears, f"“{text}” typed")

    def hear(self, text: str, why: str = "", patience: float = PATIENCE) -> None:
        """Wait for a sentence with this in it; it and all before it are in the transcript."""
        end = time.monotonic() + patience
        while True:
            while self._at < len(self.heard):
                line = self.heard[self._at].text
                self._at += 1
                self._transcript.append(f"  {line}")
                if text in line:
                    return
            so_far = "\n".join(self._transcript[-30:])
            assert time.monotonic() < end, f"{why}: “{text}” was not said within {patience:g} s.\n{so_far}"
            time.sleep(0.01)

    @property
    def transcript(self) -> str:
        return "\n".join(self._transcript).strip() + "\n"

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True, timeout=PATIENCE)


@contextmanager
def listening(*arguments: object, reader: str = "new") -> Iterator[Listening]:
    """graphgui in a process of its own, heard from its first window on by a new reader or an old one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with screen(folder) as environment:
            environment |= {"XDG_RUNTIME_DIR": name, "XDG_CACHE_HOME": name, "PYTHONPATH": str(_ROOT)}
            bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
            quiet: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "env": environment}
            with running(*bus, **quiet) as daemon:
                environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
                with _heard(environment, folder, reader, arguments) as person:
                    yield person


@contextmanager
def _heard(
    environment: dict[str, str], folder: Path, reader: str, arguments: tuple[object, ...]
) -> Iterator[Listening]:
    own = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": environment}
    complaints = folder / "complaints.txt"
    listener = {key: text for key, text in environment.items() if not key.startswith("PYTHON")}
    ears = (SYSTEM_PYTHON, "-I", _LISTENER, reader)
    with running(*ears, **own | {"env": listener}) as process, complaints.open("w") as errors:
        person = Listening(process, environment)
        program = (sys.executable, "-m", "graphgui", *arguments)
        with running(*program, env=environment, stderr=errors, cwd=folder) as shown:
            yield person
            assert shown.poll() is None, f"The program has ended. {complaints.read_text()}"
    assert "Traceback" not in complaints.read_text(), complaints.read_text()

"""One seed as a process with folders of its own, whatever becomes of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

SCREEN = Path(__file__).parents[3] / "benchmarks" / "screen.json"  # large enough for the window
LONGEST = 3600  # seconds for a seed
PATIENCE = 20  # seconds in which what it started has ended, too
LAST = 50  # events that are quoted where it dies


def run_seed(
    folder: Path, seed: int, events: int, replay: Path | None = None, screen: dict[str, str] | None = None
) -> dict:
    """What the seed tells; where it dies, which signal it was and what came last are among its faults.

    Args:
        screen: the environment of a screen with a real pointer, which does all; QTest's where there is none.
    """
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.app.random_events.seed", folder, "--seed", seed, "--events", events]
    command += ["--replay", replay] if replay else []
    command += ["--pointer"] if screen else []
    with (folder / "stderr").open("w") as errors:
        process = subprocess.Popen(
            [str(word) for word in command],
            env=environment(folder) | ({**screen, "DBUS_SESSION_BUS_ADDRESS": "disabled:"} if screen else {}),
            cwd=Path(__file__).parents[3],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said = process.communicate()[0]
    told = json.loads(said) if said.strip() else _dead(folder, seed, process.returncode)
    if process.returncode and not told["faults"]:
        told["faults"].append(f"ended with {process.returncode}")
    if _outlives(process.pid):
        told["faults"].append("processes are left")
    return told


def environment(folder: Path) -> dict[str, str]:
    """Folders of its own, and a screen."""
    own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("STATE", "DATA", "CONFIG", "CACHE")}
    own |= {"HOME": str(folder), "LC_ALL": "C.UTF-8", "QTEST_QPA_MOUSE_HANDLING": "1"}
    return os.environ | own | {"QT_QPA_PLATFORM": f"offscreen:configfile={SCREEN}"}


def _dead(folder: Path, seed: int, code: int) -> dict:
    events = (folder / "events").read_text().splitlines() if (folder / "events").exists() else []
    (folder / "last").write_text("\n".join(events[-LAST:]) + "\n")
    where = (folder / "stderr").read_text(errors="replace").splitlines()
    python = [line.strip() for line in where if line.strip().startswith("File ")][:12]
    fault = f"after event {len(events)}: died with {code}; {' < '.join(python)}"
    return {
        "seed": seed,
        "events": len(events),
        "faults": [fault],
        "nodes": 0,
        "edits": 0,
        "slowest": None,
        "seconds": 0,
    }


def _outlives(group: int) -> bool:
    """Whether anything that a process started is there some time after it."""
    end = time.monotonic() + PATIENCE
    with suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < end:
            os.killpg(group, 0)
            time.sleep(0.1)
        os.killpg(group, signal.SIGKILL)
        return True
    return False


def kind_of(fault: str) -> str:
    """What a fault is, wherever it happens: its last line, without numbers of events."""
    return (
        fault.split(": ", 1)[-1].splitlines()[-1][:80] if "Traceback" in fault else fault.split(": ", 1)[-1][:40]
    )


def shorten(folder: Path, seed: int, events: Path, say: Callable[[str], None]) -> Path:
    """Leave out as many events as there can be left out, halves first; where what remains stands."""
    lines, tries = events.read_text().splitlines(), 0
    kept = folder / "short"

    def faults(chosen: list[str]) -> set[str]:
        nonlocal tries
        tries += 1
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tried").write_text("\n".join(chosen) + "\n")
        told = run_seed(folder / f"try{tries}", seed, 0, folder / "tried")
        return {kind_of(fault) for fault in told["faults"]}

    wanted = faults(lines)
    assert wanted, "It does not happen again."
    size = len(lines) // 2
    while size:
        start = 0
        while start < len(lines):
            fewer = lines[:start] + lines[start + size :]
            if fewer and faults(fewer) & wanted:
                lines = fewer
                kept.write_text("\n".join(lines) + "\n")
                say(f"{len(lines)} events")
            else:
                start += size
        size //= 2
    return kept

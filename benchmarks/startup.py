"""How long a start takes beside a bare window of the same libraries, in whole processes.

    python -m benchmarks.startup [--json]

Each figure is a ratio of two processes that take turns, from their being asked for; medians of ten pairs after one
pair that is not counted. No screen is needed. Python keeps its compiled modules, as where it is
installed.

    start_page       the window with start page and its panels' strips painted, by a bare window of PySide6 with
                     one pyqtgraph plot painted (at most 1.0)
    first_frame      the same with the canvas in the start page's place: an example is clicked there at the first
                     event (at most 1.0)
    open_example     all that is seen of the example is painted, plots included, by the same (at most 1.8)
    import_engine    `from graphgui import Graph`, by `import numpy` (at most 1.6)
    terminal_help    `graphgui --help`, by Python doing nothing
    peak_memory_mib  of the window with the example (at most 170)
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

PAIRS = 10
_PAINT = ("-m", "benchmarks.first_paint")
FIGURES = {
    "start_page": ((*_PAINT, "start_page"), (*_PAINT, "bare")),
    "first_frame": ((*_PAINT, "first_frame"), (*_PAINT, "bare")),
    "open_example": ((*_PAINT, "open_example"), (*_PAINT, "bare")),
    "import_engine": (("-c", "from graphgui import Graph"), ("-c", "import numpy")),
    "terminal_help": (("-m", "graphgui", "--help"), ("-c", "pass")),
}


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds from asking for a process to its goal, and its peak memory in MiB where it tells."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": os.devnull}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=60
    )
    ended = time.monotonic()
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    if arguments[:2] != _PAINT:
        return ended - began, 0.0
    reached, peak = map(float, done.stdout.split())
    return reached - began, peak


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one object of named figures and nothing else")
    as_json = parser.parse_args().json
    figures: dict[str, float] = {}
    for name, (ours, theirs) in FIGURES.items():
        run(ours), run(theirs)
        pairs = [(run(ours), run(theirs)) for _ in range(PAIRS)]
        figures[name] = statistics.median(a / b for (a, _), (b, _) in pairs)
        if name == "open_example":
            figures["peak_memory_mib"] = statistics.median(peak for (_, peak), _ in pairs)
        if not as_json:
            own, other = (statistics.median(pair[side][0] for pair in pairs) * 1e3 for side in (0, 1))
            print(f"{name}: {figures[name]:.2f} ({own:.0f} ms by {other:.0f} ms)", flush=True)
    if as_json:
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    else:
        print(f"peak memory of the window with the example: {figures['peak_memory_mib']:.0f} MiB")


if __name__ == "__main__":
    main()

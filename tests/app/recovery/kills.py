"""Kills the program at random moments of editing, many times, and tells what that has cost.

    nice python -m tests.app.recovery.kills 100

Each time it is started again, brings back what it offers, and is closed; nothing may be left in its folder then.
"""

import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from graphgui.storage.recovery import entries
from tests.app.recovery.running import Running


def kill_once(folder: Path, after: float) -> tuple[float, bool]:
    """Seconds of editing that a kill so long after the first edit has cost, and whether all was well after it."""
    running = Running(folder, "edit")
    while not running.said and running.process.poll() is None:
        time.sleep(0.01)
    time.sleep(after)
    killed = time.time()
    running.kill(signal.SIGKILL)
    left = [entry for run in folder.glob("state/*/*/recovery/*") for entry in entries(run)]
    kept = len(left[0].load().graph) if left else 0
    missing = [when for count, when in running.said if count > kept]
    lost = killed - missing[0] if missing else 0.0
    if left:
        again = Running(folder, "bring_back")
        again.end()
        well = again.said == [[[[kept, True]]]]
    else:
        again = Running(folder, "look")
        well = again.end() == 0
    files = [path for path in (folder / "state").rglob("*") if path.is_file() and path.name != "graphgui.log"]
    return lost, well and not files


def main() -> None:
    """Run and tell."""
    count, moments = int(sys.argv[1]), random.Random(1)
    lost, well = [], 0
    for number in range(count):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            seconds, is_well = kill_once(Path(folder), moments.uniform(0.0, 4.0))
        lost.append(seconds)
        well += is_well
        sys.stdout.write(f"{number + 1}: lost {seconds:.2f} s, {'well' if is_well else 'NOT WELL'}\n")
        sys.stdout.flush()
    middle = sorted(lost)[len(lost) // 2]
    sys.stdout.write(f"{count} kills: {well} well, at most {max(lost):.2f} s lost, {middle:.2f} s in the middle\n")


if __name__ == "__main__":
    main()

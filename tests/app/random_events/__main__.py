"""Random events on the program as it is, and what must be so after them: each seed in a process of its own.

    python -m tests.app.random_events --seeds 30 --events 4000
    python -m tests.app.random_events --seeds 4 --events 2500 --pointer      # a real one, on a screen of its own
    python -m tests.app.random_events --replay FOLDER/7/events --first 7     # the same events again
    python -m tests.app.random_events --shorten FOLDER/7/events --first 7    # fewer of them, with the same fault

The last line says what it comes to; the exit code is 1 where anything went wrong. A seed's events, and what it
said on stderr, stay in its folder.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.app.random_events.running import run_seed, shorten
from tools.real_pointer.screen import screen


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.app.random_events")
    parser.add_argument("--seeds", type=int, default=30)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--events", type=int, default=4000, help="of each seed")
    parser.add_argument("--folder", type=Path, help="where events and complaints are kept")
    parser.add_argument("--replay", type=Path, help="do these events, and draw none")
    parser.add_argument("--shorten", type=Path, help="find fewer of these events with the same fault")
    parser.add_argument("--pointer", action="store_true", help="with a real pointer and real keys; wants xdotool")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="random-events-"))
    if given.shorten:
        say(f"{shorten(folder, given.first, given.shorten, say)}")
        return 0
    if given.replay:
        given.seeds = 1
    done = faulty = 0
    for seed in range(given.first, given.first + given.seeds):
        own = folder / str(seed)
        if given.pointer:
            (folder / f"screen{seed}").mkdir(parents=True)
            with screen(folder / f"screen{seed}") as environment:
                told = run_seed(own, seed, given.events, given.replay, environment)
        else:
            told = run_seed(own, seed, given.events, given.replay)
        done += told["events"]
        faulty += bool(told["faults"])
        say(
            f"seed {seed}: {told['events']} events, {told['edits']} edits, at most {told['nodes']} nodes, "
            f"{told['seconds']} s, slowest {told['slowest']}, {len(told['faults'])} faults"
        )
        for fault in told["faults"]:
            say(f"    {fault}")
    say(f"{done} events over {given.seeds} seeds: {faulty} seeds with faults; {folder}")
    return bool(faulty)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""Kills the program at random moments of what a person does with it, many times, and tells what that has cost.

    nice python -m tests.app.recovery.kills 300
    nice python -m tests.app.recovery.kills 50 --signal TERM
    nice python -m tests.app.recovery.kills 20 --of save,export --seed 7

Each time every file of the person's must be whole, the program's own processes must have ended, and after the next
start, which brings back what it offers and is closed, nothing may be left in its folder, in that for temporary
files, beside the person's files or in shared memory. Losses are seconds between an edit, or a letter typed, that
is not there again, and the kill. Ends with 1 where anything was not well or more than two seconds were lost.
"""

import argparse
import csv
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from PIL import Image

from graphgui import assets
from graphgui.storage import file
from graphgui.storage.annotations import Note
from graphgui.storage.recovery import entries
from tests.app.recovery.processes import descendants, shared_memory, still_there
from tests.app.recovery.running import Running

ACTIVITIES = ("edit", "note", "name", "rate", "condition", "train", "save", "export")
MOST_LOST = 2.0  # seconds
LONGEST = 4.0  # seconds from the first that is said until the kill
PATIENCE = 5.0  # seconds for processes to end after the window


class Outcome(NamedTuple):
    """Seconds lost, and what was not well, as sentences."""

    lost: float
    wrong: list[str]


def kill_once(folder: Path, what: str, after: float, number: signal.Signals) -> Outcome:
    """Have the program do something, end it so many seconds after the first that it says, and start it again."""
    own = folder / "own"
    own.mkdir()
    mine = own / "mine.graph.json"
    if what == "save":
        shutil.copyfile(assets.path("examples", "five-points.graph.json"), mine)
    running = Running(folder, what, *([mine] if what == "save" else []))
    while not running.said and running.process.poll() is None:
        time.sleep(0.01)
    time.sleep(after)
    below = descendants(running.process.pid)
    shared = set().union(
        *(shared_memory(each) for each in (running.process.pid, *(number for number, _ in below)))
    )
    killed = time.time()
    running.kill(number)
    below = {*below, *descendants(running.process.pid)}
    wrong = [f"a process runs on: {each}" for each in still_there(below, PATIENCE)]
    wrong += [f"shared memory is left: {each}" for each in shared if Path(each).exists()]
    wrong += [f"not whole: {path.name}: {why}" for path in own.iterdir() if (why := damage(path))]
    said = [words if isinstance(words[0], str) else ["nodes", *words] for words in running.said]
    found = [entry for run in folder.glob("state/*/*/recovery/*") for entry in entries(run)]
    nodes, typed = kept(found)
    lost = [when for kind, count, when in timed(said) if count > (typed if kind == "typed" else nodes)]
    if what == "save" and len(file.load(mine, drafts=True).graph) < max(
        (w[1] for w in said if w[0] == "saved"), default=0
    ):
        wrong.append("the file lacks what was saved")
    again = Running(folder, "bring_back" if found else "look")
    code = again.end()
    if code:
        wrong.append(f"the next start ended with {code}: {(folder / 'stderr').read_text()[-2000:]}")
    elif found and [count for count, _ in again.said[0][0]] != [nodes]:
        wrong.append(f"{again.said[0][0]} came back of {nodes} nodes")
    wrong += [f"left over: {path.relative_to(folder)}" for path in left_over(folder)]
    return Outcome(killed - min(lost, default=killed), wrong)


def timed(said: list) -> list:
    """Of what was said, edits and letters with their moments."""
    return [words for words in said if words[0] in ("nodes", "typed")]


def kept(found: list) -> tuple[int, int]:
    """How many nodes and how many letters of what was typed lie in the recovery folder."""
    nodes = typed = 0
    for entry in found:
        project = entry.load()
        nodes = len(project.graph)
        texts = [
            note.text for note in project.annotations.values() if isinstance(note, Note) and note.text.isalpha()
        ]
        typed = max(map(len, [*texts, *(each.text for each in entry.facts().typed)]), default=0)
    return nodes, typed


def damage(path: Path) -> str:
    """Why a file of the person's is not whole; "" where it is, or where it is what a later start removes."""
    text = path.read_bytes()
    try:
        match path.suffix:
            case ".json":
                file.load(path, drafts=True)
            case ".svg":
                ElementTree.fromstring(text)
            case ".png" | ".gif":
                with Image.open(path) as picture:
                    picture.seek(getattr(picture, "n_frames", 1) - 1)
                    picture.load()
            case ".pdf":
                return "" if text.rstrip().endswith(b"%%EOF") else "no end"
            case ".csv":
                lengths = {len(row) for row in csv.reader(text.decode().splitlines())}
                return "" if len(lengths) == 1 and text.endswith(b"\n") else "cut off"
            case ".tex":
                return "" if b"\\end{document}" in text else "cut off"
            case ".md":
                return "" if text.endswith(b"\n") else "cut off"
    except Exception as error:
        return str(error) or repr(error)
    return ""


def left_over(folder: Path) -> list[Path]:
    """What nobody needs any more; the log and versions of files are kept."""
    state = [path for path in (folder / "state").rglob("*") if path.is_file() and path.name != "graphgui.log"]
    beside = [path for path in (folder / "own").iterdir() if path.name.startswith(".")]
    return [
        *(path for path in state if "versions" not in path.parts or path.name == "unfinished"),
        *beside,
        *(folder / "temporary").rglob("*"),
    ]


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--of", default=",".join(ACTIVITIES), help="what is done, one of these each time in turn")
    parser.add_argument("--signal", default="KILL", choices=["KILL", "TERM"])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    activities, moments = options.of.split(","), random.Random(options.seed)
    outcomes: dict[str, list[Outcome]] = {}
    for number in range(options.count):
        what = activities[number % len(activities)]
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            outcome = kill_once(
                Path(folder), what, moments.uniform(0.0, LONGEST), signal.Signals[f"SIG{options.signal}"]
            )
        outcomes.setdefault(what, []).append(outcome)
        _say(
            f"{number + 1}: {what}: lost {outcome.lost:.2f} s", *(f"   NOT WELL: {each}" for each in outcome.wrong)
        )
    everything = [each for of_one in outcomes.values() for each in of_one]
    for what, of_one in outcomes.items():
        _say(summary(what, of_one))
    _say(summary(f"SIG{options.signal}", everything))
    return int(any(each.wrong or each.lost > MOST_LOST for each in everything))


def summary(what: str, outcomes: list[Outcome]) -> str:
    """One line."""
    lost = sorted(each.lost for each in outcomes)
    wrong = sum(bool(each.wrong) for each in outcomes)
    late = sum(each > MOST_LOST for each in lost)
    return (
        f"{what}: {len(outcomes)} times, {wrong} not well, {late} lost more than {MOST_LOST:g} s; "
        f"lost {lost[-1]:.2f} s at most, {lost[len(lost) // 2]:.2f} s in the middle"
    )


def _say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

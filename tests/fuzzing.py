"""Fuzzing: cases judged by what they take and do, in a process that is replaced where one of them ends it.

Each has to be answered within `MOST_SECONDS` and `MOST_MEMORY`. Seconds are the processor's, so that a busy
machine accuses nobody; memory is what is in use at most, and what asks for many times as much gets none.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

MOST_SECONDS = 2.0
MOST_MEMORY = 2**30
_ADDRESSES = 6 * 2**30  # libraries reserve many that they never use
_OF_A_PROCESS = 1_000
_HANGS = 30  # seconds after which a case is taken to hang


@dataclass(frozen=True)
class Verdict:
    """What became of a case: whether it was read, and what is wrong with how; None where nothing is."""

    is_read: bool
    complaint: str | None = None


@dataclass
class Tally:
    """What has been tried so far."""

    next: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: int = 0
    found: dict[str, int] = field(default_factory=dict)

    def note(self, verdict: Verdict, seconds: float, memory: int, path: Path, keep: Path | None) -> None:
        """Count a case, which is in `path`; print and keep the first of each kind that was taken wrongly."""
        self.next += 1
        self.slowest, self.memory = max(self.slowest, seconds), max(self.memory, memory)
        if verdict.is_read:
            self.read += 1
        else:
            self.refused += 1
        if not verdict.complaint:
            return
        what = verdict.complaint.strip().splitlines()[-1][:200]
        self.found[what] = self.found.get(what, 0) + 1
        if self.found[what] == 1:
            print(self.next, verdict.complaint, path.read_bytes()[:1000], sep="\n", flush=True)
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{self.next}{''.join(path.suffixes)}").write_bytes(path.read_bytes())

    def __str__(self) -> str:
        return (
            f"{self.next} files: {self.read} read, {self.refused} refused, "
            f"{sum(self.found.values())} taken wrongly; "
            f"the slowest took {self.slowest:.2f} s, the largest {self.memory / 2**20:.0f} MiB"
        )


Cases = Callable[[Iterable[int], int], Iterator[tuple[str, bytes]]]
"""Makes cases of their numbers and a seed: each the ending of a file's name, and what is in it."""
Judge = Callable[[int, str, bytes, Path], Verdict]
"""Judges a case: its number, the ending of its file's name, what is in it, a folder to put it in."""


def judged(judge: Judge, number: int, suffix: str, content: bytes, folder: Path) -> tuple[Verdict, float, int]:
    """The verdict, with what a case took too much; the processor's seconds; the bytes it took in one process.

    What is late gets a second try: something may have been imported or started for it, for the first time.
    """
    verdict, seconds, memory = _judged(judge, number, suffix, content, folder)
    if seconds > MOST_SECONDS:
        verdict, seconds, memory = _judged(judge, number, suffix, content, folder)
    if verdict.complaint is None and seconds > MOST_SECONDS:
        verdict = Verdict(verdict.is_read, f"took {seconds:.1f} seconds")
    if verdict.complaint is None and memory > MOST_MEMORY:
        verdict = Verdict(verdict.is_read, f"took {memory / 2**20:.0f} MiB")
    return verdict, seconds, memory


def _judged(judge: Judge, number: int, suffix: str, content: bytes, folder: Path) -> tuple[Verdict, float, int]:
    _forget_peaks()
    began, before = _seconds(), _peaks()
    verdict = judge(number, suffix, content, folder)
    taken = (peak - before.get(process, 0) for process, peak in _peaks().items())
    return verdict, _seconds() - began, max(taken, default=0)


def main(module: str, cases: Cases, judge: Judge) -> None:
    """The command of a fuzzer: try so many cases, print what is wrong, how often, and the first of each kind."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for what is taken wrongly")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work is not None:
        _work(cases, judge, options)
        return
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        tally = _supervised(module, work, options)
    print(tally)
    for what, count in Counter(tally.found).most_common():
        print(f"{count:6}  {what}")


def _supervised(module: str, work: Path, options: argparse.Namespace) -> Tally:
    kept = ["--keep", str(options.keep)] if options.keep else []
    command = [sys.executable, "-m", module, str(options.count), "--seed", str(options.seed), "--work", str(work)]
    while True:
        code = subprocess.run([*command, *kept]).returncode
        tally = _read_tally(work)
        if code == 0 and tally.next >= options.count:
            return tally
        if code == 0:
            continue
        died = f"died with {signal.Signals(-code).name if code < 0 else code}"
        tally.note(Verdict(is_read=False, complaint=died), 0.0, 0, next(work.glob("a.*")), options.keep)
        _write_tally(tally, work)


def _work(cases: Cases, judge: Judge, options: argparse.Namespace) -> None:
    """Try the next cases: not all, for canvases that were drawn in a process stay in it."""
    work, keep = options.work, options.keep
    tally = _read_tally(work)
    _limit_memory()
    numbers = range(tally.next, min(options.count, tally.next + _OF_A_PROCESS))
    for number, (suffix, content) in zip(numbers, cases(numbers, options.seed), strict=True):
        for old in work.glob("a.*"):
            old.unlink()
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, _HANGS)
        verdict, seconds, memory = judged(judge, number, suffix, content, work)
        tally.note(verdict, seconds, memory, work / f"a{suffix}", keep)
        _write_tally(tally, work)


def _read_tally(work: Path) -> Tally:
    path = work / "tally.json"
    return Tally(**json.loads(path.read_text())) if path.exists() else Tally()


def _write_tally(tally: Tally, work: Path) -> None:
    (work / "tally.json").write_text(json.dumps(asdict(tally)))


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + _ADDRESSES
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _processes() -> list[str]:
    """This process and those that its main thread has started, as folders of Linux; none elsewhere."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as started:  # noqa: PTH123
            return ["/proc/self", *(f"/proc/{number}" for number in started.read().split())]
    except OSError:
        return []


def _seconds() -> float:
    """What the processor has done for this process and for those that it has started, ended ones among them."""
    total = time.process_time()
    for process in _processes()[1:]:
        with contextlib.suppress(OSError):
            fields = Path(process, "stat").read_text().rpartition(")")[2].split()
            total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    ended = os.times()
    return total + ended.children_user + ended.children_system


def _forget_peaks() -> None:
    for process in _processes():
        with contextlib.suppress(OSError):
            Path(process, "clear_refs").write_text("5")


def _peaks() -> dict[str, int]:
    """Bytes that each of the processes used at most since `_forget_peaks`; none where the system does not tell."""
    peaks = {}
    for process in _processes():
        with contextlib.suppress(OSError):
            lines = Path(process, "status").read_text().splitlines()
            peaks[process] = sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    return peaks

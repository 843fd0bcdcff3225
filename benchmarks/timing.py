"""Fair times on noisy machines: contenders take turns, and what is quoted is the median."""

import statistics
import time
from collections.abc import Callable, Mapping

Contender = Callable[[], object]


def seconds_per_call(call: Contender, least: float = 0.02) -> tuple[int, float]:
    """How many calls last `least` seconds, and what one took."""
    count = 1
    while True:
        start = time.perf_counter()
        for _ in range(count):
            call()
        took = time.perf_counter() - start
        if took >= least:
            return count, took / count
        count = max(count * 2, int(count * least / max(took, 1e-9)))


def race(contenders: Mapping[str, Contender], rounds: int = 15, least: float = 0.02) -> dict[str, list[float]]:
    """Seconds per call of each contender in each round; in every round each has its turn."""
    counts = {name: seconds_per_call(call, least)[0] for name, call in contenders.items()}
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            start = time.perf_counter()
            for _ in range(counts[name]):
                call()
            times[name].append((time.perf_counter() - start) / counts[name])
    return times


def ratio(times: Mapping[str, list[float]], name: str, reference: str) -> float:
    """The median over the rounds of one contender's time by another's of the same round."""
    return statistics.median(a / b for a, b in zip(times[name], times[reference], strict=True))


def median_us(times: Mapping[str, list[float]], name: str) -> float:
    """The median time of a call in microseconds."""
    return statistics.median(times[name]) * 1e6

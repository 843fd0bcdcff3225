"""For how long a call waits for others: neither its own work nor the load of the machine counts."""

import time
from collections.abc import Callable
from pathlib import Path

_THREAD = Path("/proc/thread-self/schedstat")  # nanoseconds on a core, and in the queue for one


def blocked(call: Callable[[], object]) -> float:
    """Seconds that this thread has slept while it called; on other systems than Linux, all but its own work."""
    began, busy = time.perf_counter(), _busy()
    call()
    return time.perf_counter() - began - (_busy() - busy)


def _busy() -> float:
    if not _THREAD.exists():
        return time.thread_time()
    on_core, in_queue = map(int, _THREAD.read_text().split()[:2])
    return (on_core + in_queue) / 1e9

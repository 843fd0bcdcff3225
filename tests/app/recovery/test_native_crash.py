"""A crash that Python cannot catch is written beside the log, and the next start offers the report."""

import signal
import time

import pytest

pytest.importorskip("fcntl", reason="only there a process is told to stop")


def test_the_next_start_offers_the_report(start, state):
    running = start("edit")
    ended = time.monotonic() + 20
    while not running.said and time.monotonic() < ended:
        time.sleep(0.02)
    until_kept = time.monotonic() + 20
    while not list(state.rglob("*.graph.json")) and time.monotonic() < until_kept:
        time.sleep(0.02)
    running.kill(signal.SIGSEGV)
    [fault] = state.glob("*/*/fault-*.txt")
    assert "Segmentation fault" in fault.read_text(encoding="utf-8")
    seen = start("report")
    seen.end()
    [text] = next(words for words in seen.said)
    assert "Segmentation fault" in text
    assert 'File "' in text

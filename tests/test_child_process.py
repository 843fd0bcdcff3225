"""A process that works for this one is told things and heard of without waiting, and is gone when it is closed."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from graphgui.child_process import ChildProcess, receive, send
from tests.blocked import blocked

LARGE = 2**22  # bytes, more than any pipe holds
LIMIT = 0.05  # seconds


def echo(pipe):
    while True:
        send(pipe, receive(pipe))


def end(pipe):
    send(pipe, "the last")


@pytest.fixture
def process():
    process = ChildProcess(echo, "echo")
    yield process
    process.close()


def next_of(process):
    until = time.monotonic() + 20
    while (message := process.take(0.05)) is None:
        assert time.monotonic() < until
    return message


def test_what_is_sent_comes_back_as_it_was(process):
    numbers = np.arange(LARGE / 8)
    for message in ({"a": (1, None)}, [numbers, numbers.reshape(2, -1).T, np.empty(0)]):
        process.send(message)
        np.testing.assert_equal(next_of(process), message)
    process.send(numbers)
    assert next_of(process).flags.writeable


def test_after_its_last_message_it_is_known_to_have_ended():
    process = ChildProcess(end, "end")
    assert next_of(process) == "the last"
    with pytest.raises(EOFError):
        next_of(process)
    with pytest.raises(EOFError):
        process.take()
    with pytest.raises(BrokenPipeError):
        process.send("more")
    process.close()


@pytest.mark.skipif(sys.platform == "win32", reason="only elsewhere a process can be stopped")
def test_nothing_waits_for_one_that_is_stopped(process):
    process.send("begun")
    assert next_of(process) == "begun"
    os.kill(process.pid, signal.SIGSTOP)
    assert blocked(lambda: process.send(bytes(LARGE))) < LIMIT
    assert blocked(process.take) < LIMIT
    assert blocked(process.close) < LIMIT
    until = time.monotonic() + 10
    while is_there(process.pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_there(process.pid)


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="only elsewhere a process can be stopped")
def test_a_stopped_one_keeps_the_program_from_nothing():
    script = (
        "import os, signal\n"
        "from tests.test_child_process import ChildProcess, echo\n"
        "if __name__ == '__main__':\n"
        "    process = ChildProcess(echo, 'echo')\n"
        "    os.kill(process.pid, signal.SIGSTOP)\n"
        "    print(process.pid)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert not is_there(int(ended.stdout))

"""A process is known to have ended, or it may be running still."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import graphgui
from graphgui.storage import running_process

SAY = "from graphgui.storage import running_process; print(running_process.this_process(), flush=True); input()"


@pytest.mark.skipif(os.name == "nt", reason="there is no asking after a process")
def test_a_process_has_ended_once_it_is_there_no_more_and_not_before():
    process = subprocess.Popen(
        [sys.executable, "-c", SAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    line = process.stdout.readline()
    assert line.split()[0] == str(process.pid)
    assert not running_process.has_ended(line)
    process.communicate("\n")
    assert running_process.has_ended(line)


def test_a_process_that_cannot_be_asked_after_may_run_still():
    number, _, machine = running_process.this_process().split(" ", 2)
    assert number == str(os.getpid())
    for other in (f"!{machine}", f"{machine}~"):
        assert not running_process.has_ended(f"{number} 0 {other}")
    assert not running_process.has_ended("")


@pytest.mark.skipif(sys.platform != "linux", reason="only there the start of a process is known")
def test_another_process_of_the_same_number_is_another():
    number, start, machine = running_process.this_process().split(" ", 2)
    assert not running_process.has_ended(f"{number} {start} {machine}")
    assert running_process.has_ended(f"{number} {int(start) - 1} {machine}")


@pytest.mark.skipif(sys.platform != "linux", reason="only there the start of a process is known")
def test_the_start_is_told_in_ticks_of_the_clock_whatever_the_program_is_called(tmp_path):
    def start(program):
        found = {"PYTHONPATH": str(Path(graphgui.__file__).parent.parent)}
        process = subprocess.run([program, "-c", SAY], input="\n", capture_output=True, text=True, env=found)
        return int(process.stdout.split()[1]) / os.sysconf("SC_CLK_TCK")

    odd = tmp_path / "py 1) R 2"
    odd.symlink_to(Path(sys.executable).resolve())
    began, first = time.monotonic(), start(sys.executable)
    time.sleep(0.5)
    second, passed = start(odd), time.monotonic() - began
    assert 0.48 <= second - first <= passed + 0.02  # a tick is 0.01 s

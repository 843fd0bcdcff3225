"""What reading a file may take grows with the file, and never exceeds what the machine has."""

import os
import sys
from functools import partial
from pathlib import Path

import pytest

from graphgui.data.worker.client import in_worker
from graphgui.data.worker.limits import Limits, memory_in_use, size_of

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no memory is told of here")
MEBIBYTE, GIBIBYTE = 2**20, 2**30


def test_a_large_file_is_granted_more_time_and_memory_than_a_small_one():
    there_is = int(0.75 * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for size, seconds, memory, in_use in [
        (0, 30, 4 * GIBIBYTE, 600 * MEBIBYTE),
        (5_000_000, 35, 4 * GIBIBYTE + 250_000_000, 600 * MEBIBYTE + 1_000_000_000),
        (10**12, 1_000_030, there_is, there_is),
    ]:
        assert Limits.of_file(size) == Limits(seconds, min(memory, there_is), min(in_use, there_is))


def test_what_is_no_file_has_no_size(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"x\n1\n")
    assert size_of(tmp_path / "a.csv") == 4
    assert size_of(tmp_path / "b.csv") == size_of(Path("\0")) == 0


def test_memory_in_use_is_what_the_system_tells_of_a_process():
    lines = Path("/proc/self/status").read_text().splitlines()
    (resident,) = [int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS")]
    assert memory_in_use(os.getpid()) == pytest.approx(resident, rel=0.05)
    assert memory_in_use(2**30) == 0


def holding(size, progress):
    return len(bytearray(size))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not limited so")
def test_a_process_may_ask_for_as_much_as_is_granted_beside_what_it_has(tmp_path):
    limits = Limits(seconds=60, memory=256 * MEBIBYTE, in_use=8 * GIBIBYTE)
    assert in_worker(partial(holding, 128 * MEBIBYTE), tmp_path, limits=limits) == 128 * MEBIBYTE
    with pytest.raises(Exception, match="needs more memory than reading it may take"):
        in_worker(partial(holding, 300 * MEBIBYTE), tmp_path, limits=limits)

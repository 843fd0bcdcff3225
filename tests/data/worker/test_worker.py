"""Files are parsed in a process that may die over them: whatever ends it is one sentence."""

import gc
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter

from graphgui.data.frames import read_frame
from graphgui.data.read_table import read_table
from graphgui.data.worker.client import in_worker, warm_up
from graphgui.data.worker.limits import Limits
from graphgui.words import Problem
from tests.data.files import CELLS, write

DAMAGED = Path(__file__).parent / "damaged"


def killed(progress):
    os.abort()


def too_large(progress):
    return len(bytearray(2**33))


def growing(path, progress):
    held = []
    for count in range(1, 200):
        held.append(b"x" * 2**24)
        following = path.with_suffix(".new")
        following.write_text(str(count))
        following.replace(path)  # at once: it may be ended at any moment
        time.sleep(0.01)


def wrong(progress):
    return 1 // 0


def core_limit(progress):
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def printing(progress):
    os.write(1, b"a library says something\n")
    return "done"


def endless(path, progress):
    path.write_text(str(os.getpid()))
    progress(0.5)
    time.sleep(600)


@pytest.fixture
def far_cell(tmp_path):
    """A small workbook with the first and the last cell that a sheet can have."""
    with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
        sheet = book.add_worksheet("Far")
        sheet.write(0, 0, 1.0)
        sheet.write(1_048_575, 16_383, 1.0)
    return tmp_path / "far.xlsx"


def refusal(read):
    """The sentence, which comes soon."""
    began = time.monotonic()
    with pytest.raises(Problem) as raised:
        read()
    assert time.monotonic() < began + 10
    return str(raised.value)


@pytest.mark.parametrize("name", ["panics", "aborts"])
def test_a_damaged_parquet_is_one_sentence(name):
    path = DAMAGED / f"{name}.parquet"
    assert str(path) in refusal(partial(read_table, path))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
def test_a_process_that_dies_leaves_no_gigabytes_beside_the_person_s_files(tmp_path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if hard == 0:
        pytest.skip("no core files are allowed here at all")
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        with pytest.raises(Problem):
            in_worker(killed, tmp_path)  # one that waited had the limit of before
        assert in_worker(core_limit, tmp_path) == 0
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell who uses how much")
def test_a_process_that_uses_more_than_it_may_is_ended_soon(tmp_path):
    path, limits = tmp_path / "count", Limits(seconds=60, memory=2**33, in_use=2**29)
    assert "damaged" in refusal(partial(in_worker, partial(growing, path), path, limits=limits))
    assert 10 < int(path.read_text()) < 60


def test_a_workbook_that_asks_for_more_memory_than_there_is_is_one_sentence(far_cell):
    for read in (partial(read_table, far_cell), partial(in_worker, partial(read_frame, far_cell), far_cell)):
        assert "it is damaged, or needs more memory than reading it may take" in refusal(read)


@pytest.mark.parametrize(
    ("work", "said"),
    [
        (killed, "Reading a.parquet broke off"),
        (too_large, "a.parquet needs more memory than reading it may take."),
        (wrong, "a.parquet cannot be read as parquet"),
    ],
)
def test_whatever_ends_the_work_is_one_sentence(work, said):
    limits = Limits(seconds=60, memory=2**31, in_use=2**31)
    assert said in refusal(partial(in_worker, work, Path("a.parquet"), limits=limits))
    assert in_worker(printing, Path("a.parquet")) == "done"


def test_of_what_nobody_foresaw_the_traceback_is_logged(caplog):
    with caplog.at_level("INFO", logger="graphgui.data"):
        refusal(partial(in_worker, wrong, Path("a.parquet")))
        refusal(partial(in_worker, killed, Path("a.parquet")))
    (record,) = caplog.records
    assert record.name == "graphgui.data"
    assert record.getMessage().rstrip().endswith("ZeroDivisionError: integer division or modulo by zero")


def test_work_that_takes_too_long_is_ended(tmp_path):
    path = tmp_path / "a.csv"
    limits = Limits(seconds=1.0, memory=2**31, in_use=2**31)
    said = refusal(partial(in_worker, partial(endless, path), path, limits=limits))
    assert said.startswith(f"Reading {path} took longer than 1 seconds")


def test_who_waits_no_more_ends_the_process(tmp_path):
    path = tmp_path / "a.csv"

    def give_up(share):
        if share == 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        in_worker(partial(endless, path), path, give_up)
    with pytest.raises(ProcessLookupError):
        os.kill(int(path.read_text()), 0)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_table_is_the_same_from_the_worker(tmp_path, suffix):
    path = write(tmp_path / f"a{suffix}")
    sheet = "Patients" if suffix == ".xlsx" else None
    here, there = read_frame(path, sheet), in_worker(partial(read_frame, path, sheet), path)
    assert there.cells.equals(here.cells)
    assert there.cells["age"].to_list() == CELLS["age"]
    assert (there.columns, there.path, there.sheet, there.shape) == (here.columns, path, here.sheet, here.shape)
    assert list(map(str, there.remarks)) == list(map(str, here.remarks))


def test_relative_paths_begin_where_the_program_stands(tmp_path, monkeypatch):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        write(Path("a.parquet"))
        frame = in_worker(partial(read_frame, Path("a.parquet")), Path("a.parquet"))
        assert frame.path == tmp_path / folder / "a.parquet"


def process_id(progress):
    return os.getpid()


@pytest.mark.skipif(os.name == "nt", reason="there a folder that somebody stands in cannot be removed")
def test_where_the_folder_of_relative_paths_is_gone_an_absolute_one_is_read(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    path = write(tmp_path / "a.parquet")
    assert in_worker(partial(read_frame, path), path).path == path


def moments(progress):
    for share in range(8):
        progress(share / 8)
        time.sleep(0.02)
    return "done"


def test_how_far_the_work_is_is_told_and_never_less(tmp_path):
    told = []
    assert in_worker(moments, tmp_path, told.append) == "done"
    assert told == sorted(told)
    assert told[0] == 0 and 0 < told[-1] <= 7 / 8
    assert len({share for share in told if share}) < 7  # twenty times a second at most


@pytest.mark.filterwarnings("error::ResourceWarning", "error::pytest.PytestUnraisableExceptionWarning")
def test_one_that_ended_while_it_waited_leaves_no_pipe_open(tmp_path):
    waits = in_worker(process_id, tmp_path)
    os.kill(waits, signal.SIGKILL)
    os.waitid(os.P_PID, waits, os.WEXITED | os.WNOWAIT)  # it has ended, and nobody has looked yet
    warm_up()
    gc.collect()
    assert in_worker(process_id, tmp_path) != waits


def test_one_worker_reads_one_file_after_the_other_unless_it_has_died_or_read_a_large_one(tmp_path):
    path = tmp_path / "a.csv"
    for size, is_kept in [(2**25, True), (2**25 + 1, False)]:  # of nothing but holes
        with path.open("wb") as file:
            file.truncate(size)
        first = in_worker(process_id, path)
        assert (in_worker(process_id, tmp_path) == first) == is_kept
    waits = in_worker(process_id, tmp_path)
    os.kill(waits, signal.SIGKILL)
    os.waitid(os.P_PID, waits, os.WEXITED | os.WNOWAIT)
    assert in_worker(process_id, tmp_path) != waits


def test_a_worker_that_nobody_asks_ends_without_a_crash():
    start = "from graphgui.data.worker.serving import serve; serve(idle=0.1)"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", start], stdin=pipe, stdout=pipe, stderr=pipe) as worker:
        assert worker.wait(60) == 0

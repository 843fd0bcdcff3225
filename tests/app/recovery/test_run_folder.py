"""A run has its folder to itself from the first moment; what crashes left is found on every file system."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graphgui.app.recovery import run_folder
from graphgui.app.recovery.run_folder import RunFolder, left_behind
from graphgui.document import state_folder
from graphgui.storage import file_lock


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    return tmp_path / "state" / "recovery"


def meanwhile(monkeypatch, name, of=Path):
    """Another program that starts just before a function of `Path` is called for the first time."""
    real, found = getattr(of, name), []

    def interrupted(*given, **named):
        if not found:
            found.append([])
            found[0] = left_behind()
        return real(*given, **named)

    monkeypatch.setattr(of, name, interrupted)
    return found


def test_another_that_starts_before_the_lock_is_made_takes_nothing(monkeypatch):
    meanwhile(monkeypatch, "open")
    run = RunFolder.begin()
    assert (run.path / "lock").exists()
    assert left_behind() == []
    run.end()


def test_another_that_starts_before_the_lock_is_taken_leaves_a_folder_of_its_own(monkeypatch):
    found = meanwhile(monkeypatch, "take", file_lock)
    run = RunFolder.begin()
    for other in found[0]:
        other.end()
    assert (run.path / "lock").exists()
    run.end()


def test_another_that_starts_while_a_run_ends_tells_of_no_crash(monkeypatch, folder):
    run = RunFolder.begin()
    found, rmtree = [], run_folder.shutil.rmtree

    def interrupted(*given, **named):
        found.extend(left_behind())
        rmtree(*given, **named)
        found.extend(left_behind())

    monkeypatch.setattr(run_folder.shutil, "rmtree", interrupted)
    run.end()
    assert found == []
    assert list(folder.iterdir()) == []


@pytest.fixture
def without_locks(monkeypatch):
    def lock(_descriptor):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(file_lock, "_lock", lock)


def left_by(line):
    """A folder of a run, as another process would have left it."""
    run = RunFolder.begin()
    run.lock.close()
    (run.path / "lock").write_text(line)
    return run.path


@pytest.mark.skipif(os.name == "nt", reason="there is no asking after a process")
def test_where_there_are_no_locks_what_a_dead_process_left_is_found(without_locks):
    describe = "from graphgui.storage import running_process; print(running_process.this_process())"
    dead = subprocess.run([sys.executable, "-c", describe], capture_output=True, text=True, check=True).stdout
    path = left_by(dead)
    alive = RunFolder.begin()
    [found] = left_behind()
    assert found.path == path
    assert left_behind() == []  # whoever asks first has them
    for run in (alive, found):
        run.end()

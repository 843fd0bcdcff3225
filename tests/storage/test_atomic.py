"""Whatever happens while a file is written, the old one or the new one is there, whole."""

import os
import sys

import pytest

from graphgui.storage import atomic
from graphgui.words import Problem

posix = pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_crash_while_writing_leaves_the_old_file_alone(tmp_path, monkeypatch, moment):
    path = tmp_path / "a.graph.json"
    path.write_text("old")

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync" if moment == "fsync" else "pathlib.Path.replace", crash)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_and_leaves_the_old_file_alone(tmp_path, monkeypatch):
    path = tmp_path / "a.graph.json"
    path.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Problem, match="cannot be written: No space left on device"):
        atomic.write(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_permissions_stay_and_a_new_file_has_the_usual_ones(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    atomic.write(path, "new")
    assert path.stat().st_mode & 0o777 == 0o640
    (tmp_path / "plain").touch()
    atomic.write(tmp_path / "b", "new")
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix
def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    atomic.write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    for attempt in (lambda path: atomic.write(path, "new"), atomic.check):
        with pytest.raises(Problem, match="there is no folder"):
            attempt(tmp_path / "missing" / "a")
        with pytest.raises(Problem, match="it is a directory"):
            attempt(tmp_path)


@posix
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_file_and_folder_are_said(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(Problem, match="may not be written"):
        atomic.write(path, "new")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Problem, match="may not be written"):
            atomic.write(tmp_path / "b", "new")
    finally:
        tmp_path.chmod(0o700)

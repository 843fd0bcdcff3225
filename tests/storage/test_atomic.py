"""Whatever happens while a file is written, the old one or the new one is there, whole."""

import os
import sys
from pathlib import Path

import pytest

from graphgui.storage import atomic, file, file_lock
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


@posix
def test_a_file_with_two_names_keeps_both(tmp_path):
    (tmp_path / "a").write_text("old, and longer")
    os.link(tmp_path / "a", tmp_path / "b")
    atomic.write(tmp_path / "a", "new")
    assert (tmp_path / "b").read_text() == "new"
    assert (tmp_path / "a").samefile(tmp_path / "b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@posix
def test_a_full_disk_leaves_a_file_with_two_names_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("old")
    os.link(tmp_path / "a", tmp_path / "b")
    synced, fsync = [], os.fsync

    def full_at_the_second(descriptor):
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", full_at_the_second)
    with pytest.raises(Problem, match="No space left on device"):
        atomic.write(tmp_path / "a", "new, and longer")
    assert (tmp_path / "b").read_text() == "old"


@posix
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root may give files away")
def test_owner_and_group_stay(tmp_path):
    (tmp_path / "a").write_text("old")
    os.chown(tmp_path / "a", 1234, 2345)
    atomic.write(tmp_path / "a", "new")
    assert ((tmp_path / "a").stat().st_uid, (tmp_path / "a").stat().st_gid) == (1234, 2345)


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as Linux has them")
def test_extended_attributes_stay(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    try:
        os.setxattr(path, "user.course", b"calculus")
    except OSError:
        pytest.skip("this file system has none")
    atomic.write(path, "new")
    assert os.getxattr(path, "user.course") == b"calculus"
    assert path.read_text() == "new"


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path):
    path = tmp_path / ("計算" * 40 + "abcd.graph.json")  # 255 bytes
    for text in ("old", "new"):
        atomic.write(path, text)
        assert path.read_text() == text


@posix
def test_links_in_a_circle_are_said(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for attempt in (lambda path: atomic.write(path, "new"), atomic.check, file.load):
        with pytest.raises(Problem, match="a is a link that leads in a circle"):
            attempt(tmp_path / "a")


@posix
def test_a_name_that_is_no_text_can_be_written(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.graph.json")
    atomic.check(path)
    atomic.write(path, "new")
    assert [os.fsencode(each.name) for each in tmp_path.iterdir()] == [b"caf\xe9.graph.json"]


@posix
def test_a_text_with_a_name_that_is_no_text_is_said(tmp_path):
    with pytest.raises(Problem, match="a name in it has bytes that are no UTF-8 text"):
        atomic.write(tmp_path / "a", os.fsdecode(b"caf\xe9.csv"))
    assert list(tmp_path.iterdir()) == []


@posix
def test_what_another_process_is_writing_is_not_swept(tmp_path, monkeypatch):
    seen = []

    replace = Path.replace

    def look(path, target):
        atomic.sweep(tmp_path)
        seen.append(path.exists())
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", look)
    atomic.write(tmp_path / "a", "new")
    assert seen == [True]
    assert (tmp_path / "a").read_text() == "new"


def test_half_a_character_is_written_as_a_question_mark(tmp_path):
    atomic.write(tmp_path / "a", "half \ud800")
    assert (tmp_path / "a").read_bytes() == b"half ?"


def test_whoever_interrupts_a_write_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    path = tmp_path / "a"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.write(path, "new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a", "old")]


@posix
@pytest.mark.parametrize("moment", ["before it is locked", "once it is locked by the other"])
def test_another_program_that_sweeps_at_the_worst_moment_harms_nothing(tmp_path, monkeypatch, moment):
    take, swept = file_lock.take, []

    def interrupted(file):
        if not swept:
            swept.append(file.name)
            if moment == "before it is locked":
                atomic.sweep(tmp_path)
            else:
                with Path(file.name).open("r+b") as other:
                    take(other)
                    return take(file)
        return take(file)

    monkeypatch.setattr(file_lock, "take", interrupted)
    atomic.write(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@posix
def test_a_file_system_without_locks_is_written_all_the_same(tmp_path, monkeypatch):
    def lock(_descriptor):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(file_lock, "_lock", lock)
    for text in ("old", "new"):
        atomic.write(tmp_path / "a", text)
    assert (tmp_path / "a").read_text() == "new"


def test_no_output_takes_the_place_of_what_is_read_by_whatever_name(tmp_path):
    (tmp_path / "data.csv").write_text("x\n1\n")
    os.link(tmp_path / "data.csv", tmp_path / "same.csv")
    (tmp_path / "other.csv").write_text("x\n1\n")
    read = [tmp_path / "gone.csv", tmp_path / "data.csv"]
    for output in ("data.csv", "same.csv"):
        with pytest.raises(Problem, match=f"{output} is read here, and would be lost"):
            atomic.check_spares(tmp_path / output, read)
    for spared in (None, tmp_path / "other.csv", tmp_path / "new.csv"):
        atomic.check_spares(spared, read)


@posix
@pytest.mark.parametrize("write", [atomic.write_bytes, atomic.write_own])
def test_bytes_are_written_in_the_place_of_the_old_ones(tmp_path, write):
    path = tmp_path / "a.bin"
    for content in (b"longer than what follows", b"", b"\x00\xff"):
        write(path, content)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(Problem, match=r"a\.bin cannot be written"):
        write(path / "a.bin", b"")


def test_a_file_of_the_programs_own_is_nobody_elses_to_read(tmp_path):
    atomic.write_own(tmp_path / "a.bin", b"1")
    assert os.name == "nt" or (tmp_path / "a.bin").stat().st_mode & 0o777 == 0o600


@posix
def test_what_is_written_into_a_pipe_is_read_at_its_other_end(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    atomic.write(pipe, "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)

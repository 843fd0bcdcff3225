"""What interrupted writes have left is swept away in the last folders written to, whatever these are called."""

import os

import pytest

from graphgui.document.settings import written_folders

NAMES = ["graphs", "two words", "50 %", "ü", "a+b", "x,y"]
if os.name != "nt":
    NAMES.append(os.fsdecode(b"caf\xe9"))


def left_in(folder):
    """What a write that a crash came into leaves beside a file."""
    folder.mkdir()
    (folder / "a.graph.json").write_text("{}")
    (folder / ".graphgui-a.graph.json.tmp").write_text("{")
    return folder / ".graphgui-a.graph.json.tmp"


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_is_swept_once_it_was_written_to(qapp, tmp_path, monkeypatch, name):
    left = left_in(tmp_path / name)
    written_folders.sweep()
    assert left.exists()
    monkeypatch.chdir(tmp_path)
    written_folders.remember(left.parent.relative_to(tmp_path))
    monkeypatch.chdir("/")
    written_folders.sweep()
    assert [path.name for path in left.parent.iterdir()] == ["a.graph.json"]


def test_the_last_eight_folders_are_known_and_one_that_is_gone_does_no_harm(qapp, tmp_path):
    left = [left_in(tmp_path / str(number)) for number in range(9)]
    for path in (*left, left[1]):
        written_folders.remember(path.parent)
    written_folders.remember(tmp_path / "gone")
    written_folders.sweep()
    assert [path.exists() for path in left] == [True, False, True, *[False] * 6]

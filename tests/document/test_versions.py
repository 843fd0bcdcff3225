"""What was saved of a file of late is kept: the last ten, each once, newest first."""

import pytest

from graphgui.document import state_folder, versions


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(state_folder, "folder", lambda: tmp_path / "state")
    return tmp_path / "state"


def saved(path, text):
    path.write_text(text)
    versions.keep(path)


def texts(path):
    return [version.path.read_text() for version in versions.of(path)]


def test_the_last_ten_are_kept_newest_first(tmp_path):
    path = tmp_path / "a.graph.json"
    for number in range(12):
        saved(path, f"{number}")
    assert texts(path) == [f"{number}" for number in range(11, 1, -1)]
    times = [version.time for version in versions.of(path)]
    assert times == sorted(times, reverse=True)
    assert abs(times[0] - path.stat().st_mtime) < 60
    assert {version.size for version in versions.of(path)[:2]} == {2}


def test_what_is_as_it_was_is_kept_once(tmp_path):
    path = tmp_path / "a.graph.json"
    for text in ("a", "a", "b", "a"):
        saved(path, text)
    assert texts(path) == ["a", "b", "a"]


def test_each_file_has_versions_of_its_own_and_a_link_those_of_its_file(tmp_path):
    path, other, link = tmp_path / "a.graph.json", tmp_path / "b.graph.json", tmp_path / "c.graph.json"
    saved(path, "a")
    saved(other, "b")
    link.symlink_to(path)
    assert texts(path) == texts(link) == ["a"]
    assert texts(other) == ["b"]


def test_versions_that_would_fill_the_disk_go_but_for_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "_MOST", 10)
    path = tmp_path / "a.graph.json"
    for text in ("1" * 4, "2" * 4, "3" * 4, "4" * 40):
        saved(path, text)
    assert texts(path) == ["4" * 40]
    saved(path, "5" * 4)
    assert texts(path) == ["5" * 4]


def test_what_cannot_be_kept_is_not_and_what_is_no_version_is_left_out(tmp_path, folder):
    path = tmp_path / "a.graph.json"
    versions.keep(path)
    assert versions.of(path) == []
    saved(path, "a")
    (version,) = versions.of(path)
    (version.path.parent / "stray.graph.json").write_text("")
    assert versions.of(path) == [version]
    assert folder in version.path.parents

"""Packages that declare operations are found where Python looks for packages; where none does, none are read."""

import subprocess
import sys
import zipfile

from graphgui.ops.plugins import packages
from tests.installing import install


def test_a_package_on_the_path_is_found(tmp_path, monkeypatch):
    package = tmp_path / "cubes-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: cubes\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[graphgui.ops]\ncubes = cubes:CUBE\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "cubes" in [entry.name for entry in packages.entry_points("graphgui.ops")]


def test_without_one_the_engine_does_not_read_the_packages_metadata():
    code = "import sys; from graphgui import Graph; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_metadata_that_cannot_be_read_are_named_and_hide_no_other(tmp_path, monkeypatch):
    install(tmp_path, "latin", "OPS = []", "[graphgui.ops]\ncaf\xe9 = latin:OPS\n".encode("latin-1"))
    install(tmp_path, "loose", "OPS = []", b"[graphgui.ops]\nno sign of equality\n")
    install(tmp_path, "whole", "OPS = []")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [entry.name for entry in packages.entry_points("graphgui.ops")] == ["whole"]
    assert [name for name, _ in packages.unreadable("graphgui.ops")] == [
        "latin-1.0.dist-info",
        "loose-1.0.dist-info",
    ]


def test_a_package_further_on_the_path_is_hidden_by_one_of_its_name(tmp_path, monkeypatch):
    near, far = tmp_path / "near", tmp_path / "far"
    for folder in (near, far):
        folder.mkdir()
    install(near, "cubes", "OPS = []", b"")
    install(far, "cubes", "OPS = []")
    monkeypatch.setattr("sys.path", [str(near), str(far), *sys.path])
    assert packages.entry_points("graphgui.ops") == []


def only(monkeypatch, *places):
    monkeypatch.setattr("sys.path", list(map(str, places)))


def test_whether_there_are_packages_is_known_without_reading_them(tmp_path, monkeypatch):
    only(monkeypatch, tmp_path / "nowhere", tmp_path)
    assert not packages.are_there()
    install(tmp_path, "others", "OPS = []", b"[console_scripts]\nothers = others:main\n")
    assert not packages.are_there()
    install(tmp_path, "cubes", "OPS = []")
    assert packages.are_there()


def test_a_package_in_an_archive_is_found_by_its_group_alone(tmp_path, monkeypatch):
    archive = tmp_path / "cubes.zip"
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("cubes-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: cubes\nVersion: 1.0\n")
        declared = "[console_scripts]\nother = cubes:main\n[graphgui.ops]\ncubes = cubes:CUBE\n"
        inside.writestr("cubes-1.0.dist-info/entry_points.txt", declared)
    only(monkeypatch, archive)
    (entry,) = packages.entry_points("graphgui.ops")
    assert (entry.name, entry.value) == ("cubes", "cubes:CUBE")


def test_an_archive_that_is_none_declares_nothing(tmp_path, monkeypatch):
    archive = tmp_path / "broken.zip"
    archive.write_bytes(b"PK no archive")
    only(monkeypatch, archive)
    assert packages.entry_points("graphgui.ops") == []


def test_folders_are_looked_at_in_the_order_of_names_whatever_they_are_called(tmp_path, monkeypatch):
    for name in ("zebra", "ant"):
        install(tmp_path, name, "OPS = []")
    (tmp_path / "ant-1.0.dist-info").rename(tmp_path / "Ant-1.0.DIST-INFO")
    (tmp_path / "bee.egg-info").mkdir()
    (tmp_path / "bee.egg-info" / "entry_points.txt").write_text("[graphgui.ops]\nbee = bee:OPS\n")
    (tmp_path / "cow-1.0").mkdir()
    (tmp_path / "cow-1.0" / "entry_points.txt").write_text("[graphgui.ops]\ncow = cow:OPS\n")
    only(monkeypatch, tmp_path, tmp_path)
    assert [entry.name for entry in packages.entry_points("graphgui.ops")] == ["ant", "bee", "zebra"]


def test_points_and_dashes_in_a_folders_name_tell_no_two_packages_apart(tmp_path, monkeypatch):
    near, far = tmp_path / "near", tmp_path / "far"
    for folder, name in ((near, "My.Cubes-2.0.dist-info"), (far, "my_cubes-1.0.dist-info")):
        (folder / name).mkdir(parents=True)
        (folder / name / "entry_points.txt").write_text(f"[graphgui.ops]\n{folder.name} = cubes:OPS\n")
    only(monkeypatch, near, far)
    assert [entry.name for entry in packages.entry_points("graphgui.ops")] == ["near"]

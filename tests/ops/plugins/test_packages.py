"""Packages that declare operations are found where Python looks for packages; where none does, none are read."""

import subprocess
import sys

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

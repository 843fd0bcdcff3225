"""Packages that declare operations are found where Python looks for packages; where none does, none are read."""

import subprocess
import sys

from graphgui.ops import plugins


def test_a_package_on_the_path_is_found(tmp_path, monkeypatch):
    package = tmp_path / "cubes-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: cubes\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[graphgui.ops]\ncubes = cubes:CUBE\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "cubes" in [entry.name for entry in plugins.entry_points("graphgui.ops")]


def test_without_one_the_engine_does_not_read_the_packages_metadata():
    code = "import sys; from graphgui import Graph; print('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

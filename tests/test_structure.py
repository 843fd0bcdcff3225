"""What keeps the house easy to walk through: short files, small folders, tests that use what everybody may use."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "graphgui").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
NAMED_TUPLE = {"_asdict", "_fields", "_make", "_replace"}  # public, though Python writes them so
DISPLAY = {"_repr_html_", "_repr_svg_"}  # what a notebook calls


def foreign_private_attributes(source: str) -> list[str]:
    """Private attributes that a file asks of anything but `self` or `cls`."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)]
    return [
        f"{ast.unparse(node)} in line {node.lineno}"
        for node in found
        if node.attr.startswith("_")
        and not node.attr.startswith("__")
        and node.attr not in NAMED_TUPLE | DISPLAY
        and not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"))
    ]


def test_what_counts_as_private():
    assert foreign_private_attributes("plot._heights") == ["plot._heights in line 1"]
    assert foreign_private_attributes("self._heights; point._replace(x=1); type(a).__name__") == []


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_tests_poke_no_private_attribute(path):
    assert foreign_private_attributes(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_is_short_enough_to_hold_one_idea(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("folder", sorted({path.parent for path in SOURCES}), ids=lambda folder: folder.name)
def test_a_folder_is_no_drawer(folder):
    files = [path.name for path in folder.glob("*.py") if path.name != "__init__.py"]
    assert len(files) <= 17, files

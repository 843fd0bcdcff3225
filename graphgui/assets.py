"""What is shipped with the program: examples, data, icons."""

from pathlib import Path

from graphgui.words import mark_for_translation

_INSTALLED = Path(__file__).parent / "assets"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "assets"

_EXAMPLES = {
    "engel": mark_for_translation("examples", "Food on income (Engel 1857)"),
    "five-points": mark_for_translation("examples", "Five points, one line"),
    "diabetes": mark_for_translation("examples", "Diabetes on ten features"),
}


def path(*parts: str) -> Path:
    """Where an asset is, such as `path("data", "engel.csv")`."""
    return _ROOT.joinpath(*parts)


def examples() -> list[tuple[str, Path]]:
    """The examples in the order in which to try them: title, to be translated under "examples", and file."""
    return [(title, path("examples", f"{name}.graph.json")) for name, title in _EXAMPLES.items()]

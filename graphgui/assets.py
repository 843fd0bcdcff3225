"""What is shipped with the program: examples, data, icons."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "assets"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "assets"


def path(*parts: str) -> Path:
    """Where an asset is, such as `path("data", "engel.csv")`."""
    return _ROOT.joinpath(*parts)

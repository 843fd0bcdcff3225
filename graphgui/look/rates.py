"""A learning rate as a person reads it."""

from graphgui.words import with_powers


def rate_text(rate: float) -> str:
    """In at most six digits: `0.0425`, `2.5·10⁻⁷`."""
    return with_powers(f"{rate:.6g}")

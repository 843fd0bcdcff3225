"""A learning rate as a person reads it."""

from graphgui.words import shown_number


def rate_text(rate: float) -> str:
    """In at most six digits: `0.0425`, `2.5·10⁻⁷`."""
    return shown_number(f"{rate:.6g}")

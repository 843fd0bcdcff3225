"""How far work has come: what long work calls, and whoever shows it takes."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called now and then with the share of the work that is done, from 0 to 1."""

StepProgress = Callable[[int, float], None]
"""Called a few times a second with the training steps done and the loss."""


def unseen(_share: float) -> None:
    """A `Progress` where nobody looks."""

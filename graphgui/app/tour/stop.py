"""One stop of the tour: what is said, where, and how it ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True, slots=True)
class Stop:
    """What a person is asked to do.

    Attributes:
        text: said in the callout.
        places: of the things it is about, in the window's coordinates; empty where they are out of sight.
        is_done: whether the person has done it.
        do: does it for a person who would rather go on.
    """

    text: str
    places: Callable[[], Sequence[QRect]]
    is_done: Callable[[], bool]
    do: Callable[[], object]

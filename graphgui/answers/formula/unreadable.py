"""A formula that cannot be read: where, and why."""

from typing import Any

from graphgui.words import Problem


class UnreadableError(Problem):
    """What was typed is no formula for a gradient.

    Attributes:
        place: the character, counted from 0, at which reading stopped; None where the whole text is at fault.
    """

    def __init__(self, template: str, place: int | None = None, **values: Any) -> None:
        super().__init__(template, **values)
        self.place = place

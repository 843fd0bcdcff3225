"""How far a task is, and what is said to the answer."""

from msgspec import Struct

from graphgui.lessons.words import Words
from graphgui.words import Problem, Remark


class TaskState(Struct, frozen=True):
    """How far a task is.

    Attributes:
        is_done: whether it is done.
        reply: what is said to the answer, the lesson's own words or a sentence of the program's; None for nothing.
        reading: LaTeX of how a formula was read; empty where there is none.
    """

    is_done: bool
    reply: Words | Problem | Remark | None = None
    reading: str = ""

"""Objects of which a program has one: each is made when it is first asked for, and goes with the program."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from shiboken6 import isValid

_One = TypeVar("_One", bound=QObject)
_made: dict[type[QObject], QObject] = {}  # a search has PySide prepare the class of each object it meets


def singleton(kind: type[_One]) -> _One:
    """The program's object of a class that is made with its parent alone."""
    one = _made.get(kind)
    if not isinstance(one, kind) or not isValid(one):
        program = QCoreApplication.instance()
        assert program is not None
        one = _made[kind] = kind(program)
    return one

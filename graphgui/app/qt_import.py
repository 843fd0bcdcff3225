"""Qt, imported without the import hook that comes with it."""

import builtins
import importlib


def import_qt() -> None:
    """Import PySide6 and put Python's own `__import__` back in its place.

    PySide6 puts one there that reads the source of every module imported from then on, to find
    `from __feature__ import`, which nothing here uses: a tenth of a start.
    """
    plain = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain

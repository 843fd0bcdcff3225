"""Edits of a document: functions over it, one file a kind. Each call is one step on the undo list.

A kind is imported when it is first asked for: a window's first frame needs few of them.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphgui.document.edits import (
        annotations,
        arrange,
        clipboard,
        generated_data,
        groups,
        import_data,
        kept_runs,
        nodes,
        parameters,
        points,
        rewire,
        standardise,
        tables,
        training,
        wires,
    )

__all__ = [
    "annotations",
    "arrange",
    "clipboard",
    "generated_data",
    "groups",
    "import_data",
    "kept_runs",
    "nodes",
    "parameters",
    "points",
    "rewire",
    "standardise",
    "tables",
    "training",
    "wires",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")

"""Edits of a document: functions over it, one file a kind. Each call is one step on the undo list."""

from graphgui.document.edits import (
    annotations,
    arrange,
    clipboard,
    generated_data,
    groups,
    import_data,
    kept_runs,
    nodes,
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
    "points",
    "rewire",
    "standardise",
    "tables",
    "training",
    "wires",
]

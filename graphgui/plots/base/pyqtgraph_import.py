"""pyqtgraph, imported without having every class of Qt made."""

import importlib
import sys
from typing import TYPE_CHECKING, Any

_COPIED = ("QtCore", "QtGui", "QtWidgets")


def _import_pyqtgraph() -> Any:
    """Import pyqtgraph with PySide6's own modules in the place of its copies of them.

    PySide makes a class when it is first asked for. Copying asks for all of them, a thousand and their
    enumerations: that takes as long as the rest of pyqtgraph.
    """
    if "pyqtgraph" in sys.modules:
        return sys.modules["pyqtgraph"]
    modules = {name: importlib.import_module(f"PySide6.{name}") for name in _COPIED}
    listings = {name: module.__dir__ for name, module in modules.items()}
    for name, module in modules.items():
        sys.modules[f"pyqtgraph.Qt.{name}"] = module
        vars(module)["__dir__"] = list  # where it looks for what to copy
    pyqtgraph = importlib.import_module("pyqtgraph")
    for name, module in modules.items():
        vars(module)["__dir__"] = listings[name]
    return pyqtgraph


if TYPE_CHECKING:
    import pyqtgraph as pg
else:
    pg = _import_pyqtgraph()

__all__ = ["pg"]

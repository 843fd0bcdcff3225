"""pyqtgraph, imported without having every class of Qt made, and without what no plot is made of."""

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

_COPIED = ("QtCore", "QtGui", "QtWidgets")
_UNUSED = (  # trees of parameters, plots in other processes, tables, and pictures with controls
    "imageview",
    *(
        f"widgets.{name}"
        for name in (
            "CheckTable",
            "ColorMapWidget",
            "DataFilterWidget",
            "DataTreeWidget",
            "DiffTreeWidget",
            "JoystickButton",
            "RawImageWidget",
            "RemoteGraphicsView",
            "ScatterPlotWidget",
            "TableWidget",
            "ValueLabel",
        )
    ),
)


def _import_pyqtgraph() -> Any:
    """Import pyqtgraph with PySide6's own modules in the place of its copies of them.

    PySide makes a class when it is first asked for. Copying asks for all of them, a thousand and their
    enumerations: that takes as long as the rest of pyqtgraph. What no plot uses is a quarter of that rest, and is
    imported by who names its module.
    """
    if "pyqtgraph" in sys.modules:
        return sys.modules["pyqtgraph"]
    modules = {name: importlib.import_module(f"PySide6.{name}") for name in _COPIED}
    listings = {name: module.__dir__ for name, module in modules.items()}
    for name, module in modules.items():
        sys.modules[f"pyqtgraph.Qt.{name}"] = module
        vars(module)["__dir__"] = list  # where it looks for what to copy
    for name in _UNUSED:
        sys.modules[f"pyqtgraph.{name}"] = _Empty(name)
    pyqtgraph = importlib.import_module("pyqtgraph")
    for name in _UNUSED:
        del sys.modules[f"pyqtgraph.{name}"]
    for name, module in modules.items():
        vars(module)["__dir__"] = listings[name]
    return pyqtgraph


class _Empty(ModuleType):
    """Stands for a module while names are taken from it."""

    __all__: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


if TYPE_CHECKING:
    import pyqtgraph as pg
else:
    pg = _import_pyqtgraph()

__all__ = ["pg"]

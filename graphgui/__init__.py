"""graphgui: wire a computation graph, watch its gradients flow, train it.

In Python and in notebooks: `from graphgui import Graph`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphgui.notebook import Graph

__version__ = "0.1.0"
__all__ = ["Graph", "__version__"]


def __getattr__(name: str) -> Any:
    # Late: the terminal and the window have no use for it.
    if name == "Graph":
        from graphgui.notebook import Graph

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

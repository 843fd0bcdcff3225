"""The closed form of a document's loss, kept until its graph or numbers change."""

from collections.abc import Callable

import numpy as np

from graphgui.document.analysis.kept_analysis import KeptAnalysis
from graphgui.document.document import Document
from graphgui.engine.analysis.closed_form import Quadratic, quadratic
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.words import Problem


def closed_form(document: Document) -> Quadratic | None:
    """The minimum and curvature of a quadratic loss; None for another one, and for a graph that cannot run.

    None, too, as long as it is being computed beside the window: `when_known` tells.
    """
    found: Quadratic | None = _kept(document).get()
    return found


def is_awaited(document: Document) -> bool:
    """Whether the closed form that was asked for is being computed beside the window."""
    return _kept(document).is_awaited


def when_known(document: Document, call: Callable[[], None]) -> None:
    """Have a method called each time that a closed form has been computed beside the window."""
    _kept(document).known.connect(call)


def _kept(document: Document) -> "_ClosedForm":
    return document.findChild(_ClosedForm) or _ClosedForm(document)


class _ClosedForm(KeptAnalysis):
    @staticmethod
    def analyse(graph: Graph, feeds: Feeds) -> Quadratic | None:
        try:
            return quadratic(graph, feeds)
        except (Problem, np.linalg.LinAlgError):
            return None

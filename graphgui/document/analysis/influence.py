"""The influence of each example of a document, kept until its graph or numbers change."""

from collections.abc import Callable

import numpy as np

from graphgui.document.analysis.kept_analysis import KeptAnalysis
from graphgui.document.document import Document
from graphgui.engine.analysis.closed_form import Quadratic, quadratic
from graphgui.engine.analysis.influence import Influence, influence
from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.engine.graph.shapes import Feeds
from graphgui.words import Problem, mark_for_translation

Known = tuple[Influence, Quadratic]
"""What each example does, and the closed form that it does it to."""


def influence_of(document: Document) -> Known | None:
    """What each example does to the closed form; None as long as that is being computed beside the window.

    Raises:
        Problem: there is no such thing for this graph, or it cannot run.
    """
    found: Known | Problem | None = _kept(document).get()
    if isinstance(found, Problem):
        raise found
    return found


def when_influence_known(document: Document, call: Callable[[], None]) -> None:
    """Have a method called each time that it has been computed beside the window."""
    _kept(document).known.connect(call)


def _kept(document: Document) -> "_Influence":
    return document.findChild(_Influence) or _Influence(document)


class _Influence(KeptAnalysis):
    MANY = 100_000

    @staticmethod
    def analyse(graph: Graph, feeds: Feeds) -> Known | Problem:
        try:
            closed = quadratic(graph, feeds)
            found = influence(graph, feeds, closed)
            assert closed is not None
            return found, closed
        except Problem as problem:
            return problem
        except np.linalg.LinAlgError:
            return GraphProblem(
                mark_for_translation("problems", "The numbers are too large or too small to be told apart.")
            )

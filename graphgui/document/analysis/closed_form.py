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


def shown_closed_form(document: Document) -> Quadratic | None:
    """The same, to be shown: None while a person guesses it."""
    return None if _kept(document).is_hidden else closed_form(document)


def hide(document: Document, hidden: bool) -> None:
    """Have nobody show the closed form, or show it again."""
    kept = _kept(document)
    if hidden != kept.is_hidden:
        kept.is_hidden = hidden
        kept.known.emit()


def is_hidden(document: Document) -> bool:
    """Whether nobody is to show the least loss."""
    return _kept(document).is_hidden


def is_awaited(document: Document) -> bool:
    """Whether the closed form that was asked for is being computed beside the window."""
    return _kept(document).is_awaited


def when_known(document: Document, call: Callable[[], None]) -> None:
    """Have a method called each time that one has been computed beside the window, is hidden or shown again."""
    _kept(document).known.connect(call)


def _kept(document: Document) -> "_ClosedForm":
    return document.findChild(_ClosedForm) or _ClosedForm(document)


class _ClosedForm(KeptAnalysis):
    is_hidden = False

    @staticmethod
    def analyse(graph: Graph, feeds: Feeds) -> Quadratic | None:
        try:
            return quadratic(graph, feeds)
        except (Problem, np.linalg.LinAlgError):
            return None

"""The closed form of a document's loss, computed once for all who show it."""

from PySide6.QtCore import QObject

from graphgui.document.document import Document
from graphgui.engine.analysis import Quadratic, quadratic
from graphgui.engine.shapes import runnable
from graphgui.words import Problem


def closed_form(document: Document) -> Quadratic | None:
    """The minimum and curvature of a quadratic loss; None for another one, and for a graph that cannot run."""
    return (document.findChild(_Kept) or _Kept(document)).get()


class _Kept(QObject):
    """Forgets what it has computed when graph or numbers change."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._closed: Quadratic | None = None
        self._is_known = False
        document.structure_changed.connect(self._forget)

    def get(self) -> Quadratic | None:
        if not self._is_known:
            self._is_known, document = True, self._document
            try:
                self._closed = quadratic(runnable(document.graph, document.shapes.problems), document.feeds)
            except Problem:
                self._closed = None
        return self._closed

    def _forget(self) -> None:
        self._closed, self._is_known = None, False

"""What stands beside a graph for people to read: frames around nodes, and notes."""

from dataclasses import dataclass, replace
from typing import Self

from graphgui.engine.graph.graph import Graph, GraphProblem
from graphgui.words import Problem, mark_for_translation

Rect = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What frames and notes have in common.

    Attributes:
        name: tells it from all others; holds a dot, and so is never that of a node or a group.
        group: the group on whose sheet it stands, None for the outermost.
    """

    name: str
    rect: Rect
    group: str | None = None

    @property
    def position(self) -> tuple[float, float]:
        """The upper left corner."""
        return self.rect[0], self.rect[1]

    def at(self, position: tuple[float, float]) -> Self:
        """The same, elsewhere."""
        return replace(self, rect=(*position, *self.rect[2:]))

    def check(self, graph: Graph) -> None:
        """Raise `Problem` unless it may stand beside the graph."""
        if "." not in self.name:
            raise Problem(
                mark_for_translation(
                    "problems", "“{annotation}” is no name for a frame or a note: it holds a dot, as in note.1."
                ),
                annotation=self.name,
            )
        if min(self.rect[2:]) <= 0:
            raise Problem(
                mark_for_translation("problems", "“{annotation}”: its width and height must be larger than 0."),
                annotation=self.name,
            )
        if self.group is not None and self.group not in graph.groups:
            raise GraphProblem(
                mark_for_translation("problems", "There is no group called “{group}”."), group=self.group
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Annotation):
    """A rectangle behind the nodes that it holds together; `colour` is one of the theme's, from 0."""

    title: str = ""
    colour: int = 0

    def check(self, graph: Graph) -> None:
        Annotation.check(self, graph)  # a class with slots has no super() of its own
        if self.colour < 0:
            raise Problem(
                mark_for_translation("problems", "“{annotation}”: its colour is counted from 0."),
                annotation=self.name,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Annotation):
    """A text in Markdown."""

    text: str = ""

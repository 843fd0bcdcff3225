"""An answer for the gradient at a port, judged, and answered in a sentence."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from graphgui.answers import sentences
from graphgui.answers.answer import Answer
from graphgui.answers.formula.names import Names
from graphgui.answers.formula.reading import Reading, read
from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.answers.formula.writing import latex
from graphgui.answers.hints import Hint, hints_for
from graphgui.answers.judgement import Judgement
from graphgui.answers.situations import Parameters, Situations
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.words import Problem, mark_for_translation

Earlier = Mapping[PortId, str]
"""What was answered before for other ports."""


def judge(
    graph: Graph,
    feeds: Feeds,
    parameters: Parameters,
    loss: PortId,
    port: PortId,
    text: str,
    earlier: Earlier | None = None,
) -> Judgement:
    """Judge a typed answer for the gradient of the loss at a port. Never raises because of the text.

    Args:
        graph: what is computed.
        feeds: the matrix of each `input` node, as `Plan` takes them.
        parameters: the trained matrices, as `Plan.parameters` has them.
        loss: the output that is the loss.
        port: whose gradient is asked for: an output, a wired input or a parameter.
        text: a formula, a number or a matrix of numbers.
        earlier: answers that were given before for other ports, to see whether this one follows from a wrong one.

    Raises:
        Problem: the graph cannot run, there is no such port, or the loss does not depend on it.
    """
    return Judge(graph, feeds, parameters, loss).judge(port, text, earlier)


def reading(graph: Graph, loss: PortId, port: PortId, text: str) -> str:
    """LaTeX of how an answer for the gradient at a port is read; nothing is worked out.

    Raises:
        UnreadableError: it cannot be.
    """
    return latex(read(text, Names(graph, loss, port)).expression)


class Judge:
    """Judges answers about one graph with its numbers.

    Args:
        graph, feeds, parameters, loss: as `judge` takes them.

    Raises:
        Problem: the graph cannot run.
    """

    def __init__(self, graph: Graph, feeds: Feeds, parameters: Parameters, loss: PortId) -> None:
        self._whole = graph
        self._situations = Situations(graph, feeds, parameters, loss)
        self._names: dict[tuple[PortId, bool], Names] = {}

    def names(self, port: PortId, *, nodes_first: bool = False) -> Names:
        """What may stand in an answer for a port."""
        if (port, nodes_first) not in self._names:
            self._check(port)
            graph, loss = self._situations.graph, self._situations.loss
            self._names[port, nodes_first] = Names(graph, loss, port, nodes_first=nodes_first)
        return self._names[port, nodes_first]

    def hints(self, port: PortId) -> tuple[Hint, ...]:
        """Help for a port, at least three steps, the answer last. Raises `Problem` as `names`."""
        self._check(port)
        return hints_for(self._situations.given, port)

    def judge(self, port: PortId, text: str, earlier: Earlier | None = None) -> Judgement:
        """Judge an answer, as the function `judge` does."""
        try:
            readings = self._readings(port, text)
        except UnreadableError as problem:
            return Judgement("unreadable", problem, place=problem.place)
        with np.errstate(all="ignore"):  # what is no number is told, and no warning
            found = [self._judged(port, reading) for reading in readings]
            best = next((each for each in found if each.is_right), found[0])
            return best if best.is_right else self._consistent(best, readings[0], port, earlier or {})

    def _readings(self, port: PortId, text: str) -> list[Reading]:
        """How it may be read: names of the operation before those of nodes, or after."""
        first = read(text, self.names(port))
        second = read(text, self.names(port, nodes_first=True))
        return [first] if first.quantities == second.quantities else [first, second]

    def _judged(self, port: PortId, reading: Reading) -> Judgement:
        return Answer(self._situations, self.names(port), port, reading).judgement()

    def _consistent(self, found: Judgement, reading: Reading, port: PortId, earlier: Earlier) -> Judgement:
        """The same, said to follow from an earlier answer where it does."""
        for at, text in earlier.items():
            if at == port or at.node not in self._situations.graph:
                continue
            before = self.judge(at, text)
            if before.is_right or before.answer is None:
                continue
            follows = Answer(self._situations, self.names(port), port, reading).follows(
                at, read(text, self.names(at))
            )
            if follows:
                says = found.says if isinstance(found.says, Problem) else sentences.consistent(at, found.says)
                return replace(found, says=says, consistent_with=at)
        return found

    def _check(self, port: PortId) -> None:
        op = self._whole[port.node].op
        if port.port != op.output and op.port(port.port) is None:
            known = ", ".join([*(each.name for each in op.inputs), op.output])
            raise GraphProblem(
                mark_for_translation("problems", "“{node}” has no port called “{port}”; its ports are {known}."),
                node=port.node,
                port=port.port,
                known=known,
            )
        if port.node not in self._situations.graph:
            raise GraphProblem(
                mark_for_translation(
                    "problems", "C does not depend on {at}: no wire leads from there to the loss."
                ),
                node=port.node,
                at=port,
            )

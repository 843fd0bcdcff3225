"""The model on rows that are not the data's: what it would predict for them."""

from collections.abc import Mapping, Sequence

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, PortId
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.examples import find_examples
from graphgui.ops import Array
from graphgui.words import Problem


class Predictor:
    """What arrives at an input of the loss when `rows` other rows stand in the model's inputs.

    Only the nodes that it depends on are run, without gradients.

    Args:
        port: the input of the loss, as `Predicting.prediction`.
        sources: the `input` nodes whose rows are the caller's to give.
    """

    def __init__(self, graph: Graph, feeds: Feeds, port: PortId, sources: Sequence[str], rows: int) -> None:
        start = graph.incoming(port.node)[port.port].start
        part = graph.copy()
        for name in set(graph.nodes) - graph.upstream(start.node):
            for wire in part.wires_of(name):
                part.disconnect(wire)
            part.remove(name)
        others = {name: np.zeros((rows, feeds[name].shape[1])) for name in sources}
        self._plan = Plan(part, {name: others.get(name, feeds[name]) for name in feeds if name in part})
        self._sources, self._start = tuple(sources), start
        if self._plan.shapes.known[start][0] != rows:
            raise ValueError(f"{start} has not one row for each of {rows}")

    def __call__(self, parameters: Mapping[PortId, Array], inputs: Sequence[Array]) -> Array:
        """The prediction, rows x outputs; the array is written over at the next call.

        Args:
            parameters: of the whole graph, by port.
            inputs: rows x columns for each of the sources.
        """
        plan = self._plan
        for port, array in plan.parameters.items():
            np.copyto(array, parameters[port])
        for name, matrix in zip(self._sources, inputs, strict=True):
            plan.feed(name, matrix)
        plan.evaluate(gradients=False)
        return plan.value(self._start)


def predictor(graph: Graph, feeds: Feeds, port: PortId, sources: Sequence[str], rows: int) -> Predictor | None:
    """A predictor; None where the graph cannot take other rows than the data's."""
    try:
        if not sources or not set(sources) <= set(find_examples(graph, feeds).inputs):
            return None
        return Predictor(graph, feeds, port, sources, rows)
    except (Problem, ValueError):
        return None

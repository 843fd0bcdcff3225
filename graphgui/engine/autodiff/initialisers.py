"""How parameters start: drawn from a seed, the same each time."""

import zlib
from typing import Any

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, GraphProblem, PortId
from graphgui.ops import Array, Shape
from graphgui.ops.op import show_shape
from graphgui.words import mark_for_translation


def initialise(plan: Plan, seed: int) -> None:
    """Fill the plan's parameters as their nodes say.

    Each parameter draws from a generator of its own, made of `seed` and its name: a node more or less in the
    graph changes no other's start.
    """
    for port, array in plan.parameters.items():
        array[...] = _initial(port, initialiser_of(plan.graph, port), (array.shape[0], array.shape[1]), seed)


def initialiser_of(graph: Graph, port: PortId) -> Any:
    """What the node says of how the parameter starts: a name, a number or a matrix."""
    node = graph[port.node]
    declared = node.op.port(port.port)
    name = declared.initialiser if declared else "initialiser"
    assert name is not None
    return node.attribute(name)


def _initial(port: PortId, initialiser: Any, shape: Shape, seed: int) -> Array:
    if isinstance(initialiser, str):
        rng = np.random.default_rng([seed, zlib.crc32(str(port).encode())])
        drawn: Array = _DRAWS[initialiser](rng, shape)
        return drawn
    given = np.array(initialiser, float)
    if given.ndim and given.shape != shape:
        raise GraphProblem(
            mark_for_translation(
                "problems", "“{node}”: {port} starts as a matrix of {given}, and its shape is {shape}."
            ),
            node=port.node,
            port=port.port,
            given=show_shape((given.shape[0], given.shape[1])),
            shape=show_shape(shape),
        )
    return np.broadcast_to(given, shape)


def _uniform(rng: "np.random.Generator", shape: Shape, bound: float) -> Array:
    return rng.uniform(-bound, bound, shape)


# glorot: Glorot and Bengio 2010, U(±sqrt(6 / (n + p))); he: He et al. 2015, N(0, 2 / n).
_DRAWS: dict[str, Any] = {
    "zeros": lambda rng, shape: np.zeros(shape),
    "ones": lambda rng, shape: np.ones(shape),
    "normal": lambda rng, shape: rng.standard_normal(shape),
    "uniform": lambda rng, shape: _uniform(rng, shape, 1.0),
    "glorot": lambda rng, shape: _uniform(rng, shape, np.sqrt(6 / (shape[0] + shape[1]))),
    "he": lambda rng, shape: rng.standard_normal(shape) * np.sqrt(2 / shape[0]),
}

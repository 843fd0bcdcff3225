"""Random graphs of all operations, those of a plug-in too, on small matrices of their domains."""

import numpy as np

from graphgui.engine import Graph, Node, Plan, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.ops import OPS
from graphgui.ops.op import ShapeProblem
from tests.graphs import constant, feeds_of
from tests.ops import plug_in
from tests.ops.samples import OPERATIONS

ALL = [*OPERATIONS, *plug_in.OPS]
_LOSSES = [op for op in ALL if op.is_loss]
_OTHERS = [op for op in ALL if not op.is_loss]
_TARGETS = {"logistic_loss": "class", "hinge": "class"}


def _matrix(rng, shape, kind=""):
    if kind == "class":
        return rng.choice([-1.0, 1.0], shape)
    return rng.uniform(0.1, 0.9, shape)  # within every domain


def random_graph(seed, most=3):
    """Three operations one after another and a loss; a value may be used twice."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, most + 1))
    graph = Graph([constant("in0", _matrix(rng, (size, size)))])
    end, shape = ("in0", "out"), (size, size)
    ops = [_OTHERS[seed % len(_OTHERS)], *(_OTHERS[int(rng.integers(len(_OTHERS)))] for _ in range(2))]
    for number, op in enumerate(ops):
        name = f"n{number}"
        graph.add(Node(f"squash{number}", OPS["sigmoid"]))
        graph.connect(Wire(*end, f"squash{number}", "A"))
        end = _placed(graph, rng, name, op, f"squash{number}", shape) or (f"squash{number}", "out")
        if end[0] == name:
            shape = op.shape(*_shapes(graph, name, op, shape), *op.attribute_values({}))
    loss = _LOSSES[seed % len(_LOSSES)]
    graph.add(Node("loss", loss))
    graph.connect(Wire(*end, "loss", loss.inputs[0].name))
    target = _matrix(rng, shape, _TARGETS.get(loss.name, ""))
    graph.add(constant("target", target))
    graph.connect(Wire("target", "out", "loss", loss.inputs[1].name))
    if len(loss.inputs) > 2:
        graph.add(constant("weight", _matrix(rng, (shape[0], 1))))
        graph.connect(Wire("weight", "out", "loss", loss.inputs[2].name))
    return graph


def _shapes(graph, name, op, shape):
    other = (shape[1], shape[0]) if op.name in ("matmul", "linear") else shape
    if op.name == "linear":
        return shape, (shape[1], 1), (1, 1)
    return [shape, *[other] * (len(op.inputs) - 1)]


def _placed(graph, rng, name, op, start, shape):
    """Where the operation's value is; None where it does not take the shape."""
    shapes = _shapes(graph, name, op, shape)
    try:
        op.shape(*shapes, *op.attribute_values({}))
    except ShapeProblem:
        return None
    graph.add(Node(name, op))
    graph.connect(Wire(start, "out", name, op.inputs[0].name))
    for place, port in enumerate(op.inputs[1:], 1):
        if port.own_shape:
            continue
        if shapes[place] == shape and rng.random() < 0.4:
            graph.connect(Wire(start, "out", name, port.name))
        else:
            graph.add(constant(f"{name}{port.name}", _matrix(rng, shapes[place])))
            graph.connect(Wire(f"{name}{port.name}", "out", name, port.name))
    return name, op.output


def evaluated(graph):
    """Its plan after one pass forward and back."""
    plan = Plan(graph, feeds_of(graph))
    initialise(plan, seed=0)
    plan.evaluate()
    return plan

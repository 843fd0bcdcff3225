"""Is one operation's backward right? For its author's tests, in the program and in plug-ins."""

from typing import Any

import numpy as np

from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.graph.graph import Graph, Node, Wire
from graphgui.ops import Array, Op, get


def check_op(op: Op, *inputs: Array, **attributes: Any) -> None:
    """Compare every gradient of `op` with differences, under a loss that weighs each output differently.

    Args:
        inputs: a matrix for each input; positive ones of 3 x 2 where none are given.
        attributes: as a node would have them.

    Raises:
        AssertionError: naming the input, the element and both numbers, where they differ by more than 1e-6,
            or where differences cannot tell.
        Problem: inputs or attributes that the op does not take.
    """
    rng = np.random.default_rng(0)
    matrices = inputs or tuple(rng.uniform(0.3, 1.7, (3, 2)) for _ in op.inputs)
    shape = op.shape(*(m.shape for m in matrices), *op.attribute_values(attributes))
    names = [port.name for port in op.inputs]
    feeds = {**dict(zip(names, matrices, strict=True)), "weights": rng.uniform(0.5, 1.5, shape)}
    graph = Graph(
        [
            *(Node(name, get("input")) for name in feeds),
            Node("op", op, attributes),
            Node("weighed", get("multiply")),
            Node("loss", get("sum")),
        ],
        [
            *(Wire(name, "out", "op", name) for name in names),
            Wire("op", op.output, "weighed", "A"),
            Wire("weights", "out", "weighed", "B"),
            Wire("weighed", "out", "loss", "A"),
        ],
        loss="loss",
    )
    for found in check(graph, feeds):
        if found.port.node == "op" and found.verdict != "right":
            raise AssertionError(
                f"{op.name}: dC/d{found.port.port} at row {found.worst[0]}, column {found.worst[1]} is "
                f"{found.gradient:.10g}, and differences give {found.difference:.10g}"
            )

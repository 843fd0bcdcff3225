"""Every kind of fault planted in every operation: the check of gradients accuses that operation alone, or there is
a reason why a gradient cannot be wrong in that way there."""

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Plan, PortId, Wire
from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.noise import draw
from graphgui.engine.faults import accused, check_planting, plant
from graphgui.faults import KINDS, Fault
from graphgui.ops import OPS, Port
from graphgui.ops.op import Op
from graphgui.words import Problem
from tests.ops.samples import DOMAINS, GRIDS

OPERATIONS = [op for op in OPS.values() if op.source is None]
SHAPES = {
    "linear": [(3, 4), (4, 2), (1, 2)],
    "matmul": [(3, 4), (4, 2)],
    "trace": [(3, 3)],
    "weighted_mse": [(3, 2), (3, 2), (3, 1)],
    "weighted_binary_cross_entropy": [(3, 2), (3, 2), (3, 1)],
}
PLUG_IN = Op(
    name="plugged",
    group="Mine",
    summary="A matrix and a row of scales.",
    inputs=(Port("A"), Port("s")),
    shape=lambda A, s: A,
    broadcasts=True,
    forward=lambda out, A, s: np.multiply(A, s, out),
    vjps=(
        lambda into, g, _out, _A, s: np.multiply(g, s, into),
        lambda into, g, _out, A, _s: np.multiply(g, A, into),
    ),
    formula=r"A \odot s",
    gradients=(r"G \odot s", r"G \odot A"),
)
SHAPES["plugged"] = [(3, 2), (1, 2)]
ATTRIBUTES = {"columns": {"start": 1}, "rows": {"start": 1}, "sum": {"by": "columns"}, "mean": {"by": "columns"}}

# Where a fault of this kind changes no number, for the right gradient is the same: by operation, port and kind.
THE_SAME = {
    "no_local": {("add", "A"), ("add", "B"), ("subtract", "A"), ("reroute", "A"), ("standardise", "A")},
    "transposed": {("trace", "A")},
}


def used_twice(op):
    """input -> square -> op for each input of it, its output used twice under a weighted sum. With its feeds."""
    rng = np.random.default_rng(3)
    shapes = SHAPES.get(op.name, [(3, 2) for _ in op.inputs])
    feeds, nodes, wires = {}, [Node("op", op, ATTRIBUTES.get(op.name, {}))], []
    for port, shape in zip(op.inputs, shapes, strict=True):
        grid = [each for each in GRIDS[DOMAINS.get((op.name, port.name), "any")] if each]
        feeds[port.name] = rng.permutation(np.resize(rng.permutation(grid), shape).reshape(-1)).reshape(shape)
        nodes.append(Node(port.name, OPS["input"]))
        wires.append(Wire(port.name, "out", "op", port.name))
    shape = op.shape(*shapes, *op.attribute_values(ATTRIBUTES.get(op.name, {})))
    feeds["weights"] = rng.uniform(0.5, 1.5, shape)
    nodes += [Node("weights", OPS["input"]), Node("times", OPS["multiply"]), Node("plus", OPS["add"])]
    nodes += [Node("loss", OPS["sum"])]
    wires += [Wire("op", op.output, "times", "A"), Wire("weights", "out", "times", "B")]
    wires += [
        Wire("times", "out", "plus", "A"),
        Wire("op", op.output, "plus", "B"),
        Wire("plus", "out", "loss", "A"),
    ]
    return Graph(nodes, wires, loss="loss"), feeds


def gradient(graph, feeds, port):
    plan = Plan(graph, feeds)
    initialise(plan, seed=0)
    draw(plan, 0)
    plan.evaluate()
    return plan.gradient(PortId("op", port)).copy()


@pytest.mark.parametrize("op", [*OPERATIONS, PLUG_IN], ids=lambda op: op.name)
def test_each_fault_is_found_and_one_operation_is_accused_or_there_is_a_reason(op):
    graph, feeds = used_twice(op)
    assert accused(check(graph, feeds)) == []
    for port in (*(each.name for each in op.inputs), op.output):
        for each in KINDS:
            fault = Fault(port, each.name)
            planted = plant(graph, "op", fault)
            try:
                check_planting(graph, feeds, "op", fault)
            except Problem as reason:
                assert str(reason).endswith(".")
                assert np.array_equal(gradient(planted, feeds, port), gradient(graph, feeds, port)), (
                    fault,
                    reason,
                )
                continue
            before, after = gradient(graph, feeds, port), gradient(planted, feeds, port)
            is_the_same = (not before.any() and not after.any()) or (op.name, port) in THE_SAME.get(each.name, ())
            assert is_the_same == np.allclose(before, after), fault
            assert accused(check(planted, feeds)) == ([] if is_the_same else ["op"]), fault

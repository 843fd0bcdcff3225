"""Where numbers are so large, small or odd that differences tell nothing, the check says so and accuses nobody."""

from dataclasses import replace

import numpy as np
import pytest

from graphgui.engine import Graph, Node, Wire
from graphgui.engine.autodiff.check_op import check_op
from graphgui.engine.autodiff.gradcheck import check
from graphgui.ops import OPS
from graphgui.words import Problem

SCALES = (1e300, 1e200, 1e150, 1e-150, 1e-200, 1e-300, 1e-310)
ODD = {
    "corners": [-2.0, -1.0, 0.0, 1.0, 2.0],
    "beside corners": [0.0, 1e-9, -1e-9, 1.0, 1 + 1e-12],
    "not finite": [1.0, np.nan, np.inf, -np.inf, 0.0],
    "all sizes": [1.0, 1e-200, -1e200, 1e-310, 0.0, 3.0, 1e-12, 700.0, -800.0],
}
CHECKED = sorted(name for name, op in OPS.items() if op.source is None)


def graph_of(op, matrices):
    """The operation on these matrices, and the sum of what it gives."""
    nodes = [*(Node(name, OPS["input"]) for name in matrices), Node("op", op), Node("sum", OPS["sum"])]
    wires = [*(Wire(name, "out", "op", name) for name in matrices), Wire("op", op.output, "sum", "A")]
    return Graph(nodes, wires, loss="sum")


def verdicts(op, matrices):
    return {str(found.port): found.verdict for found in check(graph_of(op, matrices), matrices)}


@pytest.mark.parametrize("name", CHECKED)
def test_no_right_gradient_is_called_wrong(name):
    op, rng = OPS[name], np.random.default_rng(0)
    drawn = [lambda scale=scale: rng.uniform(0.3, 1.7, (2, 2)) * scale for scale in SCALES]
    drawn += [lambda some=some: rng.choice(some, (3, 2)) for some in ODD.values() for _ in range(3)]
    for draw in drawn:
        matrices = {port.name: draw() for port in op.inputs}
        try:
            found = verdicts(op, matrices)
        except Problem:  # shapes that it does not take
            continue
        assert "wrong" not in found.values(), (matrices, found)


def wrong(name, port="A", factor=1.001):
    op = OPS[name]
    place = [each.name for each in op.inputs].index(port)
    right = op.vjps[place]

    def vjp(into, g, *others):
        right(into, g, *others)
        into *= factor

    return replace(op, vjps=(*op.vjps[:place], vjp, *op.vjps[place + 1 :]))


@pytest.mark.parametrize("scale", [1e-90, 1e-20, 1.0, 1e20, 1e90])
@pytest.mark.parametrize("name", ["add", "tanh", "negate"])
def test_a_wrong_one_is_still_called_wrong(name, scale):
    if name == "tanh" and scale > 1:
        scale = 1.0  # it is flat further out
    matrices = {port.name: np.array([[0.3, 0.7]]) * scale for port in OPS[name].inputs}
    assert verdicts(wrong(name), matrices)["op.A"] == "wrong"
    assert verdicts(OPS[name], matrices)["op.A"] == "right"


def test_a_wrong_number_is_found_beside_one_that_cannot_be_told():
    matrices = {"A": np.array([[1e200, 2.0]])}
    assert verdicts(OPS["l2_penalty"], matrices)["op.A"] == "unknown"
    assert verdicts(wrong("l2_penalty"), matrices)["op.A"] == "unknown"  # its value is infinite, and so the loss
    matrices = {"A": np.array([[1e-200, 2.0]])}
    (found,) = [each for each in check(graph_of(wrong("square"), matrices), matrices) if str(each.port) == "op.A"]
    assert (found.verdict, found.worst) == ("wrong", (0, 1))


def test_a_gradient_that_is_no_number_is_not_called_right():
    def lost(into, *_others):
        into.fill(np.nan)

    op = replace(OPS["negate"], vjps=(lost,))
    assert verdicts(op, {"A": np.ones((2, 2))})["op.A"] == "unknown"
    with pytest.raises(AssertionError, match="dC/dA at row 0, column 0 is nan"):
        check_op(op)


def test_a_sum_of_what_is_no_number_is_none_and_right():
    found = verdicts(OPS["log"], {"A": np.array([[np.nan, 4.0]])})
    assert (found["A.out"], found["op.out"]) == ("right", "right")


def test_the_authors_helper_does_not_pass_what_it_cannot_tell():
    with pytest.raises(AssertionError):
        check_op(OPS["l2_penalty"], np.full((2, 2), 1e200))

"""What a vjp costs and what the Jacobian would: against operations that are counted one by one."""

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, PortId, Wire
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.jacobian.costs import CostsByRows, ShapesByRows, costs_by_rows, examples
from graphgui.engine.jacobian.operation_count import vjp_operations
from graphgui.ops import OPS
from tests.graphs import constant, feeds_of, node, regression
from tests.ops.samples import OPERATIONS


class Number(float):
    """A number that counts what is done with it."""

    done = 0

    def __add__(self, other):
        Number.done += 1
        return Number(float(self) + float(other))

    def __mul__(self, other):
        Number.done += 1
        return Number(float(self) * float(other))


def product(left, right):
    """left @ right of lists of rows, number by number."""

    def entry(row, column):
        total = row[0] * column[0]
        for a, b in zip(row[1:], column[1:], strict=True):
            total = total + a * b
        return total

    return [[entry(row, column) for column in zip(*right, strict=True)] for row in left]


def numbers(shape):
    return [[Number(1.0) for _ in range(shape[1])] for _ in range(shape[0])]


def counted(function, *matrices):
    Number.done = 0
    function(*matrices)
    return Number.done


def counts_of(q, n, p, port):
    graph, feeds = regression(q, n, p)
    plan = Plan(graph, feeds)
    initialise(plan, 0)
    plan.evaluate()
    values = {each.name: plan.value(PortId("linear", each.name)) for each in graph["linear"].op.inputs}
    return costs_by_rows(ShapesByRows(graph, feeds), PortId("linear", port), values, graph)


def costs(q, n, p, port, rows):
    return counts_of(q, n, p, port).at(rows)


@pytest.mark.parametrize(("q", "n", "p"), [(5, 3, 2), (2, 4, 3), (9, 1, 5)])
@pytest.mark.parametrize("rows", [1, 3, 20])
def test_of_linear_they_are_what_is_counted(q, n, p, rows):
    found = costs(q, n, p, "X", rows)
    assert found.vjp == counted(product, numbers((rows, p)), numbers((p, n)))  # G Wᵀ
    outputs, inputs = rows * p, rows * n
    assert found.multiply == counted(product, numbers((inputs, outputs)), numbers((outputs, 1)))  # Jᵀ g
    assert found.build == outputs * found.vjp
    assert (found.vjp_bytes, found.jacobian_bytes) == (8 * inputs, 8 * outputs * inputs)
    assert costs(q, n, p, "W", rows).vjp == counted(product, numbers((n, rows)), numbers((rows, p)))  # Xᵀ G


def test_the_vjp_grows_with_the_examples_and_the_jacobian_with_their_square():
    small, large = costs(50, 3, 2, "X", 100), costs(50, 3, 2, "X", 100_000)
    assert large.vjp == 1000 * small.vjp
    assert large.jacobian_bytes == 1_000_000 * small.jacobian_bytes


@pytest.mark.parametrize(("q", "first"), [(5, 5), (8, 8), (1000, 8)])
def test_operations_are_counted_with_eight_rows_however_many_there_are(q, first):
    assert counts_of(q, 3, 2, "X").first == first


def test_inputs_with_a_row_for_each_example_have_more_with_more_of_them_and_others_stay_as_they_are():
    graph = Graph([constant("X", np.ones((5, 3))), constant("V", np.ones((3, 2))), node("product", "matmul")])
    graph.connect(Wire("X", "out", "product", "A"))
    graph.connect(Wire("V", "out", "product", "B"))
    shapes = ShapesByRows(graph, feeds_of(graph))
    assert shapes.examples == 5
    known = shapes.of(20).known
    assert [known[PortId(name, "out")] for name in ("X", "V", "product")] == [(20, 3), (3, 2), (20, 2)]


def test_nothing_fed_has_no_examples():
    assert examples({}) == 0


def test_a_graph_that_takes_one_number_of_examples_alone_has_no_costs_of_others():
    graph = Graph(
        [constant("A", [[1, 2], [3, 4]]), node("trace", "trace")], [Wire("A", "out", "trace", "A")], loss="trace"
    )
    feeds = feeds_of(graph)
    assert costs_by_rows(ShapesByRows(graph, feeds), PortId("trace", "A"), {"A": feeds["A"]}, graph) is None


@pytest.mark.parametrize("op", OPERATIONS, ids=lambda op: op.name)
def test_operations_of_every_op_are_counted_without_a_change_of_what_it_gives(op):
    q = 6
    shapes = {"linear": [(q, 3), (3, 3), (1, 3)], "matmul": [(q, 3), (3, 3)], "trace": [(q, q)]}.get(
        op.name, [(q, 1) if port.name == "w" else (q, 3) for port in op.inputs]
    )
    inputs = [np.random.default_rng(0).uniform(0.1, 0.9, shape) for shape in shapes]
    for place in range(len(op.inputs)):
        found = vjp_operations(op, place, inputs, {})
        assert 0 <= found <= 60 * sum(array.size for array in inputs)


def test_what_a_vjp_does_is_counted_and_what_it_moves_is_not():
    A = np.ones((5, 4))
    assert vjp_operations(OPS["multiply"], 0, [A, A], {}) == 20
    assert vjp_operations(OPS["transpose"], 0, [A], {}) == 0
    assert vjp_operations(OPS["add"], 1, [A, A[:1]], {}) == 16  # four sums of five numbers
    B = np.ones((6, 4))
    assert vjp_operations(OPS["add"], 1, [B, B[:1]], {}) == 20  # four of six


def test_a_graph_that_does_not_fit_so_many_examples_has_no_costs_of_them():
    graph, feeds = regression(5, 3)
    graph.add(constant("V", np.ones((5, 5))))
    graph.add(node("mixed", "matmul"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    for wire in ("V out mixed A", "linear Yhat mixed B", "mixed out mse Yhat"):
        graph.connect(Wire(*wire.split()))
    shapes = ShapesByRows(graph, feeds | {"V": np.ones((5, 5))})
    assert shapes.of(5) is not None
    assert CostsByRows(shapes, PortId("linear", "X"), 5, (1, 2, 3)).at(6) is None

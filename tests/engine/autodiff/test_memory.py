"""Training holds the values, the gradients and one scratch array, and no more with time."""

import tracemalloc

import numpy as np

from graphgui.engine import Graph, Plan, Trainer, Training, Wire
from graphgui.engine.autodiff.aligned import zeros
from tests.graphs import node, regression


def arrays_of(plan):
    """The memory of every array that a plan holds, each block once, without what aligns it to a cache line."""
    blocks = {}
    held = [*plan._values.values(), *plan._gradients.values(), *plan._shares.values()]
    held += [space for spaces in plan._workspaces.values() for space in spaces]
    held += [plan.theta, plan.gradient_theta]
    for array in held + ([plan._scratch_array] if plan._scratch_array is not None else []):
        while array.base is not None:
            array = array.base
        blocks[id(array)] = array.nbytes - (64 if array.dtype == np.uint8 else 0)
    return sum(blocks.values())


def test_a_lean_plan_holds_values_gradients_and_one_scratch():
    q = 2000
    graph, feeds = regression(q, 20, 1)
    graph.add(node("twice", "add"))  # a branch: the prediction feeds both sides
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "twice", "A"))
    graph.connect(Wire("linear", "Yhat", "twice", "B"))
    graph.connect(Wire("twice", "out", "mse", "Yhat"))
    plan = Plan(graph, feeds, gradients="parameters")
    sizes = {port: rows * columns for port, (rows, columns) in plan.shapes.known.items()}
    outputs = sum(size for port, size in sizes.items() if port.port == graph[port.node].op.output)
    values = outputs + plan.theta.size
    assert arrays_of(plan) <= 8 * (2 * values + max(sizes.values()))


def test_arrays_begin_on_a_cache_line():
    for shape in ((1, 1), (3, 5), (10_000, 100)):
        for dtype in (np.float64, np.float32, np.complex128):
            array = zeros(shape, dtype)
            assert array.ctypes.data % 64 == 0
            assert (array.shape, array.dtype) == (shape, dtype)
            assert array.flags.c_contiguous
            assert not array.any()


def test_a_hundred_thousand_steps_add_nothing_but_their_losses():
    graph, feeds = regression(5, 1)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.01))
    trainer.run(1000)
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    trainer.run(100_000)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    losses = 100_000 * trainer.losses.itemsize
    assert after - before < 1.2 * losses + 50_000  # the list of losses grows by an eighth at a time


def test_a_graph_of_ten_thousand_nodes_compiles_and_runs():
    graph = Graph([node("p", "parameter", initialiser=1.0), *(node(f"n{i}", "negate") for i in range(10_000))])
    before = "p"
    for i in range(10_000):
        graph.connect(Wire(before, "out", f"n{i}", "A"))
        before = f"n{i}"
    graph.mark_loss(before)
    plan = Plan(graph, {})
    plan.theta[:] = 3.0
    assert plan.forward() == 3.0
    plan.backward()
    np.testing.assert_array_equal(plan.gradient_theta, [1.0])

"""Training holds the values, the gradients and one scratch array, and no more with time."""

import gc
import tracemalloc
import weakref
from contextlib import contextmanager
from itertools import pairwise

import numpy as np
import pytest

from graphgui.engine import Graph, Plan, Trainer, Training, Wire
from graphgui.engine.autodiff.aligned import Memory, zeros
from graphgui.words import Problem
from tests.graphs import node, regression


@contextmanager
def memory():
    """Afterwards, the bytes that were taken and not given back."""
    taken = []
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    try:
        yield taken
        after, _ = tracemalloc.get_traced_memory()
        taken.append(after - before)
    finally:
        tracemalloc.stop()


def test_a_lean_plan_holds_values_gradients_and_one_scratch():
    q = 20_000
    graph, feeds = regression(q, 20, 1)
    graph.add(node("twice", "add"))  # a branch: the prediction feeds both sides
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "twice", "A"))
    graph.connect(Wire("linear", "Yhat", "twice", "B"))
    graph.connect(Wire("twice", "out", "mse", "Yhat"))
    with memory() as taken:
        plan = Plan(graph, feeds, gradients="parameters")
    sizes = {port: rows * columns for port, (rows, columns) in plan.shapes.known.items()}
    outputs = sum(size for port, size in sizes.items() if port.port == graph[port.node].op.output)
    values = outputs + plan.theta.size
    assert taken[0] <= 1.01 * 8 * (2 * values + max(sizes.values()))


def test_arrays_begin_on_a_cache_line():
    for shape in ((1, 1), (3, 5), (10_000, 100)):
        for dtype in (np.float64, np.float32, np.complex128):
            array = zeros(shape, dtype)
            assert array.ctypes.data % 64 == 0
            assert (array.shape, array.dtype) == (shape, dtype)
            assert array.flags.c_contiguous
            assert not array.any()


def test_many_small_arrays_share_no_number_and_begin_on_a_cache_line():
    memory = Memory(np.float64)
    shapes = [(1, 1), (3, 5), (1, 1), (20, 20), (64, 64), (3, 5)] * 100
    arrays = [memory.zeros(shape) for shape in shapes]
    for number, array in enumerate(arrays):
        assert array.ctypes.data % 64 == 0
        assert array.flags.c_contiguous
        assert not array.any()
        array[:] = number + 1
    for number, (array, shape) in enumerate(zip(arrays, shapes, strict=True)):
        assert array.shape == shape
        assert (array == number + 1).all()


def test_a_hundred_thousand_steps_add_nothing_but_their_losses():
    graph, feeds = regression(5, 1)
    trainer = Trainer(graph, feeds, Training(learning_rate=0.01))
    trainer.run(1000)
    with memory() as taken:
        trainer.run(100_000)
    losses = 100_000 * trainer.losses.itemsize
    assert taken[0] < 1.2 * losses + 50_000  # the list of losses grows by an eighth at a time


def long_chain(length):
    """p, negated so many times."""
    names = [f"n{i}" for i in range(length)]
    graph = Graph([node("p", "parameter", initialiser=1.0), *(node(name, "negate") for name in names)])
    for before, name in pairwise(["p", *names]):
        graph.connect(Wire(before, "out", name, "A"))
    graph.mark_loss(names[-1])
    return graph


def test_a_graph_of_ten_thousand_nodes_compiles_and_runs():
    plan = Plan(long_chain(10_000), {})
    assert plan.evaluate(np.array([3.0])) == 3.0
    np.testing.assert_array_equal(plan.gradient_theta, [1.0])


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_waits_while_a_graph_is_compiled(is_on):
    graph, began = long_chain(3_000), []
    was_on = gc.isenabled()
    (gc.enable if is_on else gc.disable)()
    gc.collect()
    gc.callbacks.append(lambda phase, _: began.append(phase))
    try:
        Plan(graph, {})
        assert began.count("start") <= 1  # afterwards
        with pytest.raises(Problem):
            Plan(Graph([node("alone", "negate")]), {})
        assert gc.isenabled() == is_on
    finally:
        gc.callbacks.pop()
        (gc.enable if was_on else gc.disable)()


def test_what_was_compiled_is_not_looked_through_again():
    graph = long_chain(3_000)
    was_on = gc.isenabled()
    gc.unfreeze()  # what a test that started the program has frozen
    gc.enable()
    gc.collect()
    try:
        plan = Plan(graph, {})
        young = sum(len(gc.get_objects(generation)) for generation in (0, 1))
        assert young < len(plan.names)
    finally:
        (gc.enable if was_on else gc.disable)()


class Cycle:
    """Garbage that only the collector finds."""

    def __init__(self):
        self.own = self


@pytest.mark.parametrize(("length", "turns", "kept"), [(2, 2000, 1000), (3_000, 25, 11)])
def test_garbage_of_others_is_found_however_many_plans_are_made(length, turns, kept):
    graph, made = long_chain(length), []
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.enable()
    try:
        for _ in range(turns):
            made.append(weakref.ref(Cycle()))
            Plan(graph, {})
        assert sum(each() is not None for each in made) <= kept
    finally:
        (gc.enable if was_on else gc.disable)()

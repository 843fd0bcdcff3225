"""stop_gradient: what lies behind it is a constant to training, to the gradient check and to weight decay."""

import numpy as np

from graphgui.engine import Graph, Node, Plan, PortId, Training, Wire
from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.autodiff.forward_mode import ForwardMode
from graphgui.engine.autodiff.gradcheck import check
from graphgui.engine.training.trainer import Trainer
from graphgui.ops import OPS

RNG = np.random.default_rng(0)
FEEDS = {"X": RNG.standard_normal((8, 3)), "Y": RNG.standard_normal((8, 1))}


def network():
    """Two layers, the first of which is stopped on one way to the loss and free on no other."""
    nodes = [
        Node("X", OPS["input"]),
        Node("Y", OPS["input"]),
        Node("first", OPS["linear"], {"outputs": 2}),
        Node("stop", OPS["stop_gradient"]),
        Node("second", OPS["linear"]),
        Node("mse", OPS["mse"]),
    ]
    wires = [
        Wire("X", "out", "first", "X"),
        Wire("first", "Yhat", "stop", "A"),
        Wire("stop", "out", "second", "X"),
        Wire("second", "Yhat", "mse", "Yhat"),
        Wire("Y", "out", "mse", "Y"),
    ]
    return Graph(nodes, wires)


def test_what_lies_behind_it_does_not_learn_nor_decay():
    trainer = Trainer(network(), FEEDS, Training(weight_decay=0.1))
    start = trainer.plan.theta_by_name(trainer.plan.theta)
    trainer.run(50)
    end = trainer.plan.theta_by_name(trainer.plan.theta)
    assert np.array_equal(start["first.W"], end["first.W"])
    assert not np.array_equal(start["second.W"], end["second.W"])


def test_the_gradient_check_agrees_before_and_behind_it():
    for found in check(network(), FEEDS):
        assert found.error <= 1e-6, found
        if found.port.node in ("X", "first"):
            assert found.gradient == found.difference == 0


def test_on_another_way_the_gradient_passes():
    graph = network()
    graph.add(Node("add", OPS["add"]))
    graph.add(Node("part", OPS["columns"], {"stop": 1}))
    graph.disconnect(Wire("second", "Yhat", "mse", "Yhat"))
    for wire in (
        Wire("first", "Yhat", "part", "A"),
        Wire("part", "out", "add", "A"),
        Wire("second", "Yhat", "add", "B"),
        Wire("add", "out", "mse", "Yhat"),
    ):
        graph.connect(wire)
    for found in check(graph, FEEDS):
        assert found.error <= 1e-6, found


def test_no_closed_form_is_claimed_where_training_does_not_go():
    assert quadratic(network(), FEEDS) is None
    whole = Graph(
        [Node("X", OPS["input"]), Node("Y", OPS["input"]), Node("linear", OPS["linear"]), Node("mse", OPS["mse"])],
        [Wire("X", "out", "linear", "X"), Wire("linear", "Yhat", "mse", "Yhat"), Wire("Y", "out", "mse", "Y")],
    )
    assert quadratic(whole, FEEDS) is not None
    for op in ("stop_gradient", "dropout"):
        graph = whole.copy()
        graph.add(Node("between", OPS[op]))
        graph.disconnect(Wire("X", "out", "linear", "X"))
        graph.connect(Wire("X", "out", "between", "A"))
        graph.connect(Wire("between", "out", "linear", "X"))
        assert quadratic(graph, FEEDS) is None


def test_in_forward_mode_nothing_moves_behind_it():
    plan = Plan(network(), FEEDS)
    plan.theta[:] = 1
    plan.evaluate()
    forward = ForwardMode(plan, PortId("first", "W"), np.ones((3, 2)))
    assert forward.tangent(PortId("first", "Yhat")).any()
    assert not forward.tangent(PortId("stop", "out")).any()
    assert not forward.tangent(PortId("mse", "C")).any()

"""What operations draw for a step is other numbers in each step, and the same whenever the step is made again."""

import numpy as np
import pytest

from graphgui.engine import PortId, Trainer, Training, Wire
from tests.graphs import node, regression


def dropout():
    graph, feeds = regression(12, 3)
    graph.add(node("dropout", "dropout"))
    graph.disconnect(Wire("linear", "Yhat", "mse", "Yhat"))
    graph.connect(Wire("linear", "Yhat", "dropout", "A"))
    graph.connect(Wire("dropout", "out", "mse", "Yhat"))
    return graph, feeds


@pytest.mark.parametrize("size", [None, 4, 5])
def test_each_step_leaves_out_others_and_steps_made_again_the_same(size):
    graph, feeds = dropout()
    training = Training(0.01, batch_size=size)
    trainer = Trainer(graph, feeds, training)
    left_out = []
    for _ in range(8):
        trainer.step()
        left_out.append((trainer.plan.value(PortId("dropout", "out")) == 0).ravel().tolist())
    assert any(left_out[0])
    assert len({tuple(each) for each in left_out}) > 4
    again = Trainer(graph, feeds, training)
    losses = [again.step() for _ in range(8)]
    np.testing.assert_array_equal(losses, trainer.losses)

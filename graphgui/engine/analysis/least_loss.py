"""How far down a loss can go."""

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic, quadratic_of
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.engine.training.examples import find_examples, split
from graphgui.engine.training.settings import Training

_MOST_NUMBERS = 500_000  # examples x parameters: some tenths of a second


def quadratic_of_training(graph: Graph, feeds: Feeds, training: Training) -> Quadratic | None:
    """The closed form on the examples that `training` trains on.

    None where the loss is not quadratic, has no minimum, or where finding it would take long. The loss of a
    mini-batch can lie below.

    Raises:
        Problem: a graph that cannot run, or that has no loss or nothing to train.
    """
    if graph.trained_loss() is None:
        return None
    examples, shapes = find_examples(graph, feeds), infer(graph, feeds).known
    learnt = [shapes[port] for name in graph.nodes for port in graph.own_parameters(name)]
    count = examples.count * (1 - training.validation)
    if count * sum(rows * columns for rows, columns in learnt) > _MOST_NUMBERS:
        return None
    if training.validation:
        feeds = examples.take(feeds, split(examples.count, training.validation, training.seed)[0])
    try:
        return quadratic_of(LossFunction(graph, feeds))
    except np.linalg.LinAlgError:  # numbers beyond all bounds
        return None

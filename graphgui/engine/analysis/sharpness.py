"""How sharply the loss bends that training steps along: of its batches, and wherever training may come.

Exact where the loss is quadratic and each step sees all examples. Where the prediction is affine in the parameters
and the loss of each row bends by no more than c along its prediction, the Hessian is nowhere above c/2 times that
of the mean squared error (Böhning and Lindsay 1988). Else some places at which training starts tell.
"""

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.closed_form import quadratic, quadratic_of
from graphgui.engine.analysis.curvature import curvatures
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph, Node, Wire
from graphgui.engine.graph.shapes import Feeds, infer
from graphgui.engine.model.prediction import PredictionPair, find_comparison
from graphgui.engine.training.batches import Batches
from graphgui.engine.training.examples import Examples, find_examples, lean_plan, split
from graphgui.engine.training.settings import Training
from graphgui.ops import Array
from graphgui.ops.losses.errors import MSE
from graphgui.ops.sources import INPUT
from graphgui.words import Problem

_MOST_PARAMETERS = 200
_MOST_NODES = 500  # each takes time of its own, however few its numbers
_MOST_WORK = 2_000_000  # numbers fed times parameters: what takes about a tenth of a second
_MOST_PRODUCTS = 100  # with the Hessian
_ENOUGH = 0.01  # the same with which the search ends
_CLOSE = 0.1  # relative error of an eigenvalue that is worth a mark on a scale of powers of ten
_STARTS = 3
_BATCHES = 12
_FEWEST = 32  # rows of a sample
_MOST_SAMPLED = 500_000  # numbers fed with a sample
_MOST_MULTIPLIED = 20_000_000  # rows of a sample times parameters
_DRAW = zlib.crc32(b"sharpness")


@dataclass(frozen=True, slots=True)
class Sharpness:
    """λmax of the Hessian that a step sees, in loss per parameter².

    Attributes:
        least, most: between which it lies; the same where it is known. An estimate, where neither closed form nor
            bound is known: what some places have.
    """

    least: float
    most: float


def sharpness(graph: Graph, feeds: Feeds, training: Training) -> Sharpness | None:
    """How sharply the loss bends along the steps of a training.

    None where it cannot be had at once: above 200 parameters, or with many nodes or numbers, or where the graph
    has nothing to train.
    """
    if len(graph) > _MOST_NODES:
        return None
    try:
        plan = lean_plan(graph, feeds)
        if plan.loss is None or not is_small(plan, feeds):
            return None
        feeds = _rows_that_train(graph, feeds, training)
        found = _everywhere(graph, feeds, training) or _at_starts(graph, feeds, training)
    except (Problem, np.linalg.LinAlgError):
        return None
    return found


def estimated_sharpness(graph: Graph, feeds: Feeds, training: Training) -> Sharpness | None:
    """What samples of the rows have where training may start: for data or models that `sharpness` leaves out.

    It takes up to some seconds. None above 500 nodes or millions of parameters, and where nothing bends upward.
    """
    if len(graph) > _MOST_NODES or graph.trained_loss() is None:
        return None
    try:
        examples = find_examples(graph, feeds)
        count = _rows_of_a_sample(graph, feeds, examples, training)
        if not count:
            return None
        draw = np.random.default_rng(_DRAW)
        found = []
        for more in range(_STARTS):
            rows = np.sort(draw.choice(examples.count, count, replace=False))
            found.append(_at(graph, examples.take(feeds, rows), training.seed + more))
    except (Problem, np.linalg.LinAlgError):
        return None
    known = [each for each in found if each is not None]
    return Sharpness(min(known), max(known)) if known else None


def _rows_of_a_sample(graph: Graph, feeds: Feeds, examples: Examples, training: Training) -> int:
    """As many as a step sees, or fewer where these take long; 0 where even a few do."""
    known = infer(graph, feeds).known
    shapes = (known[port] for name in graph.nodes for port in graph.own_parameters(name) if port in known)
    parameters = sum(rows * columns for rows, columns in shapes)
    fed = sum(feeds[name].shape[1] for name in examples.inputs)
    most = min(_MOST_SAMPLED // max(fed, 1), _MOST_MULTIPLIED // max(parameters, 1))
    return 0 if most < _FEWEST else min(most, training.batch_size or examples.count, examples.count)


def is_small(plan: Plan, feeds: Feeds) -> bool:
    """Whether as many products with the Hessian as there are parameters take about a tenth of a second at most."""
    work = plan.theta.size * sum(array.size for array in feeds.values())
    return 0 < plan.theta.size <= _MOST_PARAMETERS and work <= _MOST_WORK


def _rows_that_train(graph: Graph, feeds: Feeds, training: Training) -> Feeds:
    if not training.validation:
        return feeds
    examples = find_examples(graph, feeds)
    return examples.take(feeds, split(examples.count, training.validation, training.seed)[0])


def _everywhere(graph: Graph, feeds: Feeds, training: Training) -> Sharpness | None:
    """By the closed form, or by the squared error whose Hessian is nowhere below; None where there is neither."""
    if known := quadratic(graph, feeds):
        return Sharpness(known.largest, _of_batches(graph, feeds, training, known.minimiser, known.largest))
    found = find_comparison(graph)
    bends = graph[found.prediction.node].op.traits.compares if found else None
    target = feeds.get(found.target_source or "") if found else None
    if found is None or target is None or bends is None or bends.curvature is None:
        return None
    squared, targets = _squared(graph, feeds, found)
    known = quadratic_of(LossFunction(squared, targets))
    if known is None:
        return None
    most = bends.curvature(target) / 2 * _of_batches(squared, targets, training, known.minimiser, known.largest)
    here = _at(graph, feeds, training.seed)
    return Sharpness(min(here or 0.0, most), most)


def _squared(graph: Graph, feeds: Feeds, found: PredictionPair) -> tuple[Graph, Feeds]:
    """What the prediction needs of the graph, with its mean squared error from 0 as the loss."""
    squared = graph.copy()
    start = graph.incoming(found.prediction.node)[found.prediction.port].start
    loss, zeros = (squared.free_name(name) for name in ("squared error", "zeros"))
    shape = infer(graph, feeds).known[found.prediction]
    squared.add(Node(loss, MSE))
    squared.add(Node(zeros, INPUT))
    squared.connect(Wire(start.node, start.port, loss, "Yhat"))
    squared.connect(Wire(zeros, INPUT.output, loss, "Y"))
    squared.mark_loss(loss)
    # The loss that was there has targets, which are no examples of the new one: it would not fit a part of them.
    return squared.part(squared.upstream(loss)), {**feeds, zeros: np.zeros(shape)}


def _of_batches(graph: Graph, feeds: Feeds, training: Training, theta: Array, whole: float) -> float:
    """The largest curvature that some batches of the first epoch have at a place; `whole` is that of all."""
    found = (_curvature(LossFunction(graph, batch), theta) for batch in _batches(graph, feeds, training))
    return max((each for each in found if each is not None), default=whole)


def _batches(graph: Graph, feeds: Feeds, training: Training) -> Iterator[Feeds]:
    """Some of the batches that training sees, none where it sees all examples at once."""
    examples, size = find_examples(graph, feeds), training.batch_size
    if size is None or size >= examples.count:
        return
    batches = Batches(graph, feeds, examples, size=size, seed=training.seed, dtype="float64")
    for step in np.unique(np.linspace(0, batches.per_epoch - 1, _BATCHES).astype(int)):
        yield examples.take(feeds, batches.rows(int(step)))


def _at_starts(graph: Graph, feeds: Feeds, training: Training) -> Sharpness | None:
    """What the places have that several seeds draw, the training's own among them, and batches there."""
    own = _at(graph, feeds, training.seed)
    others = (_at(graph, feeds, training.seed + more) for more in range(1, _STARTS))
    found = [each for each in (own, *others) if each is not None]
    if own is None:
        return None
    start = _start(graph, feeds, training.seed)
    return Sharpness(min(found), max(*found, _of_batches(graph, feeds, training, start, own)))


def _at(graph: Graph, feeds: Feeds, seed: int) -> float | None:
    loss_function = LossFunction(graph, feeds)
    initialise(loss_function.plan, seed)
    return _curvature(loss_function, loss_function.plan.theta.copy())


def _start(graph: Graph, feeds: Feeds, seed: int) -> Array:
    plan = lean_plan(graph, feeds)
    initialise(plan, seed)
    return plan.theta


def _curvature(loss_function: LossFunction, theta: Array) -> float | None:
    """λmax at a place; None where it is not above 0, or not had within a hundred products with the Hessian."""
    found = None
    for found in curvatures(loss_function, theta, most=_MOST_PRODUCTS):
        if found.error < _ENOUGH * abs(found.largest):
            break
    assert found is not None
    is_known = 0 < found.largest < math.inf and found.error < _CLOSE * found.largest
    return found.largest if is_known else None

"""Up to which learning rate training is stable: what the sharpest direction of the loss allows.

Along an eigenvector of the Hessian, of the eigenvalue λ, the error and the velocity of a step with momentum are
multiplied by one matrix of 2 x 2; its eigenvalues z say what becomes of the error:

    sgd       z = 1 - η λ
    momentum  z² - (1 + μ - η λ) z + μ = 0                (Polyak 1964; Goh 2017)
    nesterov  z² - (1 + μ) (1 - η λ) z + μ (1 - η λ) = 0  (Lessard, Recht and Packard 2016)

Weight decay adds to λ. Optimisers that scale each parameter's step have no such rule.
"""

import math

import numpy as np

from graphgui.engine.analysis.closed_form import quadratic
from graphgui.engine.analysis.curvature import curvature
from graphgui.engine.autodiff.initialisers import initialise
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.training.settings import Training
from graphgui.words import Problem

_MOST_PARAMETERS = 200
_MOST_WORK = 2_000_000  # numbers fed times parameters: what takes about a tenth of a second
_MOST_PRODUCTS = 100  # with the Hessian
_CLOSE = 0.1  # relative error of an eigenvalue that is worth a mark on a scale of powers of ten


def sharpness(graph: Graph, feeds: Feeds, seed: int) -> float | None:
    """λmax of the Hessian: everywhere where the loss is quadratic, else at the parameters that the seed draws.

    None where it cannot be had at once: above 200 parameters, or with many numbers, or where the graph has
    nothing to train.
    """
    try:
        plan = Plan(graph, feeds, gradients="parameters")
        if plan.loss is None or not is_small(plan, feeds):
            return None
        if known := quadratic(graph, feeds):
            return known.largest
        initialise(plan, seed)
        found = curvature(graph, feeds, plan.theta, most=_MOST_PRODUCTS)
    except Problem:
        return None
    return found.largest if 0 < found.largest < math.inf and found.error < _CLOSE * found.largest else None


def is_small(plan: Plan, feeds: Feeds) -> bool:
    """Whether as many products with the Hessian as there are parameters take about a tenth of a second at most."""
    work = plan.theta.size * sum(array.size for array in feeds.values())
    return 0 < plan.theta.size <= _MOST_PARAMETERS and work <= _MOST_WORK


def stable_rate(training: Training, largest: float) -> float | None:
    """The learning rate above which the step along the sharpest direction, of curvature λ, grows without end.

        sgd       2 / λ
        momentum  2 (1 + μ) / λ               (where an eigenvalue of its step comes to be -1)
        nesterov  2 (1 + μ) / ((1 + 2 μ) λ)

    Weight decay adds to λ. None for optimisers that scale each parameter's step, which have no such bound.
    """
    reach = _reach(training)
    return None if reach is None else reach / (largest + training.weight_decay)


def stable_curvature(training: Training, rate: float) -> float | None:
    """The other way round: the eigenvalue of the Hessian above which training at this rate diverges.

    None where there is no such bound; infinite at the rate 0.
    """
    reach = _reach(training)
    if reach is None:
        return None
    return reach / rate - training.weight_decay if rate > 0 else math.inf


def growth(training: Training, rate: float, eigenvalue: float) -> float | None:
    """What each step multiplies the error along an eigenvector of the Hessian by, in the long run.

    With momentum the largest |z|. None for optimisers that scale each parameter's step.
    """
    left, kept = 1 - rate * (eigenvalue + training.weight_decay), training.momentum
    match training.optimiser:
        case "sgd":
            return abs(left)
        case "momentum":
            return float(np.abs(np.roots([1, -(left + kept), kept])).max())
        case "nesterov":
            return float(np.abs(np.roots([1, -(1 + kept) * left, kept * left])).max())
    return None


def _reach(training: Training) -> float | None:
    """The largest stable η λ."""
    kept = training.momentum
    match training.optimiser:
        case "sgd":
            return 2.0
        case "momentum":
            return 2 * (1 + kept)
        case "nesterov":
            return 2 * (1 + kept) / (1 + 2 * kept)
    return None

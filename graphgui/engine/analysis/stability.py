"""Up to which learning rate training is stable: what the sharpest direction of the loss allows.

Along an eigenvector of the Hessian, of the eigenvalue λ, the error and the velocity of a step with momentum are
multiplied by one matrix of 2 x 2; its eigenvalues z say what becomes of the error:

    sgd       z = 1 - η λ
    momentum  z² - (1 + μ - η λ) z + μ = 0                (Polyak 1964; Goh 2017)
    nesterov  z² - (1 + μ) (1 - η λ) z + μ (1 - η λ) = 0  (Lessard, Recht and Packard 2016)

Weight decay adds to λ. Optimisers that scale each parameter's step have no such rule.
"""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphgui.engine.training.settings import Training

if TYPE_CHECKING:
    from graphgui.engine.analysis.sharpness import Sharpness

_SAFE = 0.5  # of the largest stable rate: the sharpest direction's error is gone in one step
_SAME = 1e-3  # relative: what four digits hardly show


class StableRate(NamedTuple):
    """The learning rate up to which training is stable: from `low` to `high`, the same where it is known.

    Below `low` no step makes the loss larger along any direction; above `high` training goes away.
    """

    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        """Whether it is one number, to the digits that are told."""
        return self.high <= self.low * (1 + _SAME)

    def __str__(self) -> str:
        """In digits; an estimate with both its ends."""
        if self.is_exact:
            return f"{self.low:.4g}"
        return f"{self.low:.2g}–{self.high:.2g}" if math.isfinite(self.high) else f"≥ {self.low:.2g}"


def has_bound(training: Training) -> bool:
    """Whether the optimiser has a largest stable rate: those that scale each parameter's step have none."""
    return _reach(training) is not None


def stable_rates(training: Training, found: "Sharpness | None") -> StableRate | None:
    """The largest stable learning rate, as far as it is known; None where there is no such bound."""
    if found is None:
        return None
    low, high = stable_rate(training, found.most), stable_rate(training, found.least)
    return None if low is None or high is None else StableRate(low, high)


def safe_rate(stable: StableRate) -> float:
    """A learning rate to train at, in two digits: half of the largest stable one."""
    return float(f"{_SAFE * stable.low:.2g}")


def stable_rate(training: Training, largest: float) -> float | None:
    """The learning rate above which the step along the sharpest direction, of curvature λ, grows without end.

        sgd       2 / λ
        momentum  2 (1 + μ) / λ               (where an eigenvalue of its step comes to be -1)
        nesterov  2 (1 + μ) / ((1 + 2 μ) λ)

    Weight decay adds to λ. None for optimisers that scale each parameter's step, which have no such bound.
    """
    reach = _reach(training)
    if reach is None:
        return None
    bend = largest + training.weight_decay
    return reach / bend if bend > 0 else math.inf


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

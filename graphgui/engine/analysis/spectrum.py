"""All the curvatures of the loss at one place, and the directions that they belong to.

Up to 300 parameters the whole Hessian is computed, column by column, and taken apart; above, its largest
eigenvalue alone is found. Either is done in parts, so that a window stays alive meanwhile.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic
from graphgui.engine.analysis.curvature import curvatures
from graphgui.engine.analysis.loss_function import LossFunction
from graphgui.engine.analysis.stability import growth, stable_curvature, stable_rate
from graphgui.engine.model.parameter_names import parameter_names
from graphgui.engine.training.settings import Training
from graphgui.ops import Array

MOST_PARAMETERS = 300
_LOST = 1e-8  # of the largest eigenvalue: what differences of gradients cannot tell from zero


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """The Hessian of the loss at one place, taken apart.

    Attributes:
        theta: the place, P numbers.
        names: of those P numbers.
        eigenvalues: falling, in loss per parameter²: all P, or the largest alone; empty where the loss is no
            finite number.
        directions: an eigenvector of length 1 in each row, P columns.
        is_complete: whether they are all.
        is_constant: whether they are the same everywhere, as those of a quadratic loss are.
        minimum: the least loss, where a closed form knows it.
        hessian: P x P, where it was computed whole.
    """

    theta: Array
    names: tuple[str, ...]
    eigenvalues: Array
    directions: Array
    is_complete: bool
    is_constant: bool
    minimum: float | None = None
    hessian: Array | None = None

    @property
    def largest(self) -> float:
        """λmax; NaN where nothing is known."""
        return float(self.eigenvalues[0]) if len(self.eigenvalues) else math.nan

    @property
    def smallest(self) -> float:
        """The eigenvalue nearest to zero that is not zero; NaN where not all are known, or all are zero."""
        others = self.eigenvalues[self.eigenvalues != 0]
        return float(others[np.argmin(np.abs(others))]) if self.is_complete and len(others) else math.nan

    @property
    def condition(self) -> float:
        """max |λ| / min |λ|, zeros left out; NaN where not all are known."""
        return float(np.abs(self.eigenvalues).max(initial=0.0) / abs(self.smallest))

    def parts(self, index: int, most: int = 8) -> list[tuple[str, float]]:
        """The largest components of an eigenvector, by name, largest first; the largest of all is positive."""
        direction = self.directions[index]
        order = np.argsort(-np.abs(direction), kind="stable")[:most]
        sign = -1.0 if direction[order[0]] < 0 else 1.0
        return [(self.names[entry], sign * float(direction[entry])) for entry in order]


@dataclass(frozen=True, slots=True)
class Diverging:
    """The direction in which training goes away fastest.

    Attributes:
        index: of its eigenvalue in the spectrum.
        eigenvalue: the curvature along it.
        growth: what each step multiplies the error along it by; greater than 1.
        parts: the parameters that make it up, by name and component, the largest first.
    """

    index: int
    eigenvalue: float
    growth: float
    parts: tuple[tuple[str, float], ...]


def diverging(found: Spectrum, training: Training, rate: float) -> Diverging | None:
    """The sharpest direction, where training at this rate diverges along it; None where it does not.

    None, too, for optimisers of which no bound is known. Where the loss is not quadratic this holds near the
    place of the spectrum.
    """
    limit = stable_curvature(training, rate)
    if limit is None or not found.largest > limit:
        return None
    factor = growth(training, rate, found.largest)
    assert factor is not None
    return Diverging(0, found.largest, factor, tuple(found.parts(0)))


def good_rate(found: Spectrum, training: Training) -> float | None:
    """A learning rate to train with: the best where that is known, else half the largest stable one; three digits.

    For plain gradient descent on a quadratic loss, 2 / (λmax + λmin) makes the slowest error the fastest
    (Boyd and Vandenberghe 2004, section 9.3). None where no bound is known, or the loss bends upward nowhere. That
    batches may bend more than all examples is not taken into account.
    """
    stable = stable_rate(training, found.largest) if found.largest > 0 else None
    if stable is None:
        return None
    is_quadratic = found.is_constant and found.is_complete
    if is_quadratic and training.optimiser == "sgd" and training.batch_size is None:
        return _rounded_down(2 / (found.largest + found.smallest + 2 * training.weight_decay))
    return _rounded_down(stable / 2)


def _rounded_down(rate: float) -> float:
    """Three digits, not more than the rate: the best rate can be as good as the largest stable one."""
    power = math.floor(math.log10(rate)) - 2
    return float(f"{math.floor(rate * 10.0**-power)}e{power}")


def spectrum(loss_function: LossFunction, theta: Array, closed: Quadratic | None = None) -> Spectrum:
    """All at once what `spectrum_in_parts` does in parts."""
    return next(found for found in spectrum_in_parts(loss_function, theta, closed) if found is not None)


def spectrum_in_parts(
    loss_function: LossFunction, theta: Array, closed: Quadratic | None = None
) -> Iterator[Spectrum | None]:
    """The spectrum at `theta` (P numbers), after a None for each product with the Hessian that it needed.

    `closed` is the closed form, where the loss has one: its eigenvalues are more exact.
    """
    names = tuple(parameter_names(loss_function.plan.graph, loss_function.plan.parameters))
    minimum = closed.minimum if closed else None
    if loss_function.size > MOST_PARAMETERS:
        best = None
        for found in curvatures(loss_function, theta):
            best = found
            yield None
        assert best is not None
        known = bool(np.isfinite(best.largest))
        values, vectors = np.array([best.largest])[:known], best.direction[np.newaxis][:known]
        yield Spectrum(theta, names, values, vectors, False, closed is not None, minimum)
        return
    rows = []
    for unit in np.eye(loss_function.size):
        rows.append(loss_function.hessian_times(theta, unit))
        yield None
    H = np.array(rows)
    H = (H + H.T) / 2
    values, vectors = _taken_apart(H)
    if closed is not None and len(vectors):
        values = closed.eigenvalues
    yield Spectrum(theta, names, values, vectors, True, closed is not None, minimum, H)


def _taken_apart(H: Array) -> tuple[Array, Array]:
    """Eigenvalues, falling, and eigenvectors in rows; none of a Hessian that is not finite."""
    if not np.isfinite(H).all():
        return np.empty(0), np.empty((0, len(H)))
    values, vectors = np.linalg.eigh(H)
    values = np.where(np.abs(values) > _LOST * np.abs(values).max(), values, 0.0)
    return values[::-1], vectors.T[::-1]

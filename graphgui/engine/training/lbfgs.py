"""L-BFGS: steps that remember how the last ones bent the loss, and search how far to go (Liu and Nocedal 1989)."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from graphgui.engine.training.optimiser import Held, Optimiser
from graphgui.engine.training.settings import Training
from graphgui.ops import Array

_ENOUGH, _FLAT = 1e-4, 0.9  # of the slope at the start: how far down, and how much flatter, a step must lead
_MOST_TRIALS = 40


class Objective(NamedTuple):
    """The loss at the parameters as they stand.

    Attributes:
        loss: what was computed last.
        evaluate: computes it anew, and the gradient with it.
    """

    loss: Callable[[], float]
    evaluate: Callable[[], float]


class LBFGS(Optimiser):
    """θ ← θ - t H g, where H is what the last `memory` steps say of the inverse Hessian.

    Each update searches a t that leads down enough and to where the slope is flatter, as Wolfe's weak conditions
    ask, by doubling and halving (Lewis and Overton 2013). Near a minimum, where losses differ by rounding alone,
    slopes decide (Hager and Zhang 2005). `is_stuck` where there is none: the parameters then stay as they were.
    """

    def __init__(
        self, theta: Array, gradient: Array, training: Training, held: Held, objective: Objective
    ) -> None:
        super().__init__(theta, gradient, training, held)
        self._objective = objective
        self._most = training.memory
        rows = (training.memory, theta.size)
        self._steps = self._state["steps"] = np.zeros(rows, theta.dtype)
        self._bends = self._state["bends"] = np.zeros(rows, theta.dtype)
        self._count = self._state["count"] = np.zeros(1, np.int64)

    def _move(self) -> None:
        theta, start, slope = self._theta, self._theta.copy(), self._slope.copy()
        direction = self._direction(slope)
        loss, down = self._loss(self._objective.loss()), float(direction @ slope)
        if not down < 0:
            self._count.fill(0)
            direction = -slope
            down = float(direction @ slope)
        length = 1.0 if self._count.item() else min(1.0, 1 / float(np.abs(slope).sum() or 1.0))
        shortest, longest, found = 0.0, math.inf, False
        for _ in range(_MOST_TRIALS):
            theta[:] = start + length * direction
            tried = self._loss(self._objective.evaluate())
            self._read_slope()
            ahead = float(direction @ self._slope)
            if not self._is_down(loss, tried, down, ahead, length):
                longest = length
            elif ahead < _FLAT * down:
                shortest = length
            else:
                found = True
                break
            length = (shortest + longest) / 2 if longest < math.inf else 2 * length
        if not found and shortest:
            theta[:] = start + shortest * direction
            tried = self._loss(self._objective.evaluate())
            self._read_slope()
        is_lower = tried < loss - self._rounding(loss)
        is_flatter = float(self._slope @ self._slope) < float(slope @ slope)
        self.is_stuck = not ((found or shortest) and (is_lower or is_flatter))
        if self.is_stuck:
            theta[:] = start
            return
        self._keep(theta - start, self._slope - slope)

    def _is_down(self, loss: float, tried: float, down: float, ahead: float, length: float) -> bool:
        if tried <= loss + _ENOUGH * length * down:
            return True
        return tried <= loss + self._rounding(loss) and ahead <= (2 * _ENOUGH - 1) * down

    def _rounding(self, loss: float) -> float:
        return float(np.finfo(self._theta.dtype).eps) * abs(loss)

    def _read_slope(self) -> None:
        for change in self._before_moving:
            change()

    def _loss(self, loss: float) -> float:
        """With ½ decay |θ|², of which the slope has the slope."""
        if self._decay is None:
            return loss
        return loss + 0.5 * float((self._decay * self._theta) @ self._theta)

    def _direction(self, slope: Array) -> Array:
        """-H g, by the two loops of Nocedal 1980."""
        count = self._count.item()
        order = [index % self._most for index in range(max(0, count - self._most), count)]
        q, shares = -slope, []
        for index in reversed(order):
            step, bend = self._steps[index], self._bends[index]
            share = (step @ q) / (step @ bend)
            q -= share * bend
            shares.append(share)
        if order:
            step, bend = self._steps[order[-1]], self._bends[order[-1]]
            q *= (step @ bend) / (bend @ bend)
        for index, share in zip(order, reversed(shares), strict=True):
            step, bend = self._steps[index], self._bends[index]
            q += (share - (bend @ q) / (step @ bend)) * step
        return q

    def _keep(self, step: Array, bend: Array) -> None:
        along = float(step @ bend)
        if not along > float(np.finfo(step.dtype).eps) * float(bend @ bend):
            return  # it would say that the loss bends down
        index = self._count.item() % self._most
        self._steps[index], self._bends[index] = step, bend
        self._count += 1

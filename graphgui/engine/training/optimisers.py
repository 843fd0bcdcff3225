"""How a gradient becomes a change of the parameters, all in one vector.

Each agrees with PyTorch's optimiser of the same name, weight decay included. The running means that RMSProp and
Adam keep are stored without their factor 1 - β, which is then one multiplication of a number instead of one of
a vector: with V = Σ βⁱ g², the mean is (1 - β) V.
"""

import math
from collections.abc import Mapping

import numpy as np

from graphgui.engine.training.lbfgs import LBFGS, Objective
from graphgui.engine.training.optimiser import Held, Optimiser, spared
from graphgui.engine.training.settings import Training
from graphgui.ops import Array


def _largest_slope(theta: Array, smoothing: float) -> float:
    """The largest number of which a running sum of squares stays finite.

    Beyond it a slope counts as this: what divides it has then grown as large, so that the step is as long.
    """
    return float(math.sqrt(np.finfo(theta.dtype).max * (1 - smoothing)) / 2)


class GradientDescent(Optimiser):
    """θ ← θ - η g."""

    def _move(self) -> None:
        np.multiply(self._slope, self.learning_rate, self._scratch)
        np.subtract(self._theta, self._scratch, self._theta)


class Momentum(Optimiser):
    """v ← μ v + g; θ ← θ - η v (Polyak 1964)."""

    def __init__(self, theta: Array, gradient: Array, training: Training, held: Held) -> None:
        super().__init__(theta, gradient, training, held)
        self._momentum = training.momentum
        self._velocity = self._remember("velocity")

    def _move(self) -> None:
        velocity, scratch = self._velocity, self._scratch
        np.multiply(velocity, self._momentum, velocity)
        np.add(velocity, self._slope, velocity)
        np.multiply(velocity, self.learning_rate, scratch)
        np.subtract(self._theta, scratch, self._theta)


class Nesterov(Momentum):
    """v ← μ v + g; θ ← θ - η (g + μ v) (Nesterov 1983, as Sutskever et al. 2013 write it)."""

    def _move(self) -> None:
        velocity, scratch = self._velocity, self._scratch
        np.multiply(velocity, self._momentum, velocity)
        np.add(velocity, self._slope, velocity)
        np.multiply(velocity, self._momentum, scratch)
        np.add(scratch, self._slope, scratch)
        np.multiply(scratch, self.learning_rate, scratch)
        np.subtract(self._theta, scratch, self._theta)


class RMSProp(Optimiser):
    """v ← α v + (1 - α) g²; θ ← θ - η g / (√v + ε) (Tieleman and Hinton 2012)."""

    def __init__(self, theta: Array, gradient: Array, training: Training, held: Held) -> None:
        super().__init__(theta, gradient, training, held)
        self._smoothing = training.smoothing
        self._scale = 1 / math.sqrt(1 - training.smoothing)
        self._epsilon = training.epsilon * self._scale
        self._squares = self._remember("squares")
        self._bound = _largest_slope(theta, training.smoothing)
        self._bounded = np.empty_like(theta)

    def _move(self) -> None:
        squares, scratch, slope = self._squares, self._scratch, self._bounded
        np.minimum(self._slope, self._bound, out=slope)
        np.maximum(slope, -self._bound, out=slope)
        np.multiply(slope, slope, scratch)
        np.multiply(squares, self._smoothing, squares)
        np.add(squares, scratch, squares)
        np.sqrt(squares, scratch)
        np.add(scratch, self._epsilon, scratch)
        np.divide(slope, scratch, scratch)
        np.multiply(scratch, self.learning_rate * self._scale, scratch)
        np.subtract(self._theta, scratch, self._theta)


class Adam(Optimiser):
    """m ← β₁ m + (1 - β₁) g; v ← β₂ v + (1 - β₂) g²; θ ← θ - η m̂ / (√v̂ + ε) (Kingma and Ba 2015).

    m̂ and v̂ are m and v over 1 - βᵗ at the t-th update.
    """

    def __init__(
        self, theta: Array, gradient: Array, training: Training, held: Held, *, decay: float | None = None
    ) -> None:
        super().__init__(theta, gradient, training, held, decay=decay)
        self._beta1, self._beta2, self._epsilon = training.beta1, training.beta2, training.epsilon
        self._slopes = self._remember("slopes")
        self._squares = self._remember("squares")
        self._count = self._state["count"] = np.zeros(1, np.int64)
        self._bound = min(_largest_slope(theta, training.beta1), _largest_slope(theta, training.beta2))

    def _move(self) -> None:
        slopes, squares, scratch = self._slopes, self._squares, self._scratch
        beta1, beta2 = self._beta1, self._beta2
        t = self._count.item() + 1
        self._count.fill(t)
        # √v̂ = √V / root, so both sides of the division are multiplied by root.
        root = math.sqrt((1 - beta2**t) / (1 - beta2))
        rate = self.learning_rate * root * (1 - beta1) / (1 - beta1**t)
        np.multiply(slopes, beta1, slopes)
        np.minimum(self._slope, self._bound, out=scratch)
        np.maximum(scratch, -self._bound, out=scratch)
        np.add(slopes, scratch, slopes)
        np.multiply(scratch, scratch, scratch)
        np.multiply(squares, beta2, squares)
        np.add(squares, scratch, squares)
        np.sqrt(squares, scratch)
        np.add(scratch, self._epsilon * root, scratch)
        np.divide(slopes, scratch, scratch)
        np.multiply(scratch, rate, scratch)
        np.subtract(self._theta, scratch, self._theta)


class AdamW(Adam):
    """Adam, after θ ← (1 - η decay) θ, which the running means do not see (Loshchilov and Hutter 2019)."""

    def __init__(self, theta: Array, gradient: Array, training: Training, held: Held) -> None:
        super().__init__(theta, gradient, training, held, decay=0.0)
        self._shrink = spared(training.weight_decay, held, theta)

    def _move(self) -> None:
        if self._shrink is not None:
            np.multiply(self._theta, 1 - self.learning_rate * self._shrink, self._theta)
        super()._move()


_OPTIMISERS: Mapping[str, type[GradientDescent | Momentum | RMSProp | Adam]] = {
    "sgd": GradientDescent,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
}


def optimiser(
    training: Training,
    theta: Array,
    gradient: Array,
    held: Held | None = None,
    objective: Objective | None = None,
) -> Optimiser:
    """The optimiser asked for, bound to the vectors of the parameters and of their gradient.

    `objective` is asked by those that search along a line.
    """
    held = held or Held()
    if training.optimiser == "lbfgs":
        assert objective is not None
        return LBFGS(theta, gradient, training, held, objective)
    return _OPTIMISERS[training.optimiser](theta, gradient, training, held)

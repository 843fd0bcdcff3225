"""How a gradient becomes a change of the parameters, all in one vector."""

import numpy as np

from graphgui.ops import Array


class GradientDescent:
    """theta ← theta - learning_rate · gradient. `learning_rate` may be changed between steps."""

    def __init__(self, theta: Array, gradient: Array, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self._theta = theta
        self._gradient = gradient
        self._change = np.empty_like(theta)

    def update(self) -> None:
        """Take one step along the gradient as it stands."""
        np.multiply(self._gradient, self.learning_rate, self._change)
        np.subtract(self._theta, self._change, self._theta)

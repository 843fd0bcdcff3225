"""How the learning rate changes with the steps: a factor for each step, from its number alone."""

import math
from collections.abc import Callable

from graphgui.engine.training.settings import Training

Schedule = Callable[[int], float]
"""What the learning rate is multiplied by after `k` updates."""


def schedule(training: Training) -> Schedule | None:
    """The schedule asked for; None where the rate stays as it is.

    With period T, factor f and floor m, after k updates:

        step     f^⌊k / T⌋
        cosine   m + (1 - m) (1 + cos(π k / T)) / 2, and m after T   (Loshchilov and Hutter 2017, without restarts)
        inverse  1 / (1 + k / T)   (Robbins and Monro 1951: the sum diverges, the sum of squares does not)
    """
    period, factor, floor = training.schedule_period, training.schedule_factor, training.schedule_floor

    def step(k: int) -> float:
        return math.pow(factor, k // period)

    def cosine(k: int) -> float:
        return floor + (1 - floor) * (1 + math.cos(math.pi * min(k / period, 1.0))) / 2

    def inverse(k: int) -> float:
        return 1 / (1 + k / period)

    return {"constant": None, "step": step, "cosine": cosine, "inverse": inverse}[training.schedule]

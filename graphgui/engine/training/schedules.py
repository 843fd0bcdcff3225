"""How the learning rate changes with the steps: a factor for each step, from its number alone."""

import math
from collections.abc import Callable

from graphgui.engine.training.settings import Training

Schedule = Callable[[int], float]
"""What the learning rate is multiplied by after `k` updates."""


def schedule(training: Training) -> Schedule | None:
    """The schedule asked for; None where the rate stays as it is.

    With period T, factor f, floor m and growth a, after k updates:

        step      f^⌊k / T⌋
        cosine    m + (1 - m) (1 + cos(π k / T)) / 2, and m after T   (Loshchilov and Hutter 2017)
        restarts  the same from each restart on, of which the i-th comes T aⁱ steps after the one before
        inverse   1 / (1 + k / T)   (Robbins and Monro 1951: the sum diverges, the sum of squares does not)

    A warm-up of w steps multiplies by (k + 1) / w first, and the schedule begins after it.
    """
    period, factor, floor = training.schedule_period, training.schedule_factor, training.schedule_floor
    growth, warm_up = training.schedule_growth, training.warm_up

    def step(k: int) -> float:
        return math.pow(factor, k // period)

    def cosine(k: int, length: int = period) -> float:
        return floor + (1 - floor) * (1 + math.cos(math.pi * min(k / length, 1.0))) / 2

    def restarts(k: int) -> float:
        length = period
        if growth == 1:
            return cosine(k % length)
        while k >= length:
            k, length = k - length, length * growth
        return cosine(k, length)

    def inverse(k: int) -> float:
        return 1 / (1 + k / period)

    found = {"constant": None, "step": step, "cosine": cosine, "restarts": restarts, "inverse": inverse}
    after = found[training.schedule]
    if not warm_up:
        return after

    def warmed(k: int) -> float:
        if k < warm_up:
            return (k + 1) / warm_up
        return after(k - warm_up) if after else 1.0

    return warmed

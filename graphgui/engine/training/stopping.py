"""When training ends by itself, and what is said of it."""

import math
from collections.abc import Mapping
from typing import Literal

from graphgui.words import mark_for_translation

Stop = Literal["steps", "diverged", "exploded", "target", "plateau", "breakpoint"]

_EXPLODED = 1e6  # times the loss at which training began to be watched
_LITTLE = 1e-12  # a loss that began below may grow as if it had begun here

REASONS: Mapping[Stop, str] = {
    "steps": mark_for_translation("training", "All steps asked for are done."),
    "diverged": mark_for_translation(
        "training", "The loss is no longer a finite number: lower the learning rate and reset."
    ),
    "exploded": mark_for_translation("training", "Paused: the loss explodes. Lower the learning rate and reset."),
    "target": mark_for_translation("training", "The loss has come down to its target."),
    "plateau": mark_for_translation("training", "The loss has stopped improving."),
    "breakpoint": mark_for_translation("training", "Paused: the condition of a breakpoint holds."),
}


def explosion(first: float) -> float:
    """The loss at which training that began at `first` is paused, for it explodes: a million times as large."""
    return _EXPLODED * max(abs(first), _LITTLE)


class Watch:
    """Looks at one loss after another, and says when it is small enough or falls no more.

    Attributes:
        best, best_step: the smallest loss that was an improvement, and the step at which it stood.
    """

    def __init__(self, target: float | None, patience: int | None, min_improvement: float) -> None:
        self.target = -math.inf if target is None else target
        self.best = math.inf
        self.best_step = 0
        self._patience = math.inf if patience is None else patience
        self._min_improvement = min_improvement

    def judge(self, step: int, loss: float) -> Stop | None:
        """Why to end, given the loss after `step` updates; None to go on.

        A plateau said is forgotten: training that goes on is given the same patience again.
        """
        if loss <= self.target:
            return "target"
        needed = self._min_improvement * abs(self.best) if math.isfinite(self.best) else 0.0
        if loss < self.best and self.best - loss >= needed:
            self.best, self.best_step = loss, step
        elif step - self.best_step >= self._patience:
            self.best_step = step
            return "plateau"
        return None

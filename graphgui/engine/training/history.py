"""What training leaves behind: one number a step, and a validation loss now and then."""

from array import array

import numpy as np

from graphgui.ops import Array


class History:
    """The losses of a run, 8 bytes a step.

    Attributes:
        unseen: how many updates were made elsewhere first, of whose losses nothing is known here.
        losses: `losses[k]` is the loss of the (unseen+k+1)-th step's batch before its update.
        validation_steps, validation: `validation[i]` is the loss on the validation examples after
            `validation_steps[i]` updates.
    """

    def __init__(self) -> None:
        self.unseen = 0
        self.losses = array("d")
        self.validation_steps = array("q")
        self.validation = array("d")

    def validated(self, step: int, loss: float) -> None:
        """Remember a validation loss."""
        self.validation_steps.append(step)
        self.validation.append(loss)

    def since(self, step: int) -> Array:
        """The losses of the steps made after `step` updates, as far as they were seen."""
        return np.array(self.losses[max(0, step - self.unseen) :])

    def mean_of_last(self, weights: Array) -> float:
        """The mean of the last losses, with weights that add up to 1; NaN where fewer were seen."""
        if len(self.losses) < len(weights):
            return np.nan
        return float(weights @ np.array(self.losses[-len(weights) :]))

    def move_to(self, step: int, recent: Array) -> None:
        """Forget what came after `step` updates, the last of which had the losses `recent`."""
        known = step - len(recent)
        if not self.unseen <= known <= self.unseen + len(self.losses):
            self.unseen = known
        del self.losses[known - self.unseen :]
        self.losses.extend(recent)
        while self.validation_steps and self.validation_steps[-1] > step:
            self.validation_steps.pop()
            self.validation.pop()

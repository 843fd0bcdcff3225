"""What every optimiser is made of: what a gradient becomes before it moves parameters, and what is left alone."""

import math
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from graphgui.engine.autodiff.plan import Call, Plan
from graphgui.engine.graph.frozen import is_frozen
from graphgui.engine.training.settings import Training
from graphgui.ops import Array


class Held(NamedTuple):
    """What an optimiser leaves alone; None where that is nothing.

    Attributes:
        idle: of each parameter, whether the loss sends it no gradient: it does not decay.
        frozen: of each parameter, whether it stays as it is, whatever its gradient.
    """

    idle: Array | None = None
    frozen: Array | None = None


class Optimiser:
    """Changes `theta` in place by the gradient that stands in `gradient`.

    `update` takes one step; `learning_rate` may be changed between steps.

    The slope that a step goes by is the gradient, nought where parameters are frozen, clipped, and then with that
    of the decay added.
    """

    update: Call
    is_stuck = False  # whether no step that it knows leads further down

    def __init__(
        self, theta: Array, gradient: Array, training: Training, held: Held, *, decay: float | None = None
    ) -> None:
        self.learning_rate = training.learning_rate
        self._theta, self._gradient = theta, gradient
        self._frozen = held.frozen
        self._decay = spared(training.weight_decay if decay is None else decay, held, theta)
        self._slope = gradient
        self._scratch = np.empty_like(theta)
        self._state: dict[str, Array] = {}
        changes = self._changes_of_the_gradient(training)
        if changes:
            self._slope = np.empty_like(theta)
            changes = [partial(np.copyto, self._slope, gradient), *changes]
        self._before_moving: Sequence[Call] = changes
        self.update = self._update_otherwise if changes else self._move

    def state(self) -> dict[str, Array]:
        """A copy of all that the next update depends on, beside parameters, gradient and learning rate."""
        return {name: array.copy() for name, array in self._state.items()}

    def restore(self, state: Mapping[str, Array]) -> None:
        """Go on, bit for bit, as from the moment when `state` was copied."""
        for name, array in self._state.items():
            np.copyto(array, state[name])

    def _remember(self, name: str) -> Array:
        self._state[name] = np.zeros_like(self._theta)
        return self._state[name]

    def _move(self) -> None:
        raise NotImplementedError

    def _changes_of_the_gradient(self, training: Training) -> list[Call]:
        changes: list[Call] = [] if self._frozen is None else [self._hold]
        if training.clip_value is not None and training.uses("clip_value"):
            changes.append(partial(self._clip_each, training.clip_value))
        if training.clip_norm is not None and training.uses("clip_norm"):
            changes.append(partial(self._clip_norm, training.clip_norm))
        if self._decay is not None:
            changes.append(partial(self._add_decay, self._decay))
        return changes

    def _update_otherwise(self) -> None:
        for change in self._before_moving:
            change()
        if self._frozen is None:
            self._move()
        else:
            before = self._theta[self._frozen]  # what is remembered of former steps moves parameters, too
            self._move()
            self._theta[self._frozen] = before

    def _hold(self) -> None:
        np.copyto(self._slope, 0, where=self._frozen)

    def _clip_each(self, most: float) -> None:
        np.minimum(self._slope, most, out=self._slope)
        np.maximum(self._slope, -most, out=self._slope)

    def _clip_norm(self, most: float) -> None:
        """Pascanu, Mikolov and Bengio 2013."""
        slope, scratch = self._slope, self._scratch
        largest = float(np.abs(slope, scratch).max())
        if largest == 0:
            return
        np.divide(slope, largest, scratch)  # whose squares do not overflow
        length = math.sqrt(scratch.dot(scratch))
        if length > most / largest:
            np.multiply(scratch, most / length, slope)

    def _add_decay(self, decay: Array | float) -> None:
        """The gradient of loss + ½ decay |theta|² takes the gradient's place."""
        np.multiply(self._theta, decay, self._scratch)
        np.add(self._slope, self._scratch, self._slope)


def spared(decay: float, held: Held, theta: Array) -> Array | float | None:
    """The decay of each parameter, None without any: none of what is held, or idle, as in PyTorch."""
    if not decay:
        return None
    spared = [mask for mask in (held.idle, held.frozen) if mask is not None]
    return np.where(np.logical_or.reduce(spared), 0.0, decay).astype(theta.dtype) if spared else decay


def held_parameters(plan: Plan) -> Held:
    """What an optimiser leaves alone of `plan.theta`."""
    return Held(idle_parameters(plan), frozen_parameters(plan))


def _sent_a_gradient(plan: Plan) -> set[str]:
    """The nodes that the loss depends on by a way that lets gradients pass."""
    reached, waiting = set[str](), [plan.loss.node] if plan.loss else []
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            if not plan.graph[name].op.traits.stops_gradient:
                waiting += [wire.source for wire in plan.graph.incoming(name).values()]
    return reached


def idle_parameters(plan: Plan) -> Array | None:
    """Of each number of `plan.theta`, whether the loss sends it no gradient; None where it does to all."""
    learning = _sent_a_gradient(plan)
    flags = [np.full(array.size, port.node not in learning) for port, array in plan.parameters.items()]
    idle = np.concatenate(flags) if flags else np.zeros(0, bool)
    return idle if idle.any() else None


def frozen_parameters(plan: Plan) -> Array | None:
    """Of each number of `plan.theta`, whether its node has it frozen; None where none is."""
    flags = [np.full(array.size, is_frozen(plan.graph, port)) for port, array in plan.parameters.items()]
    frozen = np.concatenate(flags) if flags else np.zeros(0, bool)
    return frozen if frozen.any() else None


def trained_gradient(plan: Plan) -> Array:
    """The gradient of the parameters, nought for those that are frozen: a copy."""
    gradient = plan.gradient_theta.copy()
    frozen = frozen_parameters(plan)
    if frozen is not None:
        gradient[frozen] = 0
    return gradient

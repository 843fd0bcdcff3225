"""What can be wrong with a run, in words and numbers, and what would help."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphgui.engine.autodiff.initialisers import initialiser_of
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.run import Run
from graphgui.words import Problem

Trouble = Literal["diverged", "exploding", "dead", "vanished", "stalled", "scaled"]


@dataclass(frozen=True, slots=True)
class SetRate:
    """Train with another learning rate: from the start again, or on from where training stands."""

    rate: float
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class HoldRate:
    """Train on at one learning rate, without a schedule that lowers it."""

    rate: float


@dataclass(frozen=True, slots=True)
class StepBack:
    """Go back to a step, and train on from there at a rate at which it does not happen again."""

    step: int
    rate: float


@dataclass(frozen=True, slots=True)
class Redraw:
    """Start from other parameters, those of the next seed."""


@dataclass(frozen=True, slots=True)
class Reinitialise:
    """Start again, with the attributes (node, attribute, value) that say how parameters start."""

    starts: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Standardise:
    """Give the columns of inputs mean 0 and deviation 1, and start again; at another rate where one is needed."""

    inputs: tuple[str, ...]
    rate: float | None


@dataclass(frozen=True, slots=True)
class Show:
    """Bring a node into sight: what would help is for a person to choose."""

    node: str


Remedy = SetRate | HoldRate | StepBack | Redraw | Reinitialise | Standardise | Show


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with a run.

    Attributes:
        trouble: its kind.
        words: the sentences for the person.
        nodes: those at which it shows, the first in the order of evaluation first.
        remedies: what would help, the best first.
    """

    trouble: Trouble
    words: tuple[Problem, ...]
    nodes: tuple[str, ...]
    remedies: tuple[Remedy, ...]


def best_step(run: Run) -> int | None:
    """The step with the least finite loss; None where there is none."""
    losses = np.array(run.losses)
    finite = np.isfinite(losses)
    return int(np.argmin(np.where(finite, losses, np.inf))) if finite.any() else None


def plan_at(run: Run, step: int, plan: Plan | None = None) -> Plan:
    """Every value and gradient after `step` updates, on all the training examples.

    `plan` is one to take again, of the same graph and numbers.
    """
    if plan is None:
        segment = run.segment(step)
        plan = Plan(segment.graph, segment.feeds)
    plan.evaluate(run.snapshot(step).theta)
    return plan


def gradient_size(plan: Plan, port: PortId) -> float:
    """The norm of the gradient at a port; 0 where there is none, infinite where it is too large to be squared."""
    gradient = plan.gradient(port)
    with np.errstate(all="ignore"):
        return 0.0 if gradient is None else float(np.linalg.norm(gradient))


def at_output(plan: Plan, node: str) -> PortId:
    """The output of a node."""
    return PortId(node, plan.graph[node].op.output)


def leaving(plan: Plan) -> float:
    """The norm of the largest gradient that leaves the loss on its way back to a parameter."""
    assert plan.loss is not None
    moved = plan.graph.downstream(*{port.node for port in plan.parameters})
    wires = [wire for wire in plan.graph.incoming(plan.loss.node).values() if wire.source in moved]
    return max((gradient_size(plan, wire.end) for wire in wires), default=0.0)


def usual_starts(plan: Plan) -> list[Reinitialise]:
    """A start of weights and biases as their operations have it, where some are told to start otherwise."""
    found = []
    for port in plan.parameters:
        op = plan.graph[port.node].op
        declared = op.port(port.port)
        if declared is None or declared.initialiser is None:
            continue
        usual = next(each.default for each in op.attributes if each.name == declared.initialiser)
        if initialiser_of(plan.graph, port) != usual:
            found.append((port.node, declared.initialiser, str(usual)))
    return [Reinitialise(tuple(found))] if found else []

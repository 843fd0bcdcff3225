"""Why training went wrong: what is seen, where it began, the reason with its number, and what would help."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graphgui.engine.graph import PortId
from graphgui.engine.plan import Plan
from graphgui.engine.run import Run
from graphgui.engine.stability import sharpness, stable_rate
from graphgui.ops import Array
from graphgui.words import Problem, say

VANISHING = 1e-8
"""The norm of a gradient below which no usual step moves anything."""

_SAFE = 0.5  # of the largest stable rate: the sharpest direction's error is gone in one step
_FLAT = 1e-6  # of the loss: a gradient larger than this says that there is still somewhere to go


@dataclass(frozen=True, slots=True)
class SetRate:
    """Train from the start again with another learning rate."""

    rate: float


@dataclass(frozen=True, slots=True)
class StepBack:
    """Go back to a step, and train on from there at a rate at which it does not happen again."""

    step: int
    rate: float


Remedy = SetRate | StepBack


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with a run.

    Attributes:
        words: the sentences for the person.
        nodes: those at which it shows, the first in the order of evaluation first.
        remedies: what would help, the best first.
    """

    words: tuple[Problem, ...]
    nodes: tuple[str, ...]
    remedies: tuple[Remedy, ...]


def of_divergence(run: Run, learning_rate: float) -> Diagnosis:
    """Why the loss of a run is no longer a finite number after its last step.

    `learning_rate` is the one that the last step was made with.
    """
    step = run.steps
    words = [Problem(say("problems", "Training diverged at step {step}."), step=step)]
    where = first_broken(run, step)
    reason = None
    if where:
        words.append(say_where(*where))
        reason = bad_number(plan_at(run, where[1]), where[0])
    rate, why = _rate_for(run, learning_rate)
    words.append(reason or why)
    best = best_step(run)
    back = [] if best is None else [StepBack(best, rate)]
    restart = SetRate(rate)
    remedies: list[Remedy] = [*back, restart] if reason else [restart, *back]
    return Diagnosis(tuple(words), (where[0],) if where else (), tuple(remedies))


def _rate_for(run: Run, learning_rate: float) -> tuple[float, Problem]:
    """A rate at which training does not diverge, and what is wrong with this one."""
    stretch = run.stretch(run.steps)
    largest = sharpness(stretch.graph, stretch.feeds, stretch.training.seed)
    stable = None if largest is None else stable_rate(stretch.training, largest)
    if stable is not None and learning_rate > stable:
        template = say("problems", "The learning rate {rate} is above the largest stable one, {stable}.")
        words = Problem(template, rate=f"{learning_rate:.4g}", stable=f"{stable:.4g}")
        return float(f"{_SAFE * stable:.2g}"), words
    template = say("problems", "The learning rate {rate} is the likely cause: a smaller one goes less far.")
    return float(f"{learning_rate / 10:.2g}"), Problem(template, rate=f"{learning_rate:.4g}")


def bad_number(plan: Plan, node: str) -> Problem | None:
    """Which number an operation has no result for: where its input is finite and its value is not."""
    bad = _NO_RESULT.get(plan.graph[node].op.name)
    if bad is None:
        return None
    port = PortId(node, bad.port)
    value = plan.value(port)
    found = np.argwhere(bad.is_bad(value) & np.isfinite(value))
    if not len(found):
        return None
    row, column = (int(index) for index in found[0])
    template = say("problems", "“{port}” is {number} in row {row}, column {column}: {why}.")
    number = f"{value[row, column]:.4g}"
    return Problem(template, port=port, number=number, row=row + 1, column=column + 1, why=bad.why)


def of_standstill(run: Run) -> Diagnosis | None:
    """Why a loss that has stopped falling is still not at a minimum: a gradient that has vanished on its way.

    None where the run has simply arrived.
    """
    plan = plan_at(run, run.steps)
    if plan.loss is None:
        return None
    # At a minimum nothing comes back from the loss either; here something does, and is lost on the way.
    into_loss = [wire for wire in plan.graph.wires if wire.target == plan.loss.node]
    arriving = max((_size(plan, wire.end) for wire in into_loss), default=0.0)
    nodes = [name for name in plan.order if name in plan.reaches_loss and plan.graph[name].op.source is None]
    feeding = [name for name in nodes if _size(plan, PortId(name, plan.graph[name].op.output)) < VANISHING]
    if not feeding or arriving <= max(VANISHING, _FLAT * abs(plan.loss_value())):
        return None
    last = feeding[-1]
    template = say("problems", "The gradient has vanished before “{node}”: below {bound}, nothing there learns.")
    return Diagnosis((Problem(template, node=last, bound=f"{VANISHING:g}"),), tuple(feeding), ())


class _NoResult(NamedTuple):
    """Numbers that an operation has no finite result for."""

    port: str
    is_bad: Callable[[Array], Array]
    why: Problem


_NO_RESULT = {
    "log": _NoResult("A", lambda A: A <= 0, Problem(say("problems", "only a number above 0 has a logarithm"))),
    "sqrt": _NoResult("A", lambda A: A < 0, Problem(say("problems", "a number below 0 has no square root"))),
    "divide": _NoResult("B", lambda B: B == 0, Problem(say("problems", "nothing can be divided by 0"))),
}


def first_broken(run: Run, step: int) -> tuple[str, int] | None:
    """The first node, in the order of evaluation, whose value is not finite after `step` updates, and the step.

    Goes back as long as that node is broken in the step before, too.
    """
    found = None
    while step >= 0:
        plan = plan_at(run, step)
        broken = _broken_node(plan)
        if broken is None:
            return found
        found = broken, step
        step -= 1
    return found


def say_where(node: str, step: int) -> Problem:
    """The sentence for where the first number that is not finite arose."""
    template = say("problems", "The first number that is not finite arose in “{node}” after step {step}.")
    return Problem(template, node=node, step=step)


def best_step(run: Run) -> int | None:
    """The step with the least finite loss; None where there is none."""
    losses = np.array(run.losses)
    finite = np.isfinite(losses)
    return int(np.argmin(np.where(finite, losses, np.inf))) if finite.any() else None


def plan_at(run: Run, step: int) -> Plan:
    """Every value and gradient after `step` updates, on all the training examples."""
    stretch = run.stretch(step)
    plan = Plan(stretch.graph, stretch.feeds)
    plan.theta[:] = run.snapshot(step).theta
    with np.errstate(all="ignore"):
        plan.forward()
        plan.backward()
    return plan


def _size(plan: Plan, port: PortId) -> float:
    gradient = plan.gradient(port)
    return 0.0 if gradient is None else float(np.linalg.norm(gradient))


def _broken_node(plan: Plan) -> str | None:
    values = ((name, plan.value(PortId(name, plan.graph[name].op.output))) for name in plan.order)
    return next((name for name, value in values if not np.isfinite(value).all()), None)

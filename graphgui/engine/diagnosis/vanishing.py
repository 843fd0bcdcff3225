"""Gradients that are lost on their way back, so that what stands before learns nothing."""

from collections import Counter

import numpy as np

from graphgui.engine.analysis.sharpness import is_small
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.diagnosis.bounds import VANISHING
from graphgui.engine.diagnosis.diagnosis import (
    Diagnosis,
    Redraw,
    Remedy,
    SetRate,
    Show,
    at_output,
    gradient_size,
    leaving,
    plan_at,
    usual_starts,
)
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.run import Run
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

_LOST = 1e-4  # of the gradient that leaves the loss: what is above has not vanished, but is small
_FLAT = 1e-6  # of the loss: a gradient larger than this says that there is still somewhere to go
_MANY = 0.75  # of a node's units: so many dead ones are more than a network has anyway
_DONE = 0.1  # of the first loss: what has fallen so far needs no more units
_TINY = 1e-9  # of the largest gradient: rounding


def diagnose_vanishing(plan: Plan) -> Diagnosis | None:
    """A gradient that has vanished before it reached all parameters; None where none leaves the loss at all.

    `plan` holds every gradient of the moment. A node whose gradient is nothing for its own sake, as that of a
    penalty of weight 0, hides no parameter and is left alone.
    """
    if plan.loss is None:
        return None
    sent = leaving(plan)
    bound = min(VANISHING, _LOST * sent)
    if sent <= max(VANISHING, _FLAT * abs(plan.loss_value())):
        return None
    lost = [name for name in _hiding(plan, bound) if gradient_size(plan, at_output(plan, name)) < bound]
    if not lost:
        return None
    last, first = lost[-1], lost[0]
    template = mark_for_translation(
        "problems", "The gradient has vanished before “{node}”: below {bound}, nothing there learns."
    )
    words = [Problem(template, node=last, bound=f"{bound:.2g}")]
    template = mark_for_translation("problems", "{sent} leaves the loss, {left} comes to “{node}”.")
    left = gradient_size(plan, at_output(plan, first))
    words.append(Problem(template, sent=f"{sent:.2g}", left=f"{left:.2g}", node=first))
    saturating = [name for name in plan.order if name in plan.reaches_loss and _saturates(plan, name)]
    for template, count in Counter(_saturates(plan, name) for name in saturating).items():
        words.append(Problem(template, count=count))
    remedies: list[Remedy] = [*usual_starts(plan), Show(saturating[-1] if saturating else last)]
    return Diagnosis("vanished", tuple(words), tuple(lost), tuple(remedies))


def diagnose_dead_units(plan: Plan, run: Run, learning_rate: float) -> Diagnosis | None:
    """An activation of which most units give 0 for every example; all, where the loss has fallen far anyway.

    One after which no layer follows must be asked for more by the loss, too: a hinge that gives 0 is as it should
    be. `plan` holds the moment after the last step of the run, `learning_rate` is the one of that step.
    """
    counts = dead_units(plan, run)
    if not counts:
        return None
    words: list[Problem] = []
    template = mark_for_translation(
        "problems",
        "“{node}”: {dead} of {units} units give 0 for every example, since they get {most} at most,"
        " and learn nothing.",
    )
    for name, dead in counts.items():
        silent = _silent(plan, name)
        most = f"{plan.value(_at_input(plan, name))[:, silent].max():.3g}"
        words.append(Problem(template, node=name, dead=dead, units=len(silent), most=most))
    remedies: list[Remedy] = [*usual_starts(plan), Redraw()]
    segment = run.segment(run.steps)
    before = plan_at(run, segment.start.step) if is_small(plan, segment.feeds) else plan
    if all(_count(before, name) <= dead / 2 for name, dead in counts.items()):
        template = mark_for_translation(
            "problems", "They were alive at step {step}: a step at the rate {rate} was too large."
        )
        words.append(Problem(template, step=segment.start.step, rate=f"{learning_rate:.4g}"))
        remedies.insert(0, SetRate(float(f"{learning_rate / 10:.2g}")))
    return Diagnosis("dead", tuple(words), tuple(counts), tuple(remedies))


def dead_units(plan: Plan, run: Run) -> dict[str, int]:
    """How many units of each activation are dead, where they are enough to be named: cheap to ask."""
    if plan.loss is None:
        return {}
    has_fallen = abs(plan.loss_value()) < _DONE * abs(run.losses[0])
    counts = {name: _count(plan, name) for name in _can_die(plan)}
    units = {name: plan.value(at_output(plan, name)).shape[1] for name in counts}
    share = 1.0 if has_fallen else _MANY
    return {name: dead for name, dead in counts.items() if dead and dead >= share * units[name]}


def _hiding(plan: Plan, bound: float) -> list[str]:
    """The nodes on the way to the loss that stand after parameters, none of which has a gradient any more."""
    learnt: dict[str, list[float]] = {}
    for port, gradient in plan.parameter_gradients.items():
        learnt.setdefault(port.node, []).append(float(np.linalg.norm(gradient)))
    largest: dict[str, float] = {}  # of the gradients of the parameters before each node
    for name in plan.order:
        before = [largest[wire.source] for wire in plan.graph.incoming(name).values() if wire.source in largest]
        if found := [*learnt.get(name, ()), *before]:
            largest[name] = max(found)
    return [
        name
        for name, size in largest.items()
        if size < bound and name in plan.reaches_loss and plan.graph[name].op.source is None
    ]


def _saturates(plan: Plan, name: str) -> str:
    return plan.graph[name].op.traits.saturates


def _can_die(plan: Plan) -> list[str]:
    """The nodes whose units can die, on the way to the loss of several examples."""
    names = [name for name in plan.order if name in plan.reaches_loss and plan.graph[name].op.traits.can_die]
    return [name for name in names if plan.value(at_output(plan, name)).shape[0] > 1]


def _at_input(plan: Plan, name: str) -> PortId:
    return PortId(name, plan.graph[name].op.inputs[0].name)


def _count(plan: Plan, name: str) -> int:
    """How many units of a node are dead."""
    return int(np.count_nonzero(_silent(plan, name)))


def _silent(plan: Plan, name: str) -> Array:
    """Which units of a node are dead."""
    port = at_output(plan, name)
    gradient = plan.gradient(port)
    assert gradient is not None
    silent = np.asarray(~plan.value(port).any(axis=0))
    if silent.any() and not _is_hidden(plan, name):
        silent &= _asked_for(gradient)
    return silent


def _is_hidden(plan: Plan, name: str) -> bool:
    """Whether layers with parameters of their own follow."""
    layers = {port.node for port in plan.parameters if plan.graph[port.node].op.source is None}
    return bool(layers & plan.reaches_loss & plan.graph.downstream(name) - {name})


def _asked_for(gradient: Array) -> Array:
    """The units of which more would lower the loss, for some example."""
    return np.asarray(gradient.min(axis=0) < -_TINY * np.abs(gradient).max(initial=0.0))

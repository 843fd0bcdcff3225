"""Training that goes away: a loss that is no longer a finite number, or is on the way there."""

import numpy as np

from graphgui.engine.analysis.sharpness import sharpness
from graphgui.engine.analysis.stability import StableRate, safe_rate, stable_rates
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.diagnosis.diagnosis import (
    Diagnosis,
    Redraw,
    Remedy,
    SetRate,
    Show,
    Standardise,
    StepBack,
    at_output,
    best_step,
    gradient_size,
    leaving,
    plan_at,
    usual_starts,
)
from graphgui.engine.diagnosis.scaling import badly_scaled
from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.run import Run
from graphgui.engine.training.schedules import schedule
from graphgui.engine.training.stopping import explosion
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

_RISING = (4, 6)  # the medians of so many pieces of so many losses rise one after another
_SWOLLEN = 1000.0  # times the gradient that leaves the loss: layers make it larger, one after the other
_GROWN = 10.0  # times the least loss, and where no bound is known the first one, too


def diagnose_divergence(run: Run, learning_rate: float) -> Diagnosis:
    """Why the loss of a run is no longer a finite number after its last step, or has exploded by then.

    `learning_rate` is the one that the last step was made with.
    """
    step = run.steps
    words = [Problem(mark_for_translation("problems", "Training diverged at step {step}."), step=step)]
    where = first_broken(run, step)
    reason = None
    if where is None:
        plan = plan_at(run, step)
        if steep := infinite_slope(plan):
            node, why = steep
            return Diagnosis("diverged", (*words, why), (node,), (Show(node), Redraw()))
        if step and explosion(run.losses[0]) <= plan.loss_value() < np.inf:
            return diagnose_explosion(run, plan, learning_rate, largest_stable(run))
    if where:
        words.append(say_where(*where))
        reason = bad_number(plan_at(run, where[1]), where[0])
    if step == run.segment(step).start.step:
        return _diagnose_start(run, [*words, reason] if reason else words, where)
    rate, why = _rate_for(learning_rate, largest_stable(run))
    words.append(reason or why)
    best = best_step(run)
    back = [] if best is None else [StepBack(best, rate)]
    restart = SetRate(rate)
    nodes = (where[0],) if where else ()
    if reason:
        return Diagnosis("diverged", tuple(words), nodes, (*back, restart))
    more, others = _other_reasons(run)
    return Diagnosis("diverged", (*words, *more), nodes, (restart, *back, *others))


def _diagnose_start(run: Run, words: list[Problem], where: tuple[str, int] | None) -> Diagnosis:
    """No step has been made yet, so no rate is to blame: what the graph starts from is."""
    more, others = _other_reasons(run)
    show = [Show(where[0])] if where else []
    return Diagnosis("diverged", (*words, *more), (where[0],) if where else (), (*others, *show, Redraw()))


def is_rising(run: Run) -> bool:
    """Whether the last losses rise, and stand far above the least of the run: cheap to ask."""
    pieces, length = _RISING
    if run.steps < pieces * length:
        return False
    recent = np.array(run.losses[-pieces * length :])
    medians = np.median(recent.reshape(_RISING), axis=1)
    if not (np.isfinite(recent).all() and (np.diff(medians) > 0).all()):
        return False
    return bool(recent[-1] > _GROWN * abs(np.nanmin(np.array(run.losses))))


def diagnose_growth(run: Run, plan: Plan, learning_rate: float, stable: StableRate | None) -> Diagnosis | None:
    """Why a loss that is still finite rises and rises.

    `plan` holds the moment to be marked, `learning_rate` is the one of the last step, `stable` the largest stable
    one, None where no bound is known: then the loss must be far above its first value, too.
    """
    if not is_rising(run):
        return None
    losses = np.array(run.losses)
    is_unstable = stable is not None and learning_rate > stable.low
    if not is_unstable and not losses[-1] > _GROWN * abs(losses[0]):
        return None
    template = mark_for_translation(
        "problems", "The loss explodes: from {least} at step {best} to {loss} at step {step}."
    )
    return _diagnose_growth(run, plan, learning_rate, stable, template, run.steps - 1, losses[-1])


def diagnose_explosion(run: Run, plan: Plan, learning_rate: float, stable: StableRate | None) -> Diagnosis:
    """Why training was paused: the loss after the last step of a run is a million times as large as it was.

    `plan` holds that moment; the rest as in `diagnose_growth`.
    """
    template = mark_for_translation(
        "problems", "Training paused: the loss explodes, from {least} at step {best} to {loss} at step {step}."
    )
    return _diagnose_growth(run, plan, learning_rate, stable, template, run.steps, plan.loss_value())


def _diagnose_growth(
    run: Run, plan: Plan, learning_rate: float, stable: StableRate | None, template: str, step: int, loss: float
) -> Diagnosis:
    losses = np.array(run.losses)
    best = int(np.nanargmin(losses))
    seen = Problem(
        template,
        least=f"{losses[best]:.3g}",
        best=best,
        loss=f"{loss:.3g}",
        step=step,
    )
    rate, why = _rate_for(learning_rate, stable)
    more, others = _other_reasons(run)
    remedies = (SetRate(rate), StepBack(best, rate), *others)
    return Diagnosis("exploding", (seen, why, *more), _steepest(plan), remedies)


def largest_stable(run: Run) -> StableRate | None:
    """The largest stable learning rate of what a run trains now; None where no bound is known."""
    segment = run.segment(run.steps)
    return stable_rates(segment.training, sharpness(segment.graph, segment.feeds, segment.training))


def rate_now(run: Run, learning_rate: float) -> float:
    """What the schedule has made of a learning rate at the last step of a run."""
    factor = schedule(run.segment(run.steps).training)
    return learning_rate * (factor(max(0, run.steps - 1)) if factor else 1.0)


def _other_reasons(run: Run) -> tuple[list[Problem], list[Remedy]]:
    """What is said and offered where gradients swell on their way back, or inputs are badly scaled."""
    words: list[Problem] = []
    remedies: list[Remedy] = []
    segment = run.segment(run.steps)
    start = plan_at(run, segment.start.step)
    if swelling := _swelling(start):
        words.append(swelling)
        remedies += usual_starts(start)
    if scaling := badly_scaled(segment):
        words.append(scaling.words)
        remedies.append(Standardise(scaling.inputs, scaling.rate))
    return words, remedies


def _swelling(plan: Plan) -> Problem | None:
    """The sentence for a gradient that becomes many times larger between the loss and a node."""
    sent = leaving(plan)
    names = [name for name in plan.order if name in plan.reaches_loss and plan.graph[name].op.source is None]
    sizes = {name: gradient_size(plan, at_output(plan, name)) for name in names}
    node = max(sizes, key=lambda name: sizes[name])
    if not _SWOLLEN * sent < sizes[node] < np.inf or sent == 0:
        return None
    template = mark_for_translation(
        "problems", "On its way back the gradient grows from {sent} at the loss to {size} at “{node}”."
    )
    return Problem(template, sent=f"{sent:.2g}", size=f"{sizes[node]:.2g}", node=node)


def _rate_for(learning_rate: float, stable: StableRate | None) -> tuple[float, Problem]:
    """A rate at which training does not diverge, and what is wrong with this one."""
    if stable is not None and learning_rate > stable.low:
        exact = mark_for_translation(
            "problems", "The learning rate {rate} is above the largest stable one, {stable}."
        )
        estimate = mark_for_translation(
            "problems", "The learning rate {rate} may be too high: the largest stable one is about {stable}."
        )
        is_sure = stable.is_exact or learning_rate > stable.high
        words = Problem(exact if is_sure else estimate, rate=f"{learning_rate:.4g}", stable=str(stable))
        return safe_rate(stable), words
    template = mark_for_translation(
        "problems", "The learning rate {rate} is the likely cause: a smaller one goes less far."
    )
    return float(f"{learning_rate / 10:.2g}"), Problem(template, rate=f"{learning_rate:.4g}")


def _steepest(plan: Plan) -> tuple[str, ...]:
    """The node with the parameter of the largest gradient."""
    with np.errstate(over="ignore"):
        norms = {port.node: float(np.linalg.norm(array)) for port, array in plan.parameter_gradients.items()}
    return (max(norms, key=lambda node: norms[node]),) if norms else ()


def bad_number(plan: Plan, node: str) -> Problem | None:
    """Which number an operation has no result for: where its input is finite and its value is not."""
    for domain in plan.graph[node].op.traits.domains:
        port = PortId(node, domain.port)
        value = plan.value(port)
        found = np.argwhere(domain.excludes(value) & np.isfinite(value))
        if not len(found):
            continue
        row, column = (int(index) for index in found[0])
        template = mark_for_translation("problems", "“{port}” is {number} in row {row}, column {column}: {why}.")
        number, why = f"{value[row, column]:.4g}", Problem(domain.reason)
        return Problem(template, port=port, number=number, row=row + 1, column=column + 1, why=why)
    return None


def infinite_slope(plan: Plan) -> tuple[str, Problem] | None:
    """The first node on the way back from the loss that makes a finite gradient infinite, and the sentence for it.

    None where every gradient is finite, or a value is not.
    """
    for name in reversed(plan.order):
        if name not in plan.reaches_loss or not _is_finite(plan.gradient(at_output(plan, name))):
            continue
        for port in (PortId(name, each.name) for each in plan.graph[name].op.inputs):
            gradient, value = plan.gradient(port), plan.value(port)
            if gradient is None or _is_finite(gradient) or not _is_finite(value):
                continue
            row, column = (int(index) for index in np.argwhere(~np.isfinite(gradient))[0])
            template = mark_for_translation(
                "problems",
                "The gradient is not finite: at {number}, which “{port}” is in row {row}, column {column}, "
                "the operation is infinitely steep. No learning rate helps.",
            )
            number = f"{value[row, column]:.4g}"
            return name, Problem(template, number=number, port=port, row=row + 1, column=column + 1)
    return None


def _is_finite(numbers: Array | None) -> bool:
    return numbers is None or bool(np.isfinite(numbers).all())


def first_broken(run: Run, step: int) -> tuple[str, int] | None:
    """The first node, in the order of evaluation, that broke the loss by a value that is not finite, and the step.

    Looks at the moment after `step` updates, and goes back as long as a node is broken in the step before, too.
    """
    found, plan = None, None
    start = run.segment(step).start.step
    for before in range(step, start - 1, -1):
        plan = plan_at(run, before, plan)
        broken = _broken_node(plan)
        if broken is None:
            break
        found = broken, before
    return found


def say_where(node: str, step: int) -> Problem:
    """The sentence for where the first number that is not finite arose."""
    template = mark_for_translation(
        "problems", "The first number that is not finite arose in “{node}” after step {step}."
    )
    return Problem(template, node=node, step=step)


def _broken_node(plan: Plan) -> str | None:
    """The first node on the way to the loss whose value is not finite: what does not reach it breaks nothing."""
    names = (name for name in plan.order if name in plan.reaches_loss)
    return next((name for name in names if not np.isfinite(plan.value(at_output(plan, name))).all()), None)

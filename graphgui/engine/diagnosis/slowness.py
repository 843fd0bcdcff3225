"""A loss that hardly falls any more: at its minimum, or far from it, and then why.

One step of gradient descent at the rate 1/λmax lowers the loss by |g|²/(2 λmax) at least (Nesterov 2004, section
1.2.3); a step of Newton's, where the loss is quadratic, by Σ (g·v)²/(2 λ), which is all that there is to be had.
"""

import math

import numpy as np

from graphgui.engine.analysis.newton import rounding, to_be_had
from graphgui.engine.analysis.sharpness import sharpness
from graphgui.engine.analysis.spectrum import Spectrum, good_rate
from graphgui.engine.analysis.stability import stable_rate, stable_rates
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.diagnosis.diagnosis import Diagnosis, HoldRate, SetRate, Standardise
from graphgui.engine.diagnosis.scaling import badly_scaled
from graphgui.engine.training.examples import find_examples, lean_plan, split
from graphgui.engine.training.optimiser import held_parameters, spared, trained_gradient
from graphgui.engine.training.run import Run
from graphgui.ops import Array
from graphgui.words import Problem, mark_for_translation

_WINDOW = 100  # steps
_FLAT = 0.01  # of the loss: what its fall must exceed from one half of the window to the other
_WORTH = 0.01  # of the loss: what must be to be had, for a complaint
_UNSURE = 0.1  # the same where it is only estimated: from batches, or where the loss is not quadratic
_ROUNDING = 1e-9  # of the first loss, where the Hessian is not known whole
_LOW, _HIGH = 0.1, 0.98  # of the largest stable rate: slow below the one, swinging to and fro above the other
_SEEN = 1e-3  # of the first loss: less would hardly be seen
_LOWERED = 0.5  # of the rate set: what a schedule has made of it
_STEADY = 0.9  # of the steps
_DONE = 0.1  # of the first loss: a classifier that is sure of itself may take larger steps, but need not
_ARRIVED = 1e-6  # of the loss: so much may be left at what is called a minimum
_ROUNDINGS = 16.0  # what a step in rounded numbers loses, in roundings of the parameters


def is_flat(run: Run) -> bool:
    """Whether the loss has stayed as good as the same for the last 100 steps: cheap to ask."""
    if run.steps - run.segment(run.steps).start.step < _WINDOW:
        return False
    before, after = np.array(run.losses[-_WINDOW:]).reshape(2, -1).mean(axis=1)
    return bool(abs(before - after) <= _FLAT * abs(after))


def diagnose_slowness(run: Run, plan: Plan, spectrum: Spectrum, learning_rate: float) -> Diagnosis | None:
    """Why a flat loss is not at its minimum; None where it is, or where nothing is known.

    Args:
        run: its loss `is_flat`.
        plan: every gradient of all examples, at the last step of the run or not long before.
        spectrum: of the Hessian there, of all examples.
        learning_rate: of the last step.
    """
    training = run.segment(run.steps).training
    plan = _of_rows_that_train(run, plan)
    g = _slope(run, plan)
    if not spectrum.largest >= 0:
        return None
    loss = abs(plan.loss_value())
    is_sure = training.batch_size is None
    needed = max((_WORTH if is_sure else _UNSURE) * loss, _lost_to_rounding(run, plan, spectrum))
    at_once = float(g @ g) / (2 * spectrum.largest) if spectrum.largest else 0.0
    if at_once > max(needed, _SEEN * abs(run.losses[0])):
        if not spectrum.is_constant and loss < _DONE * abs(run.losses[0]):
            return None
        return _diagnose_rate(run, plan, spectrum, learning_rate)
    left = _above_minimum(run, plan, spectrum)
    if not left and spectrum.hessian is not None:
        left = to_be_had(g, spectrum.hessian)
    if left is None or left <= max((1 if spectrum.is_constant else 10) * needed, _UNSURE * at_once):
        return None
    scaling = badly_scaled(run.segment(run.steps))
    if scaling is None:
        return None
    hardly = Problem(mark_for_translation("problems", "The loss hardly falls, and this is no minimum."))
    return Diagnosis(
        "scaled", (hardly, scaling.words), scaling.inputs, (Standardise(scaling.inputs, scaling.rate),)
    )


def is_minimum(run: Run, plan: Plan, spectrum: Spectrum) -> bool:
    """Whether there is as good as nothing to be had any more: 1e-6 of the loss, or what rounding makes of it.

    Gradient and Hessian must say so, and the closed form's least loss where there is one. Where weights decay it
    is asked of the loss itself, which training does not bring to its minimum then.
    """
    plan = _of_rows_that_train(run, plan)
    H, g, loss = spectrum.hessian, trained_gradient(plan), plan.loss_value()
    if H is None or not math.isfinite(loss):
        return False
    bound = max(_ARRIVED * abs(loss), _lost_to_rounding(run, plan, spectrum))
    if (above := _above_minimum(run, plan, spectrum)) is not None and above > bound:
        return False
    left = to_be_had(g, H)
    return left is not None and left <= bound


def _diagnose_rate(run: Run, plan: Plan, spectrum: Spectrum, learning_rate: float) -> Diagnosis | None:
    training = run.segment(run.steps).training
    if not training.uses("learning_rate"):
        return None
    stable, rate = _stable_and_good(run, spectrum)
    start = run.snapshot(run.steps).learning_rate  # before the schedule
    is_exact = spectrum.is_constant and training.batch_size is None
    told = "" if stable is None else f"{stable:.4g}" if is_exact else f"≈ {stable:.2g}"
    numbers = {"rate": f"{learning_rate:.4g}", "stable": told}
    remedy: SetRate | HoldRate
    if learning_rate < _LOWERED * start:
        why = Problem(
            mark_for_translation("problems", "The schedule has lowered the learning rate to {rate}."), **numbers
        )
        remedy = HoldRate(rate or start)
    elif stable is None or rate is None:
        if not _is_falling(run):
            return None
        why = Problem(mark_for_translation("problems", "The learning rate {rate} is too low."), **numbers)
        remedy = SetRate(float(f"{10 * learning_rate:.2g}"), restarts=False)
    elif learning_rate < _LOW * stable:
        template = mark_for_translation(
            "problems", "The learning rate {rate} is too low: the largest stable one is {stable}."
        )
        why, remedy = Problem(template, **numbers), SetRate(rate, restarts=False)
    elif spectrum.is_constant and _HIGH * stable < learning_rate:
        template = mark_for_translation(
            "problems", "At the rate {rate} it swings to and fro: the largest stable one is {stable}."
        )
        why, remedy = Problem(template, **numbers), SetRate(rate, restarts=False)
    else:
        return None
    assert plan.loss is not None
    seen = Problem(mark_for_translation("problems", "The loss hardly falls, and this is no minimum."))
    return Diagnosis("stalled", (seen, why), (plan.loss.node,), (remedy,))


def _stable_and_good(run: Run, spectrum: Spectrum) -> tuple[float | None, float | None]:
    """The largest stable rate here and a good one: smaller ones for batches, each of which may bend more."""
    segment = run.segment(run.steps)
    stable, good = stable_rate(segment.training, spectrum.largest), good_rate(spectrum, segment.training)
    if segment.training.batch_size is None or stable is None or good is None:
        return stable, good
    found = stable_rates(segment.training, sharpness(segment.graph, segment.feeds, segment.training))
    low = min(found.low, stable) if found else stable
    return low, min(good, float(f"{low / 2:.2g}"))


def _is_falling(run: Run) -> bool:
    """Whether the loss falls step by step, rather than to swing about its least value."""
    return bool((np.diff(run.losses[-_WINDOW:]) < 0).mean() > _STEADY)


def _of_rows_that_train(run: Run, plan: Plan) -> Plan:
    """The plan with the gradient that training follows: without the rows that validate."""
    segment = run.segment(run.steps)
    if not segment.training.validation:
        return plan
    examples = find_examples(segment.graph, segment.feeds)
    rows, _ = split(examples.count, segment.training.validation, segment.training.seed)
    part = lean_plan(segment.graph, examples.take(segment.feeds, rows), plan.dtype)
    part.evaluate(plan.theta)
    return part


def _lost_to_rounding(run: Run, plan: Plan, spectrum: Spectrum) -> float:
    """What the loss cannot fall by, since parameters are rounded."""
    if spectrum.hessian is None:
        return _ROUNDING * abs(run.losses[0])
    eps = float(np.finfo(run.segment(run.steps).training.dtype).eps)
    return rounding(trained_gradient(plan), spectrum.hessian, plan.theta, _ROUNDINGS * eps)


def _slope(run: Run, plan: Plan) -> Array:
    """The gradient of what is trained, weight decay included."""
    decay = run.segment(run.steps).training.weight_decay
    decays = spared(decay, held_parameters(plan), plan.theta)
    return trained_gradient(plan) + (0.0 if decays is None else decays * plan.theta)


def _above_minimum(run: Run, plan: Plan, spectrum: Spectrum) -> float | None:
    """How far the loss stands above the least that a closed form knows.

    None where none does, where weights decay, and where some rows validate, for it is of all rows.
    """
    training = run.segment(run.steps).training
    if spectrum.minimum is None or training.weight_decay or training.validation:
        return None
    return max(0.0, plan.loss_value() - spectrum.minimum)

"""How well a trained model fits, and its coefficients in the data's own units beside those of the closed form."""

from dataclasses import dataclass

import numpy as np

from graphgui.engine.analysis.closed_form import Quadratic, quadratic
from graphgui.engine.analysis.undetermined import dependence, inexactness, undetermined
from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import Graph
from graphgui.engine.graph.shapes import Feeds
from graphgui.engine.model.prediction import PredictionPair, find_prediction_pair
from graphgui.engine.model.report import Affine, Score, affine, score, target_units
from graphgui.engine.training.examples import lean_plan
from graphgui.ops import Array
from graphgui.terminal.output import number
from graphgui.terminal.spoken import translate
from graphgui.words import Problem

_MOST_NUMBERS = 20_000_000  # examples times parameters: some seconds


@dataclass(frozen=True, slots=True)
class Summary:
    """What the window's Summary says, of all examples.

    Attributes:
        score: how near predictions come to their targets, in the target's own units.
        now: the coefficients of the trained model; None where it is not affine in its inputs.
        best: those of the closed form; None where there is none, or where it would take long.
        says: which of them are one choice of infinitely many, or hold to few digits.
    """

    score: Score
    now: Affine | None
    best: Affine | None
    says: tuple[Problem, ...]


def summarise(graph: Graph, feeds: Feeds, theta: Array) -> Summary | None:
    """The summary at these parameters; None where the loss compares no numbers of one unit."""
    pair = find_prediction_pair(graph)
    if pair is None:
        return None
    plan = lean_plan(graph, feeds, np.float64)
    plan.evaluate(theta, gradients=False)
    predicted, target = plan.value(pair.prediction), plan.value(pair.target)
    if predicted.shape != target.shape:
        return None
    units = target_units(graph, pair, target.shape[1])
    found = score(predicted, target, units.scale if units else 1.0)
    now = affine(graph, feeds, theta, pair)
    closed = _closed_form(graph, feeds, plan) if now else None
    if now is None or closed is None:
        return Summary(found, now, None, ())
    best = affine(graph, feeds, closed.minimiser, pair)
    return Summary(found, now, best, _says(graph, feeds, closed, pair, now))


def _closed_form(graph: Graph, feeds: Feeds, plan: Plan) -> Quadratic | None:
    examples = max((len(feed) for feed in feeds.values()), default=0)
    if examples * plan.theta.size > _MOST_NUMBERS:
        return None
    try:
        return quadratic(graph, feeds)
    except np.linalg.LinAlgError:  # numbers beyond all bounds
        return None


def _says(graph: Graph, feeds: Feeds, closed: Quadratic, pair: PredictionPair, now: Affine) -> tuple[Problem, ...]:
    intercept = translate("terminal", "intercept")
    groups = undetermined(graph, feeds, closed, pair)
    said = [dependence(group, now.features, intercept) for group in groups]
    inexact = inexactness(closed)
    return (*said, inexact) if inexact else tuple(said)


def as_json(summary: Summary) -> dict[str, object]:
    """`coefficients` and `intercept` as [now, closed form], each a list where there are several targets."""
    found: dict[str, object] = {}
    now, best = summary.now, summary.best
    if now is not None:
        found["coefficients"] = {
            name: [_numbers(now.coefficients[row]), _numbers(best.coefficients[row]) if best else None]
            for row, name in enumerate(now.features)
        }
        found["intercept"] = [_numbers(now.intercept[0]), _numbers(best.intercept[0]) if best else None]
        if len(now.targets) > 1:
            found["targets"] = list(now.targets)
    found |= {"r2": number(summary.score.r_squared), "rmse": number(summary.score.rmse)}
    if len(summary.score.r_squared_of) > 1:
        found["r2_of_each"] = [number(share) for share in summary.score.r_squared_of]
    if summary.says:
        found["says"] = [str(sentence) for sentence in summary.says]
    return found


def _numbers(row: Array) -> float | list[float | None] | None:
    told = [number(value) for value in row.tolist()]
    return told[0] if len(told) == 1 else told

"""A package of operations such as anybody may install: no port here is called as the program's own are."""

import numpy as np

from graphgui.ops.op import Op, Port, elementwise
from graphgui.ops.traits import Comparison, Domain, Traits


def _difference(into, guess, truth):
    np.subtract(guess, truth, into)


def _vjp(sign):
    def vjp(into, g, _out, guess, truth):
        _difference(into, guess, truth)
        np.multiply(into, sign * g.item() / len(guess), into)

    return vjp


def _half_squares(out, guess, truth):
    out[0, 0] = 0.5 * np.sum((guess - truth) ** 2) / len(guess)


def _loss(name, kind):
    return Op(
        name=name,
        group="Mine",
        summary="Half the squared distance.",
        inputs=(Port("guess"), Port("truth")),
        output="cost",
        shape=lambda guess, truth: (1, 1),
        forward=_half_squares,
        vjps=(_vjp(1.0), _vjp(-1.0)),
        is_loss=True,
        traits=Traits(compares=Comparison("guess", "truth", kind)),
    )


HALF_SQUARES = _loss("half_squares", "value")
HALF_BRIER = _loss("half_brier", "probability")


def _logistic_vjp(into, g, _out, odds, label):
    np.multiply(1 / (1 + np.exp(-odds)) - label, g.item() / len(odds), into)


def _logistic(out, odds, label):
    out[0, 0] = np.sum(np.log1p(np.exp(odds)) - label * odds) / len(odds)


LOGISTIC = Op(
    name="logistic",
    group="Mine",
    summary="How surprised log odds are by labels.",
    inputs=(Port("odds"), Port("label")),
    output="cost",
    shape=lambda odds, label: (1, 1),
    forward=_logistic,
    vjps=(_logistic_vjp, lambda into, g, _out, odds, _label: np.multiply(odds, -g.item() / len(odds), into)),
    is_loss=True,
    traits=Traits(compares=Comparison("odds", "label", "logit")),
)

RAMP = Op(
    name="ramp",
    group="Mine",
    summary="Each element between 0 and 1, cut off.",
    inputs=(Port("pressure"),),
    output="flow",
    shape=lambda pressure: pressure,
    forward=lambda out, pressure: np.clip(pressure, 0, 1, out=out),
    vjps=(lambda into, g, _out, pressure: np.multiply(g, (pressure > 0) & (pressure < 1), into),),
    analytic=False,
    traits=Traits(can_die=True),
)

FLAT = elementwise(
    "flat",
    "Mine",
    "A tenth of a hyperbolic tangent.",
    forward=lambda out, A: np.multiply(np.tanh(A, out), 0.1, out),
    vjp=lambda into, g, out, _A: np.multiply(g, 0.1 - 10 * out * out, into),
    formula=r"\tfrac{1}{10} \tanh(A)",
    gradient=r"G \odot \tfrac{1}{10} (1 - \tanh^2(A))",
    traits=Traits(saturates="A flat passes on a tenth at most, and there are {count} of them."),
)

RECIPROCAL = elementwise(
    "reciprocal",
    "Mine",
    "One over each element.",
    forward=lambda out, A: np.divide(1.0, A, out),
    vjp=lambda into, g, out, _A: np.multiply(np.multiply(out, out, into), -g, into),
    formula=r"1 \oslash A",
    gradient=r"-G \oslash A^{\odot 2}",
    traits=Traits(domains=(Domain("A", lambda A: A == 0, "nothing is one part of 0"),)),
)

OPS = (HALF_SQUARES, HALF_BRIER, LOGISTIC, RAMP, FLAT, RECIPROCAL)

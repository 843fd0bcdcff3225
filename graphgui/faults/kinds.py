"""The kinds of faults, each in the words of who makes it. A plug-in's operation takes them as any other does."""

from collections.abc import Callable
from typing import Any

import numpy as np

from graphgui.faults.kind import Fault, Kind, Place, Vjp
from graphgui.ops import Array, Op, Shape
from graphgui.words import Problem, mark_for_translation


def _negated(vjp: Vjp, _place: Place) -> Vjp:
    def wrong(into: Array, *rest: Any) -> None:
        vjp(into, *rest)
        np.negative(into, into)

    return wrong


def _transposed(vjp: Vjp, _place: Place) -> Vjp:
    def wrong(into: Array, *rest: Any) -> None:
        vjp(into, *rest)
        into[...] = into.T.copy().reshape(into.shape)

    return wrong


def _without_sum(vjp: Vjp, place: Place) -> Vjp:
    first = tuple(slice(0, 1) if axis in _summed(place) else slice(None) for axis in (0, 1))

    def wrong(into: Array, g: Array, *rest: Any) -> None:
        alone = np.zeros_like(g)
        alone[first] = g[first]
        vjp(into, alone, *rest)

    return wrong


def _without_upstream(vjp: Vjp, _place: Place) -> Vjp:
    def wrong(into: Array, g: Array, *rest: Any) -> None:
        vjp(into, np.ones_like(g), *rest)

    return wrong


def _without_local(_vjp: Vjp, _place: Place) -> Vjp:
    def wrong(into: Array, g: Array, *_rest: Any) -> None:
        np.copyto(into, g)

    return wrong


def _times(factor: Callable[[Place], float]) -> Callable[[Vjp, Place], Vjp]:
    def of(vjp: Vjp, place: Place) -> Vjp:
        by = factor(place)

        def wrong(into: Array, *rest: Any) -> None:
            vjp(into, *rest)
            np.multiply(into, by, into)

        return wrong

    return of


def _summed(place: Place) -> tuple[int, ...]:
    """The axes of the output along which its gradient is added up: the input is the same all along them."""
    op, index = place.op, place.index
    assert index is not None
    if op.broadcasts:
        return tuple(axis for axis in (0, 1) if place.shape[axis] != place.output[axis])
    is_shared = op.traits.affine_in and op.inputs[index].name not in op.traits.affine_in
    return (0,) if is_shared and place.output[0] > 1 else ()


def _divisor(place: Place) -> int:
    """By how many numbers the operation divides what it adds up; 1 where it takes no mean."""
    compares = place.op.traits.compares
    if compares:
        return 1 if compares.weights else place.shape[0]
    if place.op.traits.takes_mean:
        return place.shape[0] * place.shape[1] // (place.output[0] * place.output[1])
    return 1


def _at_input(why_not: Callable[[Place], str | None]) -> Callable[[Place], str | None]:
    return lambda place: _ONLY_INPUTS if place.index is None else why_not(place)


_ONLY_INPUTS = mark_for_translation("problems", "An output's gradient is a sum over its wires, and nothing else.")
_ONLY_OUTPUTS = mark_for_translation("problems", "An input has one wire, so that nothing is added up there.")
_ONE_WIRE = mark_for_translation("problems", "One wire leaves this output towards the loss: there is no sum.")
_ONE_LINE = mark_for_translation(
    "problems", "A single row or column has the same numbers in the same order, transposed."
)
_NO_SUM = mark_for_translation("problems", "This gradient is no sum over the rows of the output.")
_NO_MEAN = mark_for_translation("problems", "The operation does not divide by a count of several numbers.")
_NO_SQUARE = mark_for_translation("problems", "The operation takes no square.")
_OTHER_SHAPE = mark_for_translation(
    "problems", "Input and output have different shapes, so that G does not fit here."
)

KINDS = (
    Kind(
        "sign",
        mark_for_translation("problems", "It has the wrong sign."),
        mark_for_translation("problems", "Change the sign."),
        _at_input(lambda _place: None),
        _negated,
    ),
    Kind(
        "transposed",
        mark_for_translation("problems", "It is transposed: its numbers stand in the wrong order."),
        mark_for_translation("problems", "Transpose it."),
        _at_input(lambda place: _ONE_LINE if min(place.shape) == 1 else None),
        _transposed,
    ),
    Kind(
        "missing_sum",
        mark_for_translation("problems", "It is of the first row alone, where all rows must be added up."),
        mark_for_translation("problems", "Add up over all rows."),
        _at_input(lambda place: None if _summed(place) else _NO_SUM),
        _without_sum,
    ),
    Kind(
        "overwritten",
        mark_for_translation("problems", "Where wires part, one overwrites the other: = stands where += must."),
        mark_for_translation("problems", "Add up what comes back along all wires: += for =."),
        lambda place: _ONLY_OUTPUTS if place.index is not None else _ONE_WIRE if place.wires < 2 else None,
    ),
    Kind(
        "mean_twice",
        mark_for_translation("problems", "It is divided by the count of the mean twice, as by 1/q · 1/q."),
        mark_for_translation("problems", "Divide by the count once only."),
        _at_input(lambda place: _NO_MEAN if _divisor(place) == 1 else None),
        _times(lambda place: 1 / _divisor(place)),
    ),
    Kind(
        "mean_missing",
        mark_for_translation("problems", "It is not divided by the count of the mean: its 1/q is missing."),
        mark_for_translation("problems", "Divide by the count."),
        _at_input(lambda place: _NO_MEAN if _divisor(place) == 1 else None),
        _times(_divisor),
    ),
    Kind(
        "half",
        mark_for_translation("problems", "It lacks the 2 that a square's derivative has."),
        mark_for_translation("problems", "Multiply by 2."),
        _at_input(
            lambda place: None if place.op.inputs[place.index or 0].name in place.op.traits.squares else _NO_SQUARE
        ),
        _times(lambda _place: 0.5),
    ),
    Kind(
        "no_upstream",
        mark_for_translation(
            "problems", "It leaves out the gradient G that arrives from above: the chain is cut."
        ),
        mark_for_translation("problems", "Multiply by G, as the chain rule says."),
        _at_input(lambda _place: None),
        _without_upstream,
    ),
    Kind(
        "no_local",
        mark_for_translation("problems", "It passes G on as it is, without the operation's own derivative."),
        mark_for_translation("problems", "Multiply G by the operation's own derivative."),
        _at_input(lambda place: None if place.op.broadcasts or place.shape == place.output else _OTHER_SHAPE),
        _without_local,
    ),
)

_BY_NAME = {each.name: each for each in KINDS}


def kind(name: str) -> Kind:
    """The kind called `name`; raises `Problem` where there is none."""
    try:
        return _BY_NAME[name]
    except KeyError:
        raise Problem(
            mark_for_translation("problems", "There is no kind of fault called “{name}”; there are {known}."),
            name=name,
            known=", ".join(_BY_NAME),
        ) from None


def with_fault(vjp: Vjp, fault: Fault, op: Op, shape: Shape, output: Shape) -> Vjp:
    """The vjp of an input of `op` with a fault planted in it; as it is where the fault does not apply there.

    Args:
        shape, output: (rows, columns) of the input's value and of the op's.
    """
    place = Place(op, [port.name for port in op.inputs].index(fault.port), shape, output, 1)
    found = kind(fault.kind)
    return vjp if found.wrong is None or found.excluded(place) else found.wrong(vjp, place)

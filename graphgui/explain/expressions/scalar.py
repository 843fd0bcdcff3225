"""A formula in the case of one example, one feature and one output: q = n = p = 1."""

from collections.abc import Callable

from graphgui.explain.expressions.expression import (
    Cases,
    Condition,
    Delta,
    Element,
    Expression,
    Index,
    Number,
    Over,
    Sum,
    Symbol,
    mapped,
)
from graphgui.explain.expressions.simplify import simplified

_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "≤": lambda a, b: a <= b,
}


class NotScalarError(ValueError):
    """A formula that picks elements by their place: it has no case of one number."""


def scalar(expression: Expression, counts: frozenset[str]) -> Expression:
    """The formula in which every matrix is one number.

    Args:
        expression: of elements.
        counts: symbols that count rows or columns.

    Raises:
        NotScalarError: there is no such case, as of a part of a matrix.
    """
    return simplified(_scalar(expression, counts))


def _scalar(expression: Expression, counts: frozenset[str]) -> Expression:
    def inner(part: Expression) -> Expression:
        return _scalar(part, counts)

    match expression:
        case Symbol(name) if name in counts:
            return Number(1.0)
        case Index() | Delta():
            return Number(1.0)
        case Element(matrix, at):
            if not all(isinstance(place, Index) for place in at):
                raise NotScalarError(matrix)
            return Symbol(matrix)
        case Over(_, ranges, of):
            if any(each.first is not None for each in ranges):
                raise NotScalarError(ranges)
            return inner(of)
        case Condition():
            found = mapped(expression, inner)
            holds = _decided(found)
            return found if holds is None else Number(float(holds))
        case Cases(lines):
            for written, test in lines:
                holds = _decided(test if test is None or isinstance(test, str) else mapped(test, inner))
                if holds:
                    return inner(written)
                if holds is None:
                    break
    return mapped(expression, inner)


def _decided(test: Expression | str | None) -> bool | None:
    """Whether a condition holds of numbers alone; None where that depends on a matrix."""
    if not isinstance(test, Condition):
        return True if test is None else None
    values = [_number(part) for part in test.parts]
    if any(value is None for value in values):
        return None
    pairs = zip(test.relations, values, values[1:], strict=False)
    return all(_HOLDS[relation](a or 0.0, b or 0.0) for relation, a, b in pairs)


def _number(expression: Expression) -> float | None:
    match simplified(expression):
        case Number(value):
            return value
        case Sum(terms):
            values = [(sign, _number(term)) for sign, term in terms]
            if all(value is not None for _, value in values):
                return sum(sign * (value or 0.0) for sign, value in values)
    return None

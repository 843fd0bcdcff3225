"""One small change to a formula that makes it right: what a person most likely meant."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from graphgui.explain.expressions.expression import (
    Call,
    Condition,
    Elementwise,
    Expression,
    Number,
    Ones,
    Power,
    Product,
    Sum,
    Symbol,
    Total,
    Transposed,
)

Kind = Literal["transpose", "swap", "product", "elementwise", "rows", "axis", "upstream"]


class Remedy(NamedTuple):
    """A formula with one change.

    Attributes:
        kind: a factor transposed, two factors swapped, a product of matrices in the place of one by element or the
            other way round, rows added up where all elements or the columns were, or what comes back from the loss
            as one more factor.
        part: what was changed, as it was.
        changed: the same part as it is now.
        whole: the whole formula with it.
    """

    kind: Kind
    part: Expression
    changed: Expression
    whole: Expression


def remedies(expression: Expression) -> Iterator[Remedy]:
    """All formulas that one change makes of this one."""
    for kind, part, changed, whole in _changes(expression):
        yield Remedy(kind, part, changed, whole)


_Change = tuple[Kind, Expression, Expression, Expression]


def _changes(expression: Expression) -> Iterator[_Change]:
    yield from _own(expression)
    for place, inner in enumerate(_inside(expression)):
        for kind, part, changed, new in _changes(inner):
            yield kind, part, changed, _with(expression, place, new)


def _own(expression: Expression) -> Iterator[_Change]:
    """Changes of the outermost part."""
    match expression:
        case Transposed(of):
            yield "transpose", expression, of, of
        case Symbol() | Sum():
            yield "transpose", expression, Transposed(expression), Transposed(expression)
        case Product(factors):
            if len(factors) > 1 and factors[-1] == Ones():
                rows = Product((Ones(is_row=True), *factors[:-1]))
                yield "axis", expression, rows, rows
            matrices = [place for place, each in enumerate(factors) if not isinstance(each, Number | Ones)]
            for place, other in pairwise(matrices):
                swapped = list(factors)
                swapped[place], swapped[other] = factors[other], factors[place]
                changed = Product(tuple(swapped))
                yield (
                    "swap",
                    Product((factors[place], factors[other])),
                    Product((factors[other], factors[place])),
                    changed,
                )
            if len(matrices) > 1:
                first, last = Product(factors[: matrices[-1]]), Product(factors[matrices[-1] :])
                by_element = Elementwise("*", first, last)
                yield "elementwise", expression, by_element, by_element
        case Elementwise("*", left, right):
            changed = Product((*_factors(left), *_factors(right)))
            yield "product", expression, changed, changed
        case Total(of):
            rows = Product((Ones(is_row=True), of))
            yield "rows", expression, rows, rows


def _factors(expression: Expression) -> tuple[Expression, ...]:
    return expression.factors if isinstance(expression, Product) else (expression,)


def _inside(expression: Expression) -> tuple[Expression, ...]:
    match expression:
        case Product(several) | Call(_, several) | Condition(several, _):
            return several
        case Sum(terms):
            return tuple(term for _, term in terms)
        case Elementwise(_, left, right):
            return left, right
        case Power(of, _) | Total(of):
            return (of,)
        case Transposed(of) if not isinstance(of, Symbol):
            return (of,)
    return ()


def _with(expression: Expression, place: int, new: Expression) -> Expression:
    """The same expression with another part at a place."""
    items = list(_inside(expression))
    items[place] = new
    match expression:
        case Product():
            return Product(tuple(items))
        case Call(function, _):
            return Call(function, tuple(items))
        case Condition(_, relations):
            return Condition(tuple(items), relations)
        case Sum(terms):
            return Sum(tuple((sign, item) for (sign, _), item in zip(terms, items, strict=True)))
        case Elementwise(sign, _, _):
            return Elementwise(sign, *items)
        case Power(_, exponent):
            return Power(items[0], exponent)
        case Total():
            return Total(items[0])
    return Transposed(items[0])

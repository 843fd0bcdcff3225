"""Formulas of elements in short: without factors of 1, and with sums that a Kronecker delta takes one term of."""

from graphgui.explain.expressions.expression import (
    Delta,
    Elementwise,
    Expression,
    Index,
    Number,
    Over,
    Power,
    Product,
    Sum,
    mapped,
    with_indices,
)

_ZERO, _ONE = Number(0.0), Number(1.0)


def simplified(expression: Expression) -> Expression:
    """The same value, written with less."""
    found = mapped(expression, simplified)
    match found:
        case Elementwise("*", left, right):
            return _product((left, right))
        case Product(factors):
            return _product(factors)
        case Elementwise("/", Number(top), Number(bottom)) if bottom and top % bottom == 0:
            return Number(top / bottom)
        case Elementwise("/", top, bottom) if bottom == _ONE or top == _ZERO:
            return top
        case Power(base, exponent) if exponent == _ONE or base == _ONE:
            return base
        case Delta(left, right) if left == right:
            return _ONE
        case Sum(terms):
            return _sum(terms)
        case Over("sum", ranges, of):
            return _contracted(Over("sum", ranges, of))
    return found


def _product(factors: tuple[Expression, ...]) -> Expression:
    flat: list[Expression] = []
    number, sign = 1.0, 1
    for factor in factors:
        if isinstance(factor, Sum) and len(factor.terms) == 1:  # a term with a minus
            sign, factor = sign * factor.terms[0][0], factor.terms[0][1]
        for each in factor.factors if isinstance(factor, Product) else (factor,):
            if isinstance(each, Number):
                number *= each.value
            else:
                flat.append(each)
    if number == 0:
        return _ZERO
    if number != 1 or not flat:
        flat.insert(0, Number(number))
    found = flat[0] if len(flat) == 1 else Product(tuple(flat))
    return found if sign > 0 else Sum(((-1, found),))


def _sum(terms: tuple[tuple[int, Expression], ...]) -> Expression:
    kept: list[tuple[int, Expression]] = []
    for sign, term in terms:
        if isinstance(term, Sum) and len(term.terms) == 1:
            sign, term = sign * term.terms[0][0], term.terms[0][1]
        if term != _ZERO:
            kept.append((sign, term))
    if not kept:
        return _ZERO
    return kept[0][1] if len(kept) == 1 and kept[0][0] == 1 else Sum(tuple(kept))


def _contracted(over: Over) -> Expression:
    """A sum over an index that a delta ties to another is the term where both are equal."""
    if isinstance(over.of, Sum):
        parts = tuple((sign, _contracted(Over("sum", over.ranges, term))) for sign, term in over.of.terms)
        return over if all(isinstance(part, Over) for _, part in parts) else _sum(parts)
    factors = over.of.factors if isinstance(over.of, Product) else (over.of,)
    for factor in factors:
        for each in over.ranges:
            if (
                each.first is None
                and isinstance(factor, Delta)
                and Index(each.name) in (factor.left, factor.right)
            ):
                other = factor.right if factor.left == Index(each.name) else factor.left
                rest = tuple(part for part in factors if part is not factor)
                term = with_indices(_product(rest), {each.name: other})
                ranges = tuple(one for one in over.ranges if one != each)
                return simplified(Over("sum", ranges, term) if ranges else term)
    return over

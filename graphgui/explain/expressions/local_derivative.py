"""What one operation contributes to the chain rule: the derivative of each output element by each input element.

It is read off the gradient, which is linear in G: the factor of `G_{ij}`, with Kronecker deltas where G stands at
other indices than i and j.
"""

from graphgui.explain.expressions.expression import (
    Cases,
    Delta,
    Element,
    Elementwise,
    Expression,
    Grid,
    Index,
    Number,
    Over,
    Product,
    Range,
    Sum,
    Symbol,
    mapped,
    parts,
    with_indices,
)
from graphgui.explain.expressions.simplify import simplified

OUTPUT = ("i", "j")
"""The indices of an output's element; those of an input's are k and l."""
_INPUT = ("k", "l")


def at_input_indices(grid: Grid) -> Grid:
    """The same formula with the letters k and l for where it stands, and others for its own sums over those."""
    names = _INPUT[: len(grid.indices)] if grid.indices != ("l",) else ("l",)
    taken = dict(zip(grid.indices, map(Index, names), strict=True))
    return Grid(names, with_indices(_sums_renamed(grid.of, {*names}), taken))


def local_derivative(gradient: Grid, is_column: bool = False) -> Expression:
    """The factor of `G_{ij}` in the gradient at row k and column l.

    Args:
        gradient: its elements, by the indices k and l.
        is_column: whether a G with one index has a single column, rather than a single row.
    """
    return simplified(_factor(_sums_renamed(gradient.of, {*OUTPUT}), 0 if is_column else 1))


def _sums_renamed(expression: Expression, taken: set[str]) -> Expression:
    """The same with other letters where a sum runs over one that is taken."""
    if isinstance(expression, Over):
        names = {part.name for part in parts(expression, lambda name: None) if isinstance(part, Index)}
        names |= taken | {each.name for each in expression.ranges}
        new: dict[str, Expression] = {}
        ranges = []
        for each in expression.ranges:
            name = each.name
            if name in taken:
                name = next(letter for letter in "stuvwijxyz" if letter not in names)
                names.add(name)
                new[each.name] = Index(name)
            ranges.append(Range(name, each.first, each.last))
        return Over(expression.kind, tuple(ranges), _sums_renamed(with_indices(expression.of, new), taken))
    return mapped(expression, lambda part: _sums_renamed(part, taken))


def _factor(expression: Expression, only: int) -> Expression:
    match expression:
        case Symbol("G"):
            return Number(1.0)
        case Element("G", (row, column)):
            return Product((Delta(Index(OUTPUT[0]), row), Delta(Index(OUTPUT[1]), column)))
        case Element("G", (place,)):
            return Delta(Index(OUTPUT[only]), place)
        case Sum(terms):
            return Sum(tuple((sign, _factor(term, only)) for sign, term in terms if _has_gradient(term)))
        case Product(factors):
            return Product(tuple(_factor(each, only) if _has_gradient(each) else each for each in factors))
        case Elementwise(sign, left, right):
            found = [_factor(side, only) if _has_gradient(side) else side for side in (left, right)]
            return Elementwise(sign, *found)
        case Cases(lines):
            return Cases(
                tuple((_factor(line, only) if _has_gradient(line) else Number(0.0), test) for line, test in lines)
            )
        case Over(kind, ranges, of):
            return Over(kind, ranges, _factor(of, only))
    return expression


def _has_gradient(expression: Expression) -> bool:
    return any(
        isinstance(part, Symbol | Element) and "G" in (getattr(part, "name", ""), getattr(part, "matrix", ""))
        for part in parts(expression, lambda name: None)
    )

"""The parts that an operation's formula is made of, as a tree: of whole matrices, or of their elements."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the formula."""

    value: float


@dataclass(frozen=True, slots=True)
class Symbol:
    """A matrix or number by its LaTeX name, such as `W`, `\\hat{Y}` or `\\lambda`."""

    name: str


@dataclass(frozen=True, slots=True)
class Ones:
    """A column of ones, as long as its neighbour asks; a row where `is_row`."""

    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Transposed:
    """Rows for columns."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms that are added, or taken away where their sign is -1."""

    terms: tuple[tuple[int, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors beside each other: numbers scale, matrices are multiplied as matrices."""

    factors: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Elementwise:
    """Element times element (`*`) or by element (`/`)."""

    sign: Literal["*", "/"]
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Power:
    """Each element to a power."""

    base: "Expression"
    exponent: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of each element, or of the elements of two."""

    function: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """1 where each part stands in its relation to the next, else 0: `[A > 0]`."""

    parts: tuple["Expression", ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of all elements."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Cases:
    """The first line that holds: by a property of the node, by a condition of each element, or as the rest."""

    lines: tuple[tuple["Expression", "str | Condition | None"], ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A row or column as a number, counted from 1: the `k` of `A_{kl}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a matrix; of one that has a single row or column, by one index."""

    matrix: str
    at: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """Kronecker's: 1 where both indices are equal, else 0."""

    left: "Expression"
    right: "Expression"


class Range(NamedTuple):
    """What an index runs over; without bounds, the rows or columns of the matrix that it stands at."""

    name: str
    first: "Expression | None" = None
    last: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Over:
    """The sum of a term over indices, or its largest or smallest value."""

    kind: Literal["sum", "max", "min"]
    ranges: tuple[Range, ...]
    of: "Expression"


@dataclass(frozen=True, slots=True)
class Grid:
    """The matrix whose elements a formula gives, by the names of their indices; a column where there is one."""

    indices: tuple[str, ...]
    of: "Expression"


Expression = (
    Number
    | Symbol
    | Ones
    | Transposed
    | Sum
    | Product
    | Elementwise
    | Power
    | Call
    | Condition
    | Total
    | Cases
    | Index
    | Element
    | Delta
    | Over
    | Grid
)


def mapped(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The same with each part that it is directly made of in another form."""
    match expression:
        case Transposed(of):
            return Transposed(change(of))
        case Total(of):
            return Total(change(of))
        case Grid(indices, of):
            return Grid(indices, change(of))
        case Sum(terms):
            return Sum(tuple((sign, change(term)) for sign, term in terms))
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Elementwise(sign, left, right):
            return Elementwise(sign, change(left), change(right))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case Delta(left, right):
            return Delta(change(left), change(right))
        case Call(function, arguments):
            return Call(function, tuple(map(change, arguments)))
        case Condition(compared, relations):
            return Condition(tuple(map(change, compared)), relations)
        case Element(matrix, at):
            return Element(matrix, tuple(map(change, at)))
        case Over(kind, ranges, of):
            return Over(kind, tuple(_range(each, change) for each in ranges), change(of))
        case Cases(lines):
            return Cases(tuple((change(written), _test(test, change)) for written, test in lines))
    return expression


def _range(of: Range, change: Callable[[Expression], Expression]) -> Range:
    return Range(of.name, of.first and change(of.first), of.last and change(of.last))


def _test(test: "str | Condition | None", change: Callable[[Expression], Expression]) -> "str | Condition | None":
    if not isinstance(test, Condition):
        return test
    changed = mapped(test, change)
    assert isinstance(changed, Condition)
    return changed


def with_indices(expression: Expression, values: Mapping[str, Expression]) -> Expression:
    """The same with other indices, or numbers, in the place of some; those of its own sums stay."""
    match expression:
        case Index(name):
            return values.get(name, expression)
        case Over(kind, ranges, of):
            bound = {each.name for each in ranges}
            inner = {name: value for name, value in values.items() if name not in bound}
            changed = tuple(_range(each, lambda part: with_indices(part, values)) for each in ranges)
            return Over(kind, changed, with_indices(of, inner))
    return mapped(expression, lambda part: with_indices(part, values))


def parts(expression: Expression, defined: Callable[[str], Expression | None]) -> Iterator[Expression]:
    """All parts of an expression as they are written, from left to right; a transposed one before what it is of.

    Args:
        expression: the whole.
        defined: what a symbol is made of; None where it stands for itself.
    """
    yield expression
    match expression:
        case Transposed(Symbol()):
            return
        case Symbol(name) if (made_of := defined(name)) is not None:
            inner: tuple[Expression, ...] = (made_of,)
        case Transposed(of) | Total(of) | Grid(_, of) | Over(_, _, of):
            inner = (of,)
        case Element(matrix, at):
            made_of = defined(matrix)
            inner = (*at, *(() if made_of is None else (made_of,)))
        case Sum(terms):
            inner = tuple(term for _, term in terms)
        case Product(several) | Call(_, several) | Condition(several, _):
            inner = several
        case Elementwise(_, left, right) | Power(left, right) | Delta(left, right):
            inner = (left, right)
        case Cases(lines):
            tests = (test for _, test in lines if isinstance(test, Condition))
            inner = (*(written for written, _ in lines), *tests)
        case _:
            inner = ()
    for part in inner:
        yield from parts(part, defined)

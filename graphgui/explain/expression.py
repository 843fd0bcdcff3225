"""The parts that an operation's formula is made of, as a tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal


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


Expression = (
    Number | Symbol | Ones | Transposed | Sum | Product | Elementwise | Power | Call | Condition | Total | Cases
)


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
        case Transposed(of) | Total(of):
            inner = (of,)
        case Sum(terms):
            inner = tuple(term for _, term in terms)
        case Product(several) | Call(_, several) | Condition(several, _):
            inner = several
        case Elementwise(_, left, right) | Power(left, right):
            inner = (left, right)
        case Cases(lines):
            tests = (test for _, test in lines if isinstance(test, Condition))
            inner = (*(written for written, _ in lines), *tests)
        case _:
            inner = ()
    for part in inner:
        yield from parts(part, defined)

"""The numbers of an expression."""

from collections.abc import Callable, Mapping

import numpy as np

from graphgui.explain.expression import (
    Call,
    Cases,
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
from graphgui.ops import Array

FUNCTIONS: Mapping[str, Callable[..., Array]] = {
    "max": np.maximum,
    "min": np.minimum,
    "tanh": np.tanh,
    "ln": np.log,
    "exp": np.exp,
    "sin": np.sin,
    "cos": np.cos,
    "abs": np.abs,
    "sign": np.sign,
    "σ": lambda x: 0.5 * (1 + np.tanh(0.5 * x)),
}
RELATIONS: Mapping[str, Callable[..., Array]] = {
    "<": np.less,
    ">": np.greater,
    "=": np.equal,
    "≤": np.less_equal,
}


class UnknownSymbolError(KeyError):
    """A symbol of which no number is known."""


class Evaluation:
    """The numbers that each part of an expression has, once computed.

    A column of ones takes the length that its neighbours need, and numbers that are the same in all rows or
    columns are kept once: arrays fit their place after broadcasting.

    Args:
        numbers: the array (rows x columns) of each symbol; 1 x 1 for a number.
        definitions: what other symbols are made of.
        choices: the properties of the node by which a formula with cases is read.
    """

    def __init__(
        self, numbers: Mapping[str, Array], definitions: Mapping[str, Expression], choices: frozenset[str]
    ) -> None:
        self._numbers = numbers
        self._definitions = definitions
        self._choices = choices
        self._known: dict[Expression, Array] = {}

    def of(self, expression: Expression) -> Array:
        """Its numbers, rows x columns up to broadcasting.

        Raises:
            UnknownSymbolError: it uses one that has neither numbers nor a definition.
            ValueError: shapes that do not fit.
        """
        if expression not in self._known:
            with np.errstate(all="ignore"):
                self._known[expression] = self._compute(expression)
        return self._known[expression]

    def defined(self, name: str) -> Expression | None:
        """What a symbol is made of; None where it has numbers of its own."""
        return None if name in self._numbers else self._definitions.get(name)

    def chosen(self, cases: Cases) -> Expression | None:
        """The line of cases that a property of the node chooses; None where each element has its own."""
        found = [written for written, test in cases.lines if isinstance(test, str) and test in self._choices]
        return found[0] if found else None

    def line(self, cases: Cases, row: int, column: int) -> Expression:
        """The line of cases that holds for one element."""
        for written, test in cases.lines:
            if test is None or (isinstance(test, Condition) and entry(self.of(test), row, column)):
                return written
        raise UnknownSymbolError(str(cases))

    def _compute(self, expression: Expression) -> Array:
        match expression:
            case Number(value):
                return np.full((1, 1), value)
            case Symbol(name):
                if name in self._numbers:
                    return self._numbers[name]
                if name not in self._definitions:
                    raise UnknownSymbolError(name)
                return self.of(self._definitions[name])
            case Ones():
                return np.ones((1, 1))
            case Transposed(of):
                return self.of(of).T
            case Sum(terms):
                return sum(sign * self.of(term) for sign, term in terms)  # type: ignore[return-value]
            case Product(factors):
                return self._product(factors)
            case Elementwise(sign, left, right):
                return self.of(left) * self.of(right) if sign == "*" else self.of(left) / self.of(right)
            case Power(base, exponent):
                return np.power(self.of(base), self.of(exponent))
            case Call(function, arguments):
                return FUNCTIONS[function](*(self.of(each) for each in arguments))
            case Condition(parts, relations):
                return self._condition(parts, relations)
            case Total(of):
                return np.sum(self.of(of), keepdims=True)
            case Cases():
                return self._cases(expression)

    def _product(self, factors: tuple[Expression, ...]) -> Array:
        """Multiplied from the left; a column of ones sums the rows before it, a row of ones the columns after."""
        result: Array | None = None
        row_of_ones = False
        for factor in factors:
            if isinstance(factor, Ones):
                if result is not None and not factor.is_row:
                    result = result.sum(1, keepdims=True)
                row_of_ones = factor.is_row and (result is None or result.size == 1)
                continue
            array = self.of(factor)
            if row_of_ones:
                array, row_of_ones = array.sum(0, keepdims=True), False
            if result is None:
                result = array
            else:
                result = result * array if 1 in (result.size, array.size) else result @ array
        return np.ones((1, 1)) if result is None else result

    def _condition(self, parts: tuple[Expression, ...], relations: tuple[str, ...]) -> Array:
        arrays = [self.of(part) for part in parts]
        pairs = zip(relations, arrays, arrays[1:], strict=False)
        holds = [RELATIONS[relation](a, b) for relation, a, b in pairs]
        return np.asarray(np.prod(holds, axis=0), float)

    def _cases(self, cases: Cases) -> Array:
        if (chosen := self.chosen(cases)) is not None:
            return self.of(chosen)
        result: Array | None = None
        for written, test in reversed(cases.lines):
            if isinstance(test, Condition) and result is not None:
                result = np.where(self.of(test) > 0, self.of(written), result)
            elif test is None:
                result = self.of(written)
        if result is None:
            raise UnknownSymbolError(str(cases))
        return result


def entry(array: Array, row: int, column: int) -> float:
    """One element, of an array that is as large as its place after broadcasting."""
    return float(array[row if array.shape[0] > 1 else 0, column if array.shape[1] > 1 else 0])

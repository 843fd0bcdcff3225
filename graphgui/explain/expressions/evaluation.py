"""The numbers of an expression: of whole matrices, and of single elements."""

import math
from collections.abc import Callable, Mapping

import numpy as np

from graphgui.explain.expressions.expression import (
    Call,
    Cases,
    Condition,
    Delta,
    Element,
    Elementwise,
    Expression,
    Grid,
    Index,
    Number,
    Ones,
    Over,
    Power,
    Product,
    Sum,
    Symbol,
    Total,
    Transposed,
    mapped,
    parts,
)
from graphgui.ops import Array
from graphgui.ops.op import Shape

Indices = Mapping[str, Array | int]
"""Which row or column each index stands for, counted from 1: one, or an array of them."""

_ERFC = np.frompyfunc(math.erfc, 1, 1)

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
    "√": np.sqrt,
    "Φ": lambda x: np.asarray(0.5 * _ERFC(-np.asarray(x) / math.sqrt(2)), float),
    "mod": np.mod,
}
CONSTANTS = {r"\pi": math.pi}
_REDUCED: Mapping[str, Callable[..., Array]] = {"sum": np.sum, "max": np.max, "min": np.min}
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

    Attributes:
        choices: these.
    """

    def __init__(
        self, numbers: Mapping[str, Array], definitions: Mapping[str, Expression], choices: frozenset[str]
    ) -> None:
        self._numbers = {**{name: np.full((1, 1), x) for name, x in CONSTANTS.items()}, **numbers}
        self._definitions = definitions
        self.choices = choices
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

    def shape(self, name: str) -> Shape | None:
        """How many rows and columns a symbol has; None where it is not known."""
        try:
            rows, columns = self.of(Symbol(name)).shape
        except (UnknownSymbolError, ValueError):
            return None
        return rows, columns

    def chosen(self, cases: Cases) -> Expression | None:
        """The line of cases that a property of the node chooses; None where each element has its own."""
        found = [written for written, test in cases.lines if isinstance(test, str) and test in self.choices]
        return found[0] if found else None

    def line(self, cases: Cases, holds: Callable[[Condition], bool]) -> Expression:
        """The line of cases that holds for one element."""
        for written, test in cases.lines:
            if test is None or (isinstance(test, Condition) and holds(test)):
                return written
        raise UnknownSymbolError(str(cases))

    def grid(self, grid: Grid, shape: Shape | None = None) -> Array:
        """The matrix that a formula of its elements gives, of this shape where that is known."""
        sizes: tuple[int, ...]
        if shape is not None:
            sizes = shape if len(grid.indices) == 2 else (max(shape),)
        else:
            sizes = tuple(self._length(grid, place) for place in range(len(grid.indices)))
        arrays = np.meshgrid(*(np.arange(1, size + 1) for size in sizes), indexing="ij", sparse=True)
        with np.errstate(all="ignore"):
            found = self.at(grid.of, dict(zip(grid.indices, arrays, strict=True)))
        found = np.broadcast_to(found, sizes)
        return found.reshape(shape or (sizes[0], *sizes[1:], 1)[:2])

    def count(self, index: str, within: Expression) -> int:
        """How many rows or columns an index runs over: those of a matrix at which it stands by itself.

        Raises:
            ValueError: it stands at none.
        """
        for part in parts(self.as_chosen(within), lambda name: None):
            if isinstance(part, Element) and Index(index) in part.at and (size := self.shape(part.matrix)):
                return size[part.at.index(Index(index))] if len(part.at) == 2 else max(size)
        raise ValueError(f"{index} runs over nothing that is known")

    def _length(self, grid: Grid, place: int) -> int:
        """How many rows or columns a matrix has; as many as the first input where its formula does not say."""
        try:
            return self.count(grid.indices[place], grid.of)
        except ValueError:
            return int(self.of(Symbol("qn"[place])).item())

    def as_chosen(self, expression: Expression) -> Expression:
        """The same without those lines of cases that a property of the node leaves out."""
        if isinstance(expression, Cases) and (chosen := self.chosen(expression)) is not None:
            return self.as_chosen(chosen)
        return mapped(expression, self.as_chosen)

    def at(self, expression: Expression, indices: Indices) -> Array:
        """The numbers of elements.

        Args:
            expression: a formula of elements, in which whole matrices are 1 x 1.
            indices: arrays of one shape, which is that of the result up to broadcasting.

        Raises:
            UnknownSymbolError, ValueError: as `of`.
        """
        match expression:
            case Index(name):
                return np.asarray(indices[name])
            case Element(matrix, places):
                return self._elements(matrix, [self.at(place, indices) for place in places])
            case Over():
                return self._over(expression, indices)
            case Delta(left, right):
                return np.asarray(self.at(left, indices) == self.at(right, indices), float)
            case Sum(terms):
                return sum(sign * self.at(term, indices) for sign, term in terms)  # type: ignore[return-value]
            case Product(factors):
                return np.asarray(math.prod(self.at(factor, indices) for factor in factors))
            case Elementwise(sign, left, right):
                first, second = self.at(left, indices), self.at(right, indices)
                return first * second if sign == "*" else first / second
            case Power(base, exponent):
                return np.power(self.at(base, indices), self.at(exponent, indices))
            case Call(function, arguments):
                return FUNCTIONS[function](*(self.at(each, indices) for each in arguments))
            case Condition(compared, relations):
                return _holding([self.at(part, indices) for part in compared], relations)
            case Cases():
                return self._case(expression, lambda part: self.at(part, indices))
        found = self.of(expression)
        if found.size != 1:
            raise ValueError(f"{expression} is a matrix among elements")
        return found.reshape(())

    def ranges(self, over: Over, indices: Indices) -> list[range]:
        """What each index of a sum runs over."""
        found = []
        for name, first, last in over.ranges:
            least = 1 if first is None else int(self.at(first, indices))
            most = self.count(name, over.of) if last is None else int(self.at(last, indices))
            found.append(range(least, most + 1))
        return found

    def _over(self, over: Over, indices: Indices) -> Array:
        ranges = self.ranges(over, {})
        depth = len(ranges)
        outer = {name: np.asarray(value)[(..., *[np.newaxis] * depth)] for name, value in indices.items()}
        axes = np.meshgrid(*(np.arange(each.start, each.stop) for each in ranges), indexing="ij", sparse=True)
        inner = {each.name: axis for each, axis in zip(over.ranges, axes, strict=True)}
        found = self.at(over.of, {**outer, **inner})
        # Not of the indices outside that it does not use: a softmax has one sum a row, however many its columns.
        shape = np.broadcast_shapes(found.shape, *(axis.shape for axis in axes))
        return np.asarray(_REDUCED[over.kind](np.broadcast_to(found, shape), axis=tuple(range(-depth, 0))))

    def _elements(self, name: str, places: list[Array]) -> Array:
        array = self.of(Symbol(name))
        rows, columns = array.shape
        if len(places) == 1:
            places = [np.asarray(1), places[0]] if rows == 1 else [places[0], np.asarray(1)]
        # A stretched matrix repeats its only row; a line of cases that does not hold may look anywhere.
        row, column = (
            np.minimum(np.maximum(np.rint(place).astype(int) - 1, 0), size - 1)
            for place, size in zip(places, (rows, columns), strict=True)
        )
        return np.asarray(array[row, column])

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
            case Condition(compared, relations):
                return _holding([self.of(part) for part in compared], relations)
            case Total(of):
                return np.sum(self.of(of), keepdims=True)
            case Cases():
                return self._case(expression, self.of)
            case Grid():
                return self.grid(expression)
            case Over() | Element() | Delta() | Index():
                return self.at(expression, {}).reshape(1, 1)

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

    def _case(self, cases: Cases, numbers: Callable[[Expression], Array]) -> Array:
        if (chosen := self.chosen(cases)) is not None:
            return numbers(chosen)
        result: Array | None = None
        for written, test in reversed(cases.lines):
            if isinstance(test, Condition) and result is not None:
                result = np.where(numbers(test) > 0, numbers(written), result)
            elif test is None:
                result = numbers(written)
        if result is None:
            raise UnknownSymbolError(str(cases))
        return result


def _holding(arrays: list[Array], relations: tuple[str, ...]) -> Array:
    pairs = zip(relations, arrays, arrays[1:], strict=False)
    holds = [RELATIONS[relation](a, b) for relation, a, b in pairs]
    return np.asarray(np.prod(np.broadcast_arrays(*holds), axis=0), float)

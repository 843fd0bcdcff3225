"""The numbers of a formula that was read, with shapes held to what the mathematics allows."""

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.explain.expressions.evaluation import FUNCTIONS, RELATIONS
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
from graphgui.ops import Array, Shape
from graphgui.words import mark_for_translation

MOST_NUMBERS = 10**6
"""So many numbers one formula may write, or ten times as many multiply, beside twenty times its matrices' own."""

How = Literal["product", "sum", "elementwise"]
_OF_ONE: Mapping[str, Callable[[Array], Array]] = {
    **FUNCTIONS,
    "relu": lambda x: np.maximum(x, 0.0),
    "sqrt": np.sqrt,
    "cosh": np.cosh,
    "ones_like": np.ones_like,
    "mean": lambda x: np.mean(x, keepdims=True),
    "mean0": lambda x: np.mean(x, 0, keepdims=True),
    "mean1": lambda x: np.mean(x, 1, keepdims=True),
    "softmax": lambda x: _normalised(np.exp(x - x.max(1, keepdims=True))),
}


class ShapesError(Exception):
    """Two parts of a formula whose shapes do not fit each other.

    Attributes:
        how: what was to be done with them.
        left: the first part, with its shape.
        right: the second part, with its shape.
    """

    def __init__(self, how: How, left: tuple[Expression, Shape], right: tuple[Expression, Shape]) -> None:
        super().__init__(how, left, right)
        self.how: How = how
        self.left, self.right = left, right


def evaluated(expression: Expression, numbers: Mapping[str, Array]) -> Array:
    """Work a formula out.

    A column of ones takes the length that its neighbours need; a row or column, or one number, is stretched to
    what it is added to or multiplied with element by element.

    Args:
        expression: what was read.
        numbers: of each symbol, rows x columns. They are left as they are.

    Returns:
        A matrix, rows x columns; numbers that are not finite stay in it.

    Raises:
        ShapesError: two parts do not fit each other.
        UnreadableError: it would be too much work.
    """
    with np.errstate(all="ignore"):
        return _Values(numbers).of(expression)


class _Values:
    def __init__(self, numbers: Mapping[str, Array]) -> None:
        self._numbers = numbers
        self._left = MOST_NUMBERS + 20 * sum(array.size for array in numbers.values())

    def of(self, expression: Expression) -> Array:
        """The numbers of a part of it."""
        match expression:
            case Number(value):
                return np.full((1, 1), value)
            case Symbol(name):
                return self._numbers[name]
            case Ones():
                return np.ones((1, 1))
            case Transposed(of):
                return self.of(of).T
            case Sum(terms):
                return self._sum(terms)
            case Product(factors):
                return self._product(factors)
            case Elementwise(sign, left, right):
                found = self._pair("elementwise", left, self.of(left), right, self.of(right))
                return np.multiply(*found) if sign == "*" else np.divide(*found)
            case Power(base, exponent):
                return np.power(self._counted(self.of(base)), self.of(exponent))
            case Call(function, arguments):
                return self._called(function, arguments)
            case Condition(items, relations):
                return self._condition(items, relations)
            case Total(of):
                return np.sum(self.of(of), keepdims=True)
        raise AssertionError(f"not read from a text: {expression}")

    def _counted(self, array: Array, work: int = 0) -> Array:
        self._check(work or array.size)
        return array

    def _check(self, work: int) -> None:
        self._left -= work
        if self._left < 0:
            raise UnreadableError(
                mark_for_translation("problems", "With these matrices that would be too many numbers to work out.")
            )

    def _pair(
        self, how: How, left: Expression, first: Array, right: Expression, second: Array
    ) -> tuple[Array, Array]:
        """Two matrices, if they are equal in rows and in columns, or one of them is to be stretched.

        A column and a row are stretched to a matrix where they are multiplied, as NumPy does; in a sum that is
        hardly ever meant.
        """
        sizes = [*zip(first.shape, second.shape, strict=True)]
        rows, columns = map(max, sizes)
        fits = all({*pair} <= {1, max(pair)} for pair in sizes)
        if not fits or (how == "sum" and (rows, columns) not in (first.shape, second.shape)):
            raise ShapesError(how, (left, _shape(first)), (right, _shape(second)))
        self._check(rows * columns)
        return first, second

    def _sum(self, terms: tuple[tuple[int, Expression], ...]) -> Array:
        (sign, before), *others = terms
        result = sign * self.of(before)
        for sign, term in others:
            first, second = self._pair("sum", before, result, term, self.of(term))
            result = first + sign * second
            before = term
        return result

    def _product(self, factors: tuple[Expression, ...]) -> Array:
        """From the left: numbers scale, a row of ones sums the rows that follow, a column the columns before."""
        result: Array | None = None
        done: list[Expression] = []
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
            result = array if result is None else self._times(done, result, factor, array)
            if array.size > 1:
                done.append(factor)
        return np.ones((1, 1)) if result is None else result

    def _times(self, done: list[Expression], result: Array, factor: Expression, array: Array) -> Array:
        if 1 in (result.size, array.size):
            self._check(max(result.size, array.size))
            return result * array
        if result.shape[1] != array.shape[0]:
            left = done[0] if len(done) == 1 else Product(tuple(done))
            raise ShapesError("product", (left, _shape(result)), (factor, _shape(array)))
        self._check(result.shape[0] * array.shape[1] * (1 + result.shape[1] // 10))
        return result @ array

    def _called(self, function: str, arguments: tuple[Expression, ...]) -> Array:
        arrays = [self.of(each) for each in arguments]
        first = self._counted(arrays[0])
        match function:
            case "ones" | "zeros" | "eye":
                rows, columns = self._sizes(arrays if function != "eye" else [first, first])
                self._check(rows * columns)
                return np.eye(rows) if function == "eye" else np.full((rows, columns), float(function == "ones"))
            case "max" | "min":
                return FUNCTIONS[function](
                    *self._pair("elementwise", arguments[0], first, arguments[1], arrays[1])
                )
        return _OF_ONE[function](first)

    def _sizes(self, arrays: list[Array]) -> tuple[int, int]:
        sizes = [float(array.item()) if array.size == 1 else 0.0 for array in arrays]
        if not all(1 <= size <= 10**6 and size.is_integer() for size in sizes):
            raise UnreadableError(
                mark_for_translation("problems", "A matrix has whole numbers of rows and columns, from 1 on.")
            )
        return int(sizes[0]), int(sizes[1])

    def _condition(self, items: tuple[Expression, ...], relations: tuple[str, ...]) -> Array:
        arrays = [self.of(each) for each in items]
        result = np.ones((1, 1))
        for place, relation in enumerate(relations):
            left, right = items[place : place + 2]
            pair = self._pair("elementwise", left, arrays[place], right, arrays[place + 1])
            holds = RELATIONS[relation](*pair) if relation in RELATIONS else np.greater_equal(*pair)
            result = np.multiply(*self._pair("elementwise", left, result, right, np.asarray(holds, float)))
        return result


def _normalised(powers: Array) -> Array:
    total: Array = powers.sum(1, keepdims=True)
    return np.asarray(powers / total)


def _shape(array: Array) -> Shape:
    return array.shape[0], array.shape[1]

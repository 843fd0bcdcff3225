"""From whole matrices to their elements: `G W^T` is, at row k and column l, the sum over j of `G_{kj} W_{lj}`."""

from collections.abc import Callable

from graphgui.explain.expressions.evaluation import Evaluation
from graphgui.explain.expressions.expression import (
    Cases,
    Element,
    Expression,
    Grid,
    Index,
    Number,
    Ones,
    Over,
    Product,
    Range,
    Symbol,
    Total,
    Transposed,
    mapped,
    parts,
    with_indices,
)
from graphgui.ops.op import Shape

ROW, COLUMN = Index("k"), Index("l")
"""Where an element of a result stands."""

_Element = Callable[[Expression, Expression], Expression]
"""An element of a matrix, given its row and column."""


class Elements:
    """Writes the elements of expressions.

    Args:
        evaluation: knows the shapes, by which factors are told from matrices.
        scalars: symbols that are one number whatever the shapes are.
    """

    def __init__(self, evaluation: Evaluation, scalars: frozenset[str]) -> None:
        self._evaluation, self._scalars = evaluation, scalars

    def of(self, expression: Expression, row: Expression = ROW, column: Expression = COLUMN) -> Expression:
        """The element at a row and column, counted from 1.

        Raises:
            UnknownSymbolError, ValueError: as `Evaluation.of`.
        """
        return self._of(expression, row, column, self._shape(expression))

    def _of(self, expression: Expression, row: Expression, column: Expression, within: Shape) -> Expression:
        """The element of what is stretched to the shape of the matrix that it stands within."""
        match expression:
            case Symbol(name):
                return self._symbol(name, row, column, within)
            case Grid(indices, of):
                at = (row, column) if len(indices) == 2 else (row if self._shape(expression)[1] == 1 else column,)
                return with_indices(of, dict(zip(indices, at, strict=True)))
            case Ones():
                return Number(1.0)
            case Transposed(of):
                return self._of(of, column, row, (within[1], within[0]))
            case Product(factors):
                return self._product(factors, row, column, within)
            case Total(of):
                i, j = self._further(of, row, column, "ij"), self._further(of, row, column, "j")
                return Over("sum", (Range(i.name), Range(j.name)), self.of(of, i, j))
            case Cases() if (chosen := self._evaluation.chosen(expression)) is not None:
                return self._of(chosen, row, column, within)
            case Over() | Element():
                return expression
        return mapped(expression, lambda part: self._of(part, row, column, within))

    def _shape(self, expression: Expression) -> Shape:
        rows, columns = self._evaluation.of(expression).shape
        return rows, columns

    def _symbol(self, name: str, row: Expression, column: Expression, within: Shape) -> Expression:
        made_of = self._evaluation.defined(name)
        if made_of is not None and not isinstance(made_of, Grid):
            return Symbol(name) if self._is_count(made_of) else self._of(made_of, row, column, within)
        if isinstance(made_of, Grid) and len(made_of.indices) == 1:
            return Element(name, (row,))
        rows, columns = self._shape(Symbol(name))
        if name in self._scalars or rows == columns == 1 != max(within):
            return Symbol(name)
        if rows == 1 < within[0]:
            return Element(name, (column,))
        if columns == 1 < within[1]:
            return Element(name, (row,))
        return Element(name, (row, column))

    def _is_count(self, expression: Expression) -> bool:
        """Whether it is made of numbers alone, as a count of rows is."""
        return not any(isinstance(part, Symbol | Element) for part in parts(expression, self._evaluation.defined))

    def _product(
        self, factors: tuple[Expression, ...], row: Expression, column: Expression, within: Shape
    ) -> Expression:
        """Numbers times the sums of a matrix product, in which a row or column of ones adds up another's."""
        all_one = all(not isinstance(each, Ones) and max(self._shape(each)) == 1 for each in factors)
        before: list[Expression] = []
        after: list[Expression] = []
        result: _Element | None = None
        shape = within
        sums_rows = False
        for factor in factors:
            if isinstance(factor, Ones):
                if result is not None and not factor.is_row and shape[1] > 1:
                    result, shape = self._over_columns(result), (shape[0], 1)
                sums_rows = factor.is_row and result is None
            elif max(self._shape(factor)) == 1 and not (all_one and self._holds_matrices(factor)):
                number = self._of(factor, row, column, within if all_one else (0, 0))
                (before if result is None else after).append(number)
            else:
                matrix, size = self._matrix(factor), self._shape(factor)
                if sums_rows:
                    matrix, size, sums_rows = self._over_rows(matrix), (1, size[1]), False
                letter = "i" if isinstance(factors[0], Transposed) else "j"
                result = matrix if result is None else self._multiplied(result, matrix, letter)
                shape = size if shape is within else (shape[0], size[1])
        if result is None:
            return Product(tuple(before))
        found = result(row, column)
        return Product((*before, found, *after)) if before or after else found

    def _holds_matrices(self, factor: Expression) -> bool:
        symbols = {part.name for part in parts(factor, self._evaluation.defined) if isinstance(part, Symbol)}
        return any(name not in self._scalars and self._evaluation.defined(name) is None for name in symbols)

    def _matrix(self, factor: Expression) -> _Element:
        shape = self._shape(factor)
        return lambda row, column: self._of(factor, row, column, shape)

    def _over_rows(self, matrix: _Element) -> _Element:
        def summed(row: Expression, column: Expression) -> Expression:
            i = self._further(matrix(row, column), row, column, "i")
            return Over("sum", (Range(i.name),), matrix(i, column))

        return summed

    def _over_columns(self, matrix: _Element) -> _Element:
        def summed(row: Expression, column: Expression) -> Expression:
            j = self._further(matrix(row, column), row, column, "j")
            return Over("sum", (Range(j.name),), matrix(row, j))

        return summed

    def _multiplied(self, left: _Element, right: _Element, letter: str) -> _Element:
        def product(row: Expression, column: Expression) -> Expression:
            used = Product((left(row, row), right(column, column)))
            inner = self._further(used, row, column, letter)
            return Over("sum", (Range(inner.name),), Product((left(row, inner), right(inner, column))))

        return product

    def _further(self, within: Expression, row: Expression, column: Expression, first: str) -> Index:
        """An index that nothing here uses yet."""
        found = (*parts(within, lambda name: None), row, column)
        used = {part.name for part in found if isinstance(part, Index)}
        used |= {each.name for part in found if isinstance(part, Over) for each in part.ranges}
        return Index(next(letter for letter in first + "ijstuvw" if letter not in used))

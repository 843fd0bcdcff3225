"""One operation with its numbers: which operands its formula uses, and any entry of the result written out."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graphgui.explain.expressions.elements import COLUMN, ROW, Elements
from graphgui.explain.expressions.evaluation import CONSTANTS, Evaluation, UnknownSymbolError
from graphgui.explain.expressions.expression import (
    Element,
    Expression,
    Grid,
    Number,
    Ones,
    Product,
    Symbol,
    Transposed,
    parts,
)
from graphgui.explain.expressions.parsing import Formula, UnreadableFormulaError, parse
from graphgui.explain.worked_entry import Places, WorkedEntry
from graphgui.ops import Array
from graphgui.ops.op import Op, Shape


class Operand(NamedTuple):
    """A matrix as the formula uses it.

    Attributes:
        symbol: its LaTeX name.
        is_transposed: whether `array` has its rows for columns.
        array: its numbers, rows x columns.
    """

    symbol: str
    is_transposed: bool
    array: Array


class WorkedStep:
    """One formula of an operation, with the numbers of one moment.

    Args:
        op: the operation.
        latex: its `formula`, or one of its `gradients`.
        inputs: the values at its inputs, rows x columns, in the order declared.
        attributes: its properties by name.
        output: its own value; None where the formula is to give it.
        gradient: G, the gradient of its value; None for the formula of the value.
        shape: that of the result. Where an input was stretched, its gradient is summed back to this.
        element: the same element by element, of `index_formula` or `index_form`; empty where that follows.

    Attributes:
        evaluation: its numbers.
    """

    def __init__(
        self,
        op: Op,
        latex: str,
        inputs: Sequence[Array],
        attributes: Mapping[str, object],
        output: Array | None = None,
        gradient: Array | None = None,
        shape: Shape | None = None,
        element: str = "",
    ) -> None:
        self._matrices = {port.symbol or port.name: array for port, array in zip(op.inputs, inputs, strict=True)}
        if gradient is not None:
            self._matrices["G"] = gradient
        values = op.attribute_values(attributes)
        own_shape = op.shape(*(array.shape for array in inputs), *values)
        self._shape = shape or own_shape
        numbers = dict(self._matrices)
        definitions: dict[str, Expression] = {}
        if inputs:
            rows, columns = inputs[0].shape
            definitions |= {"q": Number(rows), "n": Number(columns)}
            definitions |= {"r": Number(own_shape[0]), "p": Number(own_shape[1])}
        for attribute, value in zip(op.attributes, values, strict=True):
            if attribute.symbol and value is not None:
                numbers[attribute.symbol] = np.atleast_2d(np.asarray(value, float))
        self._formula, self._element = _parsed(latex), _parsed(element)
        own = [found for text in (op.formula, op.index_formula) if (found := _parsed(text))]
        if gradient is not None and output is not None:
            names = {op.output_symbol, *(found.name for found in own)} - numbers.keys() - {""}
            numbers |= dict.fromkeys(names, output)
        for found in (*own, self._formula, self._element):
            definitions |= found.definitions if found else {}
        choices = frozenset(value for value in values if isinstance(value, str))
        if op.case:
            choices |= {op.case(*(array.shape for array in inputs), *values)}
        self.evaluation = Evaluation(numbers, definitions, choices)
        self._scalars = frozenset(
            {
                *CONSTANTS,
                *(name for name, array in numbers.items() if name not in self._matrices and array.size == 1),
            }
            | ({"G"} if op.is_loss else set())
        )
        self._result = self._formula and self._summed(self._formula.result, self._shape)

    def _summed(self, result: Expression, shape: Shape) -> Expression:
        try:
            rows, columns = self.evaluation.of(result).shape
        except (UnknownSymbolError, ValueError):
            return result
        if shape[0] == 1 < rows:
            result = Product((Ones(is_row=True), result))
        if shape[1] == 1 < columns:
            result = Product((result, Ones()))
        return result

    @cached_property
    def _of_matrices(self) -> Grid | None:
        """The element at row k and column l, as it follows from the formula of whole matrices."""
        if self._result is None:
            return None
        if isinstance(self._result, Grid):
            return self._result
        try:
            found = Elements(self.evaluation, self._scalars).of(self._result)
            self.evaluation.at(found, {ROW.name: 1, COLUMN.name: 1})
        except (UnknownSymbolError, ValueError):
            return None
        return Grid((ROW.name, COLUMN.name), found)

    @cached_property
    def elements(self) -> Grid | None:
        """The element formula: the declared one, or the one that follows; None where there is neither."""
        if self._element is not None:
            found = self._element.result
            return found if isinstance(found, Grid) else Grid((), found)
        return self._of_matrices

    def operands(self) -> list[Operand]:
        """The matrices that the formula uses, in its order; all inputs where the formula cannot be read."""
        written = self._result or (self.elements and self.elements.of)
        if written is None:
            return [Operand(symbol, False, array) for symbol, array in self._matrices.items()]
        found: dict[tuple[str, bool], Operand] = {}
        for part in parts(written, self.evaluation.defined):
            match part:
                case Transposed(Symbol(name)) if name in self._matrices:
                    found.setdefault((name, True), Operand(name, True, self._matrices[name].T))
                case Symbol(name) | Element(name, _) if name in self._matrices:
                    found.setdefault((name, False), Operand(name, False, self._matrices[name]))
        return list(found.values())

    def result(self) -> Array | None:
        """What the formula gives, rows x columns up to broadcasting; None where it cannot be worked out."""
        if self._result is not None:
            try:
                return self.evaluation.of(self._result)
            except (UnknownSymbolError, ValueError):
                pass
        return self.result_by_elements()

    def result_by_elements(self) -> Array | None:
        """The same by the formula of its elements."""
        if self.elements is None:
            return None
        try:
            return self.evaluation.grid(self.elements, self._shape)
        except (UnknownSymbolError, ValueError):
            return None

    def places(self, row: int, column: int) -> Places:
        """What the indices of `elements` stand for at a row and column, counted from 0."""
        indices = self.elements.indices if self.elements else ()
        return _places(indices, self._shape, row, column)

    def value(self, row: int, column: int) -> float | None:
        """What the formula gives at a row and column, counted from 0; None where it cannot be worked out."""
        grid = self._of_matrices or self.elements
        if grid is None:
            return None
        try:
            with np.errstate(all="ignore"):
                return float(self.evaluation.at(grid.of, _places(grid.indices, self._shape, row, column)).item())
        except (UnknownSymbolError, ValueError):
            return None

    def entry(self, row: int, column: int, number: Callable[[float], str], result: float | None = None) -> str:
        """The entry at a row and column, counted from 0, written out; empty where it cannot be.

        Args:
            row: of the result.
            column: of the result.
            number: writes a number.
            result: what the engine has there; where the formula gives another number, it is not written.
        """
        grid = self._of_matrices or self.elements
        found = self.value(row, column)
        if grid is None or found is None or not (result is None or _agree(found, result)):
            return ""
        try:
            with np.errstate(all="ignore"):
                places = _places(grid.indices, self._shape, row, column)
                return WorkedEntry(self.evaluation, number).text(grid.of, places)
        except (UnknownSymbolError, ValueError):
            return ""


def _agree(found: float, result: float) -> bool:
    """Whether two numbers are the same but for rounding; of sums that cancel, rounding may leave a trace."""
    return bool(np.isclose(found, result, rtol=1e-6, atol=1e-9, equal_nan=True))


def _places(indices: tuple[str, ...], shape: Shape, row: int, column: int) -> Places:
    if len(indices) == 1:
        return {indices[0]: (row if shape[1] == 1 else column) + 1}
    return dict(zip(indices, (row + 1, column + 1), strict=False))


def _parsed(latex: str) -> Formula | None:
    try:
        return parse(latex) if latex else None
    except UnreadableFormulaError:
        return None

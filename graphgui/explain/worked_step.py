"""One operation with its numbers: which operands its formula uses, and any entry of the result written out."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from graphgui.explain.evaluation import Evaluation, UnknownSymbolError
from graphgui.explain.expression import Expression, Number, Ones, Product, Symbol, Transposed, parts
from graphgui.explain.parsing import Formula, UnreadableFormulaError, parse
from graphgui.explain.worked_entry import WorkedEntry
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
    ) -> None:
        self._matrices = {port.symbol or port.name: array for port, array in zip(op.inputs, inputs, strict=True)}
        if gradient is not None:
            self._matrices["G"] = gradient
        numbers = dict(self._matrices)
        definitions: dict[str, Expression] = {}
        if inputs:
            rows, columns = inputs[0].shape
            definitions |= {"q": Number(rows), "n": Number(columns)}
        values = op.attribute_values(attributes)
        for attribute, value in zip(op.attributes, values, strict=True):
            if attribute.symbol and value is not None:
                numbers[attribute.symbol] = np.atleast_2d(np.asarray(value, float))
        choices = frozenset(value for value in values if isinstance(value, str))
        self._formula = _parsed(latex)
        own = _parsed(op.formula)
        if gradient is not None and output is not None:
            names = {op.output_symbol, own.name if own else ""} - numbers.keys() - {""}
            numbers |= dict.fromkeys(names, output)
        if own is not None:
            definitions |= own.definitions
        if self._formula is not None:
            definitions |= self._formula.definitions
        self._evaluation = Evaluation(numbers, definitions, choices)
        self._result = self._formula and self._summed(self._formula.result, shape)

    def _summed(self, result: Expression, shape: Shape | None) -> Expression:
        try:
            rows, columns = self._evaluation.of(result).shape
        except (UnknownSymbolError, ValueError):
            return result
        if shape and shape[0] == 1 < rows:
            result = Product((Ones(is_row=True), result))
        if shape and shape[1] == 1 < columns:
            result = Product((result, Ones()))
        return result

    def operands(self) -> list[Operand]:
        """The matrices that the formula uses, in its order; all inputs where the formula cannot be read."""
        if self._result is None:
            return [Operand(symbol, False, array) for symbol, array in self._matrices.items()]
        found: dict[tuple[str, bool], Operand] = {}
        for part in parts(self._result, self._evaluation.defined):
            match part:
                case Transposed(Symbol(name)) if name in self._matrices:
                    found.setdefault((name, True), Operand(name, True, self._matrices[name].T))
                case Symbol(name) if name in self._matrices:
                    found.setdefault((name, False), Operand(name, False, self._matrices[name]))
        return list(found.values())

    def result(self) -> Array | None:
        """What the formula gives, rows x columns up to broadcasting; None where it cannot be worked out."""
        if self._result is None:
            return None
        try:
            return self._evaluation.of(self._result)
        except (UnknownSymbolError, ValueError):
            return None

    def entry(self, row: int, column: int, number: Callable[[float], str]) -> str:
        """The entry at a row and column, counted from 0, written out; empty where it cannot be.

        Args:
            row: of the result.
            column: of the result.
            number: writes a number.
        """
        if self._result is None or self.result() is None:
            return ""
        return WorkedEntry(self._evaluation, number).text(self._result, row, column)


def _parsed(latex: str) -> Formula | None:
    try:
        return parse(latex) if latex else None
    except UnreadableFormulaError:
        return None

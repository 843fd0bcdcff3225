"""One line of a derivation in three notations: matrices, indices, and the case of single numbers."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from graphgui.explain.element_latex import ElementLatex, indexed
from graphgui.explain.expressions.evaluation import UnknownSymbolError
from graphgui.explain.expressions.expression import Element, Expression, Grid, Index, Number, Symbol, mapped, parts
from graphgui.explain.expressions.local_derivative import OUTPUT, at_input_indices, local_derivative
from graphgui.explain.expressions.scalar import NotScalarError, scalar
from graphgui.explain.expressions.simplify import simplified
from graphgui.explain.notation import derivative
from graphgui.explain.worked_step import WorkedStep

Notation = Literal["matrix", "index", "scalar"]
NOTATIONS: tuple[Notation, ...] = ("matrix", "index", "scalar")
_COUNTS = ("q", "n", "r", "p", "m")


class StepForms:
    """Writes the gradient of one input by the elements of its operation's formula.

    Args:
        step: the gradient with its numbers.
        symbol: LaTeX of the input.
        output: LaTeX of the output.
        names: LaTeX of the operation's other symbols in this graph.
        is_loss: whether the output is the loss itself, whose gradient is 1.
        share: LaTeX of what is derived where it is one of the shares of a gradient, and not all of it.
    """

    def __init__(
        self,
        step: WorkedStep,
        symbol: str,
        output: str,
        names: Mapping[str, str],
        is_loss: bool,
        share: str = "",
    ) -> None:
        self._step, self._symbol, self._output = step, symbol, output
        self._names, self._is_loss, self._share = names, is_loss, share

    @cached_property
    def grid(self) -> Grid | None:
        """The gradient's elements; without G where that is 1."""
        found = self._step.elements
        if found is None:
            return None
        found = Grid(found.indices, self._step.evaluation.as_chosen(found.of))
        if self._passes_matrices(found):
            found = at_input_indices(found)
        of = _without_gradient(found.of) if self._is_loss else found.of
        return Grid(found.indices, simplified(of))

    @staticmethod
    def _passes_matrices(grid: Grid) -> bool:
        """Whether G is a matrix, so that the output has indices besides those of the input."""
        return any(isinstance(part, Element) and part.matrix == "G" for part in parts(grid.of, lambda name: None))

    @cached_property
    def factor(self) -> Expression | None:
        """The derivative of one element by another, with Kronecker deltas; None where the output is a number."""
        if self.grid is None or not self._passes_matrices(self.grid):
            return None
        return local_derivative(self.grid, self._output_indices == OUTPUT[:1])

    @property
    def _output_indices(self) -> tuple[str, ...]:
        """Two, or one where G has a single row or column by its nature."""
        assert self.grid is not None
        lengths = [
            len(part.at)
            for part in parts(self.grid.of, lambda name: None)
            if isinstance(part, Element) and part.matrix == "G"
        ]
        if max(lengths, default=2) == 2:
            return OUTPUT
        shape = self._step.evaluation.shape("G") or (1, 1)
        return OUTPUT[:1] if shape[1] == 1 else OUTPUT[1:]

    def index(self) -> tuple[str, ...]:
        """Equations with indices: the chain rule, the operation's factor in it, and the terms that survive."""
        if self.grid is None:
            return ()
        latex = ElementLatex(self._step.evaluation, self._indexed_name)
        at = latex.at([Index(name) for name in self.grid.indices])
        left = self._left(at)
        last = f"{left} = {latex.text(self.grid.of)}"
        factor = self.factor
        if factor is None:
            return (last,)
        names = "".join(self._output_indices)
        output = indexed(self._output, names)
        local = rf"\frac{{\partial {output}}}{{\partial {indexed(self._symbol, at)}}}"
        return (
            rf"{left} = \sum_{{{names}}} {derivative(output)}\,{local}",
            f"{local} = {latex.text(factor)}",
            last,
        )

    def index_entry(self, row: int, column: int) -> str:
        """The equation of one element, counted from 0, with its own indices and each sum written out."""
        if self.grid is None:
            return ""
        latex = ElementLatex(self._step.evaluation, self._indexed_name)
        places = self._step.places(row, column)
        values = list(places.values())
        places = dict(zip(self.grid.indices, values, strict=True))
        at = latex.at([Number(float(value)) for value in values])
        try:
            return f"{self._left(at)} = {latex.text(self.grid.of, places)}"
        except (UnknownSymbolError, ValueError):
            return ""

    @cached_property
    def scalar_form(self) -> Expression | None:
        """The gradient where q = n = p = 1; None where there is no such case."""
        if self.grid is None:
            return None
        counts = frozenset(name for name in _COUNTS if self._step.evaluation.defined(name) is not None)
        try:
            found = scalar(self.grid.of, counts)
        except NotScalarError:
            return None
        used = (part.name for part in parts(found, lambda name: None) if isinstance(part, Symbol))
        if any(self._step.evaluation.defined(name) is not None for name in used):
            return None  # it is made of a whole row, as a softmax is
        return found

    def scalar(self) -> tuple[str, ...]:
        """Equations of single numbers: the chain rule, the operation's own slope, and their product."""
        form = self.scalar_form
        if form is None:
            return ()
        latex = ElementLatex(self._step.evaluation, self._scalar_name)
        try:
            left = lowered(self._share) if self._share else derivative(lowered(self._symbol))
            output = lowered(self._output)
            last = f"{left} = {latex.text(form)}"
            if self._is_loss:
                return (last,)
            local = rf"\frac{{\partial {output}}}{{\partial {lowered(self._symbol)}}}"
            slope = latex.text(simplified(_without_gradient(form)))
        except (UnknownSymbolError, ValueError):
            return ()
        return (rf"{left} = {derivative(output)} \cdot {local}", f"{local} = {slope}", last)

    def _left(self, at: str) -> str:
        """What an element is the derivative of, or the share of it."""
        return indexed(self._share, at) if self._share else derivative(indexed(self._symbol, at))

    def _indexed_name(self, symbol: str, at: str) -> str:
        if symbol == "G":
            return derivative(indexed(self._output, at))
        return indexed(self._names.get(symbol, symbol), at)

    def _scalar_name(self, symbol: str, at: str) -> str:
        if symbol == "G":
            return derivative(lowered(self._output))
        return lowered(self._names.get(symbol, symbol))


def lowered(symbol: str) -> str:
    """A matrix's symbol as that of one number: `x` for X, with its hat and indices; the loss stays C."""
    if symbol.startswith(r"\hat{"):
        return r"\hat{" + symbol[5].lower() + symbol[6:]
    if symbol == "C" or symbol.startswith("\\"):
        return symbol
    return symbol[:1].lower() + symbol[1:]


def _without_gradient(expression: Expression) -> Expression:
    match expression:
        case Symbol("G") | Element("G", _):
            return Number(1.0)
    return mapped(expression, _without_gradient)

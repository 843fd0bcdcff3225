"""Why a gradient is what it is: derived from the loss backwards along the graph, line by line, with numbers."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from graphgui.engine.graph.graph import Graph, PortId, Wire
from graphgui.explain.cases import only_case
from graphgui.explain.element_latex import indexed
from graphgui.explain.factors import Factor, factors
from graphgui.explain.notation import derivative
from graphgui.explain.numeric_step import NumericStep
from graphgui.explain.step_forms import Notation, StepForms, lowered
from graphgui.explain.symbols import Symbols, renamed
from graphgui.explain.worked_step import Operand, WorkedStep
from graphgui.ops import Array

Numbers = Callable[[PortId], Array | None]
MOST_LINES = 40
"""Of a longer derivation the lines nearest to the gradient asked for are given."""

Zero = Literal["", "slope", "cancels", "still"]
"""Why a result is all zeros: its operation is flat here, shares cancel, or what comes back to it is 0 already."""


@dataclass(frozen=True)
class DerivationLine:
    """One equation of a derivation.

    Attributes:
        port: where the gradient stands that it gives: an input for one share, an output for a sum or the loss.
        kind: "loss" begins, with 1; "share" goes back through one operation; "sum" adds the shares of a fan-out.
        left: LaTeX of what is derived.
        right: LaTeX of what it equals.
        result: the gradient there, rows x columns; None where it is not computed yet.
        symbol: LaTeX of what the gradient is with respect to.
        where: what symbols stand for that are no value of the graph.
        also: the same of symbols that matrices alone need.
        share_of: of one share among several, the node at whose value they add up; empty for a whole gradient.
        is_at_loss: whether it goes back through the loss itself, whose gradient is 1 and is not written.
        names: what the symbols of its operation are called in this graph, in LaTeX.
        symbols: what the symbols of values stand for.
        terms: what those of single shares stand for.
        zero: why the result is all zeros; empty where it is not.
    """

    port: PortId
    kind: Literal["loss", "share", "sum"]
    left: str
    right: str
    result: Array | None
    zero: Zero = ""
    worked: WorkedStep | None = field(default=None, repr=False)
    shares: tuple[tuple[str, Array], ...] = field(default=(), repr=False)
    forms: StepForms | None = field(default=None, repr=False)
    numeric: NumericStep | None = field(default=None, repr=False)
    symbol: str = ""
    where: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    share_of: str = ""
    is_at_loss: bool = False
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    symbols: Mapping[str, tuple[PortId, ...]] = field(default_factory=dict, repr=False)
    terms: Mapping[str, tuple[PortId, ...]] = field(default_factory=dict, repr=False)

    def factors(self, equation: str) -> tuple[Factor, ...]:
        """The factors of one of its equations, with what they are of."""
        return factors(equation, self.symbols, self.terms)

    @property
    def latex(self) -> str:
        """The whole equation, in matrices."""
        return f"{self.left} = {self.right}"

    def equations(self, notation: Notation) -> tuple[str, ...]:
        """LaTeX of what it says in a notation.

        What has no case of single numbers, as a part of a matrix, is written with indices; what an operation does
        not declare, in matrices.
        """
        if notation == "matrix" or self.kind == "loss":
            return (*self.where, *self.also, self.latex)
        if self.kind == "sum":
            return (self._sum(notation),)
        written = self.forms.scalar() if self.forms and notation == "scalar" else ()
        return written or (*self.where, *((self.forms.index() if self.forms else ()) or (self.latex,)))

    def equations_with_numbers(self, notation: Notation, matrix: Callable[[Array], str]) -> tuple[str, ...]:
        """The same with the numbers of the result: behind the last one where that is of these very numbers.

        Args:
            notation: how it is written.
            matrix: writes numbers as LaTeX.
        """
        *before, last = self.equations(notation)
        if self.result is None or self.kind == "loss":
            return *before, last
        numbers = matrix(self.result)
        is_number = all(each.size == 1 for each in (self.result, *(operand.array for operand in self.operands)))
        if notation == "matrix" or is_number:
            return *before, f"{last} = {numbers}"
        return *before, last, f"{self.left} = {numbers}"

    @property
    def is_scalar(self) -> bool:
        """Whether it has a case of single numbers."""
        return self.kind != "share" or bool(self.forms and self.forms.scalar())

    def entry_equation(self, row: int, column: int) -> str:
        """LaTeX of one element, counted from 0, with its own indices: only the terms that survive."""
        if self.kind == "share":
            return self.forms.index_entry(row, column) if self.forms else ""
        if self.kind == "loss":
            return ""
        return self._of_shares(f"{row + 1}{column + 1}" if max(row, column) < 9 else rf"{row + 1},\,{column + 1}")

    def _sum(self, notation: Notation) -> str:
        if notation == "scalar":
            return f"{derivative(lowered(self.symbol))} = {self.right.lower()}"
        return self._of_shares("kl")

    def _of_shares(self, at: str) -> str:
        right = " + ".join(indexed(name, at) for name, _ in self.shares)
        return f"{derivative(indexed(self.symbol, at))} = {right}"

    @cached_property
    def operands(self) -> list[Operand]:
        """What it is made of, in the order of the formula."""
        if self.worked:
            return [each for each in self.worked.operands() if not (self.is_at_loss and each.symbol == "G")]
        return [Operand(symbol, False, array) for symbol, array in self.shares]

    @property
    def named_operands(self) -> list[Operand]:
        """The same by the names that the equation in matrices has for them."""
        return [each._replace(symbol=self.names.get(each.symbol, each.symbol)) for each in self.operands]

    def entry(self, row: int, column: int, number: Callable[[float], str]) -> str:
        """One number of the result, counted from 0, written out with its value; empty where it cannot be.

        Args:
            row: of the result.
            column: of the result.
            number: writes a number.
        """
        if self.result is None:
            return ""
        if self.worked:
            found = float(self.result[row, column].real)
            text = self.worked.entry(row, column, number, found)
            if not text and self.numeric:
                text = self.numeric.entry(row, column, number, found)
        else:
            values = [float(array[row, column]) for _, array in self.shares]
            if not math.isclose(sum(values), float(self.result[row, column]), rel_tol=1e-6, abs_tol=1e-12):
                return ""  # a sum that was made wrong, to be found
            terms = [number(value) for value in values]
            text = " + ".join(f"({term})" if term.startswith("−") else term for term in terms)
        value = number(float(self.result[row, column].real))
        return f"{text} = {value}" if text else ""


@dataclass(frozen=True)
class Derivation:
    """The derivation of one gradient.

    Attributes:
        lines: from the loss to the gradient asked for.
        left_out: how many lines before these are not given.
    """

    lines: tuple[DerivationLine, ...]
    left_out: int = 0

    def without_numbers(self) -> "Derivation":
        """The same equations, which tell no number."""
        lines = (replace(line, result=None, worked=None, numeric=None, zero="") for line in self.lines)
        return Derivation(tuple(lines), self.left_out)


def derive(graph: Graph, loss: PortId, port: PortId, value: Numbers, gradient: Numbers) -> Derivation | None:
    """Derive the gradient of the loss at a port.

    Args:
        graph: what is computed.
        loss: the output that is the loss.
        port: an output, a wired input (the share that comes back along its wire) or a parameter.
        value: of any port, rows x columns; None where it is not computed.
        gradient: the same of gradients.

    Returns:
        None where the loss does not depend on the port.
    """
    return _Deriver(graph, loss, value, gradient).derive(port)


class _Deriver:
    def __init__(self, graph: Graph, loss: PortId, value: Numbers, gradient: Numbers) -> None:
        self._graph, self._loss = graph, loss
        self._value, self._gradient = value, gradient
        self._symbols = Symbols(graph)
        self._reaching = graph.upstream(loss.node)

    def derive(self, port: PortId) -> Derivation | None:
        if port.node not in self._reaching:
            return None
        is_output = port.port == self._graph[port.node].op.output
        needed = self._graph.downstream(port.node) & self._reaching
        lines = [] if is_output else [self._share(port, *self._as_share(port))]
        left_out = 0
        for name in self._graph.order():
            if name not in needed:
                continue
            if len(lines) < MOST_LINES:
                lines = [*self._of_output(name), *lines]
            else:
                left_out += self._line_count(name)
        return Derivation(tuple(lines[-MOST_LINES:]), left_out + max(0, len(lines) - MOST_LINES))

    def _line_count(self, name: str) -> int:
        """How many lines `_of_output` gives."""
        if name == self._loss.node:
            return 1
        count = len(self._leading(name))
        return 1 if count == 1 else count + 1

    def _of_output(self, name: str) -> list[DerivationLine]:
        """The gradient of a node's value: a share for each wire that leads to the loss, and their sum."""
        output = PortId(name, self._graph[name].op.output)
        left = derivative(self._symbols.output(name))
        if output == self._loss:
            return [DerivationLine(output, "loss", left, "1", self._gradient(output))]
        wires = self._leading(name)
        if len(wires) == 1:
            return [self._share(wires[0].end)]
        lines = [self._share(wire.end, *self._as_share(wire.end)) for wire in wires]
        names = [line.left for line in lines]
        found = self._gradient(output)
        shares = tuple(
            (name, line.result) for name, line in zip(names, lines, strict=True) if line.result is not None
        )
        is_zero = found is not None and not found.any()
        zero: Zero = "" if not is_zero else "cancels" if any(array.any() for _, array in shares) else "still"
        symbol = self._symbols.output(name)
        total = DerivationLine(
            output,
            "sum",
            left,
            " + ".join(names),
            found,
            zero,
            shares=shares,
            symbol=symbol,
            symbols=_by_symbol([(symbol, output)]),
            terms={share: (wire.end,) for share, wire in zip(names, wires, strict=True)},
        )
        return [*lines, total]

    def _leading(self, name: str) -> list[Wire]:
        """The wires from a node that lead to the loss."""
        return sorted(wire for wire in self._graph.outgoing(name) if wire.target in self._reaching)

    def _as_share(self, port: PortId) -> tuple[str, str]:
        """What the share along a wire is called, and where it is added to others; empty where it is alone."""
        wire = self._graph.incoming(port.node).get(port.port)
        wires = self._leading(wire.source) if wire else []
        return (f"G_{{{wires.index(wire) + 1}}}", wire.source) if wire and len(wires) > 1 else ("", "")

    def _share(self, port: PortId, share: str = "", share_of: str = "") -> DerivationLine:
        """What comes back through one operation to one of its inputs."""
        node = self._graph[port.node]
        op = node.op
        index = next(place for place, each in enumerate(op.inputs) if each.name == port.port)
        left = share or derivative(self._symbols.at(port))
        latex = op.gradients[index] if op.gradients else ""
        output = PortId(port.node, op.output)
        result, above = self._gradient(port), self._gradient(output)
        places = [PortId(port.node, each.name) for each in op.inputs]
        inputs = [self._value(place) for place in places]
        worked = None
        if result is not None and above is not None and all(each is not None for each in inputs):
            worked = WorkedStep(
                op,
                latex,
                [each for each in inputs if each is not None],
                dict(node.attributes),
                self._value(output),
                above,
                (result.shape[0], result.shape[1]),
                op.index_form[index] if op.index_form else "",
            )
        if worked:
            latex = only_case(latex, worked.evaluation.choices)
        zero: Zero = ""
        if result is not None and above is not None and not result.any():
            zero = "slope" if above.any() else "still"
        symbol = self._symbols.at(port)
        forms = numeric = None
        if worked and above is not None and worked.elements is None:
            attributes = dict(node.attributes)
            numeric = NumericStep(op, index, [each for each in inputs if each is not None], attributes, above)
        elif worked:
            names, is_loss = self._names(port.node), port.node == self._loss.node
            forms = StepForms(worked, symbol, self._symbols.output(port.node), names, is_loss, share)
        formula, *definitions = latex.split(_ALSO)
        right = self._written(port.node, formula) if latex else self._chain_rule(port)
        return DerivationLine(
            port,
            "share",
            left,
            right,
            result,
            zero,
            worked,
            forms=forms,
            numeric=numeric,
            symbol=symbol,
            where=self._where(port.node, latex, worked),
            also=tuple(self._written(port.node, each) for each in definitions),
            share_of=share_of,
            is_at_loss=port.node == self._loss.node,
            names={**self._names(port.node), "G": derivative(self._symbols.output(port.node))},
            symbols=_by_symbol((self._symbols.at(place), place) for place in (*places, output)),
            terms={share: (port,)} if share else {},
        )

    def _where(self, name: str, latex: str, worked: WorkedStep | None) -> tuple[str, ...]:
        """What the operation's formula says of the symbols that a gradient uses."""
        sides = self._graph[name].op.formula.split(_ALSO)
        found = [side for side in sides if (left := _DEFINED.match(side)) and _uses(latex, left[1])]
        choices = worked.evaluation.choices if worked else ()
        return tuple(renamed(only_case(side, choices), self._names(name)) for side in found)

    def _chain_rule(self, port: PortId) -> str:
        """What holds of any operation, where one declares no formula."""
        output = indexed(self._symbols.output(port.node), "ij")
        return (
            rf"\sum_{{ij}} {derivative(output)}\,\frac{{\partial {output}}}{{\partial {self._symbols.at(port)}}}"
        )

    def _names(self, name: str) -> dict[str, str]:
        """What the symbols of an operation are called in this graph."""
        op = self._graph[name].op
        names = {(each.symbol or each.name): self._symbols.at(PortId(name, each.name)) for each in op.inputs}
        if op.output_symbol:
            names.setdefault(op.output_symbol, self._symbols.output(name))
        return names

    def _written(self, name: str, latex: str) -> str:
        """A gradient's formula in the symbols of this graph."""
        names = self._names(name)
        if name == self._loss.node:
            return renamed(_without_one(latex), names)
        return renamed(latex, {**names, "G": derivative(self._symbols.output(name)) + " "})


_ALSO = r", \quad "


def _by_symbol(values: Iterable[tuple[str, PortId]]) -> dict[str, tuple[PortId, ...]]:
    """Ports by what is there, in the notation of matrices and in that of single numbers."""
    found: dict[str, tuple[PortId, ...]] = {}
    for symbol, port in values:
        for written in dict.fromkeys((symbol, lowered(symbol))):
            found[written] = (*found.get(written, ()), port)
    return found


_DEFINED = re.compile(r"([A-Za-z]|\\mu)(?:_\{[a-z]+\})? = ")


def _uses(latex: str, symbol: str) -> bool:
    return re.search(rf"(?<![A-Za-z\\]){re.escape(symbol)}(?![A-Za-z'])", latex) is not None


def _without_one(latex: str) -> str:
    """The formula where G is 1."""
    return re.sub(r"(?<![A-Za-z\\])G(?![A-Za-z_])(\\,\s*| \\odot )?", lambda found: "" if found[1] else "1", latex)

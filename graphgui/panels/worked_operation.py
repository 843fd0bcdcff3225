"""What one operation of a step computed, and out of what."""

import re
from functools import partial

import numpy as np

from graphgui.engine.graph.graph import PortId
from graphgui.engine.training.step_debugger import Operation, StepDebugger
from graphgui.explain.notation import derivative, derivative_text, port_label, port_symbol
from graphgui.explain.worked_step import Operand, WorkedStep
from graphgui.look.numbers import short
from graphgui.ops import Array

_TRAILING_ZEROS = re.compile(r"(?:[.,]0+|([.,]\d*?)0+)(?=$|·|e)")


def written(number: float) -> str:
    """A number inside a calculation: at most three digits, without zeros at the end of a fraction."""
    return _TRAILING_ZEROS.sub(r"\1", short(number))


class WorkedOperation:
    """The operation that a step debugger has done last.

    Attributes:
        operation: which.
        label: what the result is called, in plain characters.
        result: what it gave, rows x columns.
        is_gradient: whether that is a gradient.
        formulas: LaTeX of how it was made.
        operands: what the formula uses, in its order, transposed where it says so.
        gradients: the symbols of those operands that are gradients.
        starts_at_loss: whether the gradient that goes in is that of the loss itself, which is 1.
        is_plain_update: whether a parameter moved by η times its gradient and nothing else.
    """

    def __init__(self, debugger: StepDebugger, operation: Operation) -> None:
        self.operation = operation
        self.formulas: list[str] = []
        self.operands: list[Operand] = []
        self.gradients = {"G"}
        self.is_gradient = operation.phase in ("backward", "sum")
        self.starts_at_loss = self.is_plain_update = False
        self._debugger, self._port = debugger, operation.port
        self._worked: WorkedStep | None = None
        self._terms: list[tuple[str, Array]] = []
        plan = debugger.plan
        found = plan.gradient(self._port) if self.is_gradient else plan.value(self._port)
        assert found is not None
        self.result = found.copy()
        match operation.phase:
            case "forward" | "backward":
                self._of_an_op()
            case "sum":
                self._of_shares()
            case "update":
                self._of_a_parameter()

    def entry(self, row: int, column: int) -> str:
        """One number of the result, counted from 0, written out: `1·(−1.14) + 2·(−2.16) = −5.46`.

        Empty where the formula cannot be read.
        """
        if self._worked:
            text = self._worked.entry(row, column, written, float(self.result[row, column].real))
        else:
            text = "".join(
                sign + _bracketed(written(float(array[row, column].real)))
                if sign
                else written(float(array[row, column]))
                for sign, array in self._terms
            )
        return f"{text} = {written(float(self.result[row, column].real))}" if text else ""

    def _of_an_op(self) -> None:
        debugger, port = self._debugger, self._port
        plan, node = debugger.plan, debugger.plan.graph[port.node]
        op = node.op
        inputs = [plan.value(PortId(port.node, each.name)) for each in op.inputs]
        about = partial(WorkedStep, op, inputs=inputs, attributes=dict(node.attributes))
        if not self.is_gradient:
            self.label = port_label(port.port) if port.port != "out" else plain_name(op.output_symbol) or port.node
            self.formulas = [latex for latex in op.formula.split(r", \quad ") if latex]
            self._worked = about(latex=op.formula, element=op.index_formula)
        else:
            index = next(i for i, each in enumerate(op.inputs) if each.name == port.port)
            declared, output = op.inputs[index], PortId(port.node, op.output)
            self.label = derivative_text(port_label(port.port))
            gradient = plan.gradient(output)
            self.starts_at_loss = output == plan.loss
            if op.gradients:
                symbol = port_symbol(declared.name, declared.symbol)
                self.formulas = [f"{derivative(symbol)} = {op.gradients[index]}"]
                self._worked = about(
                    latex=op.gradients[index],
                    output=plan.value(output),
                    gradient=gradient,
                    shape=(self.result.shape[0], self.result.shape[1]),
                    element=op.index_form[index] if op.index_form else "",
                )
        if self._worked:
            self.operands = self._worked.operands()

    def _of_shares(self) -> None:
        debugger, port = self._debugger, self._port
        wires = sorted(wire for wire in debugger.plan.graph.outgoing(port.node) if wire.output == port.port)
        shares = [(wire, share) for wire in wires if (share := debugger.plan.share(wire)) is not None]
        reaching = [(wire, share) for wire, share in shares if wire.target in debugger.plan.reaches_loss]
        names = [f"G_{{{number}}}" for number in range(1, len(reaching) + 1)]
        self.label = derivative_text(port_label(port.port) if port.port != "out" else port.node)
        self.formulas = [f"G = {' + '.join(names)}"]
        self.gradients |= set(names)
        self.operands = [Operand(name, False, share) for name, (_, share) in zip(names, reaching, strict=True)]
        adds_up = np.allclose(sum(share for _, share in reaching), self.result, equal_nan=True)
        if adds_up:  # else it was made wrong, to be found
            self._terms = [(" + " if place else "", share) for place, (_, share) in enumerate(reaching)]

    def _of_a_parameter(self) -> None:
        debugger, port = self._debugger, self._port
        gradient, before, rate = debugger.plan.gradient(port), debugger.before(port), debugger.learning_rate
        assert gradient is not None
        name = port_label(port.port) if port.port != "out" else port.node
        symbol, slope = port_symbol(name), derivative(port_symbol(name))
        self.label = name
        self.gradients = {slope}
        self.is_plain_update = np.allclose(
            self.result, before - rate * gradient, rtol=1e-9, atol=0, equal_nan=True
        )
        if self.is_plain_update:
            self.formulas = [rf"{symbol} \leftarrow {symbol} - \eta\,{slope}"]
            self._terms = [("", before), (f" − {written(rate)}·", gradient)]
        else:
            self.formulas = [rf"{symbol} \leftarrow {symbol} + \Delta"]
            self._terms = [("", before), (" + ", self.result - before)]
        self.operands = [Operand(symbol, False, before), Operand(slope, False, gradient)]
        if not self.is_plain_update:
            self.operands.append(Operand(r"\Delta", False, self.result - before))


def plain_name(symbol: str) -> str:
    """A symbol of one letter as it is; no other has a place on a label."""
    return symbol if len(symbol) == 1 else ""


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text

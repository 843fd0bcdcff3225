"""Hints that lead to a gradient step by step, made from its derivation; the last one is the answer."""

from typing import NamedTuple

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.explain.derivation import DerivationLine, derive
from graphgui.explain.notation import port_text
from graphgui.explain.worked_step import Operand
from graphgui.ops import Array
from graphgui.ops.op import show_shape
from graphgui.words import Remark, mark_for_translation


class Hint(NamedTuple):
    """One step of help.

    Attributes:
        says: a sentence, to be translated.
        latex: a formula that belongs below it; empty where none does.
    """

    says: Remark
    latex: str = ""


def hints_for(plan: Plan, port: PortId) -> tuple[Hint, ...]:
    """From the shapes to the answer, each saying more than the one before.

    Args:
        plan: the graph with its numbers, evaluated.
        port: whose gradient is asked for; the loss depends on it.
    """
    assert plan.loss is not None
    derivation = derive(plan.graph, plan.loss, port, plan.value, plan.gradient)
    assert derivation is not None
    line = derivation.lines[-1]
    return (_shapes(line, port), _rule(plan, line), _factors(line), _answer(line))


def _shapes(line: DerivationLine, port: PortId) -> Hint:
    if line.kind == "loss":
        return Hint(
            Remark(
                mark_for_translation(
                    "problems", "The loss is one number, and so is its gradient with respect to itself."
                )
            )
        )
    says = mark_for_translation(
        "problems",
        "A gradient has the shape of what it is of: that of {port} is {shape}. Look which shapes lead there.",
    )
    assert line.result is not None
    return Hint(Remark(says, port=port_text(port), shape=_shape(line.result)))


def _rule(plan: Plan, line: DerivationLine) -> Hint:
    name = line.port.node
    if line.kind == "loss":
        return Hint(
            Remark(mark_for_translation("problems", "By how much does C change where C changes by a little?"))
        )
    if line.kind == "sum":
        says = mark_for_translation(
            "problems", "“{node}” feeds several inputs, and a change goes along every wire: the shares are added."
        )
        return Hint(Remark(says, node=name))
    says = mark_for_translation(
        "problems",
        "It comes back through “{node}”. What does a small change of {port} change in its value, and so in C?",
    )
    return Hint(Remark(says, node=name, port=line.port.port), plan.graph[name].op.formula)


def _factors(line: DerivationLine) -> Hint:
    if not line.operands:
        return Hint(Remark(mark_for_translation("problems", "Nothing but a number is needed.")))
    says = mark_for_translation("problems", "The matrices that it is made of, in the order of the formula:")
    return Hint(Remark(says), r" \qquad ".join(map(_written, line.operands)))


def _written(operand: Operand) -> str:
    """A matrix with its shape below it."""
    rows, columns = operand.array.shape
    top = r"^{\top}" if operand.is_transposed else ""
    return rf"\underset{{{rows} \times {columns}}}{{{operand.symbol}{top}}}"


def _answer(line: DerivationLine) -> Hint:
    return Hint(Remark(mark_for_translation("problems", "The answer:")), line.latex)


def _shape(array: Array) -> str:
    return show_shape((array.shape[0], array.shape[1]))

"""Symbols that an operation's formulas define for themselves: the softmax S, the targets T, a mean μ."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np

from graphgui.engine.autodiff.plan import Plan
from graphgui.engine.graph.graph import PortId
from graphgui.explain.expressions.evaluation import UnknownSymbolError
from graphgui.explain.expressions.expression import Symbol
from graphgui.explain.expressions.parsing import UnreadableFormulaError, parse
from graphgui.explain.worked_step import WorkedStep
from graphgui.ops import Array
from graphgui.ops.op import Op


@lru_cache(maxsize=256)
def definitions(op: Op) -> Mapping[str, str]:
    """Each symbol, and LaTeX of the formula that defines it; the inputs' own symbols are not among them."""
    own = {each.symbol or each.name for each in op.inputs} | {op.output_symbol, "G"}
    return {name: latex for latex in (op.formula, *op.gradients) for name in _named(latex) if name not in own}


def _named(latex: str) -> Iterator[str]:
    try:
        yield from parse(latex).definitions
    except UnreadableFormulaError:
        return


def defined(plan: Plan, node: str, symbol: str) -> Array:
    """What a symbol stands for with the numbers of a plan that has been evaluated, rows x columns.

    Not a number where it is made of what has none.
    """
    op, attributes = plan.graph[node].op, dict(plan.graph[node].attributes)
    output = PortId(node, op.output)
    inputs = [plan.value(PortId(node, each.name)) for each in op.inputs]
    above = plan.gradient(output)
    step = WorkedStep(op, definitions(op)[symbol], inputs, attributes, plan.value(output), above)
    try:
        return np.atleast_2d(step.evaluation.of(Symbol(symbol)))
    except (UnknownSymbolError, ValueError):
        return np.full((1, 1), np.nan)

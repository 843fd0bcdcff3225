"""Derivatives of functions of one number, as a prime writes them: σ′(A), tanh'(A)."""

from collections.abc import Callable, Mapping

from graphgui.explain.expressions.expression import (
    Call,
    Condition,
    Elementwise,
    Expression,
    Number,
    Power,
    Sum,
)


def _one_less(of: Expression) -> Expression:
    return Sum(((1, Number(1)), (-1, of)))


DERIVATIVES: Mapping[str, Callable[[Expression], Expression]] = {
    "tanh": lambda x: _one_less(Power(Call("tanh", (x,)), Number(2))),
    "σ": lambda x: Elementwise("*", Call("σ", (x,)), _one_less(Call("σ", (x,)))),
    "relu": lambda x: Condition((x, Number(0)), (">",)),
    "exp": lambda x: Call("exp", (x,)),
    "ln": lambda x: Elementwise("/", Number(1), x),
    "sin": lambda x: Call("cos", (x,)),
    "cos": lambda x: Sum(((-1, Call("sin", (x,))),)),
}
"""By the function's name: what its derivative is at an argument, element by element."""

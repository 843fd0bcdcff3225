"""Expressions put together from what was read."""

from collections.abc import Collection, Sequence

from graphgui.explain.expressions.expression import (
    Call,
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

_OF_ONE = frozenset({"exp", "ln", "sqrt", "tanh", "cosh", "sin", "cos", "abs", "sign", "σ", "softmax", "relu"})


def transposed(of: Expression) -> Expression:
    """Rows for columns; a column of ones for a row."""
    if of == Number(1) or isinstance(of, Ones):
        return Ones(is_row=not (isinstance(of, Ones) and of.is_row))
    return of.of if isinstance(of, Transposed) else Transposed(of)


def multiplied(left: Expression, right: Expression) -> Expression:
    """One more factor of a product."""
    before = left.factors if isinstance(left, Product) else (left,)
    return Product((*before, right))


def times(left: Expression, right: Expression, counts: Collection[str]) -> Expression:
    """`*`: a number scales, matrices are multiplied element by element.

    Args:
        counts: the symbols that stand for one number.
    """
    if is_scalar(left, counts) or is_scalar(right, counts):
        return multiplied(left, right)
    return Elementwise("*", left, right)


def is_scalar(expression: Expression, counts: Collection[str]) -> bool:
    """Whether it is one number by how it is written; the symbols in `counts` are."""
    match expression:
        case Number() | Total():
            return True
        case Symbol(name):
            return name in counts
        case Elementwise(_, left, right) | Power(left, right):
            return is_scalar(left, counts) and is_scalar(right, counts)
        case Product(several) | Call(_, several):
            return all(is_scalar(each, counts) for each in several)
        case Sum(terms):
            return all(is_scalar(each, counts) for _, each in terms)
    return False


def called(
    function: str, arguments: Sequence[Expression], axis: int | None, counts: Collection[str]
) -> Expression | None:
    """A function of its arguments; None where it does not take so many.

    Args:
        axis: 0 where rows are added, 1 where columns are, None where all is.
        counts: as `times`.
    """
    if (
        function in ("sum", "mean")
        and len(arguments) == 2
        and axis is None
        and arguments[1] in (Number(0), Number(1))
    ):
        return called(function, arguments[:1], int(arguments[1] == Number(1)), counts)
    match function, tuple(arguments):
        case "sum", (of,):
            return Total(of) if axis is None else Product((of, Ones()) if axis else (Ones(is_row=True), of))
        case "mean", (of,):
            return Call("mean" if axis is None else f"mean{axis}", (of,))
        case "dot", (left, right):
            return multiplied(left, right)
        case "multiply", (left, right):
            return times(left, right, counts)
        case "transpose", (of,):
            return transposed(of)
        case (("max" | "min"), (_, _) as both):
            return Call(function, both)
        case (("ones" | "zeros"), (rows,)):
            return Call(function, (rows, Number(1)))
        case (("ones" | "zeros"), (_, _) as sizes):
            return Call(function, sizes)
        case (("eye" | "ones_like"), (of,)):
            return Call(function, (of,))
        case _, (of,) if function in _OF_ONE:
            return Call(function, (of,))
    return None

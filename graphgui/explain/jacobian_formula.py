"""What a Jacobian's numbers are called and made of: labels of its lines, the formula of an entry, of the whole."""

from collections.abc import Sequence

import numpy as np

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.explain.element_latex import ElementLatex, indexed
from graphgui.explain.expressions.evaluation import UnknownSymbolError
from graphgui.explain.expressions.local_derivative import OUTPUT, at_input_indices, local_derivative
from graphgui.explain.worked_entry import is_of_indices
from graphgui.explain.worked_step import Operand, WorkedStep
from graphgui.ops import Array
from graphgui.ops.op import Shape

Place = tuple[int, int]
"""Row and column of a number in its matrix, counted from 0."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number_label(symbol: str, place: Place) -> str:
    """One number of a matrix, counted from 1: `Ŷ₁₂`, and `Ŷ₁₂,₃` where the indices would run together."""
    row, column = (str(index + 1).translate(_SUBSCRIPTS) for index in place)
    return f"{symbol}{row}{'' if len(row) == len(column) == 1 else ','}{column}"


def entry_latex(step: WorkedStep, output: Place, place: Place, size: Shape) -> str:
    """LaTeX of one entry: what the op's formula of the gradient multiplies G by, with its own indices.

    `\\sum_{j} G_{kj} W_{lj}` becomes `W_{12}` for Ŷ₃₂ and X₃₁, and `0` for Ŷ₃₂ and X₄₁.

    Args:
        step: the formula of the gradient with the numbers of the operation.
        output: the number of the output that moves.
        place: the number of the input that moves it.
        size: the shape of the output.

    Returns:
        Empty where there is no formula of its elements.
    """
    if step.elements is None:
        return ""
    grid = at_input_indices(step.elements)
    factor = local_derivative(grid, is_column=size[1] == 1)
    places = {index: number + 1 for index, number in zip(OUTPUT, output, strict=True)}
    places |= dict(zip(grid.indices, step.places(*place).values(), strict=True))
    try:
        if is_of_indices(factor):
            return f"{step.evaluation.at(factor, places).item():g}"
        return ElementLatex(step.evaluation, indexed).text(factor, places)
    except (UnknownSymbolError, ValueError):
        return ""


def product_latex(blocks: Blocks, operands: Sequence[Operand]) -> str:
    """LaTeX of the whole as a Kronecker product of matrices that have names: `I_{5} \\otimes W^{\\top}`.

    Args:
        blocks: of the Jacobian.
        operands: the matrices that the op's formula of this gradient uses.

    Returns:
        Empty where it is no such product.
    """
    found = blocks.kronecker
    if found is None:
        return ""
    sizes = zip(blocks.jacobian.output, blocks.jacobian.input, strict=True)
    names = [_name(factor, size, operands) for factor, size in zip(found, sizes, strict=True)]
    if not all(names):
        return ""
    return r" \otimes ".join(name for name in names if name != "1") or "1"


def _name(factor: Array, size: Shape, operands: Sequence[Operand]) -> str:
    """The name of a factor of this size, of which a part may be given; empty for one that has none."""
    rows, columns = size
    if size == (1, 1) and factor[0, 0] == 1:
        return "1"
    if rows == columns > 1 and (factor == np.eye(*factor.shape)).all():
        return f"I_{{{rows}}}"
    for symbol, is_transposed, array in operands:
        if symbol == "G":
            continue
        for other, mark in ((array, is_transposed), (array.T, not is_transposed)):
            if other.shape == size and _begins_with(other, factor):
                return f"{symbol}^{{\\top}}" if mark else symbol
    if (factor == 1).all() and 1 in size:
        return rf"\mathbf{{1}}_{{{rows}}}" if columns == 1 else rf"\mathbf{{1}}_{{{columns}}}^{{\top}}"
    return ""


def _begins_with(whole: Array, part: Array) -> bool:
    rows, columns = part.shape
    corner = whole[:rows, :columns]
    return corner.shape == part.shape and np.allclose(corner, part, rtol=1e-12, atol=0)

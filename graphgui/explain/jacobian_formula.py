"""What a Jacobian's numbers are called and made of: labels of its lines, the formula of an entry, of the whole."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from graphgui.engine.jacobian.blocks import Blocks
from graphgui.explain.worked_step import Operand
from graphgui.ops import Array, Op
from graphgui.ops.op import Shape

Place = tuple[int, int]
"""Row and column of a number in its matrix, counted from 0."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LEFT = re.compile(r"\\frac\{\\partial C\}\{\\partial [^_]+_\{([a-z]{1,2})\}\}")
_GRADIENT = re.compile(r"G_\{([a-z])([a-z])\}")
_SUM = re.compile(r"\\sum_\{([a-z])\} ?")
_SUBSCRIPT = re.compile(r"_\{([a-z]{1,2})\}")


def number_label(symbol: str, place: Place) -> str:
    """One number of a matrix, counted from 1: `Ŷ₁₂`, and `Ŷ₁₂,₃` where the indices would run together."""
    row, column = (str(index + 1).translate(_SUBSCRIPTS) for index in place)
    return f"{symbol}{row}{'' if len(row) == len(column) == 1 else ','}{column}"


def entry_latex(op: Op, place: int, output: Place, input: Place) -> str:  # noqa: A002 - beside `output`
    """LaTeX of one entry, from the op's index form: what it multiplies G by, where G is 1 at one place.

    `\\sum_{j} G_{kj} W_{lj}` becomes `W_{12}` for Ŷ₃₂ and X₃₁, and `0` for Ŷ₃₂ and X₄₁.

    Args:
        place: which input of the operation, counted from 0.
        output: the number of the output that moves.
        input: the number of the input that moves it.

    Returns:
        Empty where no index form is declared, or it is none of one gradient alone.
    """
    if not op.index_form or r"\begin" in op.index_form[place]:
        return ""
    left, _, right = op.index_form[place].partition(" = ")
    free = _LEFT.fullmatch(left)
    gradients = _GRADIENT.findall(right)
    if free is None or len(gradients) > 1:
        return ""
    letters = dict(zip(free[1], input[-len(free[1]) :], strict=True))
    if gradients:
        for letter, index in zip(gradients[0], output, strict=True):
            if letters.setdefault(letter, index) != index:
                return "0"
    elif output != (0, 0):
        return ""
    bound = [letter for letter in _SUM.findall(right) if letter in letters]
    for letter in bound:
        right = re.sub(rf"\\sum_\{{{letter}\}} ?", "", right)
    return _numbered(_without_gradient(right), letters)


def _without_gradient(latex: str) -> str:
    """What G is multiplied by."""
    latex = _GRADIENT.sub("", latex).replace("{}{", "{1}{")
    return re.sub(r"^(\\,|\s)+|(\\,|\s)+$", "", latex) or "1"


def _numbered(latex: str, letters: Mapping[str, int]) -> str:
    """Numbers, counted from 1, for the letters of subscripts."""

    def numbers(found: re.Match[str]) -> str:
        if not all(letter in letters for letter in found[1]):
            return found[0]
        texts = [str(letters[letter] + 1) for letter in found[1]]
        return f"_{{{('' if all(len(text) == 1 for text in texts) else ',').join(texts)}}}"

    return _SUBSCRIPT.sub(numbers, latex)


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

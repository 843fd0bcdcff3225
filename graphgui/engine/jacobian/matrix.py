"""The Jacobian of an operation's output with respect to one of its inputs, as a matrix.

Both are read row by row: the number at row i, column j of an output of p columns is row i p + j of the Jacobian,
and likewise for the input and its columns. The operation declares no more than its vjp: row m of the Jacobian is
what the vjp makes of a gradient that is 1 at number m of the output and 0 elsewhere.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphgui.ops import Array, Op
from graphgui.ops.op import Shape

MOST_LINES = 1000
"""Of a larger Jacobian, so many rows and columns at most are computed."""

_MOST_TOUCHED = 20_000_000  # numbers that all vjps together read and write: some hundredths of a second


@dataclass(frozen=True, slots=True, eq=False)
class Jacobian:
    """The first rows and columns of a Jacobian, or all of them.

    Attributes:
        matrix: (numbers of the output) x (numbers of the input), or its upper left part, of whole blocks where one
            fits: a block belongs to one row of the output and one row of the input.
        output: the shape of the operation's output.
        input: the shape of the input.
    """

    matrix: Array
    output: Shape
    input: Shape

    @property
    def shape(self) -> Shape:
        """Of the whole matrix."""
        return math.prod(self.output), math.prod(self.input)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.matrix.size == math.prod(self.shape)


class Pullback:
    """The vjp of one operation with respect to one input, at given values: g -> Jᵀ g, as often as asked.

    Args:
        op: the operation.
        place: which of its inputs, counted from 0.
        inputs: the values at its inputs, rows x columns, in the order declared.
        attributes: its properties by name.

    Attributes:
        output: the shape of its value.
        input: the shape of the input.
    """

    def __init__(self, op: Op, place: int, inputs: Sequence[Array], attributes: Mapping[str, Any]) -> None:
        values = op.attribute_values(attributes)
        shapes = [array.shape for array in inputs]
        spaces = [np.zeros_like(inputs[0], shape=shape) for shape in op.workspace_shapes(shapes, values)]
        self.output: Shape = op.shape(*shapes, *values)
        self.input: Shape = (inputs[place].shape[0], inputs[place].shape[1])
        out = np.zeros_like(inputs[0], shape=self.output)
        self._into = np.zeros_like(inputs[0], shape=self.output if op.broadcasts else self.input)
        with np.errstate(all="ignore"):
            op.forward(out, *inputs, *values, *spaces)
        self._vjp, self._others = op.vjps[place], (out, *inputs, *values, *spaces)

    def __call__(self, g: Array) -> Array:
        """Jᵀ g, of the input's shape, for a gradient of the output's shape; overwritten by the next call."""
        with np.errstate(all="ignore"):
            self._vjp(self._into, g, *self._others)
            return _summed(self._into, self.input)


def jacobian(op: Op, place: int, inputs: Sequence[Array], attributes: Mapping[str, Any]) -> Jacobian:
    """The Jacobian of an operation with respect to its input at `place`, counted from 0.

    Args:
        inputs: the values at its inputs, rows x columns, in the order declared.
        attributes: its properties by name.

    Raises:
        Problem: shapes that the operation does not take.
    """
    pull = Pullback(op, place, inputs, attributes)
    rows, columns = math.prod(pull.output), math.prod(pull.input)
    affordable = max(pull.output[1], _MOST_TOUCHED // (rows + columns))
    shown_rows = _whole_blocks(min(rows, MOST_LINES, affordable), pull.output[1])
    shown_columns = _whole_blocks(min(columns, MOST_LINES), pull.input[1])
    if pull.output[0] == pull.input[0]:  # a row of the input for each of the output: of as many of both
        blocks = max(1, min(shown_rows // pull.output[1], shown_columns // pull.input[1]))
        shown_rows = min(shown_rows, blocks * pull.output[1])
        shown_columns = min(shown_columns, blocks * pull.input[1])
    matrix = np.empty((shown_rows, shown_columns))
    g = np.zeros(pull.output)
    for row in range(shown_rows):
        g.flat[row] = 1.0
        matrix[row] = pull(g).ravel()[:shown_columns]
        g.flat[row] = 0.0
    return Jacobian(matrix, pull.output, pull.input)


def _whole_blocks(count: int, size: int) -> int:
    """So many lines, less those of a block that would be cut; at least `MOST_LINES` of one that is larger."""
    return count // size * size or count


def _summed(array: Array, shape: Shape) -> Array:
    """The gradient of an input that was stretched, summed back to its own shape."""
    for axis in (0, 1):
        if shape[axis] == 1 < array.shape[axis]:
            array = array.sum(axis, keepdims=True)
    return array

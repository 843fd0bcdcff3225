"""How many operations on numbers NumPy does for an operation: additions, multiplications, functions."""

from typing import Any

import numpy as np

from graphgui.engine.jacobian.matrix import Pullback
from graphgui.ops import Array, Op


class _Counting(np.ndarray[Any, np.dtype[Any]]):
    """An array that adds up what is done with it and with what comes of it; moving numbers is free."""

    total: list[int]

    def __array_finalize__(self, of: Any) -> None:
        self.total = getattr(of, "total", [0])

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, out: Any = None, **options: Any) -> Any:
        plain = [each.view(np.ndarray) if isinstance(each, _Counting) else each for each in inputs]
        into = None if out is None else tuple(each.view(np.ndarray) for each in out)
        found = getattr(ufunc, method)(*plain, out=into, **options)
        self.total[0] += _operations(ufunc, method, plain, found)
        return found if out is None and np.ndim(found) == 0 else _counted(found, self.total)


def _operations(ufunc: np.ufunc, method: str, inputs: list[Any], found: Any) -> int:
    if method == "reduce":
        return int(np.size(inputs[0]) - np.size(found))
    if ufunc is np.matmul:
        return int(np.size(found) * (2 * inputs[0].shape[-1] - 1))
    return int(np.size(found))


def _counted(array: Array, total: list[int]) -> _Counting:
    found = array.view(_Counting)
    found.total = total
    return found


def vjp_operations(op: Op, place: int, inputs: list[Array], attributes: dict[str, Any]) -> int:
    """The operations of one vjp with respect to the input at `place`, counted while it is done.

    Args:
        inputs: values that the operation takes, rows x columns, in the order declared.
        attributes: its properties by name.

    Raises:
        Problem: shapes that the operation does not take.
    """
    total = [0]
    pull = Pullback(op, place, [_counted(array, total) for array in inputs], attributes)
    total[0] = 0
    pull(_counted(np.ones(pull.output), total))
    return total[0]

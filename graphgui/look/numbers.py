"""Numbers as a person reads them: three significant digits, a true minus, matrices in short."""

import math

import numpy as np

from graphgui.ops import Array

MINUS = "\N{MINUS SIGN}"
NOT_COMPUTED = "\N{HORIZONTAL ELLIPSIS}"


def short(number: float) -> str:
    """Three significant digits: `0.485`, `1240`, `1.2e6`, `−3.4e-9`, `∞`, `nan`."""
    size = abs(number)
    if 1 <= size < 9.99:  # most of them, and in every frame: formatted once
        return f"{number:.2f}" if number > 0 else f"{MINUS}{size:.2f}"
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "∞" if number > 0 else MINUS + "∞"
    if number == 0:
        return "0"
    mantissa, _, exponent = f"{size:.2e}".partition("e")
    power = int(exponent)
    is_plain = -3 <= power <= 4
    text = f"{size:.{max(0, 2 - power)}f}" if is_plain else f"{mantissa}e{power}"
    return (MINUS if number < 0 else "") + text


def short_array(array: Array) -> str:
    """A matrix in one line: the number itself where it is 1 × 1, a row of up to three, its norm otherwise."""
    if array.size == 1:
        return short(float(array.item().real))
    if array.shape[0] == 1 and array.size <= 3:
        return "[" + "  ".join(short(float(x)) for x in array[0]) + "]"
    return "‖·‖ " + short(norm(array))


def norm(array: Array) -> float:
    """The Euclidean norm of all elements; infinite where it overflows."""
    with np.errstate(all="ignore"):
        return float(np.linalg.norm(array))

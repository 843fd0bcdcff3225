"""Numbers as a person reads them: three significant digits, a true minus, matrices in short."""

import math

import numpy as np

from graphgui.ops import Array

MINUS = "\N{MINUS SIGN}"
NOT_COMPUTED = "\N{HORIZONTAL ELLIPSIS}"


def short(number: float) -> str:
    """Three significant digits: `0.485`, `1 240` never but `1240`, `1.2e6`, `−3.4e-9`, `∞`, `nan`."""
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "∞" if number > 0 else MINUS + "∞"
    if number == 0:
        return "0"
    size = abs(number)
    if 1e-3 <= size < 99999.5:
        text = f"{size:.{max(0, 2 - math.floor(math.log10(size)))}f}"
    else:
        mantissa, exponent = f"{size:.2e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return (MINUS if number < 0 else "") + text


def short_array(array: Array) -> str:
    """A matrix in one line: the number itself where it is 1 × 1, a row of up to three, its norm otherwise."""
    if array.size == 1:
        return short(float(array.item().real))
    if array.shape[0] == 1 and array.size <= 3:
        return "[" + "  ".join(short(float(x)) for x in array[0]) + "]"
    return "‖·‖ " + short(float(np.linalg.norm(array)))

"""Numbers as a person reads them: three significant digits, a true minus, matrices in short."""

import math

import numpy as np

from graphgui.ops import Array
from graphgui.words import isolated, with_powers, written_decimal_mark

MINUS = "\N{MINUS SIGN}"
NOT_COMPUTED = "\N{EN DASH}"
"""Where there is no number."""
NEXT_TO_NOTHING = "≈ 0"
"""A number that is nothing beside those that it is compared with, as a gradient beside the others of its run."""


def short(number: float) -> str:
    """Three significant digits, with the decimal mark of the language: `0.485`, or `0,485`."""
    text = plain_short(number)
    return isolated(text.replace(".", ",") if written_decimal_mark() == "," else text)


def plain_short(number: float) -> str:
    """Three significant digits: `0.485`, `1240`, `1.2·10⁶`, `−3.4·10⁻⁹`, `∞`, `nan`."""
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
    if is_plain:
        text = f"{size:.{max(0, 2 - power)}f}"
    else:
        text = with_powers(f"{mantissa.rstrip('0').rstrip('.')}e{power}")
    return (MINUS if number < 0 else "") + text


def short_or_nothing(number: float, is_nothing: bool) -> str:
    """The same; ≈ 0 for what is nothing but rounding."""
    return NEXT_TO_NOTHING if is_nothing else short(number)


def short_array(array: Array, symbol: str = "A") -> str:
    """A matrix in one line: the number itself where it is 1 × 1, a row of up to three, else its norm `|A|`."""
    if array.size == 1:
        return short(float(array.item().real))
    if array.shape[0] == 1 and array.size <= 3:
        return "[" + "  ".join(short(float(x)) for x in array[0]) + "]"
    return short_norm(norm(array), symbol)


def short_norm(size: float, symbol: str = "A") -> str:
    """The norm of a matrix that is called so: `|G| 17.3`."""
    return f"|{symbol}| {short(size)}"


def norm(array: Array) -> float:
    """The Euclidean norm of all elements; infinite where it overflows."""
    with np.errstate(all="ignore"):
        return float(np.linalg.norm(array))

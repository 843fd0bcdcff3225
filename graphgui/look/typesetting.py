"""Formulas typeset as SVG. The typesetter takes a tenth of a second to load: the first formula brings it."""

import re
import warnings
from functools import lru_cache


@lru_cache(maxsize=512)
def typeset(latex: str, size: float, colour: str, inline: bool = False) -> bytes | None:
    """The formula as SVG, in a font of `size` pixels; None for one that cannot be set.

    `inline` keeps fractions and limits of sums as low as a line of text.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its own, of how it finds its font
        from ziamath.config import config
        from ziamath.zmath import Latex
    latex = re.sub(r"\\hat\{(\w)\}", r"\\overset{\\text{^}}{\1}", latex)  # its own hat is as wide as a roof
    config.svg2 = False  # Qt draws SVG 1.1
    try:
        return Latex(latex, size=size, color=colour, inline=inline).svg().encode()
    except Exception:  # a formula in plain characters serves better than a window that fails
        return None

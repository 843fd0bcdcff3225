"""The factors of an equation of a derivation: where each stands in its LaTeX, and what in the graph it is of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graphgui.engine.graph.graph import PortId

Symbols = Mapping[str, tuple[PortId, ...]]
"""What the symbols of a line stand for, by LaTeX: an input, or several that are fed alike; or the output."""

_MOST = 200


@dataclass(frozen=True)
class Factor:
    """One factor.

    Attributes:
        start, end: its first character, and that after its last.
        kind: a value, the gradient of the loss with respect to one, or the derivative of one value by another.
        ports: where that stands; of a derivative by what it is.
    """

    start: int
    end: int
    kind: Literal["value", "gradient", "derivative"]
    ports: tuple[PortId, ...]


def factors(latex: str, symbols: Symbols, shares: Symbols) -> tuple[Factor, ...]:
    """All factors, from left to right; none within another.

    Args:
        latex: of an equation.
        symbols: those of values.
        shares: those of gradients that have a name of their own, such as G₁.
    """
    return tuple(found for _, found in zip(range(_MOST), _found(latex, symbols, shares), strict=False))


def _found(latex: str, symbols: Symbols, shares: Symbols) -> Iterator[Factor]:
    stems = {_open(symbol): ports for symbol, ports in (*symbols.items(), *shares.items())}
    named = set(map(_open, shares))
    symbol = _pattern(stems)
    pattern = re.compile(
        rf"\\frac\{{\\partial C\}}\{{\\partial {symbol}\}}"
        rf"|\\frac\{{\\partial {symbol}\}}\{{\\partial {symbol}\}}"
        rf"|(?<![A-Za-z\\]){symbol}(?![A-Za-z])(?:\^\{{\\top\}})?"
    )
    for match in pattern.finditer(latex):
        gradient, _, by, value = (match[place] or match[place + 1] for place in (1, 3, 5, 7))
        if gradient is not None:
            yield Factor(match.start(), match.end(), "gradient", stems[gradient])
        elif by is not None:
            yield Factor(match.start(), match.end(), "derivative", stems[by])
        else:
            yield Factor(match.start(), match.end(), "gradient" if value in named else "value", stems[value])


def _pattern(stems: Symbols) -> str:
    """Any of these with its indices, in two groups: indices join those that a symbol has, as in W_{a,\\,ij}."""
    longest = sorted(stems, key=len, reverse=True)
    whole = "|".join(re.escape(stem) for stem in longest if _open(stem + "}") == stem + "}") or "(?!)"
    begun = "|".join(re.escape(stem) for stem in longest if _open(stem + "}") == stem) or "(?!)"
    return rf"(?:({begun})(?:,\\,[^{{}}]*)?\}}|({whole})(?:_\{{[^{{}}]*\}})?)"


def _open(symbol: str) -> str:
    """A symbol with indices of its own without the brace that closes them."""
    return symbol[:-1] if symbol.endswith("}") and "_{" in symbol else symbol

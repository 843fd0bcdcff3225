"""Formulas in plain characters, for where they are not typeset, and with the decimal mark of the language."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from graphgui.words import written_decimal_mark

_WORDS = {
    **dict(
        zip(
            ("alpha", "beta", "delta", "eta", "lambda", "mu", "pi", "rho", "sigma", "Delta", "Phi", "varepsilon"),
            "αβδηλμπρσΔΦε",
            strict=True,
        )
    ),
    "odot": "⊙",
    "oslash": "⊘",
    "otimes": "⊗",
    "cdot": "·",
    "cdots": "⋯",
    "times": "×",
    "partial": "∂",
    "sum": "Σ",
    "le": "≤",
    "top": "ᵀ",
    "quad": "",
    "left": "",
    "right": "",
    "Big": "",
    "leftarrow": "←",
}
_GROUPS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"\^\{\\top\}", lambda found: "ᵀ"),
    (r"\^\{(?:\\odot )?([23])\}", lambda found: {"2": "²", "3": "³"}[found[1]]),
    (r"\\hat\{([Yy])\}", lambda found: {"Y": "Ŷ", "y": "ŷ"}[found[1]]),
    (r"\\(?:mathbf|mathrm|text|operatorname)\{([^{}]*)\}", lambda found: found[1]),
    (r"\\sqrt\{([^{}]*)\}", lambda found: f"√({found[1]})"),
    (r"\\t?frac\{([^{}]*)\}\{([^{}]*)\}", lambda found: f"{_tight(found[1])}/{_tight(found[2])}"),
    (r"([_^])\{([^{}]*)\}", lambda found: found[1] + _tight(found[2])),
)
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_COMMA = "{,}"  # a bare one is followed by a gap, as between arguments


def _tight(text: str) -> str:
    text = text.replace(r"\partial ", "∂")
    return f"({text})" if re.search(r"[ +\-]", text) else text


def plain(latex: str) -> str:
    """The formula in characters that any font has: `\\hat{Y} = X W + b` becomes `Ŷ = X W + b`.

    Empty for a formula of several lines, which has no such form.
    """
    text = _in_characters(latex)
    return _POINT.sub(",", text) if written_decimal_mark() == "," else text


def with_decimal_comma(
    latex: str, parts: Sequence[tuple[int, int]] = ()
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A formula to be typeset with the decimal mark of the language, and where its parts are then."""
    if written_decimal_mark() == ".":
        return latex, tuple(parts)
    points = [found.start() for found in _POINT.finditer(latex)]

    def moved(place: int) -> int:
        return place + (len(_COMMA) - 1) * bisect_left(points, place)

    return _POINT.sub(_COMMA, latex), tuple((moved(start), moved(end)) for start, end in parts)


@lru_cache(maxsize=2048)
def _in_characters(latex: str) -> str:
    if r"\begin" in latex:
        return ""
    text, before = latex.replace(r"\,", " "), ""
    while text != before:
        before = text
        for pattern, write in _GROUPS:
            text = re.sub(pattern, write, text)
    text = re.sub(
        r"\\([lr])(V|v)ert ?", lambda found: "‖" if found[2] == "V" else "|", text.replace(r" \r", r"\r")
    )
    text = re.sub(r"\\([A-Za-z]+)", lambda found: _WORDS.get(found[1], found[1]), text)
    text = re.sub(r"\b([^\W\d_])_(\d)(?![\w,])", lambda found: found[1] + "₀₁₂₃₄₅₆₇₈₉"[int(found[2])], text)
    return re.sub(r" +", " ", text).replace("-", "−").strip()

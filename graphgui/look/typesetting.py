"""Formulas typeset as SVG. The typesetter takes a tenth of a second to load: the first formula brings it."""

import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, width and height, in the coordinates of the SVG."""

# What it would set otherwise than a book: a hat as wide as a roof; ∂ and ᵀ as operators, with gaps around them.
_ITS_OWN = (
    (r"\\hat\{(\w)\}", r"\\overset{\\text{^}}{\1}"),
    (r"\\partial(?![A-Za-z])\s*", r"\\mathit{∂}"),
    (r"\^\{\\top\}", r"^{\\mathsf{T}}\\,"),
)

_BLACK = "#000000"
_SHAPE = re.compile(r'<(path|rect) (.*?)(?:fill|stroke)="#0000(\w\w)"')
_NESTING = re.compile(
    r"\\\\|\\[{}]"  # a new line and braces that are shown
    r"|(?P<opens>\{|\\(?:left|begin)(?![A-Za-z]))|(?P<closes>\}|\\(?:right|end)(?![A-Za-z]))"
    r"|(?P<bare>(?:\\(?:sqrt|[cdt]?frac|d?binom|hat|bar|vec|tilde|d?dot|math[a-z]+|text[a-z]*|over[a-z]+|under[a-z]+)\s*)+)"
)
_DEEPEST = 10  # braces in braces: the typesetter takes twice as long for each, three seconds for these
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


class Formula(NamedTuple):
    """What is to be set.

    Attributes:
        size: of its font, in pixels.
        inline: whether fractions and limits of sums stay as low as a line of text.
        parts: pieces of it whose place is asked for: where each begins, and what comes after it. At most 255, none
            within another.
    """

    latex: str
    size: float
    inline: bool = False
    parts: tuple[tuple[int, int], ...] = ()


class Picture(NamedTuple):
    """A formula as it was set.

    Attributes:
        svg: in black.
        boxes: of each of its parts; None of one that shows nothing.
    """

    svg: bytes
    boxes: tuple[Box | None, ...] = ()

    def coloured(self, colour: str) -> bytes:
        """The SVG in a colour, as #rrggbb."""
        return self.svg.replace(_BLACK.encode(), colour.encode())


def typeset(latex: str, size: float, colour: str, inline: bool = False) -> bytes | None:
    """The formula as SVG in a colour; None for one that cannot be set. See `Formula`."""
    picture = picture_of(Formula(latex, size, inline))
    return picture.coloured(colour) if picture else None


def depth(latex: str) -> int:
    """How many braces, brackets that grow and arguments lie in one another at most."""
    deepest = now = 0
    for sign in _NESTING.finditer(latex):
        now += bool(sign["opens"]) - bool(sign["closes"])
        within = (sign["bare"] or "").count("\\") - 1  # each the next one's argument, without braces
        deepest = max(deepest, now + max(0, within))
    return deepest


@lru_cache(maxsize=512)
def picture_of(formula: Formula) -> Picture | None:
    """The formula set; None for one that cannot be, or would take too long."""
    if depth(formula.latex) > _DEEPEST:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its own, of how it finds its font
        from ziamath.config import config
        from ziamath.zmath import Latex
    latex = _marked(formula.latex, formula.parts)
    for written, replacement in _ITS_OWN:
        latex = re.sub(written, replacement, latex)
    if not formula.inline:  # in brackets that grow, a sum makes them hundreds of lines high
        latex = re.sub(r"\\sum(?=[_^])", r"\\sum\\limits", latex)
    config.svg2 = False  # Qt draws SVG 1.1
    try:
        svg = Latex(latex, size=formula.size, color=_BLACK, inline=formula.inline).svg()
    except Exception:  # a formula in plain characters serves better than a window that fails
        return None
    boxes = _boxes(svg, len(formula.parts)) if formula.parts else ()
    return Picture(re.sub(r"#0000\w\w", _BLACK, svg).encode(), boxes)


def _marked(latex: str, parts: Sequence[tuple[int, int]]) -> str:
    """Each part in a colour of its own, by which it is found again."""
    for number, (start, end) in sorted(enumerate(parts, 1), key=lambda each: each[1], reverse=True):
        latex = rf"{latex[:start]}\textcolor{{#0000{number:02x}}}{{{latex[start:end]}}}{latex[end:]}"
    return latex


def _boxes(svg: str, count: int) -> tuple[Box | None, ...]:
    places: list[list[tuple[float, float]]] = [[] for _ in range(count + 1)]
    for kind, attributes, colour in _SHAPE.findall(svg):
        numbers = [float(number) for number in _NUMBER.findall(attributes)]
        if kind == "rect":
            left, top, width, height = numbers[:4]
            numbers = [left, top, left + width, top + height]
        places[int(colour, 16)] += zip(numbers[::2], numbers[1::2], strict=False)
    return tuple(map(_around, places[1:]))


def _around(points: Sequence[tuple[float, float]]) -> Box | None:
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

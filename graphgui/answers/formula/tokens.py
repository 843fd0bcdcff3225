"""A typed formula cut into numbers, names and signs. Whatever has no place in a formula ends it here."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from graphgui.answers.formula.names import Names, Quantity
from graphgui.answers.formula.unreadable import UnreadableError
from graphgui.words import mark_for_translation

LONGEST = 600
"""So many characters are read."""

MOST_TOKENS = 160

FUNCTIONS = {
    "sum": "sum",
    "Σ": "sum",
    "∑": "sum",
    "mean": "mean",
    "dot": "dot",
    "matmul": "dot",
    "multiply": "multiply",
    "transpose": "transpose",
    "ones": "ones",
    "ones_like": "ones_like",
    "zeros": "zeros",
    "eye": "eye",
    "exp": "exp",
    "log": "ln",
    "ln": "ln",
    "sqrt": "sqrt",
    "tanh": "tanh",
    "cosh": "cosh",
    "sin": "sin",
    "cos": "cos",
    "abs": "abs",
    "sign": "sign",
    "sigmoid": "σ",
    "σ": "σ",
    "softmax": "softmax",
    "relu": "relu",
    "max": "max",
    "maximum": "max",
    "min": "min",
    "minimum": "min",
}
"""Every function that may be called, by the names that it may have."""

Kind = Literal["number", "name", "function", "keyword", "ones", "transposed", "power", "sign", "end"]


class Token(NamedTuple):
    """One piece of a formula.

    Attributes:
        text: as the grammar has it: `-` for every minus, `⊙` for every product by element.
        place: of its first character, from 0.
        quantity: what a name stands for.
    """

    kind: Kind
    text: str
    place: int
    quantity: Quantity | None = None


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_LATEX = (
    (re.compile(r"\\(?:[,;!]|(?:left|right|quad|big|Big|displaystyle)(?![A-Za-z]))"), " "),
    (re.compile(r"\\hat\s*\{\s*(\w)\s*\}"), r"\1hat"),
    (re.compile(r"\\(?:cdot|times)(?![A-Za-z])"), "·"),
    (re.compile(r"\\(?:odot|circ)(?![A-Za-z])"), "⊙"),
    (re.compile(r"\\partial(?![A-Za-z])"), "∂"),
    (re.compile(r"\\top(?![A-Za-z])"), "⊤"),
    (re.compile(r"\\sum(?![A-Za-z])"), "∑"),
    (re.compile(r"\\sigma(?![A-Za-z])"), "σ"),
    (re.compile(r"\\(?:mathbf|boldsymbol|mathrm|operatorname)\s*\{\s*(\w+)\s*\}"), r"\1"),
    (re.compile(r"_\{\s*(?!ij\b)(\w+)\s*\}"), r"_\1"),
    (re.compile(r"\\t?frac(?![A-Za-z])"), r"\\frac"),
    (re.compile(r"\\(?=(?:exp|ln|log|tanh|sin|cos|max|min)(?![A-Za-z]))"), ""),
)
_PIECES = (
    ("keyword", r"\b(?:axis\s*=\s*[01]|keepdims\s*=\s*(?:True|False|1|0))\b"),
    ("gap", r"\s+|\b(?:np|numpy|torch|jnp)\.(?=\w)|_ij\b|_\{\s*ij\s*\}"),
    ("ones", r"(?:[1𝟏𝟙]|\bones)_\{?[qnp]\}?(?!\w)|𝟏|𝟙|\bones\b(?!\s*\()"),
    ("number", r"(?:[0-9]+(?:\.(?![A-Za-z])[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"),
    ("transposed", r"['′’´ᵀ⊤]|\.m?T\b|\.t\(\s*\)|\^\s*\{?\s*(?:T\b|⊤|ᵀ|\\intercal)\s*\}?|\.transpose\(\s*\)"),
    ("power", r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+"),
    ("method", r"\.(?=(?:sum|mean|dot)\s*\()"),
    ("sign", r"\*\*|<=|>=|==|\.\*|\\frac|[-+*/@^()\[\]{},;<>=≤≥·×⊙∘⊗⋅∗−–—‐ᵗ]"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PIECES))
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵀᵗ"  # letters and digits in the eyes of Unicode
_WORD = re.compile(rf"(?![\d_])(?:(?![{_RAISED}])\w)+")
_CALLED = re.compile(r"\s*(?:['′’])?\s*(?:\^\s*\{?\s*\d+\s*\}?|[²³])?\s*\(")
_IN_WORD = re.compile(rf"(?:(?![{_RAISED}])\w){{2}}(?<!_)|\w_(?!ij\b)\w")
_DERIVATIVE = re.compile(r"[∂d]\s*[CL]\s*/\s*[∂d]\s*|\\frac\s*\{\s*[∂d]\s*[CL]\s*\}\s*\{\s*[∂d]\s*")
_SIZE = re.compile(r"\blen\(\s*(\w+)\s*\)|(\w+)\.shape\[\s*([01])\s*\]")
_SUM_OVER = re.compile(r"(?:[Σ∑]|\bsum)\s*(?:(?:_\s*\{?\s*|\bover\s+)[a-z]+(?![\w(]))")
_AT_INDICES = re.compile(r"\w+\[\s*(?:\d+\s*,\s*)?[i-m](?:\s*,\s*(?:[i-m]|\d+))?\s*\]")
_SIGNS = {
    **dict.fromkeys("−–—‐", "-"),
    **dict.fromkeys("×⋅", "·"),
    **dict.fromkeys("∘∗⊗", "⊙"),
    ".*": "⊙",
    "**": "^",
    "{": "(",
    "}": ")",
    "≤": "<=",
    "≥": ">=",
}


def normalised(text: str) -> str:
    """The text with composed letters, and the words of LaTeX that are read as the signs that they stand for.

    Raises:
        UnreadableError: it is empty or too long.
    """
    if len(text) > LONGEST:
        raise UnreadableError(
            mark_for_translation("problems", "This is longer than {most} characters: shorten it."), most=LONGEST
        )
    text = unicodedata.normalize("NFC", text)
    for pattern, replacement in _LATEX:
        text = pattern.sub(replacement, text)
    if not text.strip():
        raise UnreadableError(mark_for_translation("problems", "Type a formula or numbers for the gradient."))
    return text


def tokens(text: str, names: Names) -> Sequence[Token]:
    """The pieces of a normalised text, an end after them.

    Raises:
        UnreadableError: a word that stands for nothing here, a sign that has no place in a formula, too many,
            sums and elements by their index.
    """
    _refuse_indices(text, names)
    found: list[Token] = []
    place = 0
    while place < len(text):
        new, place = _next(text, place, names)
        found += new
        if len(found) > MOST_TOKENS:
            raise UnreadableError(
                mark_for_translation("problems", "This has more than {most} signs: shorten it."),
                place,
                most=MOST_TOKENS,
            )
    return [*found, Token("end", "", len(text))]


def _refuse_indices(text: str, names: Names) -> None:
    """Sums over an index, and elements by theirs, are told how they are written with whole matrices."""
    if (found := _AT_INDICES.search(text)) is not None:
        raise _indexed(found[0], found.start())
    found = _SUM_OVER.search(text)
    if found is not None and _known_name(text, found.start(), names) is None:
        raise UnreadableError(
            mark_for_translation(
                "problems",
                "“{sum}” is not read: a sum over an index is a product of matrices, Xᵀ G or X.T @ G for "
                "Σ_i X_ij G_ik; np.sum(G, axis=0) stands for Σ_i G_ij, np.sum(X * G) for Σ_ij X_ij G_ij.",
            ),
            found.start(),
            sum=found[0].replace("∑", "Σ"),
        )


def _indexed(word: str, place: int) -> UnreadableError:
    return UnreadableError(
        mark_for_translation("problems", "Indices are not read, as in “{word}”: write whole matrices."),
        place,
        word=word,
    )


def _next(text: str, place: int, names: Names) -> tuple[list[Token], int]:
    if found := _DERIVATIVE.match(text, place):
        return _derivative(text, place, found, names)
    if (size := _SIZE.match(text, place)) and (
        quantity := names.size_of(size[1] or size[2], columns=size[3] == "1")
    ):
        return [Token("name", size[0], place, quantity)], size.end()
    if found := _TOKEN.match(text, place):
        kind, written = found.lastgroup, found[0]
        if kind == "gap":
            return [], found.end()
        if (kind != "number" or not _continues(text, place, names)) and (
            kind != "ones" or not names.quantity(written)
        ):
            return [_token(str(kind), written, place)], found.end()
    if named := _known_name(text, place, names):
        return [named], place + len(named.text)
    if word := _WORD.match(text, place):
        return _word(word[0], place, names), word.end()
    raise UnreadableError(
        mark_for_translation("problems", "“{sign}” has no place in a formula."), place, sign=text[place]
    )


def _continues(text: str, place: int, names: Names) -> bool:
    """Whether digits begin a name that is known, such as `2nd layer`."""
    found = _known_name(text, place, names)
    return found is not None and not found.text.isdigit()


def _token(kind: str, written: str, place: int) -> Token:
    match kind:
        case "number":
            return Token("number", written, place)
        case "keyword":
            return Token("keyword", re.sub(r"\s", "", written), place)
        case "transposed":
            return Token("transposed", "ᵀ", place)
        case "power":
            return Token("power", written.translate(_SUPERSCRIPTS), place)
        case "ones":
            return Token("ones", "1", place)
        case "method":
            return Token("sign", ".", place)
    return Token("sign", _SIGNS.get(written, written), place)


def _known_name(text: str, place: int, names: Names) -> Token | None:
    for name in names.known:
        end = place + len(name)
        if text.startswith(name, place) and not _is_inside(text, end):
            if name in FUNCTIONS and _CALLED.match(text, end):
                return None
            return Token("name", name, place, names.quantity(name))
    return None


def _is_inside(text: str, end: int) -> bool:
    """Whether a word goes on here."""
    return bool(_IN_WORD.match(text, end - 1))


def _word(word: str, place: int, names: Names) -> list[Token]:
    if word in FUNCTIONS:
        return [Token("function", FUNCTIONS[word], place)]
    if word == "e":
        return [Token("function", "e", place)]
    if quantity := names.quantity(word):
        return [Token("name", word, place, quantity)]
    if letters := _letters(word, place, names):
        return letters
    raise _unknown(word, place, names)


def _letters(word: str, place: int, names: Names) -> list[Token]:
    """Names of matrices written side by side, such as `XW`; nothing where it cannot be cut so."""
    found: list[Token] = []
    at = 0
    while at < len(word):
        name = next((name for name in names.known if len(name) < 5 and word.startswith(name, at)), word[at])
        quantity = names.quantity(name)
        if quantity is None:
            return []
        found.append(Token("name", name, place + at, quantity))
        at += len(name)
    return found


def _unknown(word: str, place: int, names: Names) -> UnreadableError:
    stem = word[:-1]
    if word[-1] in "Tt" and stem and (names.quantity(stem) or _letters(stem, place, names)):
        return UnreadableError(
            mark_for_translation("problems", "“{word}” means nothing here: a transpose is {stem}ᵀ or {stem}.T."),
            place,
            word=word,
            stem=stem,
        )
    stem, underscore, _ = word.partition("_")
    if underscore and names.quantity(stem):
        return _indexed(word, place)
    return UnreadableError(
        mark_for_translation("problems", "“{word}” means nothing here: the names that do are {known}."),
        place,
        word=word[:40],
        known=", ".join(names.shown),
    )


def _derivative(text: str, place: int, found: re.Match[str], names: Names) -> tuple[list[Token], int]:
    start = found.end()
    named = _known_name(text, start, names)
    word = _WORD.match(text, start)
    if named is None and word and names.quantity(word[0]):
        named = Token("name", word[0], start)
    of = text[start : start + 12].split(" ")[0] if named is None else named.text
    end = start + len(of)
    if found[0].startswith("\\"):
        while end < len(text) and text[end] in " }":
            end += 1
            if text[end - 1] == "}":
                break
    if of in ("C", "L"):
        return [Token("number", "1", place)], end
    quantity = names.gradient_of(of)
    if quantity is None:
        raise UnreadableError(
            mark_for_translation(
                "problems",
                "∂C/∂{name} is no gradient to go on from: use those that lie nearer to the loss, such as G.",
            ),
            place,
            name=of,
        )
    return [Token("name", text[place:end], place, quantity)], end

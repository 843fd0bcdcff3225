"""Reads the LaTeX of an operation's formula into an expression."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from graphgui.explain.expressions.expression import (
    Call,
    Cases,
    Condition,
    Delta,
    Element,
    Elementwise,
    Expression,
    Grid,
    Index,
    Number,
    Ones,
    Over,
    Power,
    Product,
    Range,
    Sum,
    Symbol,
    Total,
    Transposed,
    mapped,
)


class UnreadableFormulaError(ValueError):
    """A formula that is written in a way that is not read: it is shown, and not worked out."""


_TOKEN = re.compile(
    r"\\(?:begin|end)\{cases\}"
    r"|\\hat\{\w\}|\\mathbf\{1\}|\\operatorname\{sign\}|\\text\{[^{}]*\}"
    r"|\\\\|\\[A-Za-z]+|\d+(?:\.\d+)?|[A-Za-z]'?|[-+(){}\[\]^_=<>,&/]"
)
_SPACES = re.compile(r"\\,|\s+|\\(?:left|right|Big|big)(?![A-Za-z])|\\quad")
_FUNCTIONS = {
    r"\max": "max",
    r"\min": "min",
    r"\tanh": "tanh",
    r"\ln": "ln",
    r"\exp": "exp",
    r"\sin": "sin",
    r"\cos": "cos",
    r"\operatorname{sign}": "sign",
    r"\Phi": "Φ",
}
_RELATIONS = {"<": "<", ">": ">", "=": "=", r"\le": "≤"}
_GREEK = frozenset({r"\mu", r"\sigma", r"\alpha", r"\lambda", r"\delta", r"\varepsilon", r"\pi"})
_LEFT = re.compile(r"([A-Za-z]'?|\\hat\{[A-Z]\}|\\mu)(?:_\{([a-z]{1,2})\})?|(\\sigma)\(A\)")
_DERIVATIVE = re.compile(r"\\frac\{\\partial C\}\{\\partial (.+)_\{([a-z]{1,2})\}\}")
_ENDS = frozenset(
    {"", ")", "}", "]", "+", "-", ",", "&", r"\\", r"\end{cases}", r"\odot", r"\oslash", r"\rvert", r"\rVert"}
) | set(_RELATIONS)


class Formula(NamedTuple):
    """What a formula says.

    Attributes:
        name: what stands on its left; empty where nothing does.
        result: its right side.
        definitions: what it says besides of the symbols that it uses.
    """

    name: str
    result: Expression
    definitions: Mapping[str, Expression]


@lru_cache(maxsize=256)
def parse(latex: str) -> Formula:
    """Read a formula, as `Op.formula` and `Op.gradients` have it.

    Raises:
        UnreadableFormulaError: it uses something that has no place in `Expression`.
    """
    first, *others = (_side(part) for part in latex.split(r", \quad "))
    if not all(name for name, _ in others):
        raise UnreadableFormulaError(latex)
    return Formula(*first, dict(others))


def _side(latex: str) -> tuple[str, Expression]:
    """The name on the left of an equation, and what it is."""
    left, is_equation, right = latex.partition(" = ")
    found = _LEFT.fullmatch(left) or _DERIVATIVE.fullmatch(left)
    if not is_equation or not found:
        return "", _Parser(latex).whole()
    result = _Parser(right).whole(found[2] or "")
    return found[1] or left, Grid(tuple(found[2]), result) if found[2] else result


class _Parser:
    def __init__(self, latex: str) -> None:
        self._tokens: list[str] = []
        text = _SPACES.sub(" ", latex).strip()
        while text:
            found = _TOKEN.match(text)
            if not found:
                raise UnreadableFormulaError(latex)
            self._tokens.append(found[0])
            text = text[found.end() :].lstrip()
        self._place = 0
        self._indices: set[str] = set()
        self._latex = latex

    @property
    def _next(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self, *expected: str) -> str:
        token = self._next
        if (expected and token not in expected) or not token:
            raise UnreadableFormulaError(self._latex)
        self._place += 1
        return token

    def _skip(self, token: str) -> bool:
        if self._next != token:
            return False
        self._place += 1
        return True

    def whole(self, free: str = "") -> Expression:
        """All of it; `free` are the indices that the left side has."""
        found = self._sum()
        if self._next:
            raise UnreadableFormulaError(self._latex)
        self._indices |= set(free)
        return self._bound(found) if self._indices else found

    def _bound(self, expression: Expression) -> Expression:
        """The same with indices where letters that stand in subscripts stand by themselves."""
        if isinstance(expression, Symbol) and expression.name in self._indices:
            return Index(expression.name)
        return mapped(expression, self._bound)

    def _sum(self) -> Expression:
        sign = -1 if self._skip("-") else 1
        terms = [(sign, self._term())]
        while self._next in ("+", "-"):
            sign = 1 if self._take() == "+" else -1
            terms.append((sign, self._term()))
        return terms[0][1] if len(terms) == 1 and terms[0][0] == 1 else Sum(tuple(terms))

    def _term(self) -> Expression:
        found = self._product()
        while self._next in (r"\odot", r"\oslash", "/"):
            sign = self._take()
            found = Elementwise("*" if sign == r"\odot" else "/", found, self._product())
        return found

    def _product(self) -> Expression:
        """Factors beside each other."""
        factors = [self._factor()]
        while self._next not in _ENDS and self._next not in ("/", r"\bmod"):
            factors.append(self._factor())
        found = factors[0] if len(factors) == 1 else Product(tuple(factors))
        if self._skip(r"\bmod"):
            return Call("mod", (found, self._factor()))
        return found

    def _factor(self) -> Expression:
        if self._next in (r"\sum", r"\max", r"\min") and self._place + 1 < len(self._tokens):
            kinds: dict[str, Literal["sum", "max", "min"]] = {r"\sum": "sum", r"\max": "max", r"\min": "min"}
            kind = kinds[self._next]
            if kind == "sum" or self._tokens[self._place + 1] == "_":
                self._take()
                return self._over(kind)
        base = self._base()
        if self._skip("_"):
            base = self._element(base)
        if self._skip("^"):
            return self._raised(base)
        return base

    def _over(self, kind: Literal["sum", "max", "min"]) -> Expression:
        """`\\sum_{ij}` or `\\sum_{a=0}^{r-1}`, and its term."""
        self._take("_")
        self._take("{")
        names = [self._take()]
        first = last = None
        while self._next not in ("=", "}"):
            names.append(self._take())
        if self._skip("="):
            first = self._sum()
        self._take("}")
        if first is not None:
            self._take("^")
            last = self._braced()
        self._indices |= set(names)
        return Over(kind, tuple(Range(name, first, last) for name in names), self._term())

    def _element(self, base: Expression) -> Expression:
        """An element by its subscript: letters or digits beside each other, or sums with commas between them."""
        self._take("{")
        start = self._place
        until = self._tokens.index("}", start) if "}" in self._tokens[start:] else len(self._tokens)
        inside = self._tokens[start:until]
        if all(re.fullmatch(r"[a-z]|\d{1,2}", token) for token in inside):
            self._place = until + 1
            self._indices |= {token for token in inside if token.isalpha()}
            letters = "".join(inside)
            at: tuple[Expression, ...] = tuple(
                Number(float(each)) if each.isdigit() else Index(each) for each in letters
            )
        elif any(re.match(r"[A-Z]|\\\\(?!bmod)", token) for token in inside):
            raise UnreadableFormulaError(self._latex)  # a name in the place of a number, such as G_A
        else:
            sums = [self._sum()]
            while self._skip(","):
                sums.append(self._sum())
            self._take("}")
            at = tuple(sums)
        if not isinstance(base, Symbol) or not 1 <= len(at) <= 2:
            raise UnreadableFormulaError(self._latex)
        if base.name == r"\delta" and len(at) == 2:
            return Delta(*at)
        return Element(base.name, at)

    def _raised(self, base: Expression) -> Expression:
        if not self._skip("{"):
            return Power(base, self._base())
        if self._skip(r"\top"):
            self._take("}")
            return Ones(is_row=True) if isinstance(base, Ones) else Transposed(base)
        self._skip(r"\odot")
        exponent = self._sum()
        self._take("}")
        return Power(base, exponent)

    def _base(self) -> Expression:
        token = self._take()
        if token[0].isdigit():
            return Number(float(token))
        if token == "e" and self._next == "^":
            self._take("^")
            self._take("{")
            exponent = self._sum()
            self._take("}")
            return Call("exp", (exponent,))
        if token in _GREEK and not (token == r"\sigma" and self._next == "("):
            return Symbol(token)
        if token[0].isalpha() or token.startswith(r"\hat"):
            return Symbol(token)
        match token:
            case "(":
                return self._closed(")")
            case r"\mathbf{1}":
                return Ones()
            case r"\frac" | r"\tfrac":
                return Elementwise("/", self._braced(), self._braced())
            case r"\sqrt":
                return Call("√", (self._braced(),))
            case r"\sigma":
                self._take("(")
                return Call("σ", (self._closed(")"),))
            case r"\lvert":
                return Call("abs", (self._closed(r"\rvert"),))
            case r"\lVert":
                return self._norm()
            case "[":
                return self._condition("]")
            case r"\begin{cases}":
                return self._cases()
        if token in _FUNCTIONS:
            return self._call(_FUNCTIONS[token])
        raise UnreadableFormulaError(self._latex)

    def _braced(self) -> Expression:
        self._take("{")
        return self._closed("}")

    def _closed(self, end: str) -> Expression:
        found = self._sum()
        self._take(end)
        return found

    def _norm(self) -> Expression:
        inside = self._sum()
        self._take(r"\rVert")
        self._take("^")
        exponent = self._braced()
        return Total(Power(inside, exponent))

    def _call(self, function: str) -> Expression:
        """A function of what stands in its parentheses, or of the one factor behind it."""
        power = None
        if self._skip("^"):
            power = self._braced() if self._next == "{" else self._base()
        arguments = []
        if self._skip("("):
            arguments.append(self._sum())
            while self._skip(","):
                arguments.append(self._sum())
            self._take(")")
        else:
            arguments.append(self._factor())
        if function in ("max", "min") and len(arguments) != 2:
            raise UnreadableFormulaError(self._latex)
        called = Call(function, tuple(arguments))
        return called if power is None else Power(called, power)

    def _condition(self, end: str) -> Condition:
        parts, relations = [self._sum()], []
        while self._next in _RELATIONS:
            relations.append(_RELATIONS[self._take()])
            parts.append(self._sum())
        if end:
            self._take(end)
        if not relations:
            raise UnreadableFormulaError(self._latex)
        return Condition(tuple(parts), tuple(relations))

    def _cases(self) -> Cases:
        lines: list[tuple[Expression, str | Condition | None]] = []
        while not lines or self._skip(r"\\"):
            written = self._sum()
            self._take("&")
            if self._next.startswith(r"\text"):
                word = self._take().removeprefix(r"\text{").removesuffix("}")
                lines.append((written, None if word == "else" else word))
            else:
                lines.append((written, self._condition("")))
        self._take(r"\end{cases}")
        return Cases(tuple(lines))

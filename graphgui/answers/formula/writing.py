"""A formula that was read, written as LaTeX and in plain characters."""

import re
from collections.abc import Sequence

from graphgui.explain.expressions.expression import (
    Call,
    Condition,
    Elementwise,
    Expression,
    Number,
    Ones,
    Power,
    Product,
    Sum,
    Symbol,
    Total,
    Transposed,
)
from graphgui.explain.notation import port_label

_SUM, _ELEMENTWISE, _PRODUCT, _TIGHT = range(4)  # how tightly what is written holds together
_NAMES = {
    "ln": r"\ln",
    "exp": r"\exp",
    "sin": r"\sin",
    "cos": r"\cos",
    "tanh": r"\tanh",
    "cosh": r"\cosh",
    "max": r"\max",
    "min": r"\min",
}
_RELATIONS = {"≤": r"\le", "≥": r"\ge"}
_RAISED = str.maketrans("0123456789-.", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·")
_GREEK = {r"\sigma": "σ", r"\mu": "μ", r"\alpha": "α", r"\lambda": "λ", r"\delta": "δ"}


def latex(expression: Expression) -> str:
    """The formula as LaTeX."""
    return _Writer(in_latex=True).write(expression)[0]


def plain(expression: Expression) -> str:
    """The formula in characters that any font has: `−2/q Xᵀ (Y − Ŷ)`."""
    return _Writer(in_latex=False).write(expression)[0]


class _Writer:
    def __init__(self, in_latex: bool) -> None:
        self._in_latex = in_latex

    def write(self, expression: Expression) -> tuple[str, int]:
        """What is written, and how tightly it holds together."""
        match expression:
            case Number(value):
                return self._number(value), _TIGHT
            case Symbol(name):
                return name if self._in_latex else _symbol(name), _TIGHT
            case Ones(is_row):
                one = r"\mathbf{1}" if self._in_latex else "1"
                return one + (self._top if is_row else ""), _TIGHT
            case Transposed(of):
                return self._inside(of, _TIGHT) + self._top, _TIGHT
            case Sum(terms):
                return self._sum(terms), _SUM
            case Product(factors):
                return self._product(factors), _PRODUCT
            case Elementwise("*", left, right):
                sign = r"\odot" if self._in_latex else "⊙"
                return f"{self._inside(left, _ELEMENTWISE)} {sign} {self._inside(right, _PRODUCT)}", _ELEMENTWISE
            case Elementwise("/", left, right) if self._in_latex:
                return rf"\frac{{{self.write(left)[0]}}}{{{self.write(right)[0]}}}", _PRODUCT
            case Elementwise(_, left, right):
                return f"{self._inside(left, _PRODUCT)}/{self._inside(right, _TIGHT)}", _PRODUCT
            case Power(base, Number(exponent)):
                return self._power(self._inside(base, _TIGHT), exponent), _TIGHT
            case Call(function, arguments):
                return self._call(function, arguments), _TIGHT
            case Condition(items, relations):
                return self._condition(items, relations), _TIGHT
            case Total(of):
                sign = r"\sum " if self._in_latex else "Σ"
                inside = self.write(of)[0]
                brackets = (r"\left(", r"\right)") if self._in_latex else ("(", ")")
                return f"{sign}{inside.join(brackets)}", _TIGHT
        raise AssertionError(f"not read from a text: {expression}")

    @property
    def _top(self) -> str:
        return r"^{\top}" if self._in_latex else "ᵀ"

    def _inside(self, expression: Expression, tightness: int) -> str:
        text, own = self.write(expression)
        if own >= tightness:
            return text
        return rf"\left({text}\right)" if self._in_latex else f"({text})"

    def _number(self, value: float) -> str:
        text, _, power = f"{value:.6g}".partition("e")
        if not power:
            return text if self._in_latex else text.replace("-", "−")
        if self._in_latex:
            return rf"{text} \cdot 10^{{{int(power)}}}"
        return f"{text}·10{str(int(power)).translate(_RAISED)}".replace("-", "−")

    def _power(self, base: str, exponent: float) -> str:
        text = f"{exponent:g}"
        return f"{base}^{{{text}}}" if self._in_latex else base + text.translate(_RAISED)

    def _sum(self, terms: Sequence[tuple[int, Expression]]) -> str:
        minus = "-" if self._in_latex else "−"
        text = ""
        for place, (sign, term) in enumerate(terms):
            if place:
                text += f" {'+' if sign > 0 else minus} "
            elif sign < 0:
                text += minus
            text += self._inside(term, _ELEMENTWISE)
        return text

    def _product(self, factors: Sequence[Expression]) -> str:
        written = [self._inside(each, _PRODUCT) for each in factors]
        text = written[0]
        for before, each, factor in zip(written, written[1:], factors[1:], strict=False):
            digits = each[0].isdigit() and (before[-1].isdigit() or not isinstance(factor, Number))
            times = r" \cdot " if self._in_latex else "·"
            text += (times if digits or isinstance(factor, Number) else r"\, " if self._in_latex else " ") + each
        return text

    def _call(self, function: str, arguments: Sequence[Expression]) -> str:
        inside = ", ".join(self.write(each)[0] for each in arguments)
        if not self._in_latex:
            return f"{function.rstrip('01')}({inside}{_axis(function)})"
        name = _NAMES.get(function, r"\sigma" if function == "σ" else rf"\operatorname{{{_letters(function)}}}")
        return rf"{name}\left({inside}{_axis(function)}\right)"

    def _condition(self, items: Sequence[Expression], relations: Sequence[str]) -> str:
        text = self.write(items[0])[0]
        for relation, item in zip(relations, items[1:], strict=True):
            sign = _RELATIONS.get(relation, relation) if self._in_latex else relation
            text += f" {sign} {self.write(item)[0]}"
        return f"[{text}]"


def _axis(function: str) -> str:
    return f", {function[-1]}" if function in ("mean0", "mean1") else ""


def _letters(function: str) -> str:
    return function.rstrip("01").replace("_", " ")


def _symbol(name: str) -> str:
    """A symbol's LaTeX in plain characters."""
    if name.startswith(r"\begin"):
        rows = name.removeprefix(r"\begin{pmatrix} ").removesuffix(r" \end{pmatrix}").split(r" \\ ")
        return "[" + "; ".join(row.replace(" & ", ", ") for row in rows) + "]"
    if found := re.fullmatch(r"\\frac\{\\partial C\}\{\\partial (.*)\}", name):
        return f"∂C/∂{_symbol(found[1])}"
    text = re.sub(r"\\hat\{(\w)\}", lambda found: port_label(found[1] + "hat"), name)
    text = re.sub(r"\\(?:mathrm|text)\{([^{}]*)\}", r"\1", text)
    return re.sub(r"_\{([^{}]*)\}", r"_\1", _GREEK.get(text, text))

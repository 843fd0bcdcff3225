"""Formulas of elements as LaTeX: with letters for their indices, or with numbers and each sum written out."""

from collections.abc import Callable, Sequence

from graphgui.explain.expressions.evaluation import Evaluation
from graphgui.explain.expressions.expression import (
    Call,
    Cases,
    Condition,
    Delta,
    Element,
    Elementwise,
    Expression,
    Index,
    Number,
    Over,
    Power,
    Product,
    Sum,
    Symbol,
)
from graphgui.explain.worked_entry import MOST_TERMS, Places, is_of_indices, surviving

Name = Callable[[str, str], str]
"""LaTeX of a symbol and the indices of its element; these are empty for a whole matrix or a number."""

_SUM, _PRODUCT, _TIGHT = 0, 1, 2
_FUNCTIONS = {
    "tanh": r"\tanh",
    "ln": r"\ln",
    "sin": r"\sin",
    "cos": r"\cos",
    "max": r"\max",
    "min": r"\min",
    "sign": r"\operatorname{sign}",
    "σ": r"\sigma",
    "Φ": r"\Phi",
}
_RELATIONS = {"≤": r"\le"}


def indexed(symbol: str, at: str) -> str:
    """A symbol with indices, after those that it has."""
    if not at:
        return symbol
    return rf"{symbol[:-1]},\,{at}}}" if symbol.endswith("}") and "_{" in symbol else f"{symbol}_{{{at}}}"


class ElementLatex:
    """Writes formulas of elements.

    Args:
        evaluation: knows which line of cases holds, and how far sums run.
        name: writes a symbol.
    """

    def __init__(self, evaluation: Evaluation, name: Name) -> None:
        self._evaluation, self._name = evaluation, name

    def text(self, expression: Expression, places: Places | None = None) -> str:
        """LaTeX of the formula.

        Args:
            expression: of elements.
            places: what its indices stand for, counted from 1; sums are then written out.
        """
        return self._write(expression, places)[0]

    def at(self, indices: Sequence[Expression], places: Places | None = None) -> str:
        """Indices as they stand below a symbol."""
        written = [self._write(each, places)[0] for each in indices]
        are_short = all(len(each) == 1 for each in written)
        return ("" if are_short else r",\,").join(written)

    def _write(self, expression: Expression, places: Places | None) -> tuple[str, int]:
        match expression:
            case Number(value):
                return f"{value:g}", _TIGHT if value >= 0 else _SUM
            case Index(name):
                return (str(places[name]) if places and name in places else name), _TIGHT
            case Symbol(name):
                return self._name(name, ""), _TIGHT
            case Element(matrix, at):
                return self._name(matrix, self.at(at, places)), _TIGHT
            case Delta(left, right):
                return rf"\delta_{{{self.at((left, right), places)}}}", _TIGHT
            case Sum(terms):
                return self._sum(terms, places), _SUM
            case Product(factors):
                return self._product(factors, places)
            case Elementwise("*", left, right):
                return self._product((left, right), places)
            case Elementwise("/", left, right):
                return rf"\frac{{{self._write(left, places)[0]}}}{{{self._write(right, places)[0]}}}", _TIGHT
            case Power(base, exponent):
                return f"{self._inside(base, places, _TIGHT)}^{{{self._write(exponent, places)[0]}}}", _TIGHT
            case Call():
                return self._call(expression, places), _TIGHT
            case Condition():
                return f"[{self._condition(expression, places)}]", _TIGHT
            case Over():
                return self._over(expression, places)
            case Cases():
                return self._cases(expression, places)
        raise ValueError(f"{expression} is no formula of elements")

    def _inside(self, expression: Expression, places: Places | None, tightness: int = _PRODUCT) -> str:
        return _bracketed(self._write(expression, places), tightness)

    def _sum(self, terms: tuple[tuple[int, Expression], ...], places: Places | None) -> str:
        text = ""
        for place, (sign, term) in enumerate(terms):
            if place:
                text += " + " if sign > 0 else " - "
            elif sign < 0:
                text += "-"
            text += self._inside(term, places)
        return text

    def _product(self, factors: tuple[Expression, ...], places: Places | None) -> tuple[str, int]:
        kept = [each for each in factors if places is None or not is_of_indices(each)]
        if len(kept) < len(factors) and places is not None:
            tests = [each for each in factors if is_of_indices(each)]
            if any(self._evaluation.at(test, places).item() == 0 for test in tests):
                return "0", _TIGHT
        if len(kept) == 1:
            return self._write(kept[0], places)
        written = [self._inside(each, places) for each in kept]
        return r"\,".join(written) or "1", _PRODUCT

    def _call(self, call: Call, places: Places | None) -> str:
        written = ", ".join(self._write(each, places)[0] for each in call.arguments)
        match call.function:
            case "abs":
                return rf"\lvert {written} \rvert"
            case "exp":
                return f"e^{{{written}}}"
            case "√":
                return rf"\sqrt{{{written}}}"
            case "mod":
                return "(" + r" \bmod ".join(self._inside(each, places) for each in call.arguments) + ")"
        return f"{_FUNCTIONS[call.function]}({written})"

    def _condition(self, condition: Condition, places: Places | None) -> str:
        text = self._write(condition.parts[0], places)[0]
        for relation, part in zip(condition.relations, condition.parts[1:], strict=True):
            text += f" {_RELATIONS.get(relation, relation)} {self._write(part, places)[0]}"
        return text

    def _over(self, over: Over, places: Places | None) -> tuple[str, int]:
        if places is None:
            names = "".join(each.name for each in over.ranges)
            lower, upper = over.ranges[0][1:]
            bounds = f"_{{{names}}}"
            if lower is not None and upper is not None:
                bounds = f"_{{{names}={self._write(lower, None)[0]}}}^{{{self._write(upper, None)[0]}}}"
            return rf"\{over.kind}{bounds} {self._inside(over.of, None)}", _PRODUCT
        terms = surviving(self._evaluation, over, places)
        if over.kind != "sum":
            return rf"\{over.kind}({', '.join(self._listed(over.of, terms, _SUM))})", _TIGHT
        if len(terms) == 1:
            return self._write(over.of, terms[0])
        return " + ".join(self._listed(over.of, terms, _PRODUCT)) or "0", _SUM if terms else _TIGHT

    def _listed(self, of: Expression, terms: Sequence[Places], tightness: int) -> list[str]:
        if len(terms) <= MOST_TERMS:
            return [self._inside(of, term, tightness) for term in terms]
        first = [self._inside(of, terms[place], tightness) for place in range(2)]
        return [*first, r"\cdots", self._inside(of, terms[len(terms) - 1], tightness)]

    def _cases(self, cases: Cases, places: Places | None) -> tuple[str, int]:
        if (chosen := self._evaluation.chosen(cases)) is not None:
            return self._write(chosen, places)
        if places is not None:
            line = self._evaluation.line(cases, lambda test: bool(self._evaluation.at(test, places) > 0))
            return self._write(line, places)
        lines = []
        for written, test in cases.lines:
            condition = self._condition(test, None) if isinstance(test, Condition) else r"\text{else}"
            if not isinstance(test, str):
                lines.append(f"{self._write(written, None)[0]} & {condition}")
        return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}", _PRODUCT


def _bracketed(written: tuple[str, int], tightness: int) -> str:
    text, own = written
    return text if own >= tightness else rf"\left({text}\right)"
